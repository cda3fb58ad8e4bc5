using ChatBot.Corpus;
using ChatBot.Text;

namespace ChatBot.Channels.Web.Sources;

/// <summary>A range of the shown text that is to be lit.</summary>
/// <param name="Span">The range.</param>
/// <param name="ShownEnd">Behind its last character that is shown: what follows is only space or signs of the markup.</param>
/// <param name="Number">Its number among the ranges on the page, from 1.</param>
/// <param name="IsCurrent">Whether it is the one that the address leads to.</param>
internal readonly record struct CitedSpan(TextSpan Span, int ShownEnd, int Number, bool IsCurrent)
{
    /// <summary>The ranges to light, in the order of the text and not overlapping. The first of <paramref name="asked"/> is the current one.</summary>
    public static IReadOnlyList<CitedSpan> Of(IReadOnlyList<TextSpan> asked, string text, IReadOnlyList<Block> blocks)
    {
        var fitting = new List<(TextSpan Span, bool IsCurrent)>();
        foreach (var span in asked)
        {
            var whole = Whole(span, text);
            if (span.Start >= 0 && !span.IsEmpty && span.End <= text.Length && !fitting.Exists(other => other.Span.Overlaps(whole)) && EndOfShown(whole, blocks) is not null)
            {
                fitting.Add((whole, fitting.Count == 0 && span == asked[0]));
            }
        }

        fitting.Sort(static (a, b) => a.Span.Start.CompareTo(b.Span.Start));
        return [.. fitting.Select((span, i) => new CitedSpan(span.Span, EndOfShown(span.Span, blocks)!.Value, i + 1, span.IsCurrent))];
    }

    /// <summary>The first block that shares a character with a range or follows it.</summary>
    public static int BlockAt(int offset, IReadOnlyList<Block> blocks)
    {
        var low = 0;
        var high = blocks.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (blocks[middle].Span.End <= offset)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    // Half a character cannot be lit.
    private static TextSpan Whole(TextSpan span, string text)
    {
        var start = span.Start > 0 && span.Start < text.Length && char.IsSurrogatePair(text[span.Start - 1], text[span.Start]) ? span.Start - 1 : span.Start;
        var end = span.End > 0 && span.End < text.Length && char.IsSurrogatePair(text[span.End - 1], text[span.End]) ? span.End + 1 : span.End;
        return new(start, end);
    }

    private static int? EndOfShown(TextSpan span, IReadOnlyList<Block> blocks)
    {
        for (var i = Math.Min(BlockAt(span.End - 1, blocks), blocks.Count - 1); i >= 0 && blocks[i].Span.End > span.Start; i--)
        {
            if (blocks[i].Words.Overlaps(span))
            {
                return Math.Min(span.End, blocks[i].Words.End);
            }
        }

        return null;
    }
}
