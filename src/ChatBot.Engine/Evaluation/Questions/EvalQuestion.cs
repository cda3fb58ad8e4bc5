namespace ChatBot.Evaluation;

/// <summary>One question of a set, with what a right answer to it must have.</summary>
public sealed record EvalQuestion
{
    /// <summary>Its name in the set.</summary>
    public required string Id { get; init; }

    /// <summary>What is asked.</summary>
    public required string Text { get; init; }

    /// <summary>The group it is counted in, such as <c>fact</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>A question to ask first in the same conversation.</summary>
    public string? Prior { get; init; }

    /// <summary>Labels that the asker holds.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>What counts as right.</summary>
    public required Expectation Expected { get; init; }
}

/// <summary>What counts as right, in one of the schemas in use.</summary>
public abstract record Expectation
{
    private Expectation()
    {
    }

    /// <summary>Strings in the answer and files among its citations.</summary>
    /// <param name="Contains">Each must occur in the answer, in one of its forms.</param>
    /// <param name="Files">Each must be cited, under one of its names.</param>
    /// <param name="EveryFile">Whether one of the files is not enough.</param>
    public sealed record AnswerAndPlaces(IReadOnlyList<OneOf> Contains, IReadOnlyList<OneOf> Files, bool EveryFile) : Expectation;

    /// <summary>No document has the answer, and the asker must be told so.</summary>
    public sealed record NotFound : Expectation;

    /// <summary>The question belongs to another corpus, so that nothing here bears on it. Counted by itself.</summary>
    public sealed record OffTopic : Expectation;

    /// <summary>Strings that must not occur in the answer, whatever else it says.</summary>
    /// <param name="Strings">What must not be said.</param>
    /// <param name="Files">Files that may be cited.</param>
    public sealed record Forbidden(IReadOnlyList<string> Strings, IReadOnlyList<OneOf> Files) : Expectation;

    /// <summary>Documents that should rank high.</summary>
    /// <param name="Relevant">Ids or paths; none when no document has the answer.</param>
    /// <param name="Answers">Strings, one of which is the answer; none when the set does not say.</param>
    public sealed record Ranking(IReadOnlyList<string> Relevant, IReadOnlyList<string> Answers) : Expectation;
}

/// <summary>One thing in its several forms, of which any will do. The first is the usual one.</summary>
public sealed record OneOf(IReadOnlyList<string> Forms)
{
    /// <summary>The usual form.</summary>
    public string First => Forms[0];
}
