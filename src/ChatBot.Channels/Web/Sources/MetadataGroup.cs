using ChatBot.Corpus;
using ChatBot.Text;

namespace ChatBot.Channels.Web.Sources;

/// <summary>Lines of metadata as a table of names and values; closed while the document's own text is what a reader came for.</summary>
internal sealed class MetadataGroup(SourceView view, HtmlWriter html, BlockText text) : BlockGroup(view, html, text)
{
    private const int DeepestIndent = 4;

    /// <inheritdoc />
    public override bool Takes(Block block) => block is Block.Metadata;

    /// <inheritdoc />
    public override void Begin(int number)
    {
        var last = number;
        while (last + 1 < View.Blocks.Count && View.Blocks[last + 1] is Block.Metadata)
        {
            last++;
        }

        var isOpen = number > 0 || Text.IsCited(new TextSpan(View.Blocks[number].Span.Start, View.Blocks[last].Span.End));
        Html.Markup(isOpen ? "<details class=\"fields\" open>"u8 : "<details class=\"fields\">"u8).Markup("<summary>Details</summary>\n<table>\n"u8);
    }

    /// <inheritdoc />
    public override void Write(int number)
    {
        var block = View.Blocks[number];
        var colon = block.Words.In(View.Text).IndexOf(':');
        Html.Markup("<tr"u8);
        Text.Attributes(number, hasLine: false);
        Html.Markup(">"u8);
        if (block.Words.In(View.Text).StartsWith("- "))
        {
            WriteItem(number);
        }
        else if (colon > 0)
        {
            WriteField(number, block.Words.Start + colon);
        }
        else
        {
            Html.Markup("<td colspan=\"2\" dir=\"auto\">"u8);
            Text.Words(number);
        }

        Html.Markup("</td></tr>\n"u8);
    }

    /// <inheritdoc />
    public override void End() => Html.Markup("</table></details>\n"u8);

    private void WriteField(int number, int colon)
    {
        var block = View.Blocks[number];
        var value = colon + 1;
        while (value < block.Words.End && char.IsWhiteSpace(View.Text[value]))
        {
            value++;
        }

        Html.Markup("<th scope=\"row\" dir=\"auto\""u8);
        WriteDepth(block, extra: 0);
        Text.Before(number);
        Text.Show(block, new(block.Words.Start, colon));
        Text.EndElement(colon);
        Html.Markup("</th><td dir=\"auto\">"u8);
        Text.Pass(new(colon, value));
        Text.Show(block, new(value, block.Words.End));
        Text.After(number);
    }

    // An item of a list of values.
    private void WriteItem(int number)
    {
        var block = View.Blocks[number];
        var value = block.Words.Start + 2;
        Html.Markup("<td colspan=\"2\" class=\"item\" dir=\"auto\""u8);
        WriteDepth(block, extra: 1);
        Text.Before(number);
        Text.Pass(new(block.Words.Start, value));
        Text.Show(block, new(value, block.Words.End));
        Text.After(number);
    }

    private void WriteDepth(Block block, int extra)
    {
        if (Math.Min(DeepestIndent, IndentOf(block) + extra) is > 0 and var indent)
        {
            Html.Markup(" data-depth=\""u8).Number(indent).Markup("\""u8);
        }

        Html.Markup(">"u8);
    }

    // Two spaces are a step, as is usual.
    private int IndentOf(Block block)
    {
        var start = block.Span.Start;
        while (start > 0 && View.Text[start - 1] is ' ' or '\t' && block.Span.Start - start < 2 * DeepestIndent)
        {
            start--;
        }

        return (block.Span.Start - start + 1) / 2;
    }
}
