using System.Text.Json.Serialization;

namespace ChatBot.Channels.Web.DirectLine;

/// <summary>What a token stands for. What its principal may see is asked each time, so that a right that is withdrawn is gone.</summary>
/// <param name="ConversationId">The one conversation it opens.</param>
/// <param name="PrincipalId">On whose behalf it was given.</param>
/// <param name="UserId">The user it speaks for; null when the client says so itself.</param>
/// <param name="IsForStream">It opens the stream and nothing else.</param>
/// <param name="HasBegun">The conversation was begun before, so that there may be something that the service no longer knows.</param>
/// <param name="Ends">When it ends.</param>
internal sealed record DirectLineGrant(string ConversationId, string PrincipalId, string? UserId, bool IsForStream, bool HasBegun, DateTimeOffset Ends);

[JsonSerializable(typeof(DirectLineGrant))]
internal sealed partial class DirectLineGrantJson : JsonSerializerContext;
