using System.Globalization;
using ChatBot.Corpus;
using ChatBot.Text;

namespace ChatBot.Channels.Web.Sources;

/// <summary>The items of a list, with the lists inside it.</summary>
internal sealed class ListGroup(SourceView view, HtmlWriter html, BlockText text) : BlockGroup(view, html, text)
{
    // A browser draws only what is in view, list by list; a very long one is written as several.
    private const int MostItems = 200;

    // For each list that is open, whether its items are numbered.
    private readonly Stack<bool> open = [];
    private int items;

    /// <inheritdoc />
    public override bool Takes(Block block) => block is Block.ListItem;

    /// <inheritdoc />
    public override void Begin(int number) => items = 0;

    /// <inheritdoc />
    public override void Write(int number)
    {
        var item = (Block.ListItem)View.Blocks[number];
        var sign = NumberOf(item);
        var depth = Math.Clamp(item.Depth, 0, open.Count);
        while (open.Count > depth + 1)
        {
            CloseList();
        }

        var isMore = depth == 0 && ++items % MostItems == 0;
        if (open.Count > depth && depth == 0 && (isMore || open.Peek() != sign is not null))
        {
            CloseList();
        }

        if (open.Count > depth)
        {
            Html.Markup("</li>\n"u8);
        }
        else
        {
            open.Push(sign is not null);
            Html.Markup(sign is null ? "<ul"u8 : "<ol"u8).Markup(isMore ? " class=\"more\">\n"u8 : ">\n"u8);
        }

        Html.Markup("<li dir=\"auto\""u8);
        if (sign is { } value && open.Peek())
        {
            Html.Markup(" value=\""u8).Number(value).Markup("\""u8);
        }

        Text.Attributes(number);
        Html.Markup(">"u8);
        Text.Words(number);
    }

    /// <inheritdoc />
    public override void End()
    {
        while (open.Count > 0)
        {
            CloseList();
        }
    }

    private void CloseList() => Html.Markup(open.Pop() ? "</li>\n</ol>\n"u8 : "</li>\n</ul>\n"u8);

    private int? NumberOf(Block.ListItem item)
    {
        var sign = new TextSpan(item.Span.Start, item.Words.Start).In(View.Text).Trim();
        var digits = sign.IndexOfAnyExceptInRange('0', '9');
        return digits is > 0 and < 9 && sign[digits..] is "." or ")" ? int.Parse(sign[..digits], NumberStyles.None, CultureInfo.InvariantCulture) : null;
    }
}
