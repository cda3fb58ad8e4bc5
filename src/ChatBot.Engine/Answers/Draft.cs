using ChatBot.Index;
using ChatBot.Passages;
using ChatBot.Retrieval;
using ChatBot.Text;

namespace ChatBot.Answers;

/// <summary>Words of a document on which a sentence of an answer stands. The citation check compares them with the kept text.</summary>
public sealed record Source
{
    /// <summary>The document in the version that is cited.</summary>
    public required DocumentEntry Document { get; init; }

    /// <summary>The range of its source text.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>What is claimed to stand there, character for character.</summary>
    public required string Quote { get; init; }

    /// <summary>The header row of the table that the span is a row of: the sentence may name its columns. Shown nowhere.</summary>
    public TextSpan? Header { get; init; }

    /// <summary>Where it stands.</summary>
    public required Place Place { get; init; }

    /// <summary>The headings above it.</summary>
    public required IReadOnlyList<string> HeadingPath { get; init; }
}

/// <summary>How a sentence stands in the answer.</summary>
public enum DraftForm
{
    /// <summary>In running text.</summary>
    Sentence,

    /// <summary>An item of a list.</summary>
    ListItem,
}

/// <summary>A figure that was computed: the check computes it again from the operands, each of which must stand in a source.</summary>
public sealed record Computation
{
    /// <summary>What was done.</summary>
    public required ComputationKind Kind { get; init; }

    /// <summary>The numbers it was done with, in the order of the sources that hold them.</summary>
    public required IReadOnlyList<decimal> Operands { get; init; }

    /// <summary>What came out, as far as it is shown.</summary>
    public required decimal Result { get; init; }
}

/// <summary>The ways in which a figure can be computed from operands.</summary>
public enum ComputationKind
{
    /// <summary>Added up.</summary>
    Sum,

    /// <summary>The arithmetic mean.</summary>
    Mean,

    /// <summary>How many operands there are.</summary>
    Count,

    /// <summary>The largest.</summary>
    Maximum,

    /// <summary>The smallest.</summary>
    Minimum,

    /// <summary>The first less the second.</summary>
    Difference,

    /// <summary>The first divided by the second.</summary>
    Ratio,
}

/// <summary>One sentence that an answerer proposes. It reaches a person only if it passes the citation check.</summary>
public sealed record DraftSentence
{
    /// <summary>Plain words without markers; the check adds those.</summary>
    public required string Text { get; init; }

    /// <summary>What it stands on, at least one.</summary>
    public required IReadOnlyList<Source> Sources { get; init; }

    /// <summary>How it stands in the answer.</summary>
    public DraftForm Form { get; init; } = DraftForm.Sentence;

    /// <summary>The product's own words in front of it, which need no source, such as a document's title where several are compared.</summary>
    public string? Label { get; init; }

    /// <summary>The figure in it that stands in no source because it was computed.</summary>
    public Computation? Computed { get; init; }
}

/// <summary>What an answerer proposes for one question.</summary>
public sealed record Draft
{
    /// <summary>The sentences in reading order; none means that there is no answer.</summary>
    public required IReadOnlyList<DraftSentence> Sentences { get; init; }

    /// <summary>Where the words come from.</summary>
    public required AnswerMode Mode { get; init; }

    /// <summary>Between 0 and 1, calibrated.</summary>
    public required double Confidence { get; init; }

    /// <summary>Whether the sentences are what sources say where they differ.</summary>
    public bool IsDisagreement { get; init; }

    /// <summary>A fixed sentence of the product in front, such as how a figure was computed; it carries no marker.</summary>
    public string? Preface { get; init; }

    /// <summary>Documents to look into when there is no answer, nearest first.</summary>
    public IReadOnlyList<DocumentEntry> Nearest { get; init; } = [];

    /// <summary>The passages that were considered, best first, for the receipt.</summary>
    public IReadOnlyList<RankedPassage> Candidates { get; init; } = [];

    /// <summary>What it took of a model, if one took part.</summary>
    public ModelUsage? Usage { get; init; }

    /// <summary>Why a model did not answer, or not to the end.</summary>
    public string? Fallback { get; init; }

    /// <summary>Whether nobody else is asked, also when no sentence is left.</summary>
    public bool IsFinal { get; init; }

    /// <summary>No answer.</summary>
    public static Draft None(double confidence, IReadOnlyList<DocumentEntry> nearest) =>
        new() { Sentences = [], Mode = AnswerMode.Extractive, Confidence = confidence, Nearest = nearest };
}
