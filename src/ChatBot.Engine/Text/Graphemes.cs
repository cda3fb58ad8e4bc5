using System.Globalization;

namespace ChatBot.Text;

/// <summary>
/// Says where a text may be cut without tearing a character that a reader sees as one: a surrogate pair, a letter with its
/// accents, a joined emoji, a line break of two characters. Beyond 64 characters a cluster is no longer a character for anyone:
/// it may be cut between any two code points, so that a hostile text costs no more than an honest one.
/// </summary>
public static class Graphemes
{
    private const int LookBack = 64;

    /// <summary>The last border between two visible characters at or before the offset. A border is its own answer.</summary>
    public static int BoundaryAtOrBefore(string text, int at)
    {
        if (at <= 0 || at >= text.Length)
        {
            return Math.Clamp(at, 0, text.Length);
        }

        if (IsSureBorder(text, at))
        {
            return at;
        }

        // Half of a surrogate pair is never a place, not even in a cluster that is too long.
        var end = char.IsSurrogatePair(text[at - 1], text[at]) ? at - 1 : at;
        for (var start = end; start >= Math.Max(0, end - LookBack); start--)
        {
            if (start == 0 || IsSureBorder(text, start))
            {
                return LastBoundary(text, start, end);
            }
        }

        return end;
    }

    /// <summary>The first border between two visible characters at or behind the offset.</summary>
    public static int BoundaryAtOrAfter(string text, int at)
    {
        var boundary = at;
        while (boundary < text.Length && BoundaryAtOrBefore(text, boundary) != boundary)
        {
            boundary++;
        }

        return boundary;
    }

    private static int LastBoundary(string text, int start, int end)
    {
        // One code point behind the end decides whether the end is a border.
        var limit = Math.Min(text.Length, end + 2);
        var boundary = start;
        while (boundary < end)
        {
            var next = boundary + StringInfo.GetNextTextElementLength(text.AsSpan(boundary, limit - boundary));
            if (next > end)
            {
                break;
            }

            boundary = next;
        }

        return boundary;
    }

    private static bool IsSureBorder(string text, int at)
    {
        var (before, behind) = (text[at - 1], text[at]);
        return IsPlain(behind) && (IsPlain(before) || IsClosingMark(before)) && !(behind == '\n' && before == '\r');
    }

    // Marks that belong to what stands before them and never to what follows.
    private static bool IsClosingMark(char c) => c switch
    {
        >= '\u0300' and <= '\u036F' or >= '\u0591' and <= '\u05BD' or >= '\u064B' and <= '\u065F' => true,
        '\u0E31' or >= '\u0E33' and <= '\u0E3A' or >= '\u0E47' and <= '\u0E4E' => true,
        >= '\u3099' and <= '\u309A' or >= '\uFE00' and <= '\uFE0F' => true,
        _ => false,
    };

    // Characters that neither join the one before nor the one behind (line breaks are looked at apart). Not all of them,
    // but those that most of the world's text is made of.
    private static bool IsPlain(char c) => c < '\u0300' || IsPlainLetter(c);

    private static bool IsPlainLetter(char c) => c switch
    {
        >= '\u0370' and <= '\u0482' or >= '\u048A' and <= '\u052F' or >= '\u05D0' and <= '\u05EA' or >= '\u0620' and <= '\u064A' => true,
        >= '\u0E01' and <= '\u0E30' or '\u0E32' or >= '\u0E40' and <= '\u0E46' => true,
        >= '\u1E00' and <= '\u1FFF' or >= '\u2010' and <= '\u2027' => true,
        >= '\u3001' and <= '\u3029' or >= '\u3041' and <= '\u3096' or >= '\u30A0' and <= '\u30FF' => true,
        >= '\u3400' and <= '\u9FFF' or >= '\uFF01' and <= '\uFF9D' => true,
        _ => false,
    };
}
