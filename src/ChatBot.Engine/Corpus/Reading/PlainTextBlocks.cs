using ChatBot.Text;

namespace ChatBot.Corpus;

/// <summary>Finds the structure that people give to text without markup.</summary>
internal sealed class PlainTextBlocks
{
    private const int MaxTitleCharacters = 150;
    private const int LongLine = 100;
    private const int MaxDepth = 16;

    private readonly TextLines lines;
    private readonly string text;
    private readonly LineKind[] kinds;
    private readonly LineWrap wrap;
    private readonly BlockList blocks;
    private readonly bool isContinued;
    private readonly Stack<int> indents = [];
    private bool afterRule;
    private bool hasChapter;
    private string? title;

    private PlainTextBlocks(TextLines lines, bool isContinued)
    {
        this.lines = lines;
        this.isContinued = isContinued;
        text = lines.Source;
        kinds = new LineKind[lines.Count];
        for (var i = 0; i < kinds.Length; i++)
        {
            kinds[i] = PlainLines.KindOf(lines[i]);
        }

        wrap = new LineWrap(lines, kinds);
        blocks = new BlockList(text);
    }

    /// <summary>Reads lines; <paramref name="isContinued"/> when other blocks of the same document follow them.</summary>
    public static TextBody Read(TextLines lines, bool isContinued = false, bool hasHead = true)
    {
        var reading = new PlainTextBlocks(lines, isContinued);
        IReadOnlyList<MetadataField> fields = hasHead ? HeaderLines.Read(lines, reading.kinds) : [];
        var first = hasHead ? reading.ReadTitle() : 0;
        reading.ReadFrom(first);
        return new TextBody(reading.title, fields, reading.blocks.Finish());
    }

    private int ReadTitle()
    {
        var first = NextSaid(0);
        if (first >= lines.Count || kinds[first] != LineKind.Text || !IsTitle(first))
        {
            return 0;
        }

        title = TitleText.Of(lines[first]);
        blocks.Add(new Block.Heading(lines.WordsOf(first), lines.WordsOf(first), 1));
        return first + 1 < lines.Count && IsUnderline(first + 1) ? first + 2 : first + 1;
    }

    private bool IsTitle(int line)
    {
        var next = NextSaid(line + 1);
        if (lines[line].Length > MaxTitleCharacters || (next >= lines.Count && !isContinued) || char.IsLower(lines[line][0]))
        {
            return false;
        }

        // "e.g." and the like are rare at the end of a title, full stops are not.
        var last = lines[line][^1];
        var isOpen = last is '.' or ',' or ';' or ':' or '\u2026' or '\u3002';
        return !isOpen && (next != line + 1 || next >= lines.Count || kinds[next] != LineKind.Text || !wrap.GoesOn(line));
    }

    private void ReadFrom(int first)
    {
        for (var i = first; i < lines.Count;)
        {
            switch (kinds[i])
            {
                case LineKind.Blank:
                    i++;
                    break;
                case LineKind.Rule:
                    afterRule = true;
                    indents.Clear();
                    i++;
                    break;
                case LineKind.Header:
                    blocks.Add(new Block.Metadata(lines.WordsOf(i), lines.WordsOf(i)));
                    i++;
                    break;
                case LineKind.Quote:
                    i = ReadQuote(i);
                    break;
                case LineKind.Item when !IsNumberedHeading(i):
                    i = ReadItem(i);
                    break;
                case LineKind.Item:
                    AddHeading(i, 2);
                    hasChapter = true;
                    i++;
                    break;
                default:
                    i = ReadGroup(i);
                    break;
            }
        }
    }

    private int ReadQuote(int line)
    {
        var end = line + 1;
        if (lines[line].TrimStart("> \t").IsEmpty)
        {
            return end;
        }

        while (end < lines.Count && kinds[end] == LineKind.Quote && !PlainLines.EndsSentence(lines[end - 1]) && !lines[end].TrimStart("> \t").IsEmpty)
        {
            end++;
        }

        var span = Span(line, end);
        var words = span with { Start = span.Start + Math.Max(0, lines[line].IndexOfAnyExcept("> \t")) };
        blocks.Add(new Block.Quote(span, words));
        afterRule = false;
        return end;
    }

    private int ReadItem(int line)
    {
        var indent = lines.IndentOf(line);
        while (indents.TryPeek(out var open) && open >= indent)
        {
            indents.Pop();
        }

        var depth = indents.Count;
        if (depth < MaxDepth)
        {
            indents.Push(indent);
        }

        var end = line + 1;
        while (end < lines.Count && kinds[end] == LineKind.Text && (lines.IndentOf(end) > indent || wrap.GoesOn(end - 1)))
        {
            end++;
        }

        var span = Span(line, end);
        blocks.Add(new Block.ListItem(span, span with { Start = span.Start + PlainLines.ContentOfItem(lines[line]) }, depth));
        afterRule = false;
        return end;
    }

