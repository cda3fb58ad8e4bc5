namespace ChatBot.Corpus;

/// <summary>
/// Looks at Markdown before the parser does. The parser refuses a depth of 128, and takes time that grows with the square of the
/// number of link definitions or underlined headings; nobody writes so many by hand.
/// </summary>
internal static class MarkdownGuard
{
    private const int MaxMarksOnLine = 64;
    private const int MaxDefinitions = 10_000;
    private const int MaxUnderlines = 20_000;

    // The parser counts the depth when it is done, and has by then gone through every open list on every line.
    private const int MaxListColumn = 160;
    private const int MaxListsBeyond = 100;

    // The parser wants a copy of the body; what is larger than this is not written by people.
    private const int MaxCharacters = 32 * 1024 * 1024;

    /// <summary>Whether the parser will be done in time that is linear in the text.</summary>
    public static bool IsHarmless(ReadOnlySpan<char> markdown)
    {
        if (markdown.Length > MaxCharacters)
        {
            return false;
        }

        var definitions = 0;
        var underlines = 0;
        var listsBeyond = 0;
        while (!markdown.IsEmpty)
        {
            var length = markdown.IndexOfAny('\n', '\r');
            var line = length < 0 ? markdown : markdown[..length];
            if (!line.IsEmpty && !char.IsAsciiLetter(line[0]))
            {
                var start = line.IndexOfAnyExcept(" \t>");
                var first = start < 0 ? ' ' : line[start];
                definitions += first == '[' ? 1 : 0;
                underlines += first is '=' or '-' && line[start..].TrimEnd().IndexOfAnyExcept(first) < 0 ? 1 : 0;
                listsBeyond += start > MaxListColumn / 4 && !char.IsLetter(first) && start + (3 * line[..start].Count('\t')) > MaxListColumn ? 1 : 0;
                if (definitions > MaxDefinitions || listsBeyond > MaxListsBeyond || underlines > MaxUnderlines || HasTooManyMarks(line))
                {
                    return false;
                }
            }

            markdown = length < 0 ? default : markdown[(length + 1)..];
        }

        return true;
    }

    // What opens a list or a quotation: a mark and a space behind it, or any number of angle brackets.
    private static bool HasTooManyMarks(ReadOnlySpan<char> line)
    {
        var marks = 0;
        var kinds = 0;
        for (var i = 0; i < line.Length; i++)
        {
            var isSpaced = i + 1 == line.Length || line[i + 1] is ' ' or '\t';
            if (line[i] == '>' || (isSpaced && (line[i] is '-' or '*' or '+' || (line[i] is '.' or ')' && i > 0 && char.IsAsciiDigit(line[i - 1])))))
            {
                marks++;
                kinds |= line[i] is '-' ? 1 : line[i] is '*' ? 2 : 4;
            }
            else if (line[i] is not (' ' or '\t') && !char.IsAsciiDigit(line[i]))
            {
                return marks > MaxMarksOnLine;
            }
        }

        // A line of nothing but dashes, or nothing but stars, is a rule of any length.
        return marks > MaxMarksOnLine && kinds is not (1 or 2);
    }
}
