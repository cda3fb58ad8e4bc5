using System.Net;
using System.Text;
using ChatBot.Text;

namespace ChatBot.Retrieval;

/// <summary>Source text as a person reads it: on one line, without the marks of emphasis, code, links and markup.</summary>
public static class CleanWords
{
    private const int LongestTag = 60;
    private const int LongestEntity = 10;
    private const int LongestFootnote = 12;
    private const int LongestAddress = 2_000;

    /// <summary>The words of a piece of source text. Linear in it.</summary>
    public static string Of(ReadOnlySpan<char> source)
    {
        var clean = new StringBuilder(source.Length);
        var link = new OpenLink();
        var at = SkipLineMarks(source, 0);
        while (at < source.Length)
        {
            var next = Special(source, at, clean, ref link);
            if (next > at)
            {
                at = next;
                continue;
            }

            if (char.IsWhiteSpace(source[at]))
            {
                AddGap(clean);
                at = source[at] == '\n' ? SkipLineMarks(source, at + 1) : at + 1;
                continue;
            }

            if (!IsInvisible(source[at]))
            {
                clean.Append(source[at]);
            }

            at++;
        }

        var length = clean.Length;
        while (length > 0 && clean[length - 1] == ' ')
        {
            length--;
        }

        return clean.ToString(0, length);
    }

    /// <summary>The cells of a row of a table, in words.</summary>
    public static List<string> Cells(ReadOnlySpan<char> row)
    {
        var cells = new List<string>();
        var start = 0;
        for (var i = 0; i <= row.Length; i++)
        {
            if (i == row.Length || (row[i] == '|' && (i == 0 || row[i - 1] != '\\')))
            {
                cells.Add(Of(row[start..i]));
                start = i + 1;
            }
        }

        return cells;
    }

    // A quotation has its mark on every line.
    private static int SkipLineMarks(ReadOnlySpan<char> source, int at)
    {
        while (at < source.Length && source[at] is ' ' or '\t')
        {
            at++;
        }

        while (at < source.Length && source[at] == '>' && (at + 1 == source.Length || source[at + 1] is ' ' or '\t' or '>'))
        {
            at++;
        }

        return at;
    }

    // Behind what begins here if it is more than a character, else the same place.
    private static int Special(ReadOnlySpan<char> source, int at, StringBuilder clean, ref OpenLink link)
    {
        switch (source[at])
        {
            case '\\' when at + 1 < source.Length && char.IsAscii(source[at + 1]) && char.IsPunctuation(source[at + 1]):
                clean.Append(source[at + 1]);
                return at + 2;
            case '*' or '_' or '~' or '`':
                return AfterEmphasis(source, at);
            case '!' when at + 1 < source.Length && source[at + 1] == '[':
                link = new OpenLink(clean.Length, HasMark: true);
                clean.Append("![");
                return at + 2;
            case '[' when at + 1 < source.Length && source[at + 1] == '^':
                var end = source.Slice(at, Math.Min(LongestFootnote, source.Length - at)).IndexOf(']');
                return end < 0 ? at : at + end + 1;
            case '[':
                link = new OpenLink(clean.Length, HasMark: false);
                clean.Append('[');
                return at + 1;
            case ']' when link.IsOpen && at + 1 < source.Length && source[at + 1] == '(':
                return AfterLink(source, at, clean, ref link);
            case '<':
                return AfterTag(source, at, clean);
            case '&':
                return AfterEntity(source, at, clean);
            default:
                return at;
        }
    }

    private static int AfterEmphasis(ReadOnlySpan<char> source, int at)
    {
        var mark = source[at];
        var end = at + 1;
        while (end < source.Length && source[end] == mark)
        {
            end++;
        }

        if (mark == '`' || (mark == '*' && end - at > 1))
        {
            return end;
        }

        // snake_case and 2*3 keep theirs, as does a mark with space on both sides.
        var isInside = at > 0 && end < source.Length && char.IsLetterOrDigit(source[at - 1]) && char.IsLetterOrDigit(source[end]);
        var isAlone = (at == 0 || char.IsWhiteSpace(source[at - 1])) && (end == source.Length || char.IsWhiteSpace(source[end]));
        return isInside || isAlone || (mark == '~' && end - at < 2) ? at : end;
    }

    private static int AfterLink(ReadOnlySpan<char> source, int at, StringBuilder clean, ref OpenLink link)
    {
        var end = source.Slice(at, Math.Min(LongestAddress, source.Length - at)).IndexOf(')');
        if (end < 0)
        {
            link = default;
            return at;
        }

        clean.Remove(link.Start, link.HasMark ? 2 : 1);
        link = default;
        return at + end + 1;
    }

    private static int AfterTag(ReadOnlySpan<char> source, int at, StringBuilder clean)
    {
        if (at + 1 == source.Length || !(char.IsAsciiLetter(source[at + 1]) || source[at + 1] == '/'))
        {
            return at;
        }

        var rest = source.Slice(at, Math.Min(LongestTag, source.Length - at));
        var end = rest.IndexOf('>');
        if (end < 0 || rest[1..].Contains('<') && rest[1..].IndexOf('<') < end)
        {
            return at;
        }

        var inside = rest[1..end];
        if (inside.Contains(':') || inside.Contains('@'))
        {
            // An address between angles is text.
            clean.Append(inside);
        }
        else
        {
            AddGap(clean);
        }

        return at + end + 1;
    }

    private static int AfterEntity(ReadOnlySpan<char> source, int at, StringBuilder clean)
    {
        var end = source.Slice(at, Math.Min(LongestEntity, source.Length - at)).IndexOf(';');
        if (end < 2)
        {
            return at;
        }

        var written = source.Slice(at, end + 1).ToString();
        var meant = WebUtility.HtmlDecode(written);
        if (meant == written)
        {
            return at;
        }

        clean.Append(meant == "\u00A0" ? " " : meant);
        return at + end + 1;
    }

    private static void AddGap(StringBuilder clean)
    {
        if (clean.Length > 0 && clean[^1] != ' ')
        {
            clean.Append(' ');
        }
    }

    private static bool IsInvisible(char c) =>
        c is < ' ' or (>= '\u007F' and <= '\u009F') or '\u00AD' or '\u200B' or '\u200E' or '\u200F' or '\uFEFF'
            or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u206F');

    private readonly record struct OpenLink(int Start, bool HasMark)
    {
        public bool IsOpen { get; } = true;
    }
}
