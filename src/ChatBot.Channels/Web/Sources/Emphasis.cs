using ChatBot.Text;

namespace ChatBot.Channels.Web.Sources;

/// <summary>
/// Pairs the signs of emphasis in one block: <c>*</c>, <c>_</c> and <c>~~</c>. Pairs may cross, because styles are counted and not nested, so
/// one look at each sign is enough.
/// </summary>
internal sealed class Emphasis(string text)
{
    private readonly List<Sign> signs = [];
    private readonly List<(int At, RunStyle Style, int Change)> changes = [];
    private readonly Dictionary<char, Stack<int>> open = new() { ['*'] = new(), ['_'] = new(), ['~'] = new() };

    /// <summary>Takes the next sign: a run of one character.</summary>
    public void Add(TextSpan span, TextSpan block)
    {
        var (before, after) = (Neighbour(span.Start - 1, block), Neighbour(span.End, block));
        var opens = after != Kind.Space && (after != Kind.Point || before != Kind.Word);
        var closes = before != Kind.Space && (before != Kind.Point || after != Kind.Word);
        var mark = text[span.Start];
        if (mark == '_')
        {
            (opens, closes) = (opens && (!closes || before == Kind.Point), closes && (!opens || after == Kind.Point));
        }

        signs.Add(new Sign(span));
        var number = signs.Count - 1;
        if (closes)
        {
            Close(number, open[mark]);
        }

        if (opens && signs[number].Left > 0)
        {
            open[mark].Push(number);
        }
    }

    /// <summary>The signs that were used up, in order, and what changes where.</summary>
    public (IReadOnlyList<TextSpan> Used, IReadOnlyList<(int At, RunStyle Style, int Change)> Changes) Finish()
    {
        var used = new List<TextSpan>();
        foreach (var sign in signs)
        {
            // What closes is used from its start, what opens from its end.
            if (sign.UsedFirst > 0)
            {
                used.Add(new(sign.Span.Start, sign.Span.Start + sign.UsedFirst));
            }

            if (sign.UsedLast > 0)
            {
                used.Add(new(sign.Span.End - sign.UsedLast, sign.Span.End));
            }
        }

        changes.Sort(static (a, b) => a.At.CompareTo(b.At));
        return (used, changes);
    }

    private void Close(int number, Stack<int> openers)
    {
        var closing = signs[number];
        while (closing.Left > 0 && openers.TryPeek(out var at))
        {
            var opening = signs[at];
            var count = opening.Left >= 2 && closing.Left >= 2 ? 2 : 1;
            var isStrike = text[closing.Span.Start] == '~';
            if (isStrike && count < 2)
            {
                break;
            }

            var style = isStrike ? RunStyle.Struck : count == 2 ? RunStyle.Strong : RunStyle.Stressed;
            changes.Add((opening.Span.End - opening.UsedLast, style, 1));
            changes.Add((closing.Span.Start + closing.UsedFirst, style, -1));
            opening = opening with { UsedLast = opening.UsedLast + count };
            closing = closing with { UsedFirst = closing.UsedFirst + count };
            signs[at] = opening;
            if (opening.Left == 0)
            {
                openers.Pop();
            }
        }

        signs[number] = closing;
    }

    private Kind Neighbour(int at, TextSpan block)
    {
        if (at < block.Start || at >= block.End || char.IsWhiteSpace(text[at]))
        {
            return Kind.Space;
        }

        return char.IsPunctuation(text[at]) || char.IsSymbol(text[at]) ? Kind.Point : Kind.Word;
    }

    private enum Kind
    {
        Word,
        Point,
        Space,
    }

    private readonly record struct Sign(TextSpan Span, int UsedFirst = 0, int UsedLast = 0)
    {
        public int Left => Span.Length - UsedFirst - UsedLast;
    }
}
