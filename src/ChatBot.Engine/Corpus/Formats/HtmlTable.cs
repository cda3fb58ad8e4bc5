using System.Text;
using AngleSharp.Dom;
using ChatBot.Text;

namespace ChatBot.Corpus;

/// <summary>One list of a page: whether it counts, and whether an item of it is open.</summary>
internal sealed class HtmlList(bool numbered, string? start)
{
    private int number = int.TryParse(start, out var first) ? first - 1 : 0;
    private int openItems;
    private bool marked;

    public bool InItem => openItems > 0;

    public void Begin()
    {
        openItems++;
        number = number < int.MaxValue ? number + 1 : number;
        marked = false;
    }

    public void End() => openItems = Math.Max(0, openItems - 1);

    /// <summary>The mark of the open item; its second paragraph has none.</summary>
    public string Mark()
    {
        var mark = marked ? "  " : numbered ? $"{number}. " : "- ";
        marked = true;
        return mark;
    }
}

/// <summary>One table of data on a page, composed row by row below its header.</summary>
internal sealed class HtmlTable(TextComposer composer, IElement element)
{
    private readonly List<string> cells = [];
    private TextSpan? header;
    private bool headerCells;
    private bool first = true;

    public IElement Element { get; } = element;

    /// <summary>Tables that only arrange a page: they hold other tables or headings, or one cell a row.</summary>
    public static HashSet<INode> LayoutTablesIn(IElement root)
    {
        var layout = new HashSet<INode>();
        var widest = new Dictionary<INode, int>();
        foreach (var node in root.GetElementsByTagName("*"))
        {
            if (node.LocalName is "table" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" && TableAround(node) is { } outer)
            {
                layout.Add(outer);
            }

            if (node.LocalName == "table")
            {
                widest[node] = node.GetAttribute("role") is "presentation" or "none" ? int.MinValue : 0;
            }
            else if (node.LocalName == "tr" && TableAround(node) is { } table && widest.TryGetValue(table, out var width) && width >= 0)
            {
                widest[table] = Math.Max(width, node.ChildElementCount);
            }
        }

        layout.UnionWith(widest.Where(pair => pair.Value <= 1).Select(pair => pair.Key));
        return layout;
    }

    public void BeginRow(IElement row)
    {
        cells.Clear();
        headerCells = row.ParentElement?.LocalName == "thead" || row.Children.All(cell => cell.LocalName == "th");
    }

    public void EndCell(IElement cell, StringBuilder run)
    {
        var words = run.ToString();
        run.Clear();
        if (cell.LocalName == "caption")
        {
            composer.Paragraph(words.Replace('\n', ' '));
        }
        else
        {
            cells.Add(words);
        }
    }

    public void EndRow()
    {
        var span = composer.Row(cells, headerCells && first ? null : header);
        header = headerCells && first ? span : header;
        first &= span is null;
        cells.Clear();
    }

    public void End() => EndRow();

    private static INode? TableAround(INode node)
    {
        var parent = node.Parent;
        while (parent is not null && parent is not IElement { LocalName: "table" })
        {
            parent = parent.Parent;
        }

        return parent;
    }
}
