using System.Buffers;
using System.Globalization;
using ChatBot.Text;

namespace ChatBot.Corpus;

/// <summary>What one line of plain text is by itself.</summary>
internal enum LineKind : byte
{
    /// <summary>White space only.</summary>
    Blank,

    /// <summary>A line of dashes, stars or the like.</summary>
    Rule,

    /// <summary>A line that begins with an angle bracket.</summary>
    Quote,

    /// <summary>A line that begins with a bullet or a number.</summary>
    Item,

    /// <summary>Anything else.</summary>
    Text,

    /// <summary>A line of metadata at the head of the text.</summary>
    Header,
}

/// <summary>Tells the lines of plain text apart.</summary>
internal static class PlainLines
{
    private const int MaxHeadingCharacters = 100;
    private const int MaxHeadingWords = 14;

    private static readonly SearchValues<char> RuleCharacters = SearchValues.Create("-=_*~#+\u2500\u2501\u2550\u2014\u2013\u2015\u2022\u00B7. ");
    private static readonly SearchValues<char> Bullets = SearchValues.Create("-*+\u2022\u2023\u25E6\u2043\u2219\u25AA\u25AB\u25CF\u25CB\u00B7\u2013");

    /// <summary>The kind of a line without white space around it.</summary>
    public static LineKind KindOf(ReadOnlySpan<char> line)
    {
        if (line.IsEmpty)
        {
            return LineKind.Blank;
        }

        if (char.IsLetter(line[0]))
        {
            return LineKind.Text;
        }

        if (IsRule(line))
        {
            return LineKind.Rule;
        }

        return line[0] == '>' ? LineKind.Quote : ContentOfItem(line) > 0 ? LineKind.Item : LineKind.Text;
    }

    /// <summary>Where the text of a list item begins, or 0 when the line is no list item.</summary>
    public static int ContentOfItem(ReadOnlySpan<char> line)
    {
        var mark = Bullets.Contains(line[0]) ? 1 : 0;
        if (mark == 0)
        {
            while (mark < line.Length && mark < 4 && char.IsAsciiDigit(line[mark]))
            {
                mark++;
            }

            mark = mark is > 0 and <= 3 && mark < line.Length && line[mark] is '.' or ')' ? mark + 1 : 0;
        }

        if (mark == 0 || mark >= line.Length || !char.IsWhiteSpace(line[mark]))
        {
            return 0;
        }

        while (mark < line.Length && char.IsWhiteSpace(line[mark]))
        {
            mark++;
        }

        return mark < line.Length ? mark : 0;
    }

    /// <summary>Whether a line could head a part of the text, if it stands where headings stand.</summary>
    public static bool IsLikeHeading(ReadOnlySpan<char> line, bool mayEndInColon)
    {
        if (line.Length is < 2 or > MaxHeadingCharacters || char.IsLower(line[0]) || !HasLetter(line))
        {
            return false;
        }

        return line[^1] is not ('.' or ',' or ';' or '\u2026' or '\u3002' or '!')
            && (mayEndInColon || line[^1] is not (':' or '\uFF1A'))
            && WordCount(line) <= MaxHeadingWords
            && line.IndexOf(". ") < 0
            && line[0] is not ('"' or '\u201C' or '(' or '[' or '<' or '{' or '|');
    }

    /// <summary>Whether a line is written in capitals alone.</summary>
    public static bool IsInCapitals(ReadOnlySpan<char> line)
    {
        var capitals = 0;
        foreach (var c in line)
        {
            if (char.IsLower(c))
            {
                return false;
            }

            capitals += char.IsUpper(c) ? 1 : 0;
        }

        return capitals >= 4;
    }

    /// <summary>Whether a line ends as a sentence does, perhaps in a closing quote.</summary>
    public static bool EndsSentence(ReadOnlySpan<char> line)
    {
        var text = line.TrimEnd("\"'\u201D\u2019\u00BB)]*_ ");
        return !text.IsEmpty && text[^1] is '.' or '!' or '?' or ':' or '\u2026' or '\u3002' or '\uFF01' or '\uFF1F';
    }

    /// <summary>Number of words, counted up to a little more than a heading may have.</summary>
    public static int WordCount(ReadOnlySpan<char> line)
    {
        var words = 0;
        foreach (var _ in line.Split(' '))
        {
            if (++words > 2 * MaxHeadingWords)
            {
                break;
            }
        }

        return words;
    }

    private static bool IsRule(ReadOnlySpan<char> line) =>
        line.Length >= 3 && line[0] != '.' && line.IndexOfAnyExcept(RuleCharacters) < 0 && line.IndexOfAnyExcept(line[0], ' ') < 0 && line.Count(line[0]) >= 3;

    private static bool HasLetter(ReadOnlySpan<char> line)
    {
        foreach (var c in line)
        {
            if (char.IsLetter(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Surrogate)
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>
/// Whether, and how wide, a text was broken into lines by a program: then a line end is a space, otherwise it ends something.
/// </summary>
internal sealed class LineWrap
{
    private const int MaxWidth = 130;
    private const int MinWidth = 45;
    private const int LinesLookedAt = 2000;

    private readonly TextLines lines;
    private readonly int width;

    /// <summary>Looks at the first lines of a text.</summary>
    public LineWrap(TextLines lines, ReadOnlySpan<LineKind> kinds)
    {
        this.lines = lines;
        var lengths = new int[MaxWidth + 1];
        var texts = 0;
        var pairs = new List<int>();
        for (var i = 0; i < lines.Count && i < LinesLookedAt; i++)
        {
            if (kinds[i] != LineKind.Text)
            {
                continue;
            }

            texts++;
            lengths[Math.Min(lines[i].Length, MaxWidth)]++;
            if (i + 1 < kinds.Length && kinds[i + 1] == LineKind.Text)
            {
                pairs.Add(i);
            }
        }

        var overlong = lengths[MaxWidth];
        width = overlong * 20 > texts ? 0 : WidthOf(lengths, texts);
        if (width > 0 && pairs.Count(IsFull) * 5 < pairs.Count * 2)
        {
            width = 0;
        }
    }

    /// <summary>Whether the text was broken into lines of one width.</summary>
    public bool IsWrapped => width > 0;

    /// <summary>Whether the sentence of a line goes on in the next line.</summary>
    public bool GoesOn(int line)
    {
        if (IsWrapped && IsFull(line))
        {
            return true;
        }

        var text = lines[line];
        if (PlainLines.EndsSentence(text))
        {
            return false;
        }

        return (IsWrapped && text.Length * 10 > width * 7) || (text.Length >= 30 && char.IsLower(lines[line + 1][0]));
    }

    // The next line's first word would not have fitted.
    private bool IsFull(int line)
    {
        var next = lines[line + 1];
        var word = next[..Math.Min(next.Length, MaxWidth)].IndexOfAny(' ', '\t');
        return (lines[line].Length + 1 + (word < 0 ? Math.Min(next.Length, MaxWidth) : word)) * 20 > width * 19;
    }

    private static int WidthOf(int[] lengths, int texts)
    {
        // The width is where all but a few lines end.
        var longer = 0;
        for (var length = MaxWidth - 1; length >= MinWidth; length--)
        {
            longer += lengths[length];
            if (longer * 25 > texts)
            {
                return length;
            }
        }

        return 0;
    }
}
