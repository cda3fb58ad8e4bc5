using System.Text;

namespace ChatBot.Corpus;

/// <summary>
/// Rewrites any HTML into the small part of it that carries text, in one pass: no scripts, styles, comments or formatting, a bounded
/// depth and number of elements, nothing between the cells of a table. A tree builder needs time and memory out of all proportion
/// for some inputs; for what comes out of here it is linear.
/// </summary>
internal sealed class TameHtml
{
    private const int DepthAtMost = 200;
    private const int ElementsAtMost = 500_000;

    private readonly string html;
    private readonly StringBuilder tame;
    private readonly List<Open> open = [];
    private readonly List<int> tables = [];
    private int elements;
    private int tooDeep;
    private int hiddenFrom;
    private bool titleSeen;

    private TameHtml(string html)
    {
        this.html = html;
        tame = new StringBuilder(html.Length);
    }

    /// <summary>The part of the HTML that carries text, or null when it has more elements than any page for people.</summary>
    public static string? Rewrite(string html)
    {
        var pass = new TameHtml(html);
        pass.Run();
        return pass.elements > ElementsAtMost ? null : pass.tame.ToString();
    }

    private void Run()
    {
        for (var at = 0; at < html.Length && elements <= ElementsAtMost;)
        {
            var bracket = html.IndexOf('<', at);
            Text(html.AsSpan(at, (bracket < 0 ? html.Length : bracket) - at));
            if (bracket < 0)
            {
                return;
            }

            if (HtmlTag.TryRead(html, bracket, out var tag))
            {
                at = tag.IsEnd ? End(tag) : Start(tag);
            }
            else if (bracket + 1 < html.Length && html[bracket + 1] is '!' or '?' or '/')
            {
                at = BehindComment(bracket);
            }
            else
            {
                Text("&lt;");
                at = bracket + 1;
            }
        }
    }

    private int BehindComment(int start)
    {
        var comment = html.AsSpan(start).StartsWith("<!--");
        var from = comment ? start + 2 : start;
        var end = html.IndexOf(comment ? "-->" : ">", from, StringComparison.Ordinal);
        return end < 0 ? html.Length : end + (comment ? 3 : 1);
    }

    private void Text(ReadOnlySpan<char> text)
    {
        if (hiddenFrom > 0 || text.IsEmpty)
        {
            return;
        }

        if (!text.IsWhiteSpace())
        {
            IntoCell();
        }

        tame.Append(text);
    }

    private int Start(HtmlTag tag)
    {
        var kind = HtmlNames.KindOf(tag.Name);
        switch (kind)
        {
            case HtmlKind.Raw:
                return BehindRaw(tag);
            case HtmlKind.Void:
                IntoCell();
                WriteTag(tag.Name, tag.Attributes);
                break;
            case HtmlKind.SelfEnding:
                StartCell(tag.Name);
                WriteTag(tag.Name, tag.IsHidden ? " hidden" : "");
                break;
            case HtmlKind.Block or HtmlKind.Hidden or HtmlKind.Inline:
                OpenElement(tag, kind);
                break;
        }

        return tag.End;
    }

    private void OpenElement(HtmlTag tag, HtmlKind kind)
    {
        var hidden = tag.IsHidden || kind == HtmlKind.Hidden;
        if (open.Count >= DepthAtMost)
        {
            tooDeep++;
            hiddenFrom = hidden && hiddenFrom == 0 ? tooDeep : hiddenFrom;
            tame.Append(kind == HtmlKind.Block ? " " : "");
            return;
        }

        var name = kind == HtmlKind.Block ? HtmlNames.Plain(tag.Name) : hidden ? "span" : "";
        if (name.Length > 0)
        {
            IntoCell();
            WriteTag(name, hidden ? " hidden" : tag.Attributes);
        }

        open.Add(new Open(tag.Name, name, InCell: false));
        if (name == "table")
        {
            tables.Add(open.Count - 1);
        }
    }

    private int End(HtmlTag tag)
    {
        var kind = HtmlNames.KindOf(tag.Name);
        if (kind == HtmlKind.SelfEnding)
        {
            LeaveCell(tag.Name);
            WriteEnd(tag.Name);
        }
        else if (kind is HtmlKind.Block or HtmlKind.Hidden or HtmlKind.Inline)
        {
            Close(tag.Name);
        }

        return tag.End;
    }

    private void Close(string name)
    {
        if (tooDeep > 0)
        {
            tooDeep--;
            hiddenFrom = tooDeep < hiddenFrom ? 0 : hiddenFrom;
            return;
        }

        var last = open.Count - 1;
        while (last >= 0 && open[last].Name != name)
        {
            last--;
        }

        // Each element is ended by name: one left open inside would otherwise outlive its parent in the tree.
        while (last >= 0 && open.Count > last)
        {
            var inner = open[^1].Written;
            open.RemoveAt(open.Count - 1);
            if (inner.Length > 0)
            {
                tame.Append("</").Append(inner).Append('>');
            }

            if (tables.Count > 0 && tables[^1] == open.Count)
            {
                tables.RemoveAt(tables.Count - 1);
            }
        }
    }

    // The end of a paragraph that never began makes an empty one, so it counts as an element, and has no place between cells.
    private void WriteEnd(string name)
    {
        if (name is "p" or "li" or "dt" or "dd" && (InnermostTable() is >= 0 and var table && !open[table].InCell))
        {
            return;
        }

        elements += name == "p" ? 1 : 0;
        tame.Append("</").Append(name).Append('>');
    }

    private int BehindRaw(HtmlTag tag)
    {
        var end = html.IndexOf("</" + tag.Name, tag.End, StringComparison.OrdinalIgnoreCase);
        var content = html.AsSpan(tag.End, (end < 0 ? html.Length : end) - tag.End);
        if (tag.Name == "title" && !titleSeen && !tag.IsHidden)
        {
            titleSeen = true;
            tame.Append("<title>").Append(content).Replace("<", "&lt;", tame.Length - content.Length, content.Length).Append("</title>");
        }

        var bracket = end < 0 ? -1 : html.IndexOf('>', end);
        return bracket < 0 ? html.Length : bracket + 1;
    }

    private void WriteTag(string name, string attributes)
    {
        elements++;
        tame.Append('<').Append(name).Append(attributes).Append('>');
    }

    // Text between the cells of a table would be moved in front of it, one search through all siblings each time.
    private void IntoCell()
    {
        var table = InnermostTable();
        if (table >= 0 && !open[table].InCell)
        {
            WriteTag("td", "");
            open[table] = open[table] with { InCell = true };
        }
    }

    private void StartCell(string name)
    {
        var table = InnermostTable();
        if (table < 0)
        {
            return;
        }

        if (name is "td" or "th" or "caption")
        {
            open[table] = open[table] with { InCell = true };
        }
        else if (name is "tr" or "thead" or "tbody" or "tfoot")
        {
            open[table] = open[table] with { InCell = false };
        }
        else
        {
            IntoCell();
        }
    }

    private void LeaveCell(string name)
    {
        var table = name is "td" or "th" or "caption" or "tr" or "thead" or "tbody" or "tfoot" ? InnermostTable() : -1;
        if (table >= 0)
        {
            open[table] = open[table] with { InCell = false };
        }
    }

    private int InnermostTable() => tables.Count > 0 ? tables[^1] : -1;

    /// <summary>An element that has begun and not ended; <c>Written</c> is empty when only its content is kept.</summary>
    private readonly record struct Open(string Name, string Written, bool InCell);
}
