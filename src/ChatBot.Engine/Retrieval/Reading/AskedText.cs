using System.Globalization;
using System.Text;

namespace ChatBot.Retrieval;

/// <summary>
/// Makes plain words of what somebody typed: no more than the limit, no invisible characters, no markup, links or made-up delimiters,
/// and no orders to the bot. What a question tells the bot to do is never done; it is dropped.
/// </summary>
internal static class AskedText
{
    /// <summary>What stands behind this is not read.</summary>
    public const int MaximumLength = 4_000;

    private const int LongestMark = 600;

    /// <summary>The honest question; empty when there is none.</summary>
    public static string Clean(string asked) => SmallSlips.Mend(Trim(BotOrders.Drop(WithoutMarkup(Visible(asked)))));

    // Control characters, marks of direction and zero-width characters go; white space is one blank, a line break stays one.
    private static string Visible(string asked)
    {
        var text = new StringBuilder(Math.Min(asked.Length, MaximumLength));
        foreach (var c in asked.AsSpan(0, Math.Min(asked.Length, MaximumLength)))
        {
            if (c is '\n' or '\r' or '\u2028' or '\u2029')
            {
                Break(text);
            }
            else if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                Space(text);
            }
            else if (char.GetUnicodeCategory(c) != UnicodeCategory.Format)
            {
                text.Append(c);
            }
        }

        return text.ToString().Trim();
    }

    private static string WithoutMarkup(string text)
    {
        var kept = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var end = EndOfMark(text, at, kept);
            if (end > at)
            {
                at = end;
                continue;
            }

            kept.Append(text[at++]);
        }

        return kept.ToString();
    }

    // Where the mark that begins here ends; what people read of it is kept.
    private static int EndOfMark(string text, int at, StringBuilder kept)
    {
        switch (text[at])
        {
            case '!' when at + 1 < text.Length && text[at + 1] == '[':
                return EndOfLink(text, at + 1, out _);
            case '[':
                var end = EndOfLink(text, at, out var words);
                if (end > at && !StandsAlone(text, at, end))
                {
                    kept.Append(words);
                }

                return end;
            case '<':
                return EndOfTag(text, at, kept);
            case '`' or '~' when at + 2 < text.Length && text[at + 1] == text[at] && text[at + 2] == text[at]:
                Break(kept);
                return at + 3;
            case '`':
                return at + 1;
            case 'h' or 'f' or 'j' or 'd' or 'H' when at == 0 || !char.IsLetterOrDigit(text[at - 1]):
                return EndOfAddress(text, at);
            case '#' or '=' or '-' or '*' or '_' or '>' when at + 1 < text.Length && (at == 0 || text[at - 1] == '\n') && (text[at + 1] == text[at] || text[at] is '#' or '>'):
                return at + text.AsSpan(at).IndexOfAnyExcept(text[at], ' ') is var next && next > at ? next : text.Length;
            default:
                return at;
        }
    }

    private static int EndOfLink(string text, int at, out string words)
    {
        words = "";
        var close = Find(text, at + 1, ']');
        if (close < 0)
        {
            return at;
        }

        var inside = text[(at + 1)..close];
        if (close + 1 < text.Length && text[close + 1] == '(' && Find(text, close + 2, ')') is > 0 and var end)
        {
            words = inside;
            return end + 1;
        }

        // [INST] and the like; other brackets are words.
        return inside.Length is > 2 and < 20 && inside.TrimStart('/').All(c => char.IsAsciiLetterUpper(c) || c == '_') || (at > 0 && text[at - 1] == '!') ? close + 1 : at;
    }

    // A link that makes up a sentence of its own asks nothing.
    private static bool StandsAlone(string text, int start, int end)
    {
        var before = text.AsSpan(0, start).TrimEnd(' ');
        var behind = text.AsSpan(end).TrimStart(' ');
        return (before.IsEmpty || before[^1] is '.' or '!' or '?' or ':' or ';' or '\n') && (behind.IsEmpty || behind[0] is '.' or '!' or '\n' || char.IsUpper(behind[0]));
    }

    private static int EndOfTag(string text, int at, StringBuilder kept)
    {
        if (at + 1 >= text.Length || !(char.IsAsciiLetter(text[at + 1]) || text[at + 1] is '/' or '!' or '|' or '<' or '?'))
        {
            return at;
        }

        var close = Find(text, at + 1, '>');
        if (close < 0)
        {
            return at;
        }

        Break(kept);
        var end = close + 1 < text.Length && text[close + 1] == '>' ? close + 2 : close + 1;
        return text[at + 1] == '|' ? BehindRole(text, end) : end;
    }

    // Behind a special token stands whose words are pretended to follow.
    private static int BehindRole(string text, int at)
    {
        foreach (var role in (ReadOnlySpan<string>)["system", "user", "assistant", "developer"])
        {
            if (string.Compare(text, at, role, 0, role.Length, StringComparison.OrdinalIgnoreCase) == 0)
            {
                return at + role.Length;
            }
        }

        return at;
    }

    private static int EndOfAddress(string text, int at)
    {
        foreach (var scheme in (ReadOnlySpan<string>)["https:", "http:", "ftp:", "file:", "javascript:", "data:"])
        {
            if (string.Compare(text, at, scheme, 0, scheme.Length, StringComparison.OrdinalIgnoreCase) == 0 && at + scheme.Length < text.Length && !char.IsWhiteSpace(text[at + scheme.Length]))
            {
                while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not ('<' or '>' or '\u3002'))
                {
                    at++;
                }

                return at;
            }
        }

        return at;
    }

    private static int Find(string text, int from, char wanted)
    {
        var length = Math.Min(LongestMark, text.Length - from);
        var found = length <= 0 ? -1 : text.AsSpan(from, length).IndexOfAny(wanted, '\n');
        return found >= 0 && text[from + found] == wanted ? from + found : -1;
    }

    private static void Break(StringBuilder text)
    {
        if (text.Length > 0 && text[^1] != '\n')
        {
            text.Append('\n');
        }
    }

    private static void Space(StringBuilder text)
    {
        if (text.Length > 0 && text[^1] is not (' ' or '\n'))
        {
            text.Append(' ');
        }
    }

    private static string Trim(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                Space(result);
            }
            else
            {
                result.Append(c);
            }
        }

        return result.ToString().Trim(' ', ',', ';', '-', '|', '>', '<', '#', '*', '_', '`', '=', '~', '\u2013', '\u2014');
    }
}
