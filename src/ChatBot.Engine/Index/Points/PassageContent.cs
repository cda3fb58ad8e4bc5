using ChatBot.Corpus;
using ChatBot.Passages;
using ChatBot.Text;

namespace ChatBot.Index;

/// <summary>A passage by itself, with everything around it that it is found by.</summary>
public sealed record PassageContent
{
    // It is read again for every passage of its table.
    private const int LongestHeader = 2_000;

    /// <summary>Title of its document.</summary>
    public required string Title { get; init; }

    /// <summary>Language of its document.</summary>
    public required string Language { get; init; }

    /// <summary>See <see cref="Passage.HeadingPath"/>.</summary>
    public required IReadOnlyList<string> HeadingPath { get; init; }

    /// <summary>Header row of the table that it continues, or nothing.</summary>
    public required string TableHeader { get; init; }

    /// <summary>Its text.</summary>
    public required string Text { get; init; }

    /// <summary>The parts of <see cref="Text"/> that hold words to be found.</summary>
    public required IReadOnlyList<TextSpan> Words { get; init; }

    /// <summary>A passage of a document.</summary>
    public static PassageContent Of(Document document, Passage passage) => new()
    {
        Title = document.Title,
        Language = document.Language,
        HeadingPath = passage.HeadingPath,
        TableHeader = HeaderOf(document, passage).ToString(),
        Text = passage.Span.In(document.Content.SourceText).ToString(),
        Words = [.. passage.Words.Select(part => new TextSpan(part.Start - passage.Span.Start, part.End - passage.Span.Start))],
    };

    /// <summary>The header row of the table that a passage continues, as far as it is read.</summary>
    internal static ReadOnlySpan<char> HeaderOf(Document document, Passage passage) => passage.TableHeader is { } header
        ? new TextSpan(header.Start, Math.Min(header.End, header.Start + LongestHeader)).In(document.Content.SourceText)
        : [];

    /// <summary>Appends its terms: what stands around it first, each part set apart.</summary>
    internal void ReadInto(TermReader reader)
    {
        ReadContext(reader, Title, HeadingPath, TableHeader);
        foreach (var part in Words)
        {
            reader.Read(part.In(Text));
        }
    }

    /// <summary>Appends the terms of what stands around a passage.</summary>
    internal static void ReadContext(TermReader reader, string title, IReadOnlyList<string> headings, ReadOnlySpan<char> tableHeader)
    {
        reader.Read(title);
        reader.Break();
        foreach (var heading in headings)
        {
            if (heading != title)
            {
                reader.Read(heading);
                reader.Break();
            }
        }

        if (tableHeader.Length > 0)
        {
            reader.Read(tableHeader);
            reader.Break();
        }
    }
}
