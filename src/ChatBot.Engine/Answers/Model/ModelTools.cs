using System.Text.Json;
using Microsoft.Extensions.AI;

namespace ChatBot.Answers;

/// <summary>
/// The two things that a model may do besides writing: search for words, and ask for what fields say. Both only read, both take one text, and
/// neither takes a path, an address, a person or a collection.
/// </summary>
internal static class ModelTools
{
    /// <summary>Searches the documents that the asker may see.</summary>
    public const string Search = "search";

    /// <summary>Asks what fields and tables of the documents say.</summary>
    public const string QueryCatalogue = "query_catalogue";

    /// <summary>The one argument of either.</summary>
    public const string Argument = "query";

    private const int LongestQuery = 500;

    /// <summary>What a model is told of them.</summary>
    public static IList<AITool> All { get; } =
    [
        new Declaration(Search, "Searches the documents for passages. Give the words that the answer would hold.", "Words to search for."),
        new Declaration(
            QueryCatalogue,
            "Looks up, lists, counts or adds up fields and table rows of the documents, such as dates, authors and prices. Give one complete question.",
            "A question about fields, such as: how many documents were written in 2024?"),
    ];

    /// <summary>The argument of a call; null when the call is not one of these two with this one argument.</summary>
    public static string? QueryOf(FunctionCallContent call)
    {
        if (call.Name is not (Search or QueryCatalogue) || call.Exception is not null || call.Arguments is not { Count: 1 } arguments || !arguments.TryGetValue(Argument, out var value))
        {
            return null;
        }

        var text = value switch
        {
            string words => words,
            JsonElement { ValueKind: JsonValueKind.String } element => element.GetString(),
            _ => null,
        };
        return string.IsNullOrWhiteSpace(text) ? null : text.Length > LongestQuery ? text[..LongestQuery] : text;
    }

    private sealed class Declaration(string name, string description, string argument) : AIFunctionDeclaration
    {
        public override string Name => name;

        public override string Description => description;

        public override JsonElement JsonSchema { get; } = JsonSerializer.SerializeToElement(
            new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["type"] = "object",
                ["properties"] = new Dictionary<string, object>(StringComparer.Ordinal)
                {
                    [Argument] = new Dictionary<string, object>(StringComparer.Ordinal) { ["type"] = "string", ["description"] = argument, ["maxLength"] = LongestQuery },
                },
                ["required"] = new[] { Argument },
                ["additionalProperties"] = false,
            });
    }
}
