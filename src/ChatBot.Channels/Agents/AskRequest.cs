using System.Text.Json.Serialization;

namespace ChatBot.Channels.Agents;

/// <summary>The body of a question over HTTP.</summary>
/// <param name="Question">The words.</param>
/// <param name="ConversationId">The conversation it continues.</param>
/// <param name="RequestId">The client's own number of this request: sent again, it is the same question and not a second one.</param>
internal sealed record AskRequest(string? Question, string? ConversationId = null, string? RequestId = null)
{
    private const int LongestId = 128;

    /// <summary>What is wrong with it in one sentence, or null.</summary>
    public string? Fault =>
        Question is null ? "Send a JSON object with a \"question\"."
        : Question.Contains('\0', StringComparison.Ordinal) ? "A question cannot hold the character U+0000."
        : !IsId(ConversationId) ? $"A \"conversationId\" has 1 to {LongestId} characters of A-Z, a-z, 0-9, and _ : . -"
        : !IsId(RequestId) ? $"A \"requestId\" has 1 to {LongestId} characters of A-Z, a-z, 0-9, and _ : . -"
        : null;

    private static bool IsId(string? id) =>
        id is null || (id.Length is > 0 and <= LongestId && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or ':' or '.' or '-'));
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, MaxDepth = 8, AllowDuplicateProperties = false)]
[JsonSerializable(typeof(AskRequest))]
internal sealed partial class AskJson : JsonSerializerContext;
