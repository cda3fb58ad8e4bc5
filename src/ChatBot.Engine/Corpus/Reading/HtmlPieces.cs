using ChatBot.Text;

namespace ChatBot.Corpus;

/// <summary>Finds what a reader would see of HTML that stands in Markdown: text between tags, no comments, scripts or styles.</summary>
internal static class HtmlPieces
{
    private static readonly string[] HiddenElements = ["script", "style", "template", "noscript", "iframe", "object", "svg", "head"];

    private static readonly string[] InlineElements =
    [
        "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "del", "dfn", "em", "font", "i", "img", "ins", "kbd", "mark", "q", "s",
        "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
    ];

    /// <summary>Whether a text may hold something that a browser does not show. Cheap, and true too often rather than too rarely.</summary>
    public static bool HasHiddenPart(ReadOnlySpan<char> words)
    {
        for (var at = words.IndexOf('<'); at >= 0 && at + 1 < words.Length;)
        {
            var rest = words[(at + 1)..];
            if (rest[0] == '!' || IsOneOf(NameOf(rest), HiddenElements))
            {
                return true;
            }

            var next = rest.IndexOf('<');
            at = next < 0 ? -1 : at + 1 + next;
        }

        return false;
    }

    /// <summary>
    /// The visible pieces of a range, in order. In a block of markup every tag but those inside a line separates pieces; in running text
    /// only hidden parts do, and what stands between back quotes is text.
    /// </summary>
    public static IReadOnlyList<TextSpan> Find(string text, TextSpan range, bool isMarkup)
    {
        var pieces = new List<TextSpan>();
        var pieceStart = range.Start;
        var source = text.AsSpan(0, range.End);
        var noEndFor = new HashSet<string>(StringComparer.Ordinal);
        for (var at = range.Start; at < range.End;)
        {
            var next = source[at..].IndexOfAny('<', '`');
            if (next < 0)
            {
                break;
            }

            at += next;
            if (source[at] == '`')
            {
                at = isMarkup ? at + 1 : AfterCode(source, at, noEndFor);
                continue;
            }

            var end = AfterTag(source, at, isMarkup, noEndFor, out var separates);
            if (separates)
            {
                Keep(text, pieces, pieceStart, at);
                pieceStart = end;
            }

            at = end;
        }

        Keep(text, pieces, pieceStart, range.End);
        return pieces;
    }

    private static void Keep(string text, List<TextSpan> pieces, int start, int end)
    {
        var piece = TextLines.Trim(text, start, end);
        if (HasText(piece.In(text)))
        {
            pieces.Add(piece);
        }
    }

    // A piece of nothing but tags, such as a picture, is nothing to read.
    private static bool HasText(ReadOnlySpan<char> piece)
    {
        while (!piece.IsEmpty)
        {
            var tag = piece.IndexOf('<');
            var plain = tag < 0 ? piece : piece[..tag];
            if (!plain.IsWhiteSpace())
            {
                return true;
            }

            var end = tag < 0 ? -1 : piece[tag..].IndexOf('>');
            piece = end < 0 ? default : piece[(tag + end + 1)..];
        }

        return false;
    }

    /// <summary>Where a tag, a comment or a whole hidden element ends; one character on when it is none.</summary>
    private static int AfterTag(ReadOnlySpan<char> source, int at, bool isMarkup, HashSet<string> noEndFor, out bool separates)
    {
        var rest = source[at..];
        separates = true;
        if (rest.StartsWith("<!--"))
        {
            var close = AfterEnd(source, at, "-->", noEndFor);
            separates = isMarkup || source[..close].EndsWith("-->");
            return separates ? close : at + 1;
        }

        if (rest.StartsWith("<!") || rest.StartsWith("<?"))
        {
            separates = isMarkup;
            return isMarkup ? AfterEnd(source, at, ">", noEndFor) : at + 1;
        }

        var name = NameOf(rest[1..]);
        var isClosing = rest.StartsWith("</");
        if (name.IsEmpty && !isClosing)
        {
            separates = false;
            return at + 1;
        }

        if (IsOneOf(name, HiddenElements))
        {
            // Named in running text and never closed, it is spoken about, not used.
            var end = AfterEnd(source, at, "</" + name.ToString(), noEndFor);
            separates = isMarkup || end < source.Length;
            return !separates ? at + 1 : end >= source.Length ? end : AfterEnd(source, end, ">", noEndFor);
        }

        separates = isMarkup && !IsOneOf(isClosing ? NameOf(rest[2..]) : name, InlineElements);
        return isMarkup ? AfterEnd(source, at, ">", noEndFor) : at + 1;
    }

    private static int AfterEnd(ReadOnlySpan<char> source, int at, string mark, HashSet<string> noEndFor)
    {
        // A mark that was once not found is not looked for again, so that a text of openings alone takes linear time.
        if (noEndFor.Contains(mark))
        {
            return source.Length;
        }

        var length = source[at..].IndexOf(mark, StringComparison.OrdinalIgnoreCase);
        if (length >= 0)
        {
            return at + length + mark.Length;
        }

        noEndFor.Add(mark);
        return source.Length;
    }

    private static int AfterCode(ReadOnlySpan<char> source, int at, HashSet<string> noEndFor)
    {
        var ticks = source[at..].IndexOfAnyExcept('`');
        if (ticks < 0)
        {
            return source.Length;
        }

        var mark = source.Slice(at, Math.Min(ticks, 8)).ToString();
        var end = AfterEnd(source, at + ticks, mark, noEndFor);
        return end >= source.Length && !source.EndsWith(mark) ? at + ticks : end;
    }

    private static ReadOnlySpan<char> NameOf(ReadOnlySpan<char> tag)
    {
        var end = 0;
        while (end < tag.Length && end < 12 && char.IsAsciiLetterOrDigit(tag[end]))
        {
            end++;
        }

        return tag[..end];
    }

    private static bool IsOneOf(ReadOnlySpan<char> name, string[] names)
    {
        foreach (var candidate in names)
        {
            if (name.Equals(candidate, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
