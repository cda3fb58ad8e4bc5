using ChatBot.Corpus;
using ChatBot.Index;
using ChatBot.Retrieval;
using ChatBot.Text;

namespace ChatBot.Answers;

/// <summary>A table of a document, whose rows are records and whose columns are fields.</summary>
internal sealed record CatalogueTable
{
    /// <summary>The document in which it stands.</summary>
    public required DocumentEntry Document { get; init; }

    /// <summary>The headings above it.</summary>
    public required IReadOnlyList<string> HeadingPath { get; init; }

    /// <summary>A short line right before it, such as its caption.</summary>
    public required string Caption { get; init; }

    /// <summary>The sheet of a workbook that it is.</summary>
    public string? Sheet { get; init; }

    /// <summary>The words over its columns.</summary>
    public required IReadOnlyList<string> Header { get; init; }

    /// <summary>Where the header stands.</summary>
    public required TextSpan HeaderSpan { get; init; }

    /// <summary>Its rows in order, each with its cells.</summary>
    public required IReadOnlyList<(Block.TableRow Block, IReadOnlyList<string> Cells)> Rows { get; init; }

    /// <summary>What people know it by: its sheet or the nearest heading, in its document.</summary>
    public string Title
    {
        get
        {
            var own = Sheet is not null ? $"the sheet {Sheet}" : HeadingPath is [.., var heading] && heading != Document.Title ? $"the table \u201C{heading}\u201D" : "the table";
            return $"{own} in \u201C{Document.Title}\u201D";
        }
    }
}

/// <summary>Finds the tables of a document that have a header. What is too large to be computed with is left to the texts.</summary>
internal static class TableReader
{
    private const int MostTables = 60;
    private const int MostRows = 5_000;
    private const int MostCells = 100_000;
    private const int MostColumns = 60;
    private const int LongestCaption = 120;

    /// <summary>The tables in the order of the document.</summary>
    public static IReadOnlyList<CatalogueTable> Read(DocumentEntry document, StoredText stored)
    {
        var tables = new List<CatalogueTable>();
        var headings = new HeadingPaths();
        var blocks = stored.Blocks;
        var left = MostCells;
        for (var i = 0; i < blocks.Count && tables.Count < MostTables && left > 0;)
        {
            if (blocks[i] is Block.Heading heading)
            {
                headings.Enter(CleanWords.Of(heading.Words.In(stored.SourceText)), heading.Level);
            }

            if (blocks[i] is not Block.TableRow { Header: { } header })
            {
                i++;
                continue;
            }

            var end = i;
            while (end < blocks.Count && blocks[end] is Block.TableRow row && row.Header == header)
            {
                end++;
            }

            if (TableOf(document, stored, i, end, headings.Path) is { } table)
            {
                tables.Add(table);
                left -= table.Rows.Count * table.Header.Count;
            }

            i = end;
        }

        return tables;
    }

    private static CatalogueTable? TableOf(DocumentEntry document, StoredText stored, int start, int end, IReadOnlyList<string> headingPath)
    {
        var text = stored.SourceText;
        var headerSpan = ((Block.TableRow)stored.Blocks[start]).Header!.Value;
        if (headerSpan.Start < 0 || headerSpan.End > text.Length)
        {
            return null;
        }

        var header = CleanWords.Cells(headerSpan.In(text).Trim().Trim('|'));
        var first = start;

        // The header is itself the first of the rows, where its words can be cited.
        while (first < end && stored.Blocks[first].Span.Overlaps(headerSpan))
        {
            first++;
        }

        if (first >= end || end - first > MostRows || header.Count is < 2 or > MostColumns)
        {
            return null;
        }

        var rows = new List<(Block.TableRow, IReadOnlyList<string>)>(end - first);
        for (var i = first; i < end; i++)
        {
            var row = (Block.TableRow)stored.Blocks[i];
            rows.Add((row, CleanWords.Cells(row.Words.In(text))));
        }

        return new CatalogueTable
        {
            Document = document,
            HeadingPath = headingPath,
            Caption = start > 0 && stored.Blocks[start - 1] is Block.Paragraph { Words.Length: <= LongestCaption } before ? CleanWords.Of(before.Words.In(text)) : "",
            Sheet = stored.Blocks[start].Sheet is { } sheet && sheet.LastIndexOf('!') is > 0 and var mark ? sheet[..mark] : null,
            Header = header,
            HeaderSpan = headerSpan,
            Rows = rows,
        };
    }
}
