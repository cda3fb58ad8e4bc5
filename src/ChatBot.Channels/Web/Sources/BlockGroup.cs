using ChatBot.Corpus;

namespace ChatBot.Channels.Web.Sources;

/// <summary>Blocks that stand together in one element. It is begun with its first block, written block by block, and ended.</summary>
internal abstract class BlockGroup(SourceView view, HtmlWriter html, BlockText text)
{
    /// <summary>The document.</summary>
    protected SourceView View => view;

    /// <summary>The page.</summary>
    protected HtmlWriter Html => html;

    /// <summary>The text of blocks.</summary>
    protected BlockText Text => text;

    /// <summary>Whether a block belongs into such a group.</summary>
    public abstract bool Takes(Block block);

    /// <summary>Whether the group that is open goes on with a block.</summary>
    public virtual bool GoesOn(int number) => Takes(View.Blocks[number]);

    /// <summary>Opens the element for the blocks from here on.</summary>
    public abstract void Begin(int number);

    /// <summary>Writes one block.</summary>
    public abstract void Write(int number);

    /// <summary>Closes the element.</summary>
    public abstract void End();
}
