namespace ChatBot.Answers;

/// <summary>Why a sentence may not be shown.</summary>
public enum CheckFault
{
    /// <summary>It names no source.</summary>
    NoSource,

    /// <summary>The cited version of the document is not there to compare with.</summary>
    VersionNotKept,

    /// <summary>The quote is not exactly what stands at its span.</summary>
    QuoteDiffers,

    /// <summary>The span begins or ends inside a word.</summary>
    SpanCutsWord,

    /// <summary>A figure, or a figure with this unit, does not stand in the cited words.</summary>
    FigureNotInSource,

    /// <summary>A date or a clock time does not stand in the cited words.</summary>
    DateNotInSource,

    /// <summary>A name does not stand in the cited words and does not name the cited document.</summary>
    NameNotInSource,

    /// <summary>Words in quotation marks do not stand together in the cited words.</summary>
    QuotedWordsNotInSource,

    /// <summary>A web or mail address does not stand in the cited words.</summary>
    AddressNotInSource,

    /// <summary>Words that should be the document's own are not.</summary>
    WordsNotInSource,

    /// <summary>Computing the figure again gives another result.</summary>
    ComputationDiffers,

    /// <summary>A number that a figure was computed from does not stand in the cited words.</summary>
    OperandNotInSource,
}

/// <summary>One proposed sentence and how the check ended.</summary>
public sealed record CheckedSentence
{
    /// <summary>As it was proposed.</summary>
    public required DraftSentence Proposed { get; init; }

    /// <summary>Why it was dropped; null when it passed.</summary>
    public CheckFault? Fault { get; init; }

    /// <summary>The word, figure or quote that failed.</summary>
    public string? Detail { get; init; }

    /// <summary>Its markers in the text; none when it was dropped.</summary>
    public IReadOnlyList<int> Markers { get; init; } = [];
}

/// <summary>What of a draft may be shown: text with markers, the citations behind them, and every sentence with its outcome.</summary>
public sealed record CheckedDraft
{
    /// <summary>All sentences of the draft, the dropped ones too.</summary>
    public required IReadOnlyList<CheckedSentence> Sentences { get; init; }

    /// <summary>The text, a piece for each sentence that passed, with what stands between it and the one before.</summary>
    public required IReadOnlyList<string> Pieces { get; init; }

    /// <summary>Markdown; empty when nothing passed.</summary>
    public string Text => string.Concat(Pieces);

    /// <summary>One for each marker, by number.</summary>
    public required IReadOnlyList<Citation> Citations { get; init; }

    /// <summary>What each source says where the draft shows a disagreement.</summary>
    public required IReadOnlyList<Statement> Disagreement { get; init; }

    /// <summary>Whether no sentence passed.</summary>
    public bool IsEmpty => Pieces.Count == 0;
}
