using System.Text.Json.Serialization;
using ChatBot.Channels.Activities;

namespace ChatBot.Channels.Web.DirectLine;

/// <summary>What a client gets when it begins or comes back.</summary>
internal sealed record DirectLineStart(string ConversationId, string Token, [property: JsonPropertyName("expires_in")] int ExpiresIn)
{
    public string? StreamUrl { get; init; }
}

/// <summary>What a client may say when it begins.</summary>
internal sealed record DirectLineStartRequest(ChannelAccount? User);

/// <summary>The number of what was sent.</summary>
internal sealed record DirectLineResource(string Id);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DirectLineStart))]
[JsonSerializable(typeof(DirectLineStartRequest))]
[JsonSerializable(typeof(DirectLineResource))]
internal sealed partial class DirectLineJson : JsonSerializerContext;
