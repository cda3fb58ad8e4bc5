using System.Text;
using AngleSharp.Dom;

namespace ChatBot.Corpus;

/// <summary>Walks a tree of elements without recursion and composes its headings, paragraphs, lists, tables, code and quotations.</summary>
internal sealed class HtmlOutline(TextComposer composer, bool insideMain)
{
    private readonly StringBuilder run = new();
    private readonly Stack<HtmlList> lists = new();
    private HashSet<INode> layout = [];
    private HtmlTable? table;
    private int quotes;
    private bool inCode;
    private bool inHeading;

    /// <summary>Composes everything below the root.</summary>
    public void Add(IElement root)
    {
        layout = HtmlTable.LayoutTablesIn(root);
        var path = new Stack<(INode Node, int Next)>();
        path.Push((root, 0));
        while (path.TryPop(out var step) && !composer.IsFull)
        {
            // Children by number: asking a node for its next sibling searches through all of them.
            if (step.Next < step.Node.ChildNodes.Length)
            {
                path.Push((step.Node, step.Next + 1));
                Visit(step.Node.ChildNodes[step.Next], path);
            }
            else if (step.Node is IElement element && element != root)
            {
                Leave(element);
            }
        }

        Flush();
    }

    private void Visit(INode node, Stack<(INode Node, int Next)> path)
    {
        if (node is IText text)
        {
            AppendText(text.Data);
        }
        else if (node is IElement element && Enter(element))
        {
            path.Push((element, 0));
        }
    }

    private bool IsShown(IElement element) =>
        !element.HasAttribute("hidden")
        && element.LocalName is not "head" and not "title"
        && !(insideMain && element.LocalName is "nav" or "footer" or "aside");

    private bool Enter(IElement element)
    {
        if (!IsShown(element))
        {
            return false;
        }

        switch (element.LocalName)
        {
            case "br":
                run.Append('\n');
                return false;
            case "hr":
                Flush();
                return false;
            case "sup":
                // 10 to the 6th is not 106.
                run.Append(run.Length > 0 && char.IsAsciiDigit(run[^1]) && element.TextContent is [>= '0' and <= '9', ..] ? "^" : "");
                return true;
            case "pre" when table is null && !inCode:
                Flush();
                inCode = true;
                return true;
            case "span":
                return true;
            default:
                Flush();
                EnterBlock(element);
                return true;
        }
    }

    private void EnterBlock(IElement element)
    {
        switch (element.LocalName)
        {
            case "ul" or "ol":
                lists.Push(new HtmlList(element.LocalName == "ol", element.GetAttribute("start")));
                break;
            case "li" or "dd":
                Item().Begin();
                break;
            case "dl":
                lists.Push(new HtmlList(numbered: false, start: null));
                break;
            case "blockquote":
                quotes++;
                break;
            case ['h', >= '1' and <= '6'] when table is null && !inCode:
                inHeading = true;
                break;
            case "table" when table is null && !layout.Contains(element):
                table = new HtmlTable(composer, element);
                break;
            case "tr":
                table?.BeginRow(element);
                break;
        }
    }

    private void Leave(IElement element)
    {
        switch (element.LocalName)
        {
            case "span" or "sup":
                return;
            case ['h', >= '1' and <= '6'] when table is null && !inCode:
                composer.Heading(run.ToString(), element.LocalName[1] - '0');
                run.Clear();
                inHeading = false;
                return;
            case "pre" when inCode:
                composer.Code(run.ToString());
                run.Clear();
                inCode = false;
                return;
            case "td" or "th" or "caption" when table is not null:
                table.EndCell(element, run);
                return;
        }

        Flush();
        LeaveBlock(element);
    }

    private void LeaveBlock(IElement element)
    {
        switch (element.LocalName)
        {
            case "ul" or "ol" or "dl":
                _ = lists.TryPop(out _);
                break;
            case "li" or "dd":
                Item().End();
                break;
            case "blockquote":
                quotes--;
                break;
            case "tr":
                table?.EndRow();
                break;
            case "table" when table is not null && table.Element == element:
                table.End();
                table = null;
                break;
        }
    }

    private HtmlList Item()
    {
        if (lists.Count == 0)
        {
            lists.Push(new HtmlList(numbered: false, start: null));
        }

        return lists.Peek();
    }

    // Inside a cell the parts of a text are set apart by a space; elsewhere a part that ends is a block.
    private void Flush()
    {
        if (table is not null || inCode || inHeading)
        {
            run.Append(inCode ? "" : " ");
            return;
        }

        if (run.Length == 0)
        {
            return;
        }

        var words = run.ToString();
        run.Clear();
        if (string.IsNullOrWhiteSpace(words))
        {
            return;
        }

        if (lists.TryPeek(out var list) && list.InItem)
        {
            composer.ListItem(words, lists.Count - 1, list.Mark());
        }
        else if (quotes > 0)
        {
            composer.Quote(words);
        }
        else
        {
            composer.Paragraph(words);
        }
    }

    private void AppendText(string data)
    {
        if (inCode)
        {
            run.Append(data);
            return;
        }

        foreach (var c in data)
        {
            run.Append(c is '\n' or '\r' or '\t' or '\f' ? ' ' : c);
        }
    }
}
