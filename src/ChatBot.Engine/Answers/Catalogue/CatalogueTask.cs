namespace ChatBot.Answers;

/// <summary>A question that a catalogue can answer: which fields of which records, and what to do with them.</summary>
internal sealed record CatalogueTask
{
    /// <summary>The question taken apart.</summary>
    public required CatalogueRequest Request { get; init; }

    /// <summary>The fields asked about, the one that operations are done with first.</summary>
    public required IReadOnlyList<CatalogueColumn> Columns { get; init; }

    /// <summary>The records looked at, in the order in which the question names them, else in that of the catalogue.</summary>
    public required IReadOnlyList<int> Scope { get; init; }

    /// <summary>Whether the question says which records it means.</summary>
    public required bool IsScopeGiven { get; init; }

    /// <summary>The values of the field itself that the question holds; a record fits if it has one of each.</summary>
    public required IReadOnlyList<ValueInQuestion> Wanted { get; init; }

    /// <summary>What values are compared with, each in its field.</summary>
    public required IReadOnlyList<(Comparison Comparison, CatalogueColumn Column)> Comparisons { get; init; }

    /// <summary>The values of other fields that say which rows of a table are looked at.</summary>
    public IReadOnlyList<ValueInQuestion> RestrictedBy { get; init; } = [];

    /// <summary>What is asked of the record that a superlative finds, where it is another field than the one compared by.</summary>
    public CatalogueColumn? OfWinner { get; init; }

    /// <summary>Share of the question's words that the field explains.</summary>
    public required double Coverage { get; init; }

    /// <summary>How well fields, values and names explain the question; comparable between catalogues.</summary>
    public required double Explanation { get; init; }

    /// <summary>The field.</summary>
    public CatalogueColumn Column => Columns[0];
}
