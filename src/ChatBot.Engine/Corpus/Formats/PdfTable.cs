namespace ChatBot.Corpus;

/// <summary>Finds tables among the lines of a page: neighbours that are split by wide gaps at the same places.</summary>
internal static class PdfTable
{
    private const int CellCharactersAtMost = 60;
    private const int CellsAtMost = 200;

    /// <summary>How many lines from this one on are the rows of a table; 0 when it is none.</summary>
    public static int RowsAt(IReadOnlyList<string> lines, int at)
    {
        var above = CellsOf(lines[at]);
        if (!MayBeRow(above) || PdfPage.MarkOf(lines[at].AsSpan().Trim()) > 0)
        {
            return 0;
        }

        var rows = 1;
        while (at + rows < lines.Count && CellsOf(lines[at + rows]) is var cells && MayBeRow(cells) && AreAligned(above, cells)
            && !(cells[0].End - cells[0].Start == 1 && PdfPage.MarkOf(lines[at + rows].AsSpan().Trim()) > 0))
        {
            above = cells.Count >= above.Count ? cells : above;
            rows++;
        }

        return rows > 1 ? rows : 0;
    }

    /// <summary>The rows with each cell below its column's header.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Cells(IReadOnlyList<string> lines, int at, int rows)
    {
        var header = CellsOf(lines[at]);
        return [.. Enumerable.Range(at, rows).Select(i => Place(lines[i], CellsOf(lines[i]), header))];
    }

    private static List<string> Place(string line, List<(int Start, int End)> cells, List<(int Start, int End)> header)
    {
        var row = new List<string>();
        foreach (var (start, end) in cells)
        {
            // A cell goes on to its column only if columns are left for the cells behind it.
            while (cells.Count < header.Count && row.Count < header.Count - 1 && start > header[row.Count].End && Distance(header[row.Count + 1], start, end) < Distance(header[row.Count], start, end))
            {
                row.Add("");
            }

            row.Add(line[start..end]);
        }

        return row;
    }

    private static int Distance((int Start, int End) column, int start, int end) => Math.Max(0, Math.Max(column.Start - end, start - column.End));

    private static bool MayBeRow(List<(int Start, int End)> cells) =>
        cells.Count > 1 && cells.TrueForAll(cell => cell.End - cell.Start <= CellCharactersAtMost);

    // Text is aligned on the left of a column, figures on the right.
    private static bool AreAligned(List<(int Start, int End)> above, List<(int Start, int End)> below)
    {
        int aligned = 0, at = 0;
        foreach (var cell in below.Skip(1))
        {
            while (at < above.Count - 1 && above[at].End < cell.Start - 2 && above[at + 1].Start <= cell.End + 2)
            {
                at++;
            }

            aligned += Math.Abs(above[at].Start - cell.Start) <= 2 || Math.Abs(above[at].End - cell.End) <= 2
                || (above[at].Start < cell.End && cell.Start < above[at].End) ? 1 : 0;
        }

        return aligned * 2 >= below.Count - 1 && aligned > 0;
    }

    private static List<(int Start, int End)> CellsOf(string line)
    {
        var cells = new List<(int Start, int End)>();
        var end = line.AsSpan().TrimEnd(' ').Length;
        var start = line.Length - line.AsSpan().TrimStart(' ').Length;
        for (var i = start; i < end && cells.Count < CellsAtMost; i++)
        {
            if (line[i] != ' ' || i + 1 >= end || line[i + 1] != ' ')
            {
                continue;
            }

            var next = i;
            while (line[next] == ' ')
            {
                next++;
            }

            // Two spaces behind a full stop are a habit, not a gap.
            if (next - i > 2 || line[i - 1] is not ('.' or '!' or '?' or ':'))
            {
                cells.Add((start, i));
                start = next;
            }

            i = next;
        }

        if (start < end && cells.Count < CellsAtMost)
        {
            cells.Add((start, end));
        }

        return cells;
    }
}
