using ChatBot.Corpus;
using ChatBot.Text;

namespace ChatBot.Channels.Web.Sources;

/// <summary>The rows of one table below its header. A wide table scrolls in a box of its own.</summary>
internal sealed class TableGroup(SourceView view, HtmlWriter html, BlockText text) : BlockGroup(view, html, text)
{
    // A browser lays out a table as a whole; a very long one is written as several, each with the header.
    private const int MostRows = 500;

    private TextSpan? header;
    private TextSpan? headerWords;
    private int rows;
    private bool hasBody;
    private int tables;

    /// <inheritdoc />
    public override bool Takes(Block block) => block is Block.TableRow;

    /// <inheritdoc />
    public override bool GoesOn(int number) =>
        View.Blocks[number] is Block.TableRow row && !IsHeader(number) && row.Header == header && rows < MostRows;

    /// <inheritdoc />
    public override void Begin(int number)
    {
        var over = IsHeader(number) ? View.Blocks[number].Span : ((Block.TableRow)View.Blocks[number]).Header;
        var isMore = rows >= MostRows && over == header;
        (header, hasBody, rows) = (over, false, 0);
        headerWords = IsHeader(number) ? View.Blocks[number].Words : isMore ? headerWords : null;
        Html.Markup(isMore ? "<div class=\"wide more\" role="u8 : "<div class=\"wide\" role="u8).Markup("\"region\" tabindex=\"0\" aria-label=\"Table "u8).Number(++tables).Markup("\"><table>\n"u8);
        if (isMore && headerWords is { } words)
        {
            RepeatHeader(words);
        }
    }

    /// <inheritdoc />
    public override void Write(int number)
    {
        rows++;
        var isHeader = IsHeader(number);
        if (!hasBody)
        {
            Html.Markup(isHeader ? "<thead>\n"u8 : "<tbody>\n"u8);
            hasBody = !isHeader;
        }

        Html.Markup("<tr"u8);
        Text.Attributes(number, hasLine: false);
        Html.Markup(">"u8);
        Text.Before(number);
        Cells(number, isHeader);
        Html.Markup(isHeader ? "</tr>\n</thead>\n"u8 : "</tr>\n"u8);
    }

    /// <inheritdoc />
    public override void End() => Html.Markup(hasBody ? "</tbody>\n</table></div>\n"u8 : "</table></div>\n"u8);

    private bool IsHeader(int number) =>
        number + 1 < View.Blocks.Count && View.Blocks[number + 1] is Block.TableRow next && next.Header == View.Blocks[number].Span;

    private void Cells(int number, bool isHeader)
    {
        foreach (var cell in CellsOf(View.Blocks[number].Words))
        {
            Cell(number, cell, isHeader);
        }
    }

    private void RepeatHeader(TextSpan words)
    {
        Html.Markup("<thead><tr>"u8);
        foreach (var cell in CellsOf(words).Select(Trimmed))
        {
            Html.Markup(cell.IsEmpty ? "<td>"u8 : "<th scope=\"col\" dir=\"auto\">"u8).Text(cell.In(View.Text)).Markup(cell.IsEmpty ? "</td>"u8 : "</th>"u8);
        }

        Html.Markup("</tr></thead>\n"u8);
    }

    private List<TextSpan> CellsOf(TextSpan words)
    {
        var cells = new List<TextSpan>();
        var start = words.Start;
        for (var end = start; end <= words.End; end++)
        {
            if (end == words.End || (View.Text[end] == '|' && (end == words.Start || View.Text[end - 1] != '\\')))
            {
                cells.Add(new(start, end));
                start = end + 1;
            }
        }

        return cells;
    }

    private void Cell(int number, TextSpan cell, bool isHeader)
    {
        var row = View.Blocks[number];
        var words = Trimmed(cell);
        var isLast = cell.End == row.Words.End;

        // An empty cell is no heading of anything.
        Html.Markup(isHeader && !words.IsEmpty ? "<th scope=\"col\" dir=\"auto\""u8 : "<td dir=\"auto\""u8);
        Html.Markup(!words.IsEmpty && Text.IsCited(words) ? " class=\"has\">"u8 : ">"u8);
        Text.Pass(new(cell.Start, words.Start));
        Text.Show(row, words);
        if (isLast)
        {
            Text.Pass(new(words.End, cell.End));
            Text.After(number);
        }
        else
        {
            Text.Pass(new(words.End, cell.End + 1));
            Text.EndElement(cell.End + 1);
        }

        Html.Markup(isHeader && !words.IsEmpty ? "</th>"u8 : "</td>"u8);
    }

    private TextSpan Trimmed(TextSpan cell)
    {
        var (start, end) = (cell.Start, cell.End);
        while (start < end && char.IsWhiteSpace(View.Text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(View.Text[end - 1]))
        {
            end--;
        }

        return new(start, end);
    }
}
