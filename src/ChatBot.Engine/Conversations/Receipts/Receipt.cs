using ChatBot.Access;
using ChatBot.Answers;
using ChatBot.Retrieval;

namespace ChatBot.Conversations;

/// <summary>Everything needed to see later how an answer came about, and whether what it cites still stands.</summary>
public sealed record Receipt
{
    /// <summary>The answer as it was given.</summary>
    public required Answer Answer { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The question as it was typed, cut to a bounded length.</summary>
    public required string Asked { get; init; }

    /// <summary>Who asked, with the labels held then: checking again sees no more than they did.</summary>
    public required Principal Principal { get; init; }

    /// <summary>The settings that decide what the index holds.</summary>
    public required string Settings { get; init; }

    /// <summary>The passages that were considered.</summary>
    public IReadOnlyList<RankedPassage> Candidates { get; init; } = [];

    /// <summary>Sentences that the check did not let through.</summary>
    public IReadOnlyList<CheckedSentence> Dropped { get; init; } = [];

    /// <summary>Milliseconds of each step, by name.</summary>
    public IReadOnlyList<(string Step, double Milliseconds)> Timings { get; init; } = [];
}
