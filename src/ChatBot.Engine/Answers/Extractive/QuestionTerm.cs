namespace ChatBot.Answers;

/// <summary>Something a question asks for by a word, a number or a name.</summary>
internal sealed class QuestionTerm
{
    /// <summary>As it was asked, folded.</summary>
    public required string Asked { get; init; }

    /// <summary>The first of its stems.</summary>
    public required string Stem { get; init; }

    /// <summary>Its place among the words of the question.</summary>
    public required int Position { get; init; }

    /// <summary>What it is worth: how rare it is, and how much it says.</summary>
    public required double Weight { get; set; }

    /// <summary>Whether the corpus holds it in any form.</summary>
    public required bool IsKnown { get; init; }

    /// <summary>Whether it is written like a name.</summary>
    public required bool IsName { get; init; }

    /// <summary>Whether it is a number.</summary>
    public required bool IsNumber { get; init; }

    /// <summary>Documents that it names: in them it counts as said.</summary>
    public IReadOnlySet<string>? Names { get; set; }
}

/// <summary>The terms of a question, one bit each, that a word of a document is, that it is much like, and that have its stem.</summary>
internal readonly record struct TermMasks(ulong Own, ulong Near, ulong OfStem);
