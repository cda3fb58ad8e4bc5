using ChatBot.Corpus;
using ChatBot.Text;

namespace ChatBot.Passages;

/// <summary>
/// Reads the units of a section one after another. Of a huge block only a stretch is split at a time, so that memory stays bounded.
/// </summary>
internal sealed class UnitReader(Outline outline, BlockRange section, PassageOptions options)
{
    private const int Stretch = 1 << 16;
    private const int LongestMark = 200;
    private const int WordsOfSmallBlock = 80;

    private readonly string text = outline.Text;
    private readonly Borders borders = new(outline, section, options);
    private readonly List<TextSpan> pieces = [];
    private int nextPiece;
    private int block = section.First - 1;
    private TextSpan unread;
    private int lastEnd;
    private bool isBlockStart;

    /// <summary>The next unit, if there is one.</summary>
    public bool TryRead(out Unit unit)
    {
        while (nextPiece >= pieces.Count)
        {
            if (unread.IsEmpty && !MoveToNextBlock())
            {
                unit = default;
                return false;
            }

            SplitStretch();
        }

        var piece = pieces[nextPiece++];
        var isLast = nextPiece == pieces.Count && unread.IsEmpty;
        var border = isBlockStart ? borders.BeforeBlock(block) : borders.Inside(block, new(lastEnd, piece.Start));
        var span = new TextSpan(isBlockStart ? StartWithMark(piece) : piece.Start, isLast ? EndWithMark(piece) : piece.End);
        unit = new Unit(span, WordCount.Of(piece.In(text)), block, border);
        isBlockStart = false;
        lastEnd = span.End;
        return true;
    }

    private bool MoveToNextBlock()
    {
        do
        {
            block++;
            if (block >= section.End)
            {
                return false;
            }

            var words = outline.WordsOf(block);
            unread = new(Math.Max(words.Start, lastEnd), words.End);
        }
        while (outline.WordsIn(block) == 0 || unread.IsEmpty);

        isBlockStart = true;
        return true;
    }

    private void SplitStretch()
    {
        pieces.Clear();
        nextPiece = 0;
        var end = unread.Length <= Stretch ? unread.End : Graphemes.BoundaryAtOrBefore(text, unread.Start + Stretch);
        var stretch = new TextSpan(unread.Start, end);
        if (IsOnePiece(stretch))
        {
            Sentences.AddTrimmed(text, Sentences.SkipWhite(text, stretch.Start, end), end, pieces);
        }
        else if (outline.Blocks[block] is Block.Code)
        {
            CodeLines.SplitInto(text, stretch, pieces);
        }
        else
        {
            Sentences.SplitInto(text, stretch, pieces);
        }

        // The last piece of a stretch may go on behind it, unless it is all there is.
        if (end < unread.End && pieces.Count > 1)
        {
            unread = new(pieces[^1].Start, unread.End);
            pieces.RemoveAt(pieces.Count - 1);
        }
        else
        {
            unread = new(end, unread.End);
        }
    }

    // Small things are not cut at their sentences.
    private bool IsOnePiece(TextSpan stretch) =>
        stretch.Length <= Sentences.LongestSentence && stretch.End == unread.End
        && outline.Blocks[block] is Block.Heading or Block.TableRow or Block.Metadata or Block.ListItem or Block.Cue
        && outline.WordsIn(block) <= WordsOfSmallBlock;

    // A bullet, a time stamp or the marks of a heading go with the words behind them.
    private int StartWithMark(TextSpan piece)
    {
        var start = Sentences.SkipWhite(text, Math.Clamp(outline.Blocks[block].Span.Start, lastEnd, piece.Start), piece.Start);
        return piece.Start - start <= LongestMark ? start : piece.Start;
    }

    private int EndWithMark(TextSpan piece)
    {
        var end = Sentences.TrimEnd(text, piece.End, Math.Clamp(outline.Blocks[block].Span.End, piece.End, text.Length));
        return end - piece.End <= LongestMark ? end : piece.End;
    }
}
