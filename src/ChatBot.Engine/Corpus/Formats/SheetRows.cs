using System.Text;
using System.Xml;
using ChatBot.Text;

namespace ChatBot.Corpus;

/// <summary>
/// Reads one sheet as a stream and composes its rows. The first row with two cells or more is the header; single cells above it are a
/// title; behind an empty row a row of words alone begins a new table.
/// </summary>
internal sealed class SheetRows(TextComposer composer, string sheet, List<string> texts, CellForms forms)
{
    private const int ColumnsAtMost = 16_384;

    private readonly HashSet<int> hiddenColumns = [];
    private readonly List<Cell> cells = [];
    private readonly StringBuilder text = new();
    private List<int> headerColumns = [];
    private TextSpan? header;
    private int rowNumber;
    private int lastRow;
    private int hiddenSteps;
    private bool any;

    public void Read(XmlReader xml, CancellationToken cancellationToken)
    {
        while (!composer.IsFull && xml.Next())
        {
            if (xml.Starts("col") && xml.Attribute("hidden") is not null && xml.IsOn("hidden"))
            {
                var last = Math.Min(xml.Number("max") ?? 0, ColumnsAtMost);
                for (var column = Math.Max(1, xml.Number("min") ?? 1); column <= last && hiddenSteps < 4 * ColumnsAtMost; column++, hiddenSteps++)
                {
                    hiddenColumns.Add(column);
                }
            }
            else if (xml.Starts("row"))
            {
                cancellationToken.ThrowIfCancellationRequested();
                ReadRow(xml);
            }
        }
    }

    private void ReadRow(XmlReader xml)
    {
        rowNumber = xml.Number("r") ?? rowNumber + 1;
        if (xml.Attribute("hidden") is not null && xml.IsOn("hidden"))
        {
            xml.ToEnd();
            return;
        }

        cells.Clear();
        while (!xml.Ends("row") && xml.Next())
        {
            if (xml.Starts("c"))
            {
                ReadCell(xml);
            }
        }

        if (cells.Count > 0)
        {
            Compose();
        }
    }

    private void ReadCell(XmlReader xml)
    {
        var column = ColumnOf(xml.Attribute("r")) ?? (cells.Count == 0 ? 1 : cells[^1].Column + 1);
        var type = xml.Attribute("t");
        var style = xml.Number("s");
        text.Clear();
        while (!xml.Ends("c") && xml.Next())
        {
            if (xml.Starts("v") || xml.Starts("t"))
            {
                xml.AppendText(text);
            }
            else if (xml.Starts("rPh") || xml.Starts("f"))
            {
                xml.ToEnd();
            }
        }

        var written = text.ToString();
        var shown = type switch
        {
            "s" => int.TryParse(written, out var at) && at >= 0 && at < texts.Count ? texts[at] : "",
            "b" => written.Trim() == "1" ? "TRUE" : "FALSE",
            "inlineStr" or "str" or "e" => written,
            "d" => written.EndsWith("T00:00:00", StringComparison.Ordinal) ? written[..^9] : written,
            _ => forms.Show(written, style),
        };
        if (!string.IsNullOrWhiteSpace(shown) && !hiddenColumns.Contains(column) && cells.Count < ColumnsAtMost)
        {
            cells.Add(new Cell(column, shown, IsWords: type is "s" or "inlineStr" or "str"));
        }
    }

    private void Compose()
    {
        if (!any)
        {
            composer.Sheet = $"{sheet}!A1";
            composer.Heading(sheet, 1);
            any = true;
        }

        composer.Sheet = $"{sheet}!{Letters(cells[0].Column)}{rowNumber}";
        var behindGap = rowNumber > lastRow + 1;
        lastRow = rowNumber;
        if (cells.Count > 1 && (header is null || (behindGap && cells.TrueForAll(cell => cell.IsWords))))
        {
            headerColumns = [.. cells.Select(cell => cell.Column)];
            header = composer.Row([.. cells.Select(cell => cell.Shown)], header: null);
        }
        else if (header is null)
        {
            composer.Paragraph(cells[0].Shown);
        }
        else
        {
            composer.Row(BelowHeader(), header);
        }
    }

    // A cell stands below its column's header: columns of the header that the row leaves empty stay empty.
    private List<string> BelowHeader()
    {
        var row = new List<string>();
        var at = 0;
        foreach (var column in headerColumns)
        {
            while (at < cells.Count && cells[at].Column < column)
            {
                row.Add(cells[at++].Shown);
            }

            row.Add(at < cells.Count && cells[at].Column == column ? cells[at++].Shown : "");
        }

        row.AddRange(cells.Skip(at).Select(cell => cell.Shown));
        return row;
    }

    private static int? ColumnOf(string? reference)
    {
        var column = 0;
        foreach (var c in reference ?? "")
        {
            if (!char.IsAsciiLetter(c) || column > ColumnsAtMost)
            {
                break;
            }

            column = (column * 26) + (char.ToUpperInvariant(c) - 'A' + 1);
        }

        return column is > 0 and <= ColumnsAtMost ? column : null;
    }

    private static string Letters(int column)
    {
        var letters = "";
        for (var rest = column; rest > 0; rest = (rest - 1) / 26)
        {
            letters = (char)('A' + ((rest - 1) % 26)) + letters;
        }

        return letters;
    }

    /// <summary>A cell with something in it.</summary>
    private readonly record struct Cell(int Column, string Shown, bool IsWords);
}
