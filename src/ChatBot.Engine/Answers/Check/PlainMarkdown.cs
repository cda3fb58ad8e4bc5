using System.Text;

namespace ChatBot.Answers;

/// <summary>
/// Makes words of a document safe to stand in Markdown: they are shown, and nothing in them acts. No link, image, HTML, heading or marker of
/// theirs becomes live; addresses are shown as code.
/// </summary>
public static class PlainMarkdown
{
    private const int LongestAddress = 2000;

    /// <summary>One paragraph without line breaks.</summary>
    public static string Of(string words)
    {
        var line = OneLine(words);
        var text = new StringBuilder(line.Length + 16);
        var hasLinks = line.Contains("](", StringComparison.Ordinal) || line.Contains("][", StringComparison.Ordinal) || line.Contains("]:", StringComparison.Ordinal);
        var hasOddTicks = line.AsSpan().Count('`') % 2 == 1;
        for (var at = 0; at < line.Length;)
        {
            if ((at == 0 || line[at - 1] is ' ' or '(' or '"' or '\u201C') && AddressLength(line.AsSpan(at)) is > 0 and var length)
            {
                text.Append('`').Append(line, at, length).Append('`');
                at += length;
                continue;
            }

            if (IsLive(line, at, hasLinks, hasOddTicks) || (at == 0 && OpensBlock(line)))
            {
                text.Append('\\');
            }

            text.Append(line[at++]);
        }

        return text.ToString();
    }

    private static bool IsLive(string line, int at, bool hasLinks, bool hasOddTicks) => line[at] switch
    {
        '[' => hasLinks || (at + 1 < line.Length && (char.IsAsciiDigit(line[at + 1]) || line[at + 1] == '^')),
        ']' => hasLinks || (at > 0 && char.IsAsciiDigit(line[at - 1])),
        '<' => at + 1 < line.Length && (char.IsAsciiLetter(line[at + 1]) || line[at + 1] is '/' or '!' or '?'),
        '`' => hasOddTicks,
        '\\' => at + 1 < line.Length && char.IsAsciiLetterOrDigit(line[at + 1]) is false && line[at + 1] != ' ',
        _ => false,
    };

    // What would begin a heading, list, quotation, rule or fence at the start of a paragraph.
    private static bool OpensBlock(string line)
    {
        if (line[0] is '#' or '>' or '|' or '~' or '=')
        {
            return true;
        }

        if (line[0] is '-' or '+' or '*' or '_')
        {
            return line.Length == 1 || line[1] is ' ' || line[1] == line[0];
        }

        return line.StartsWith("```", StringComparison.Ordinal);
    }

    // A web or mail address, which many renderers make a link by itself.
    private static int AddressLength(ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOfAny(" <>\"`");
        var token = rest[..(end < 0 ? rest.Length : end)].TrimEnd(".,;:!?)]'\u201D*_");
        if (token.Length is < 5 or > LongestAddress)
        {
            return 0;
        }

        var isAddress = token.Contains("://", StringComparison.Ordinal) || token.StartsWith("www.", StringComparison.OrdinalIgnoreCase)
            || token.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)
            || (token.IndexOf('@') is > 0 and var sign && token[sign..].Contains('.'));
        return isAddress && !token.Contains('[') ? token.Length : 0;
    }

    private static string OneLine(string words)
    {
        var line = new StringBuilder(words.Length);
        for (var i = 0; i < words.Length; i++)
        {
            var c = words[i];
            if (char.IsWhiteSpace(c) || c is '\u2028' or '\u2029')
            {
                if (line.Length > 0 && line[^1] != ' ')
                {
                    line.Append(' ');
                }
            }
            else if (char.IsSurrogate(c))
            {
                var isPair = char.IsHighSurrogate(c) && i + 1 < words.Length && char.IsLowSurrogate(words[i + 1]);
                line.Append(isPair ? words.AsSpan(i, 2) : "\uFFFD");
                i += isPair ? 1 : 0;
            }
            else if (!char.IsControl(c) && c is not ((>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')))
            {
                line.Append(c);
            }
        }

        return line.ToString().TrimEnd();
    }
}
