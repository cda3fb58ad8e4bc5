using System.Buffers;

namespace ChatBot.Text;

/// <summary>
/// Splits text into sentences, in one pass from left to right. The sentences are trimmed, in order, and cover everything but white space.
/// In doubt a sentence goes on: two sentences in one can still be cited, half a sentence cannot.
/// </summary>
public static class Sentences
{
    /// <summary>A sentence longer than this is cut at a clause, else at a word, else between two characters.</summary>
    public const int LongestSentence = 1_000;

    private const int LongestMark = 8;

    private const string WideStops = "。！？｡．؟।॥۔։።፧။";

    private static readonly SearchValues<char> Interesting = SearchValues.Create(".!?…\n\r" + WideStops);
    private static readonly SearchValues<char> Closers = SearchValues.Create("\"'”’»›)]}）」』】》〉*_`~");

    /// <summary>The sentences of one part of a text.</summary>
    public static IReadOnlyList<TextSpan> Split(string text, TextSpan within)
    {
        var sentences = new List<TextSpan>();
        SplitInto(text, within, sentences);
        return sentences;
    }

    /// <summary>Adds the sentences of one part of a text to a list.</summary>
    public static void SplitInto(string text, TextSpan within, List<TextSpan> sentences)
    {
        var first = sentences.Count;
        var limit = Math.Min(within.End, text.Length);
        var start = SkipWhite(text, Math.Max(0, within.Start), limit);
        var at = start;
        while (at < limit)
        {
            var next = text.AsSpan(at, limit - at).IndexOfAny(Interesting);
            if (next < 0)
            {
                break;
            }

            at += next;
            var (end, resume) = text[at] is '\n' or '\r' ? EndAtBlankLine(text, at, limit) : EndAtStop(text, start, at, limit);
            if (end >= 0)
            {
                Add(text, start, end, sentences, first);
                start = resume;
            }

            at = resume;
        }

        Add(text, start, limit, sentences, first);
    }

    /// <summary>The first offset that holds no white space; a space that carries an accent is not white.</summary>
    internal static int SkipWhite(string text, int at, int limit)
    {
        while (at < limit && char.IsWhiteSpace(text[at]) && !CarriesMark(text, at))
        {
            at++;
        }

        return at;
    }

    private static bool CarriesMark(string text, int at) =>
        at + 1 < text.Length && text[at + 1] >= '\u0300' && text[at] is not ('\n' or '\r') && Graphemes.BoundaryAtOrBefore(text, at + 1) != at + 1;

    // Only a second line break ends the sentence; where to go on is behind all white space in either case.
    private static (int End, int Resume) EndAtBlankLine(string text, int at, int limit)
    {
        var resume = SkipWhite(text, at, limit);
        var breaks = 0;
        for (var i = at; i < resume && breaks < 2; i++)
        {
            breaks += text[i] == '\n' || (text[i] == '\r' && !(i + 1 < limit && text[i + 1] == '\n')) ? 1 : 0;
        }

        return (breaks > 1 ? at : -1, resume > at ? resume : at + 1);
    }

    private static (int End, int Resume) EndAtStop(string text, int start, int at, int limit)
    {
        var end = at;
        var isWide = false;
        while (end < limit && Interesting.Contains(text[end]) && text[end] is not ('\n' or '\r'))
        {
            isWide |= WideStops.Contains(text[end]);
            end++;
        }

        var stopsEnd = end;
        end = SkipClosers(text, end, limit);
        end = Math.Min(limit, Graphemes.BoundaryAtOrAfter(text, end));
        var resume = SkipWhite(text, end, limit);
        if (isWide || end == limit)
        {
            return (end, resume);
        }

        // A stop with a letter right behind it belongs to a number, a name or an address, except where no spaces are written.
        if (resume == end)
        {
            return Scripts.IsUnspaced(Scripts.Of(text[end])) ? (end, end) : (-1, end);
        }

        if (HasBlankLine(text, end, resume))
        {
            return (end, resume);
        }

        var stop = new SentenceStop(text, start, at, stopsEnd, HasClosers: end > stopsEnd, resume, limit);
        return (stop.EndsSentence() ? end : -1, resume);
    }

    private static bool HasBlankLine(string text, int from, int to)
    {
        var first = text.AsSpan(from, to - from).IndexOf('\n');
        return first >= 0 && text.AsSpan(from + first + 1, to - from - first - 1).Contains('\n');
    }

    // Closing quotes and brackets, emphasis, and short reference marks such as [12].
    private static int SkipClosers(string text, int at, int limit)
    {
        while (at < limit)
        {
            if (Closers.Contains(text[at]))
            {
                at++;
            }
            else if (text[at] == '[' && text.AsSpan(at, Math.Min(8, limit - at)).IndexOf(']') is > 1 and var length && !HasWhite(text, at, length))
            {
                at += length + 1;
            }
            else
            {
                return at;
            }
        }

        return at;
    }

    private static bool HasWhite(string text, int at, int length)
    {
        foreach (var c in text.AsSpan(at, length))
        {
            if (char.IsWhiteSpace(c))
            {
                return true;
            }
        }

        return false;
    }

    private static void Add(string text, int start, int end, List<TextSpan> sentences, int first)
    {
        end = TrimEnd(text, start, end);

        // A closing mark that stands apart belongs to the sentence before.
        if (end > start && sentences.Count > first && IsMarkOnly(text, start, end) && end - sentences[^1].Start <= LongestSentence
            && !HasBlankLine(text, sentences[^1].End, start))
        {
            sentences[^1] = new(sentences[^1].Start, Math.Max(end, sentences[^1].End));
            return;
        }

        while (end - start > LongestSentence)
        {
            var cut = Math.Min(end, LongSentence.CutBefore(text, start, start + LongestSentence));
            AddTrimmed(text, start, cut, sentences);
            start = SkipWhite(text, cut, end);
        }

        AddTrimmed(text, start, end, sentences);
    }

    private static bool IsMarkOnly(string text, int start, int end)
    {
        if (end - start > LongestMark)
        {
            return false;
        }

        foreach (var c in text.AsSpan(start, end - start))
        {
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Adds what a part of a text holds besides white space around it.</summary>
    internal static void AddTrimmed(string text, int start, int end, List<TextSpan> sentences)
    {
        end = TrimEnd(text, start, end);
        if (end > start)
        {
            sentences.Add(new(start, end));
        }
    }

    /// <summary>The end without the white space before it; a space that is one character with what stands before it stays.</summary>
    internal static int TrimEnd(string text, int start, int end)
    {
        var trimmed = end;
        while (trimmed > start && char.IsWhiteSpace(text[trimmed - 1]))
        {
            trimmed--;
        }

        return trimmed == start ? start : Math.Min(end, Graphemes.BoundaryAtOrAfter(text, trimmed));
    }
}
