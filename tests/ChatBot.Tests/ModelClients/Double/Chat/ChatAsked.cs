using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace ChatBot.Tests.ModelClients.Double.Chat;

/// <summary>One message as the double was sent it.</summary>
internal sealed record AskedMessage(string Role, string Text, IReadOnlyList<string> CallIds, string? AnswersCall);

/// <summary>A request as the double understood it, or why it does not take it.</summary>
internal sealed record ChatAsked
{
    private const int CharactersPerToken = 4;

    private static readonly string[] Known =
    [
        "model", "messages", "stream", "stream_options", "tools", "tool_choice", "parallel_tool_calls", "max_tokens", "max_completion_tokens", "temperature",
        "top_p", "seed", "stop", "response_format",
    ];

    public DoubleRefusal? Refusal { get; private init; }

    public IReadOnlyList<AskedMessage> Messages { get; private init; } = [];

    public IReadOnlyList<string> Tools { get; private init; } = [];

    public bool IsStreamed { get; private init; }

    public bool WantsUsage { get; private init; }

    /// <summary>About how many tokens were sent.</summary>
    public int Tokens => Math.Max(1, Messages.Sum(message => message.Text.Length) / CharactersPerToken);

    public static ChatAsked Read(HttpRequest request, string body, ChatDoubleOptions options)
    {
        var isAzure = options.Server == DoubleServer.Azure;
        var given = isAzure ? request.Headers["api-key"].ToString() : request.Headers.Authorization.ToString();
        if (options.Key is not null && given != (isAzure ? options.Key : $"Bearer {options.Key}"))
        {
            return Refused(DoubleRefusal.Key(options.Server, given.Replace("Bearer ", "", StringComparison.Ordinal)));
        }

        if (request.ContentType?.StartsWith("application/json", StringComparison.Ordinal) != true)
        {
            return Refused(new DoubleRefusal(415, """{"error":{"message":"Unsupported Media Type"}}"""));
        }

        try
        {
            using var json = JsonDocument.Parse(body, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return json.RootElement.ValueKind == JsonValueKind.Object ? Read(json.RootElement, options) : Refused(DoubleRefusal.NotJson(options.Server));
        }
        catch (JsonException)
        {
            return Refused(DoubleRefusal.NotJson(options.Server));
        }
    }

    private static ChatAsked Read(JsonElement json, ChatDoubleOptions options)
    {
        var server = options.Server;
        var model = Text(json, "model") ?? "";
        if (model != options.Model && server != DoubleServer.LlamaCpp)
        {
            return Refused(DoubleRefusal.Model(server, model));
        }

        foreach (var member in json.EnumerateObject())
        {
            if (options.Refuses.Contains(member.Name) || !Known.Contains(member.Name))
            {
                return Refused(ChatRefusal.Unsupported(server, member.Name));
            }

            if (ChatMembers.Problem(member, json) is { } problem)
            {
                return Refused(ChatRefusal.Member(server, member.Name, problem));
            }
        }

        var tools = json.TryGetProperty("tools", out var list) ? list.EnumerateArray().Select(ChatMembers.ToolName).ToList() : [];
        if (options.Tools is { } allowed && tools.Except(allowed, StringComparer.Ordinal).FirstOrDefault() is { } foreign)
        {
            return Refused(ChatRefusal.Member(server, "tools", $"nobody told the double about '{foreign}'"));
        }

        if (!json.TryGetProperty("messages", out var messages) || messages.ValueKind != JsonValueKind.Array || messages.GetArrayLength() == 0)
        {
            return Refused(ChatRefusal.Member(server, "messages", "empty array. Expected an array with minimum length 1, but got an empty array instead."));
        }

        var (read, wrong) = ChatMessages.Read(messages);
        if (wrong is not null)
        {
            return Refused(ChatRefusal.Order(server, wrong));
        }

        var isStreamed = json.TryGetProperty("stream", out var stream) && stream.GetBoolean();
        var asked = new ChatAsked
        {
            Messages = read,
            Tools = tools,
            IsStreamed = isStreamed,
            WantsUsage = !isStreamed || (json.TryGetProperty("stream_options", out var extras) && extras.TryGetProperty("include_usage", out var usage) && usage.GetBoolean()),
        };
        return read.Sum(message => message.Text.Length) > options.MaxCharacters ? Refused(ChatRefusal.TooLong(server, asked.Tokens)) : asked;
    }

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static ChatAsked Refused(DoubleRefusal refusal) => new() { Refusal = refusal };
}
