using ChatBot.Text;

namespace ChatBot.Corpus;

/// <summary>
/// Gathers the blocks of one document and holds them to the promise of <see cref="Block"/>: in order, inside the text, not
/// overlapping, words inside the span, no block without words but an empty cue.
/// </summary>
internal sealed class BlockList(string text)
{
    private readonly List<Block> blocks = [];
    private bool inOrder = true;

    /// <summary>Takes one more block.</summary>
    public void Add(Block block)
    {
        inOrder &= blocks.Count == 0 || blocks[^1].Span.End <= block.Span.Start;
        blocks.Add(block);
    }

    /// <summary>Takes blocks that another list has finished.</summary>
    public void AddRange(IReadOnlyList<Block> more)
    {
        foreach (var block in more)
        {
            Add(block);
        }
    }

    /// <summary>All blocks, as promised.</summary>
    public IReadOnlyList<Block> Finish()
    {
        // A stable order keeps a block before the blocks that begin inside it.
        var ordered = inOrder ? blocks : [.. blocks.OrderBy(block => block.Span.Start)];
        var result = new List<Block>(ordered.Count);
        var end = 0;
        foreach (var block in ordered)
        {
            var start = Math.Max(block.Span.Start, end);
            var stop = Math.Min(block.Span.End, text.Length);
            if (stop <= start || Fit(block, new TextSpan(start, stop)) is not { } fitting)
            {
                continue;
            }

            result.Add(fitting);
            end = stop;
        }

        return result;
    }

    private Block? Fit(Block block, TextSpan span)
    {
        var words = TextLines.Trim(text, Math.Clamp(block.Words.Start, span.Start, span.End), Math.Clamp(block.Words.End, span.Start, span.End));
        if (words.IsEmpty && block is not Block.Cue)
        {
            return null;
        }

        return span == block.Span && words == block.Words ? block : block with { Span = span, Words = words };
    }
}
