using System.Buffers;
using ChatBot.Text;

namespace ChatBot.Channels.Web.Sources;

/// <summary>
/// Cuts the words of one block into runs that are set alike, so that together they are the words again, character for character. Markup
/// in words is read where the document is Markdown; anything it does not know, HTML above all, stays text. Linear in the words.
/// </summary>
internal sealed class InlineReader
{
    private const int LongestCode = 4_000;
    private const int LongestFence = 8;
    private const int LongestTitle = 200;
    private const int MostBrackets = 8;

    private static readonly SearchValues<char> signs = SearchValues.Create("*_~`[]<\\\n");
    private static readonly SearchValues<char> endsOfAngle = SearchValues.Create(" \t\r\n<>");

    private readonly string text;
    private readonly TextSpan words;
    private readonly bool isQuote;
    private readonly Emphasis emphasis;
    private readonly List<InlineRun> pieces = [];
    private readonly Stack<(int Piece, bool HasSign)> brackets = [];
    private readonly int[] noFenceBefore = new int[LongestFence + 1];
    private int plainFrom;

    private InlineReader(string text, TextSpan words, bool isQuote)
    {
        this.text = text;
        this.words = words;
        this.isQuote = isQuote;
        emphasis = new Emphasis(text);
        plainFrom = words.Start;
    }

    /// <summary>The runs of words in which addresses are all that is special.</summary>
    public static IReadOnlyList<InlineRun> ReadPlain(string text, TextSpan words)
    {
        if (words.In(text).IndexOf("http", StringComparison.OrdinalIgnoreCase) < 0)
        {
            return [new InlineRun(words, RunStyle.Plain)];
        }

        var reader = new InlineReader(text, words, isQuote: false);
        for (var at = words.Start; at < words.End;)
        {
            var next = text.AsSpan(at, words.End - at).IndexOf("http", StringComparison.OrdinalIgnoreCase);
            at = next < 0 ? words.End : reader.AfterAddress(at + next);
        }

        reader.EndPlain(words.End);
        return reader.pieces;
    }

    /// <summary>The runs of words of a Markdown document; lines of a quotation may begin with its sign.</summary>
    public static IReadOnlyList<InlineRun> ReadMarkdown(string text, TextSpan words, bool isQuote)
    {
        if (words.In(text).IndexOfAny(signs) < 0)
        {
            return ReadPlain(text, words);
        }

        var reader = new InlineReader(text, words, isQuote);
        for (var at = words.Start; at < words.End;)
        {
            at = reader.After(at);
        }

        reader.EndPlain(words.End);
        return StyledRuns.Of(reader.pieces, reader.emphasis);
    }

    private int After(int at)
    {
        switch (text[at])
        {
            case '\\' when at + 1 < words.End && (char.IsAscii(text[at + 1]) && (char.IsPunctuation(text[at + 1]) || char.IsSymbol(text[at + 1])) || text[at + 1] is '\n' or '\r'):
                Add(new(at, at + 1), RunStyle.Mark);
                return at + 2;
            case '`':
                return AfterCode(at);
            case '*' or '_' or '~':
                return AfterEmphasis(at);
            case '!' when at + 1 < words.End && text[at + 1] == '[':
                return OpenBracket(at, 2);
            case '[':
                return OpenBracket(at, 1);
            case ']':
                return AfterBracket(at);
            case '<':
                return AfterAngle(at);
            case 'h' or 'H':
                return AfterAddress(at);
            case '\n' when isQuote:
                return AfterQuoteSign(at + 1);
            default:
                return at + 1;
        }
    }

    private int AfterEmphasis(int at)
    {
        var end = at + 1;
        while (end < words.End && text[end] == text[at])
        {
            end++;
        }

        emphasis.Add(new(at, end), words);
        return end;
    }

    private int AfterCode(int at)
    {
        var end = at;
        while (end < words.End && text[end] == '`')
        {
            end++;
        }

        var length = end - at;
        if (length > LongestFence || FindFence(end, length) is not { } close)
        {
            return end;
        }

        Add(new(at, end), RunStyle.Mark);
        Add(new(end, close), RunStyle.Code);
        Add(new(close, close + length), RunStyle.Mark);
        return close + length;
    }

    // Where a run of exactly so many begins; what was searched in vain is not searched again.
    private int? FindFence(int from, int length)
    {
        var limit = Math.Min(words.End, from + LongestCode);
        for (var i = Math.Max(from, noFenceBefore[length]); i < limit;)
        {
            if (text[i] != '`')
            {
                i++;
                continue;
            }

            var end = i;
            while (end < words.End && text[end] == '`')
            {
                end++;
            }

            if (end - i == length)
            {
                return i;
            }

            i = end;
        }

        noFenceBefore[length] = limit;
        return null;
    }

