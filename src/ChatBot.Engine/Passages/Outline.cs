using ChatBot.Corpus;
using ChatBot.Text;

namespace ChatBot.Passages;

/// <summary>A document's blocks with what cutting asks about them: how many words each has and under which headings it stands.</summary>
internal sealed class Outline
{
    /// <summary>Deeper headings count as being of this level, so that a path of headings stays short whatever a document says.</summary>
    public const int DeepestLevel = 9;

    private const int LongestHeading = 200;

    private readonly int[] words;
    private readonly int[] headingOf;
    private readonly int[] parentOf;

    public Outline(string text, IReadOnlyList<Block> blocks)
    {
        Text = text;
        Blocks = blocks;
        Lines = new LineIndex(text);
        words = new int[blocks.Count];
        headingOf = new int[blocks.Count];
        parentOf = new int[blocks.Count];
        Span<int> open = stackalloc int[DeepestLevel + 1];
        open.Fill(-1);
        var last = -1;
        for (var i = 0; i < blocks.Count; i++)
        {
            words[i] = WordCount.Of(WordsOf(i).In(text));
            if (words[i] > 0 && blocks[i] is Block.Heading)
            {
                var level = LevelOf(i);
                TopLevel = Math.Min(TopLevel, level);
                parentOf[i] = Deepest(open[..level]);
                open[level..].Fill(-1);
                open[level] = i;
            }

            // Metadata that does not stand right below a heading is about the whole document.
            var isApart = blocks[i] is Block.Metadata && (last < 0 || blocks[last] is not (Block.Heading or Block.Metadata));
            headingOf[i] = isApart ? -1 : last >= 0 && blocks[i] is Block.Metadata ? headingOf[last] : Deepest(open);
            last = words[i] > 0 ? i : last;
        }

    }

    public string Text { get; }

    public IReadOnlyList<Block> Blocks { get; }

    public LineIndex Lines { get; }

    /// <summary>The highest level of heading there is; headings of it separate what is never in one passage.</summary>
    public int TopLevel { get; } = DeepestLevel;

    /// <summary>Number of words of a block; 0 if there is nothing in it to find.</summary>
    public int WordsIn(int block) => words[block];

    /// <summary>The words of a block, inside the text whatever its reader says.</summary>
    public TextSpan WordsOf(int block)
    {
        var start = Math.Clamp(Blocks[block].Words.Start, 0, Text.Length);
        return new(start, Math.Clamp(Blocks[block].Words.End, start, Text.Length));
    }

    /// <summary>Level of a heading block, from 1.</summary>
    public int LevelOf(int heading) => Math.Clamp(((Block.Heading)Blocks[heading]).Level, 1, DeepestLevel);

    /// <summary>The nearest heading above a block (a heading's is itself), or -1.</summary>
    public int HeadingOf(int block) => headingOf[block];

    /// <summary>The lowest heading that stands above two blocks, given the heading of each.</summary>
    public int CommonHeading(int left, int right)
    {
        while (left != right)
        {
            // A heading comes before what is below it, so the later of the two cannot be above the other.
            if (left > right)
            {
                left = parentOf[left];
            }
            else
            {
                right = parentOf[right];
            }
        }

        return left;
    }

    /// <summary>The headings from the highest down to this one.</summary>
    public IReadOnlyList<string> PathOf(int heading)
    {
        var path = new List<string>();
        for (var i = heading; i >= 0; i = parentOf[i])
        {
            path.Add(TextOf(i));
        }

        path.Reverse();
        return path.ToArray();
    }

    private static int Deepest(ReadOnlySpan<int> open)
    {
        var last = open.LastIndexOfAnyExcept(-1);
        return last < 0 ? -1 : open[last];
    }

    private string TextOf(int heading)
    {
        var span = WordsOf(heading);
        var end = Math.Min(span.End, Graphemes.BoundaryAtOrBefore(Text, Math.Min(span.End, span.Start + LongestHeading)));
        return string.Join(' ', Text[span.Start..end].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
