using ChatBot.Text;

namespace ChatBot.Passages;

/// <summary>A citable piece of one document version: its text is exactly <see cref="Span"/> of the source text.</summary>
public sealed record Passage
{
    /// <summary>The document's id, a dash, and the ordinal.</summary>
    public required string Id { get; init; }

    /// <summary>Position among the passages of its document, from 0.</summary>
    public required int Ordinal { get; init; }

    /// <summary>What it covers of the source text.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>The parts of <see cref="Span"/> that hold words to be found, without marks and time stamps.</summary>
    public required IReadOnlyList<TextSpan> Words { get; init; }

    /// <summary>Where it stands.</summary>
    public required Place Place { get; init; }

    /// <summary>The headings above it, highest first.</summary>
    public required IReadOnlyList<string> HeadingPath { get; init; }

    /// <summary>Header row of the table that the passage continues, if it starts below it.</summary>
    public TextSpan? TableHeader { get; init; }
}
