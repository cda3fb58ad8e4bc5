using ChatBot.Passages;
using ChatBot.Text;

namespace ChatBot.Answers;

/// <summary>How a question ended.</summary>
public enum AnswerOutcome
{
    /// <summary>There is an answer, and every sentence of it is cited.</summary>
    Answered,

    /// <summary>The documents that the asker may see do not answer it.</summary>
    NotFound,

    /// <summary>It is outside what this service may answer.</summary>
    Refused,

    /// <summary>Something broke; the text says so and names a number to ask about.</summary>
    Failed,
}

/// <summary>Where the words of an answer come from.</summary>
public enum AnswerMode
{
    /// <summary>They are the documents' own.</summary>
    Extractive,

    /// <summary>They are computed from metadata of the documents.</summary>
    Computed,

    /// <summary>A language model wrote them.</summary>
    Model,
}

/// <summary>One finished answer, the same for every channel.</summary>
public sealed record Answer
{
    /// <summary>A random number of its own, which receipt, log and feedback share.</summary>
    public required string AnswerId { get; init; }

    /// <summary>The conversation it belongs to.</summary>
    public required string ConversationId { get; init; }

    /// <summary>The question as it was understood, after completing a follow-up.</summary>
    public required string Question { get; init; }

    /// <summary>How it ended.</summary>
    public required AnswerOutcome Outcome { get; init; }

    /// <summary>Where the words come from.</summary>
    public required AnswerMode Mode { get; init; }

    /// <summary>Why a configured model did not answer.</summary>
    public string? Fallback { get; init; }

    /// <summary>Markdown with markers such as <c>[1]</c>. Every marker has a citation and every citation a marker.</summary>
    public required string Text { get; init; }

    /// <summary>What the markers stand for, by number from 1.</summary>
    public IReadOnlyList<Citation> Citations { get; init; } = [];

    /// <summary>Documents to look into when there is no answer.</summary>
    public IReadOnlyList<NearestDocument> Nearest { get; init; } = [];

    /// <summary>What the sources say where they differ.</summary>
    public IReadOnlyList<Statement> Disagreement { get; init; } = [];

    /// <summary>Questions to ask next, each of which has an answer.</summary>
    public IReadOnlyList<string> Suggestions { get; init; } = [];

    /// <summary>Between 0 and 1, calibrated.</summary>
    public required double Confidence { get; init; }

    /// <summary>What it took of a model; null when none took part.</summary>
    public ModelUsage? Usage { get; init; }

    /// <summary>How long it took.</summary>
    public required double ElapsedMs { get; init; }

    /// <summary>The number under which the logs know it.</summary>
    public string? TraceId { get; init; }
}

/// <summary>One place in one version of one document, with its exact words.</summary>
public sealed record Citation
{
    /// <summary>The number of its marker.</summary>
    public required int Number { get; init; }

    /// <summary>Which document.</summary>
    public required string DocumentId { get; init; }

    /// <summary>Its path, as people know it.</summary>
    public required string Path { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>SHA-256 of the source text that the span refers to.</summary>
    public required string Version { get; init; }

    /// <summary>The date of that version.</summary>
    public required DateTimeOffset VersionDate { get; init; }

    /// <summary>Where it stands.</summary>
    public required Place Place { get; init; }

    /// <summary>The headings above it.</summary>
    public required IReadOnlyList<string> HeadingPath { get; init; }

    /// <summary>Exactly the characters of <see cref="Span"/>.</summary>
    public required string Quote { get; init; }

    /// <summary>The range of the source text.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>Path of the source viewer with the span highlighted.</summary>
    public string Url => $"/sources/{DocumentId}?version={Version}&span={Span.Start}-{Span.End}#cited";
}

/// <summary>A document that comes close to a question it does not answer.</summary>
public sealed record NearestDocument(string DocumentId, string Title, string Url);

/// <summary>What one source says where sources differ: words, the markers they carry, and the source's date.</summary>
public sealed record Statement(string Says, IReadOnlyList<int> Citations, DateTimeOffset? Date);