    /// <summary>Reads lines of text that stand together: headings first, then paragraphs.</summary>
    private int ReadGroup(int start)
    {
        indents.Clear();
        var end = start + 1;
        while (end < lines.Count && kinds[end] == LineKind.Text)
        {
            end++;
        }

        for (var i = start; i < end;)
        {
            var level = HeadingLevel(i, start, end);
            if (level > 0)
            {
                AddHeading(i, level);
                i++;
                continue;
            }

            var last = i;
            while (last + 1 < end && wrap.GoesOn(last))
            {
                last++;
            }

            var span = Span(i, last + 1);
            blocks.Add(new Block.Paragraph(span, span));
            afterRule = false;
            i = last + 1;
        }

        return end < lines.Count && end == start + 1 && IsUnderline(end) ? end + 1 : end;
    }

    private int HeadingLevel(int line, int start, int end)
    {
        if (line == start && ChapterLevel(line, end) is > 0 and var level)
        {
            hasChapter = true;
            return level;
        }

        return IsIntroduction(line, start, end) ? hasChapter ? 3 : 2 : 0;
    }

    /// <summary>The level of a line that is set off from the text before it, as by a rule or blank lines.</summary>
    private int ChapterLevel(int line, int end)
    {
        var isOneLine = end == line + 1;
        if (isOneLine && end < lines.Count && IsUnderline(end))
        {
            return lines[end][0] == '=' && !hasChapter && title is null ? 1 : 2;
        }

        var isSetOff = line == 0 || kinds[line - 1] is LineKind.Blank or LineKind.Rule;
        var isAlone = isOneLine && isSetOff && (end >= lines.Count || kinds[end] == LineKind.Blank);
        if (!PlainLines.IsLikeHeading(lines[line], mayEndInColon: afterRule || isAlone) || (!afterRule && !isSetOff))
        {
            return 0;
        }

        var isOverText = afterRule && (!isOneLine || isContinued || NextSaid(end) < lines.Count);
        return isOverText || (isAlone && StandsAlone(NextSaid(end))) || (!isOneLine && PlainLines.IsInCapitals(lines[line])) ? 2 : 0;
    }

    /// <summary>Whether a short line in a text of long ones leads to a list, to a paragraph, or to what follows these lines.</summary>
    private bool IsIntroduction(int line, int start, int end)
    {
        if (wrap.IsWrapped || !PlainLines.IsLikeHeading(lines[line], mayEndInColon: false) || (line > start && wrap.GoesOn(line - 1)))
        {
            return false;
        }

        if (line == end - 1)
        {
            return end < lines.Count ? kinds[end] is LineKind.Item or LineKind.Quote : isContinued && lines[line].Length <= 60;
        }

        var below = lines[line + 1];
        var isParagraph = below.Length >= LongLine || (below.Length >= 60 && PlainLines.EndsSentence(below));
        return isParagraph && lines[line].Length <= 60 && PlainLines.WordCount(lines[line]) <= 8 && !wrap.GoesOn(line);
    }

    /// <summary>Whether what follows a lone line is something that a heading stands over, rather than one more lone line.</summary>
    private bool StandsAlone(int next)
    {
        if (next >= lines.Count)
        {
            return isContinued;
        }

        if (kinds[next] is LineKind.Item or LineKind.Quote)
        {
            return true;
        }

        if (kinds[next] != LineKind.Text)
        {
            return false;
        }

        var isLone = next + 1 >= lines.Count || kinds[next + 1] != LineKind.Text;
        if (!isLone || !PlainLines.IsLikeHeading(lines[next], mayEndInColon: false))
        {
            return true;
        }

        // A heading may stand directly under a higher one.
        var beyond = NextSaid(next + 1);
        return beyond < lines.Count && kinds[beyond] == LineKind.Text && !PlainLines.IsLikeHeading(lines[beyond], mayEndInColon: true);
    }

    // "2. Method" between blank lines with text below it is a heading, not a list of one item.
    private bool IsNumberedHeading(int line)
    {
        var next = NextSaid(line + 1);
        return char.IsAsciiDigit(lines[line][0])
            && (line == 0 || kinds[line - 1] is LineKind.Blank or LineKind.Rule)
            && next > line + 1 && next < lines.Count && kinds[next] == LineKind.Text
            && lines.IndentOf(next) <= lines.IndentOf(line)
            && lines[line].Length <= 80 && PlainLines.IsLikeHeading(lines[line][PlainLines.ContentOfItem(lines[line])..], mayEndInColon: false);
    }

    private void AddHeading(int line, int level)
    {
        var span = lines.WordsOf(line);
        var words = text[span.End - 1] == ':' ? span with { End = span.End - 1 } : span;
        blocks.Add(new Block.Heading(span, words, level));
        afterRule = false;
    }

    // A rule about as long as the line above it underlines that line.
    private bool IsUnderline(int line)
    {
        if (kinds[line] != LineKind.Rule || line == 0 || kinds[line - 1] != LineKind.Text || lines[line][0] is not ('=' or '-' or '~'))
        {
            return false;
        }

        var above = lines[line - 1].Length;
        var length = lines[line].Length;
        return above <= LongLine && length * 10 >= above * 6 && length * 10 <= (above * 14) + 20;
    }

    private int NextSaid(int line)
    {
        while (line < lines.Count && kinds[line] == LineKind.Blank)
        {
            line++;
        }

        return line;
    }

    private TextSpan Span(int first, int end) => lines.WordsOf(first).Union(lines.WordsOf(end - 1));
}
