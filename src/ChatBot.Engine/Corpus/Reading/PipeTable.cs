using ChatBot.Text;

namespace ChatBot.Corpus;

/// <summary>A table drawn with pipes inside a paragraph: a header row, a row of dashes with as many cells, then rows to the end.</summary>
internal sealed record PipeTable(TextSpan Header, IReadOnlyList<TextSpan> Rows)
{
    /// <summary>Where the header row begins.</summary>
    public int Start => Header.Start;

    /// <summary>Finds the first table in a range. The header is the first of its rows.</summary>
    public static PipeTable? Find(string text, TextSpan range)
    {
        if (!range.In(text).Contains('|') || !range.In(text).Contains('-'))
        {
            return null;
        }

        var lines = new TextLines(text, range.Start, range.End);
        for (var i = 1; i < lines.Count; i++)
        {
            var header = Row(lines, i - 1);
            if (IsDelimiter(Row(lines, i).In(text)) && CellsOf(header.In(text)) == CellsOf(Row(lines, i).In(text)))
            {
                var rows = new List<TextSpan> { header };
                for (var j = i + 1; j < lines.Count; j++)
                {
                    rows.Add(Row(lines, j));
                }

                return new PipeTable(header, rows);
            }
        }

        return null;
    }

    /// <summary>A row without its outer borders.</summary>
    public static TextSpan WordsOf(string text, TextSpan row)
    {
        var start = row.Start;
        var end = row.End;
        start += start < end && text[start] == '|' ? 1 : 0;
        end -= end > start && text[end - 1] == '|' && (end - 2 < start || text[end - 2] != '\\') ? 1 : 0;
        return TextLines.Trim(text, start, end);
    }

    // A table in a quotation has the quotation's mark before each row.
    private static TextSpan Row(TextLines lines, int line)
    {
        var words = lines.WordsOf(line);
        var mark = lines[line].IndexOfAnyExcept("> \t");
        return mark <= 0 ? words : words with { Start = words.Start + mark };
    }

    private static bool IsDelimiter(ReadOnlySpan<char> row) =>
        row.Contains('|') && row.Contains('-') && row.IndexOfAnyExcept("|-: \t") < 0;

    private static int CellsOf(ReadOnlySpan<char> row)
    {
        if (!row.Contains('|'))
        {
            return 0;
        }

        var cells = 1;
        for (var i = 0; i < row.Length; i++)
        {
            if (row[i] == '\\')
            {
                i++;
            }
            else if (row[i] == '|' && i > 0 && i < row.Length - 1)
            {
                cells++;
            }
        }

        return cells;
    }
}
