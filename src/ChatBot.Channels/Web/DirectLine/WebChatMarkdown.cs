using System.Globalization;
using System.Text;
using ChatBot.Answers;

namespace ChatBot.Channels.Web.DirectLine;

/// <summary>
/// An answer's Markdown for clients that do more with it than the answer means: they turn bare addresses into links, let HTML through, and take
/// a marker beside a bracket for a link. Here markers are links to their citations, and nothing else is one.
/// </summary>
internal static class WebChatMarkdown
{
    /// <summary>The text, with a definition for every citation at its end.</summary>
    public static string Of(string text, IReadOnlyList<Citation> citations)
    {
        var markdown = new StringBuilder(text.Length + 64);
        var numbers = citations.Select(citation => citation.Number).ToHashSet();
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            AppendLine(markdown, line, numbers);
            markdown.Append('\n');
        }

        markdown.Length--;
        foreach (var citation in citations)
        {
            markdown.Append(citation == citations[0] ? "\n\n" : "\n")
                .Append('[').Append(citation.Number).Append("]: cite:").Append(citation.Number).Append(" \"").Append(Literal(citation.Title)).Append('"');
        }

        return markdown.ToString();
    }

    /// <summary>Words exactly as they are, in one line.</summary>
    public static string Literal(string words)
    {
        var markdown = new StringBuilder(words.Length + 16);
        foreach (var c in words)
        {
            if (c is '\n' or '\r' or '\t')
            {
                markdown.Append(' ');
            }
            else if (!IsHidden(c))
            {
                AppendEscaped(markdown, c, char.IsAsciiLetterOrDigit(c) is false && c is > ' ' and < '\u007F', default);
            }
        }

        return markdown.ToString();
    }

    private static void AppendLine(StringBuilder markdown, ReadOnlySpan<char> line, HashSet<int> numbers)
    {
        var isRuler = line.IndexOfAnyExcept("|-: ") < 0;
        for (var at = 0; at < line.Length; at++)
        {
            var c = line[at];
            if (c == '\\' && at + 1 < line.Length && char.IsAscii(line[at + 1]) && !char.IsLetterOrDigit(line[at + 1]))
            {
                markdown.Append(c).Append(line[++at]);
            }
            else if (c == '`' && CodeLength(line[at..]) is > 0 and var code)
            {
                markdown.Append(line.Slice(at, code));
                at += code - 1;
            }
            else if (c == '[' && MarkerLength(line[at..], numbers) is > 0 and var marker)
            {
                // Right behind another marker it would be taken for that one's address.
                markdown.Append(at > 0 && line[at - 1] == ']' ? " " : "").Append(line.Slice(at, marker));
                at += marker - 1;
            }
            else if (!IsHidden(c))
            {
                AppendEscaped(markdown, c, !isRuler && IsLive(line, at), line[(at + 1)..]);
            }
        }
    }

    private static bool IsLive(ReadOnlySpan<char> line, int at)
    {
        var before = at > 0 ? line[at - 1] : ' ';
        var after = at + 1 < line.Length ? line[at + 1] : ' ';
        return line[at] switch
        {
            '[' or ']' or '<' or '@' or '"' or '\'' or '`' => true,
            '&' => char.IsAsciiLetter(after) || after == '#',
            '!' => after == '[',
            ':' => after == '/' || before == ']',
            '/' => before == '/' || after == '/',
            '.' => (char.IsLetterOrDigit(before) && char.IsLetter(after)) || before == '.',
            '-' or '+' or '~' => before == '-' || after is '-' || (after == '~' && line[at] == '~'),
            '(' => char.IsAsciiLetter(after) || before == ']',
            _ => false,
        };
    }

    private static int MarkerLength(ReadOnlySpan<char> rest, HashSet<int> numbers)
    {
        var end = rest[..Math.Min(rest.Length, 8)].IndexOf(']');
        return end > 1 && int.TryParse(rest[1..end], NumberStyles.None, null, out var number) && numbers.Contains(number) ? end + 1 : 0;
    }

    // Words in single or double ticks; a line ends them, so that a stray tick hides nothing behind it.
    private static int CodeLength(ReadOnlySpan<char> rest)
    {
        var ticks = rest.IndexOfAnyExcept('`') is >= 0 and var run ? run : rest.Length;
        for (var at = ticks; at < rest.Length; at++)
        {
            if (rest[at] != '`')
            {
                continue;
            }

            var length = rest[at..].IndexOfAnyExcept('`') is >= 0 and var next ? next : rest.Length - at;
            if (length == ticks)
            {
                return at + length;
            }

            at += length - 1;
        }

        return 0;
    }

    private static bool IsHidden(char c) => char.IsControl(c) || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u200B' or '\uFEFF';

    private static void AppendEscaped(StringBuilder markdown, char c, bool isLive, ReadOnlySpan<char> rest)
    {
        // Web Chat writes attributes in these brackets and looks for them before it looks at backslashes.
        if (c is '\u27EC' or '\u27ED' || (c == '{' && rest.TrimStart().StartsWith("aria-label", StringComparison.OrdinalIgnoreCase)))
        {
            markdown.Append("&#").Append((int)c).Append(';');
            return;
        }

        if (isLive)
        {
            markdown.Append('\\');
        }

        markdown.Append(c);
    }
}
