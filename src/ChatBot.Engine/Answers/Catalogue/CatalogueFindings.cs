using ChatBot.Corpus;

namespace ChatBot.Answers;

/// <summary>A line of metadata of one document, or a cell of one row.</summary>
/// <param name="Record">Number of the record in the catalogue.</param>
/// <param name="Field">The field that the line gives.</param>
internal readonly record struct CatalogueLine(int Record, MetadataField Field);

/// <summary>A sentence of a catalogue answer before its lines are quoted.</summary>
internal sealed record CatalogueSentence
{
    /// <summary>Its words.</summary>
    public required string Text { get; init; }

    /// <summary>The lines it stands on, those of a computation's operands first and in their order.</summary>
    public required IReadOnlyList<CatalogueLine> Lines { get; init; }

    /// <summary>Number of the record whose value it gives; null when it is about several.</summary>
    public int? Record { get; init; }

    /// <summary>How it stands in the answer.</summary>
    public DraftForm Form { get; init; }

    /// <summary>The document it speaks of.</summary>
    public string? Label { get; init; }

    /// <summary>The figure that was computed.</summary>
    public Computation? Computed { get; init; }
}

/// <summary>What the catalogue found for a question.</summary>
internal sealed record CatalogueFindings
{
    /// <summary>In the order of the answer; none when the documents asked about do not have the field.</summary>
    public required IReadOnlyList<CatalogueSentence> Sentences { get; init; }

    /// <summary>Whether the values are only shown, in the words of the documents.</summary>
    public bool IsShown { get; init; }

    /// <summary>What was looked at.</summary>
    public string? Preface { get; init; }

    /// <summary>Records without the field: the answer names documents by their first line, rows by their name.</summary>
    public IReadOnlyList<int> Lacking { get; init; } = [];
}
