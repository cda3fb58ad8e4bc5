using ChatBot.Corpus;
using ChatBot.Text;

namespace ChatBot.Channels.Web.Sources;

/// <summary>Writes the text of single blocks, with all that they stand for.</summary>
internal sealed class BlockText(SourceView view, HtmlWriter html)
{
    private readonly MarkedText marked = new(html, view.Text, view.Cited);
    private readonly bool isMarkdown = view.Kind is SourceKind.Markdown or SourceKind.Transcript;

    /// <summary>The words of a block as the whole content of the element that is open.</summary>
    public void Words(int number)
    {
        var block = view.Blocks[number];
        Before(number);
        Show(block, block.Words);
        After(number);
    }

    /// <summary>Passes over what stands before the words of a block.</summary>
    public void Before(int number) => marked.Pass(new(view.OwnOf(number).Start, view.Blocks[number].Words.Start));

    /// <summary>Passes over what stands behind the words of a block, and ends the element.</summary>
    public void After(int number)
    {
        var end = view.OwnOf(number).End;
        marked.Pass(new(view.Blocks[number].Words.End, end));
        marked.EndElement(end);
    }

    /// <summary>Shows a part of a block's words.</summary>
    public void Show(Block block, TextSpan part)
    {
        if (block is Block.Code)
        {
            marked.Show(part);
            return;
        }

        var runs = isMarkdown && block is not Block.Metadata ? InlineReader.ReadMarkdown(view.Text, part, block is Block.Quote) : InlineReader.ReadPlain(view.Text, part);
        foreach (var run in runs)
        {
            if (run.Style == RunStyle.Mark)
            {
                marked.Pass(run.Span);
            }
            else
            {
                marked.Show(run.Span, run.Style, run.Link);
            }
        }
    }

    /// <summary>Passes over a part of a block, such as the border of a cell.</summary>
    public void Pass(TextSpan part) => marked.Pass(part);

    /// <summary>Ends the element around the last part.</summary>
    public void EndElement(int at) => marked.EndElement(at);

    /// <summary>Whether something in the words of a block is cited.</summary>
    public bool IsCited(int number) => marked.IsCited(view.Blocks[number].Words);

    /// <summary>Whether something in this part is cited.</summary>
    public bool IsCited(TextSpan part) => marked.IsCited(part);

    /// <summary>The attributes of a block's element: its line, and whether it is cited.</summary>
    public void Attributes(int number, bool hasLine = true)
    {
        if (hasLine && view.HasLines)
        {
            html.Markup(" data-line=\""u8).Number(view.Lines.LineAt(view.Blocks[number].Words.Start)).Markup("\""u8);
        }

        if (IsCited(number))
        {
            html.Markup(" class=\"has\""u8);
        }
    }
}
