using System.Text;
using ChatBot.Text;

namespace ChatBot.Corpus;

/// <summary>
/// One table of a text document, composed row by row; its first row is the header when there are others. A table of one column only
/// frames its text and is composed as paragraphs.
/// </summary>
internal sealed class WordTable(TextComposer composer)
{
    private const int SpanAtMost = 63;

    private readonly List<List<string>> held = [];
    private List<string> row = [];
    private StringBuilder cell = new();
    private TextSpan? header;
    private int columns;
    private int widened;
    private int rows;
    private bool inCell;

    public void AddColumn() => columns++;

    public void BeginRow()
    {
        EndCell();
        row = [];
    }

    public void BeginCell()
    {
        EndCell();
        inCell = true;
    }

    /// <summary>The open cell covers several columns.</summary>
    public void Widen(int span) => widened = Math.Clamp(span, 1, SpanAtMost) - 1;

    /// <summary>Adds a paragraph to the open cell.</summary>
    public void Append(string words)
    {
        if (columns == 1)
        {
            composer.Paragraph(words);
        }
        else
        {
            cell.Append(cell.Length == 0 ? "" : " ").Append(words);
        }
    }

    public void EndRow()
    {
        EndCell();
        if (row.TrueForAll(string.IsNullOrWhiteSpace))
        {
            return;
        }

        rows++;
        if (rows == 1)
        {
            held.Add(row);
            return;
        }

        if (rows == 2)
        {
            header = composer.Row(held[0], header: null);
        }

        composer.Row(row, header);
    }

    public void End()
    {
        EndCell();
        if (rows == 1)
        {
            composer.Row(held[0], header: null);
        }
    }

    private void EndCell()
    {
        if (inCell)
        {
            row.Add(cell.ToString());
            row.AddRange(Enumerable.Repeat("", widened));
        }

        cell = cell.Length > 0 ? new StringBuilder() : cell;
        (widened, inCell) = (0, false);
    }
}
