using System.Text.Json.Serialization;

namespace ChatBot.Channels.Agents;

/// <summary>The body of a question over HTTP.</summary>
internal sealed record AskRequest(string? Question, string? ConversationId);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AskRequest))]
internal sealed partial class AskJson : JsonSerializerContext;