    private int OpenBracket(int at, int length)
    {
        Add(new(at, at + length), RunStyle.Plain);
        if (brackets.Count == MostBrackets)
        {
            brackets.Clear();
        }

        brackets.Push((pieces.Count - 1, length == 2));
        return at + length;
    }

    // The words of a link stay, its marks do not; without an address that may be one, all of it is text.
    private int AfterBracket(int at)
    {
        if (!brackets.TryPop(out var open) || at + 1 >= words.End || text[at + 1] != '(' || ReadTarget(at + 2) is not var (target, end))
        {
            return at + 1;
        }

        var address = SafeLinks.Of(target.In(text)) is null ? default(TextSpan?) : target;
        if (address is null && !IsRelative(target.In(text)))
        {
            return at + 1;
        }

        EndPlain(at);
        for (var i = open.Piece; i < pieces.Count; i++)
        {
            pieces[i] = i == open.Piece ? pieces[i] with { Style = RunStyle.Mark } : pieces[i] with { Link = pieces[i].Link ?? address };
        }

        // A picture may stand inside a link, but no link inside another.
        if (!open.HasSign)
        {
            brackets.Clear();
        }

        Add(new(at, end), RunStyle.Mark);
        return end;
    }

    // A place in the same folder means nothing here.
    private static bool IsRelative(ReadOnlySpan<char> target) =>
        !target.IsEmpty && !target.Contains(':') && !target.StartsWith("//") && !target.Contains('\\');

    private (TextSpan Target, int End)? ReadTarget(int from)
    {
        var depth = 0;
        var at = from;
        while (at < words.End && !char.IsWhiteSpace(text[at]) && text[at] is not ('[' or ']' or '<') && (text[at] != ')' || depth > 0))
        {
            depth += text[at] == '(' ? 1 : text[at] == ')' ? -1 : 0;
            at++;
        }

        var target = new TextSpan(from, at);
        if (at + 1 < words.End && text[at] == ' ' && text[at + 1] == '"')
        {
            var rest = text.AsSpan(at + 2, Math.Min(LongestTitle, words.End - at - 2));
            var end = rest.IndexOfAny('"', '[', '\n');
            at = end >= 0 && rest[end] == '"' ? at + 2 + end + 1 : at;
        }

        return at < words.End && text[at] == ')' && !target.IsEmpty ? (target, at + 1) : null;
    }

    private int AfterAngle(int at)
    {
        var inside = text.AsSpan(at + 1, words.End - at - 1);
        if (!SafeLinks.StartsLikeOne(inside))
        {
            return at + 1;
        }

        var end = inside.IndexOfAny(endsOfAngle);
        var address = end <= 0 || inside[end] != '>' ? default : new TextSpan(at + 1, at + 1 + end);
        if (address.IsEmpty || SafeLinks.Of(address.In(text)) is null)
        {
            return end <= 0 ? at + 1 : at + 1 + end;
        }

        Add(new(at, at + 1), RunStyle.Mark);
        Add(address, RunStyle.Plain, address);
        Add(new(address.End, address.End + 1), RunStyle.Mark);
        return address.End + 1;
    }

    private int AfterAddress(int at)
    {
        var rest = text.AsSpan(at, words.End - at);
        if (!SafeLinks.StartsLikeOne(rest) || (at > words.Start && char.IsLetterOrDigit(text[at - 1])))
        {
            return at + 1;
        }

        var address = new TextSpan(at, at + Math.Max(1, SafeLinks.LengthInText(rest)));
        if (SafeLinks.Of(address.In(text)) is not null)
        {
            Add(address, RunStyle.Plain, address);
        }

        return address.End;
    }

    private int AfterQuoteSign(int lineStart)
    {
        var end = lineStart;
        while (end < words.End && text[end] is '>' or ' ' or '\t')
        {
            end++;
        }

        if (text.AsSpan(lineStart, end - lineStart).Contains('>'))
        {
            Add(new(lineStart, end), RunStyle.Mark);
        }

        return end;
    }

    private void Add(TextSpan span, RunStyle style, TextSpan? link = null)
    {
        EndPlain(span.Start);
        pieces.Add(new InlineRun(span, style, link));
        plainFrom = span.End;
    }

    private void EndPlain(int end)
    {
        if (end > plainFrom)
        {
            pieces.Add(new InlineRun(new(plainFrom, end), RunStyle.Plain));
            plainFrom = end;
        }
    }
}
