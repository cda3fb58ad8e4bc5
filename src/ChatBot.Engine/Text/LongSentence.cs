using System.Buffers;

namespace ChatBot.Text;

/// <summary>Finds the best place to cut text that has no better place of its own.</summary>
internal static class LongSentence
{
    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create(",;:\n\r—–、，；：،؛");

    /// <summary>
    /// Where to cut at or before the limit, and always behind the start: behind a clause, else at white space, else between two characters.
    /// Only the last two thirds are searched, so that every cut makes progress.
    /// </summary>
    public static int CutBefore(string text, int start, int limit)
    {
        var from = start + Math.Max(1, (limit - start) / 3);
        for (var end = limit; end > from;)
        {
            var found = text.AsSpan(from, end - from).LastIndexOfAny(ClauseEnds);
            if (found < 0)
            {
                break;
            }

            end = from + found;
            if (IsClauseEnd(text, end) && end + 1 <= limit && IsBoundary(text, end + 1))
            {
                return end + 1;
            }
        }

        for (var i = limit; i > from; i--)
        {
            if (char.IsWhiteSpace(text[i - 1]) && IsBoundary(text, i))
            {
                return i;
            }
        }

        var boundary = Graphemes.BoundaryAtOrBefore(text, limit);
        return boundary > start ? boundary : Graphemes.BoundaryAtOrAfter(text, limit);
    }

    private static bool IsBoundary(string text, int at) => Graphemes.BoundaryAtOrBefore(text, at) == at;

    // A comma inside a number or an address is no clause end; one of a script without spaces is.
    private static bool IsClauseEnd(string text, int at) =>
        text[at] is '\n' or '\r' or > '\u2000' || (at + 1 < text.Length && char.IsWhiteSpace(text[at + 1]));
}
