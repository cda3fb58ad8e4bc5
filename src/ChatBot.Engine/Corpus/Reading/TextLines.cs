using ChatBot.Text;

namespace ChatBot.Corpus;

/// <summary>The lines of a part of a text, without their line ends. Offsets are those of the whole text.</summary>
internal sealed class TextLines
{
    private readonly List<Line> lines;

    /// <summary>Finds the lines between two offsets, at most <paramref name="limit"/> of them.</summary>
    public TextLines(string text, int from, int to, int limit = int.MaxValue)
    {
        Source = text;
        lines = new List<Line>(Math.Min(limit, 16 + ((to - from) / 64)));
        for (var at = from; at < to && lines.Count < limit;)
        {
            var length = text.AsSpan(at, to - at).IndexOfAny('\n', '\r');
            var end = length < 0 ? to : at + length;
            lines.Add(new Line(at, end, Trim(text, at, end)));
            at = end + 1;
            if (end + 1 < to && text[end] == '\r' && text[end + 1] == '\n')
            {
                at++;
            }
        }
    }

    /// <summary>The whole text.</summary>
    public string Source { get; }

    /// <summary>Number of lines.</summary>
    public int Count => lines.Count;

    /// <summary>Offset of a line's first character.</summary>
    public int StartOf(int line) => lines[line].Start;

    /// <summary>Offset behind a line's last character, before its line end.</summary>
    public int EndOf(int line) => lines[line].End;

    /// <summary>A line without the white space around it.</summary>
    public TextSpan WordsOf(int line) => lines[line].Words;

    /// <summary>The characters of a line without the white space around it.</summary>
    public ReadOnlySpan<char> this[int line] => lines[line].Words.In(Source);

    /// <summary>Whether a line holds white space only.</summary>
    public bool IsBlank(int line) => lines[line].Words.IsEmpty;

    /// <summary>How far a line is indented, where a tab goes to the next multiple of four.</summary>
    public int IndentOf(int line)
    {
        var column = 0;
        foreach (var c in Source.AsSpan(lines[line].Start, lines[line].Words.Start - lines[line].Start))
        {
            column += c == '\t' ? 4 - (column % 4) : 1;
        }

        return column;
    }

    /// <summary>Shortens a range by the white space, and byte order marks, at both ends.</summary>
    public static TextSpan Trim(string text, int start, int end)
    {
        while (start < end && IsSpace(text[start]))
        {
            start++;
        }

        while (end > start && IsSpace(text[end - 1]))
        {
            end--;
        }

        return new(start, end);
    }

    private static bool IsSpace(char c) => char.IsWhiteSpace(c) || c == '\uFEFF';

    private readonly record struct Line(int Start, int End, TextSpan Words);
}
