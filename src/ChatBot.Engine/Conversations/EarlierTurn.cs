using ChatBot.Answers;
using ChatBot.Retrieval;

namespace ChatBot.Conversations;

/// <summary>What a question may fall back on from one earlier question of its conversation.</summary>
public sealed record EarlierTurn
{
    /// <summary>The question as it was understood: complete, after completing a follow-up.</summary>
    public required string Question { get; init; }

    /// <summary>How it was read.</summary>
    public required QuestionReading Reading { get; init; }

    /// <summary>The answer as it was shown, with or without markers; empty when there was none.</summary>
    public string Answer { get; init; } = "";

    /// <summary>Ids of the documents that the answer cites, in the order of their first marker.</summary>
    public IReadOnlyList<string> Cited { get; init; } = [];

    /// <summary>Path of the metadata field that a catalogue answer used, such as <c>model.cost.input</c>.</summary>
    public string? Field { get; init; }

    /// <summary>The document that a superlative picked ("the cheapest").</summary>
    public string? Winner { get; init; }

    /// <summary>What the answer cites, for a person who asks where it stands.</summary>
    public IReadOnlyList<Source> Sources { get; init; } = [];
}
