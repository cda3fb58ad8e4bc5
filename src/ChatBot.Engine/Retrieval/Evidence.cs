using ChatBot.Index;

namespace ChatBot.Retrieval;

/// <summary>The ranked passages for one question, and how surely they answer it.</summary>
/// <param name="Question">The question as it was asked.</param>
/// <param name="Passages">Best first; a document ranks where its first passage does.</param>
/// <param name="Confidence">Between 0 and 1: how much of what the question asks for the best passage has.</param>
public sealed record Evidence(string Question, IReadOnlyList<RankedPassage> Passages, double Confidence);

/// <summary>One passage of the evidence, and why it is where it is.</summary>
public sealed record RankedPassage
{
    /// <summary>From 1.</summary>
    public required int Rank { get; init; }

    /// <summary>What it is ranked by.</summary>
    public required double Score { get; init; }

    /// <summary>Id of the passage that names this one's document, if that brought it in or up.</summary>
    public required string? NamedBy { get; init; }

    /// <summary>The passage.</summary>
    public required PassageHit Hit { get; init; }
}
