using ChatBot.Text;

namespace ChatBot.Corpus;

/// <summary>
/// One piece of a document's structure. <see cref="Span"/> is the whole piece with its marks, <see cref="Words"/> the part of it that
/// a reader would read aloud: without <c>##</c>, bullet, time stamp or cell borders. Both are spans of the source text.
/// Blocks stand in the order of the text and do not overlap.
/// </summary>
public abstract record Block(TextSpan Span, TextSpan Words)
{
    /// <summary>Page of a paged document, from 1.</summary>
    public int? Page { get; init; }

    /// <summary>Slide of a presentation, from 1.</summary>
    public int? Slide { get; init; }

    /// <summary>Sheet and cell of a workbook, such as <c>Q3!A5</c>.</summary>
    public string? Sheet { get; init; }

    /// <summary>A heading; level 1 is the highest.</summary>
    public sealed record Heading(TextSpan Span, TextSpan Words, int Level) : Block(Span, Words);

    /// <summary>Running text.</summary>
    public sealed record Paragraph(TextSpan Span, TextSpan Words) : Block(Span, Words);

    /// <summary>One item of a list, without the items below it; depth 0 is the outermost list.</summary>
    public sealed record ListItem(TextSpan Span, TextSpan Words, int Depth) : Block(Span, Words);

    /// <summary>One row of a table below its header; <see cref="Header"/> is the span of the header row, if the table has one.</summary>
    public sealed record TableRow(TextSpan Span, TextSpan Words, TextSpan? Header) : Block(Span, Words);

    /// <summary>Code, kept as it stands.</summary>
    public sealed record Code(TextSpan Span, TextSpan Words) : Block(Span, Words);

    /// <summary>A quotation set off from the text.</summary>
    public sealed record Quote(TextSpan Span, TextSpan Words) : Block(Span, Words);

    /// <summary>What is said from one moment to another in a recording. An empty cue has empty <see cref="Block.Words"/>.</summary>
    public sealed record Cue(TextSpan Span, TextSpan Words, TimeSpan From, TimeSpan To, string? Speaker) : Block(Span, Words);

    /// <summary>One line of metadata (front matter, or a <c>Date:</c> line): readable and citable like any text.</summary>
    public sealed record Metadata(TextSpan Span, TextSpan Words) : Block(Span, Words);
}
