using System.Text.Json.Serialization;

namespace ChatBot.Channels.Web.DirectLine;

/// <summary>What a token stands for.</summary>
/// <param name="ConversationId">The one conversation it opens.</param>
/// <param name="PrincipalId">On whose behalf it was given.</param>
/// <param name="Labels">The labels of that principal.</param>
/// <param name="UserId">The user it speaks for; null when the client says so itself.</param>
/// <param name="IsForStream">It opens the stream and nothing else.</param>
/// <param name="FirstGiven">When the first of a row of refreshed tokens was given.</param>
/// <param name="Ends">When it ends.</param>
internal sealed record DirectLineGrant(
    string ConversationId, string PrincipalId, IReadOnlyList<string> Labels, string? UserId, bool IsForStream, DateTimeOffset FirstGiven, DateTimeOffset Ends);

[JsonSerializable(typeof(DirectLineGrant))]
internal sealed partial class DirectLineGrantJson : JsonSerializerContext;
