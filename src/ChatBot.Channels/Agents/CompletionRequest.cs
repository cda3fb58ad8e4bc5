using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatBot.Channels.Agents;

/// <summary>The body of a chat completion, as far as it matters here; everything else that a client may send is taken and ignored.</summary>
internal sealed record CompletionRequest(string? Model, IReadOnlyList<CompletionMessage?>? Messages, bool Stream = false, int? N = null, CompletionStreamOptions? StreamOptions = null)
{
    private const int MostMessages = 1_000;

    /// <summary>What is wrong with it in one sentence, or null.</summary>
    public string? Fault =>
        Messages is not { Count: > 0 } ? "Send \"messages\", the last of which is the question."
        : Messages.Count > MostMessages ? $"There are more than {MostMessages} messages."
        : N is not (null or 1) ? "There is one answer to a question; \"n\" can only be 1."
        : Messages[^1]?.Role != CompletionMessage.User ? "The last of the \"messages\" is the question, with the role \"user\"."
        : Question.Length == 0 ? "The last of the \"messages\" has no text."
        : Question.Contains('\0', StringComparison.Ordinal) ? "A question cannot hold the character U+0000."
        : null;

    /// <summary>What is asked.</summary>
    public string Question => Messages?[^1]?.Text ?? "";

    /// <summary>What was asked first in this conversation.</summary>
    public string FirstQuestion => Messages?.FirstOrDefault(message => message?.Role == CompletionMessage.User)?.Text ?? "";

    /// <summary>Whether something was asked before.</summary>
    public bool IsFollowUp => Messages?.Count(message => message?.Role == CompletionMessage.User) > 1;
}

/// <summary>What a client wants to know about a stream.</summary>
internal sealed record CompletionStreamOptions(bool IncludeUsage = false);

/// <summary>One message of a conversation: text, or parts of which those of text count.</summary>
internal sealed record CompletionMessage(string? Role, JsonElement Content)
{
    /// <summary>The role of people.</summary>
    public const string User = "user";

    /// <summary>Its words.</summary>
    public string Text => Content.ValueKind switch
    {
        JsonValueKind.String => Content.GetString()!,
        JsonValueKind.Array => string.Join('\n', Content.EnumerateArray().Select(TextOf).Where(text => text.Length > 0)),
        _ => "",
    };

    private static string TextOf(JsonElement part) =>
        part.ValueKind == JsonValueKind.Object && part.TryGetProperty("type", out var type) && type.ValueEquals("text")
        && part.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, MaxDepth = 16)]
[JsonSerializable(typeof(CompletionRequest))]
internal sealed partial class CompletionJson : JsonSerializerContext;
