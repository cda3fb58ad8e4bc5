using System.Security.Cryptography;
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

    /// <summary>The number that the answer shall have, where somebody must know it before there is one; null takes a new one.</summary>
    public string? AnswerId { get; init; }

    /// <summary>A number for an answer or a conversation that nobody can guess.</summary>
    public static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
