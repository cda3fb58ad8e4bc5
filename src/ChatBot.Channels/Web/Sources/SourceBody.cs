using ChatBot.Corpus;
using ChatBot.Retrieval;

namespace ChatBot.Channels.Web.Sources;

/// <summary>
/// Writes the blocks of a document, one after the other: whatever its length, no more of the page is held than one block. Blocks that belong
/// together (items, rows, cues) stand in one <see cref="BlockGroup"/>.
/// </summary>
internal sealed class SourceBody
{
    private readonly SourceView view;
    private readonly HtmlWriter html;
    private readonly BlockText text;
    private readonly BlockGroup[] groups;
    private readonly Stack<int> chapters = [];
    private int lastLevel = 1;
    private (int? Page, int? Slide) part;

    public SourceBody(SourceView view, HtmlWriter html)
    {
        this.view = view;
        this.html = html;
        text = new BlockText(view, html);
        groups = [new MetadataGroup(view, html, text), new TableGroup(view, html, text), new ListGroup(view, html, text), new CueGroup(view, html, text), new QuoteGroup(view, html, text)];
        TitleBlock = FindTitle();
    }

    /// <summary>The heading that is the title of the page, if the document begins with one that says the same.</summary>
    public int? TitleBlock { get; }

    /// <summary>Writes them all.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        BlockGroup? open = null;
        for (var i = 0; i < view.Blocks.Count; i++)
        {
            var block = view.Blocks[i];
            var isNewPart = (block.Page, block.Slide) != part && (block.Page ?? block.Slide) is not null;
            if (open is not null && (isNewPart || !open.GoesOn(i)))
            {
                open.End();
                open = null;
            }

            if (isNewPart)
            {
                BeginPart(block);
            }

            if (open is null && Array.Find(groups, group => group.Takes(block)) is { } group)
            {
                open = group;
                open.Begin(i);
            }

            if (open is null)
            {
                WriteAlone(i);
            }
            else
            {
                open.Write(i);
            }

            await html.PauseAsync(cancellationToken);
        }

        open?.End();
    }

    private int? FindTitle()
    {
        var first = 0;
        while (first < view.Blocks.Count && view.Blocks[first] is Block.Metadata)
        {
            first++;
        }

        return first < view.Blocks.Count && view.Blocks[first] is Block.Heading heading
            && CleanWords.Of(heading.Words.In(view.Text)).Equals(view.Entry.Title, StringComparison.OrdinalIgnoreCase)
            ? first
            : null;
    }

    private void BeginPart(Block block)
    {
        part = (block.Page, block.Slide);
        chapters.Clear();
        lastLevel = 2;
        html.Markup("<h2 class=\"part\">"u8).Markup(block.Page is null ? "Slide "u8 : "Page "u8).Number((block.Page ?? block.Slide)!.Value).Markup("</h2>\n"u8);
    }

    private void WriteAlone(int number)
    {
        switch (view.Blocks[number])
        {
            case Block.Heading heading:
                WriteHeading(number, heading);
                break;
            case Block.Code:
                html.Markup("<pre dir=\"ltr\""u8);
                text.Attributes(number);
                html.Markup("><code>"u8);
                text.Words(number);
                html.Markup("</code></pre>\n"u8);
                break;
            default:
                html.Markup("<p dir=\"auto\""u8);
                text.Attributes(number);
                html.Markup(">"u8);
                text.Words(number);
                html.Markup("</p>\n"u8);
                break;
        }
    }

    // Levels as the reader sees them never skip one, whatever the document does.
    private void WriteHeading(int number, Block.Heading heading)
    {
        lastLevel = number == TitleBlock ? 1 : LevelOf(heading);
        html.Markup("<h"u8).Number(lastLevel).Markup(" dir=\"auto\""u8);
        text.Attributes(number);
        html.Markup(">"u8);
        text.Words(number);
        html.Markup("</h"u8).Number(lastLevel).Markup(">\n"u8);
    }

    private int LevelOf(Block.Heading heading)
    {
        while (chapters.TryPeek(out var above) && above >= heading.Level)
        {
            chapters.Pop();
        }

        chapters.Push(heading.Level);
        return Math.Min(6, Math.Min((part == default ? 1 : 2) + chapters.Count, lastLevel + 1));
    }
}
