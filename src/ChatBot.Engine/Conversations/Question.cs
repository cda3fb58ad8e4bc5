using ChatBot.Access;

namespace ChatBot.Conversations;

/// <summary>One question as a channel received it.</summary>
public sealed record Question
{
    /// <summary>The words, as typed.</summary>
    public required string Text { get; init; }

    /// <summary>Who asks.</summary>
    public required Principal Principal { get; init; }

    /// <summary>The conversation it continues; null begins a new one.</summary>
    public string? ConversationId { get; init; }
}
