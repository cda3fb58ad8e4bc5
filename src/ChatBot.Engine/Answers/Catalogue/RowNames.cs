using ChatBot.Corpus;

namespace ChatBot.Answers;

/// <summary>Finds the column by which people tell the rows of a table apart.</summary>
internal static class RowNames
{
    private const int ShortestWord = 3;

    private static readonly HashSet<string> Totals = new(StringComparer.OrdinalIgnoreCase)
    {
        "total", "totals", "sum", "all", "together", "altogether", "in all", "grand total", "subtotal", "overall", "average", "mean",
        "summe", "gesamt", "insgesamt", "gesamtsumme", "total général", "somme", "ensemble", "suma", "total general", "合计", "总计", "合計",
    };

    /// <summary>The first column of words that are all different and more than codes, else the first column.</summary>
    public static int ColumnOf(CatalogueTable table)
    {
        var codes = -1;
        for (var column = 0; column < table.Header.Count; column++)
        {
            var cells = table.Rows.Select(row => column < row.Cells.Count ? row.Cells[column] : "").ToList();
            if (cells.Exists(cell => cell.Length == 0 || CellValue.Of(cell) is not MetadataValue.Text)
                || cells.Distinct(StringComparer.OrdinalIgnoreCase).Count() != cells.Count)
            {
                continue;
            }

            if (cells.Count(HasWord) * 2 > cells.Count)
            {
                return column;
            }

            codes = codes < 0 ? column : codes;
        }

        return codes < 0 ? 0 : codes;
    }

    /// <summary>Whether a row sums the others up: to compute with it would count everything twice.</summary>
    public static bool IsTotal(string name) => Totals.Contains(name.TrimEnd(':', ' '));

    // "M-14" is a code, "Lathe" and "Stage 2" are words.
    private static bool HasWord(string cell)
    {
        var run = 0;
        foreach (var c in cell)
        {
            run = char.IsLetter(c) ? run + 1 : 0;
            if (run >= ShortestWord || c >= '\u2E80')
            {
                return true;
            }
        }

        return false;
    }
}
