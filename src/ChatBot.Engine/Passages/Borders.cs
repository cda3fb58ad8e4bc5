using ChatBot.Corpus;
using ChatBot.Text;

namespace ChatBot.Passages;

/// <summary>Judges the places between units for a cut, from -1 to 1. Sizes weigh against these figures in <see cref="CutPoint"/>.</summary>
internal sealed class Borders(Outline outline, BlockRange section, PassageOptions options)
{
    private const float Never = -1f;
    private const float AfterLeadIn = -0.7f;
    private const float InsideFittingGroup = -0.6f;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private int previous = -1;
    private int groupEnd = -1;
    private bool groupFits;

    /// <summary>The border before the first unit of a block. Blocks must be asked about in order.</summary>
    public float BeforeBlock(int block)
    {
        var before = previous;
        previous = block;
        if (block >= groupEnd)
        {
            MeasureGroup(block);
        }

        if (before < 0)
        {
            return 0;
        }

        return Math.Clamp(OfBlocks(before, block) + OfPlaces(outline.Blocks[before], outline.Blocks[block]), Never, 1f);
    }

    /// <summary>The border between two units of one block, given what lies between them.</summary>
    public float Inside(int block, TextSpan gap) => outline.Blocks[block] switch
    {
        Block.Code => gap.In(outline.Text).Count('\n') > 1 ? 0f : groupFits ? InsideFittingGroup : -0.2f,
        Block.TableRow => -0.6f,
        Block.ListItem => -0.3f,
        Block.Heading => Never,
        Block.Cue => 0.1f,
        _ => EndsSentence(gap.Start) ? 0f : -0.3f,
    };

    private float OfBlocks(int before, int block) => (outline.Blocks[before], outline.Blocks[block]) switch
    {
        (Block.Heading, _) => Never,
        (_, Block.Heading) => 0.5f,
        (Block.ListItem, Block.ListItem item) => groupFits ? InsideFittingGroup : IsLeadIn(before) ? AfterLeadIn : item.Depth == 0 ? 0.1f : -0.2f,
        (Block.TableRow head, Block.TableRow row) => row.Header == head.Span ? Never : groupFits ? InsideFittingGroup : 0.15f,
        (Block.Cue said, Block.Cue next) => OfCues(said, next),
        (Block.Cue, _) or (_, Block.Cue) => 0.6f,
        (_, Block.ListItem or Block.TableRow or Block.Code or Block.Quote) when IsLeadIn(before) => AfterLeadIn,
        _ => 0.4f,
    };

    private static float OfPlaces(Block before, Block block) =>
        (before.Slide != block.Slide || before.Sheet is null != block.Sheet is null ? 0.4f : 0f) + (before.Page != block.Page ? 0.1f : 0f);

    private float OfCues(Block.Cue said, Block.Cue next)
    {
        var ofSpeakers = said.Speaker == next.Speaker ? 0f : 0.2f;
        var ofPause = next.From - said.To >= Pause ? 0.1f : 0f;
        return (EndsSentence(said.Words.End) ? 0.2f : -0.3f) + ofSpeakers + ofPause;
    }

    private bool EndsSentence(int end)
    {
        var at = Math.Min(end, outline.Text.Length);
        for (var looked = 0; at > 0 && looked < 4; looked++, at--)
        {
            var c = outline.Text[at - 1];
            if (c is '.' or '?' or '!' or '…' or '。' or '！' or '？' or '؟' or '।')
            {
                return true;
            }

            if (char.IsLetterOrDigit(c))
            {
                return false;
            }
        }

        return false;
    }

    private bool IsLeadIn(int block)
    {
        var words = outline.WordsOf(block);
        return words.In(outline.Text)[^Math.Min(4, words.Length)..].TrimEnd("*_ \t\r\n") is [.., ':' or '：'];
    }

    // The list, table or piece of code that begins with a block, up to its end; whether it would fit one passage.
    private void MeasureGroup(int block)
    {
        var kind = outline.Blocks[block].GetType();
        var words = 0;
        groupEnd = block;
        do
        {
            words += outline.WordsIn(groupEnd++);
        }
        while (groupEnd < section.End && (outline.WordsIn(groupEnd) == 0 || outline.Blocks[groupEnd].GetType() == kind));

        groupFits = words <= options.WordsAtMost && outline.WordsOf(groupEnd - 1).End - outline.WordsOf(block).Start <= options.CharactersAtMost;
    }
}
