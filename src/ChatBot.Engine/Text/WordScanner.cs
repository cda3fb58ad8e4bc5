namespace ChatBot.Text;

/// <summary>Receives the words of a text, in order.</summary>
public interface IWordSink
{
    /// <summary>
    /// One word: <paramref name="folded"/> is how it is compared, <paramref name="start"/> and <paramref name="end"/> where it stands.
    /// A word whose <paramref name="position"/> is that of the word before is another form of the same place.
    /// </summary>
    void Add(scoped ReadOnlySpan<char> folded, int start, int end, int position);
}

/// <summary>
/// Finds the words of a text so that spelling variants meet: case, accents, hyphens and apostrophes do not count; a compound
/// (test-time, OpenAI) is its parts and, at the place of the last one, the parts joined; scripts without spaces give overlapping
/// pairs of characters; a figure keeps its decimals and loses its thousands marks; % and currency signs are words.
/// </summary>
public static class WordScanner
{
    /// <summary>A longer word counts by its beginning.</summary>
    public const int MaximumWordLength = 64;

    private const int MaximumParts = 3;

    /// <summary>Hands every word of <paramref name="text"/> to the sink, the first at <paramref name="position"/>; returns the next free position.</summary>
    public static int Scan<TSink>(ReadOnlySpan<char> text, int position, ref TSink sink)
        where TSink : struct, IWordSink, allows ref struct
    {
        Span<char> word = stackalloc char[MaximumWordLength * 2];
        Span<char> joined = stackalloc char[MaximumWordLength * 2];
        var at = 0;
        while (at < text.Length)
        {
            switch (CharKinds.Of(text[at]))
            {
                case CharKind.Letter when EndOfPlainWord(text, at) is > 0 and var end:
                    sink.Add(Lowered(text[at..end], word), at, end, position++);
                    at = end;
                    break;
                case CharKind.Letter or CharKind.Digit:
                    at = ScanCompound(text, at, ref position, word, joined, ref sink);
                    break;
                case CharKind.Unspaced:
                    at = ScanUnspaced(text, at, ref position, word, ref sink);
                    break;
                case CharKind.Symbol:
                    sink.Add(NameOf(text[at]), at, at + 1, position++);
                    at++;
                    break;
                default:
                    at++;
                    break;
            }
        }

        return position;
    }

    // Most words are small letters of the alphabet, the first perhaps a capital, with nothing joined to them: they need no rules.
    private static int EndOfPlainWord(ReadOnlySpan<char> text, int start)
    {
        if (!char.IsAsciiLetter(text[start]))
        {
            return 0;
        }

        var length = text[(start + 1)..].IndexOfAnyExceptInRange('a', 'z');
        var end = length < 0 ? text.Length : start + 1 + length;
        var isWhole = end == text.Length || CharKinds.Of(text[end]) is CharKind.Other or CharKind.Symbol or CharKind.Unspaced;
        return isWhole && end - start <= MaximumWordLength ? end : 0;
    }

    private static ReadOnlySpan<char> Lowered(ReadOnlySpan<char> plain, Span<char> word)
    {
        if (char.IsAsciiLetterLower(plain[0]))
        {
            return plain;
        }

        plain.CopyTo(word);
        word[0] = char.ToLowerInvariant(plain[0]);
        return word[..plain.Length];
    }

    private static string NameOf(char symbol) => symbol switch
    {
        '$' => "dollar",
        '\u20AC' => "euro",
        '\u00A3' => "pound",
        '\u00A5' => "yen",
        _ => "percent",
    };

    private static int ScanCompound<TSink>(
        ReadOnlySpan<char> text, int at, ref int position, scoped Span<char> word, scoped Span<char> joined, ref TSink sink)
        where TSink : struct, IWordSink, allows ref struct
    {
        int start = at, parts = 0, joinedLength = 0;
        while (true)
        {
            var end = EndOfPart(text, at);
            var length = Fold(text[at..end], word);
            if (length > 0)
            {
                sink.Add(word[..length], at, end, position++);
                parts++;
                if (parts <= MaximumParts && joinedLength + length <= MaximumWordLength)
                {
                    word[..length].CopyTo(joined[joinedLength..]);
                    joinedLength += length;
                }
            }

            at = end;
            if (IsPossessive(text, at))
            {
                at += 2;
                break;
            }

            var connector = at < text.Length && CharKinds.Of(text[at]) is CharKind.Hyphen or CharKind.Apostrophe ? 1 : 0;
            if (at + connector >= text.Length || CharKinds.Of(text[at + connector]) is not (CharKind.Letter or CharKind.Digit))
            {
                break;
            }

            at += connector;
        }

        if (parts is > 1 and <= MaximumParts)
        {
            sink.Add(joined[..joinedLength], start, at, position - 1);
        }

        return at;
    }

    // Nadella's is about Nadella.
    private static bool IsPossessive(ReadOnlySpan<char> text, int at) =>
        at + 1 < text.Length && CharKinds.Of(text[at]) == CharKind.Apostrophe && text[at + 1] is 's' or 'S'
        && (at + 2 == text.Length || CharKinds.Of(text[at + 2]) is not (CharKind.Letter or CharKind.Digit or CharKind.Mark));

    private static int EndOfPart(ReadOnlySpan<char> text, int start)
    {
        var at = start + 1;
        var digits = CharKinds.Of(text[start]) == CharKind.Digit;
        for (; at < text.Length; at++)
        {
            var kind = CharKinds.Of(text[at]);
            if (kind == CharKind.Letter)
            {
                if (IsCaseBorder(text, start, at))
                {
                    return at;
                }

                digits = false;
            }
            else if (kind is not (CharKind.Digit or CharKind.Mark or CharKind.Nothing) && !(digits && IsInsideFigure(text, start, at)))
            {
                return at;
            }
        }

        return at;
    }

    // OpenAI is Open and AI; OSWorld is OS and World; but GPUs is one word.
    private static bool IsCaseBorder(ReadOnlySpan<char> text, int start, int at)
    {
        var c = text[at];
        if (!char.IsAsciiLetterUpper(c))
        {
            return false;
        }

        if (char.IsAsciiLetterLower(text[at - 1]))
        {
            return true;
        }

        return at > start && char.IsAsciiLetterUpper(text[at - 1]) && at + 1 < text.Length && char.IsAsciiLetterLower(text[at + 1])
            && !(text[at + 1] == 's' && (at + 2 == text.Length || CharKinds.Of(text[at + 2]) != CharKind.Letter));
    }

    private static bool IsInsideFigure(ReadOnlySpan<char> text, int start, int at)
    {
        if (at + 1 >= text.Length || !char.IsAsciiDigit(text[at + 1]))
        {
            return false;
        }

        return text[at] == '.' || (text[at] == ',' && IsThousands(text, start, at));
    }

    private static bool IsThousands(ReadOnlySpan<char> text, int start, int comma) =>
        comma - start <= 15
        && comma + 3 < text.Length && char.IsAsciiDigit(text[comma + 2]) && char.IsAsciiDigit(text[comma + 3])
        && (comma + 4 == text.Length || !char.IsAsciiDigit(text[comma + 4]));

    private static int Fold(ReadOnlySpan<char> part, Span<char> word)
    {
        if (part.Length > MaximumWordLength)
        {
            part = part[..MaximumWordLength];
        }

        bool plain = true, figure = true;
        for (var i = 0; i < part.Length; i++)
        {
            var c = part[i];
            if (c >= 0x80)
            {
                plain = false;
                break;
            }

            figure &= !char.IsAsciiLetter(c);
            word[i] = char.ToLowerInvariant(c);
        }

        var length = plain ? part.Length : Math.Min(Letters.FoldInto(part, word), MaximumWordLength);
        return plain && figure ? PlainFigure(word[..length]) : length;
    }

    // 1,000 is 1000, 007 is 7 and 0.60 is 0.6.
    private static int PlainFigure(Span<char> figure)
    {
        int length = 0, points = 0;
        foreach (var c in figure)
        {
            if (c != ',' && !(c == '0' && length == 0))
            {
                points += c == '.' ? 1 : 0;
                figure[length++] = c;
            }
        }

        if (points == 1)
        {
            while (figure[length - 1] == '0')
            {
                length--;
            }

            length -= figure[length - 1] == '.' ? 1 : 0;
        }

        if (length == 0 || figure[0] == '.')
        {
            figure[..length].CopyTo(figure[1..]);
            figure[0] = '0';
            length++;
        }

        return length;
    }

    private static int ScanUnspaced<TSink>(ReadOnlySpan<char> text, int at, ref int position, scoped Span<char> word, ref TSink sink)
        where TSink : struct, IWordSink, allows ref struct
    {
        var start = at;
        while (at < text.Length && (CharKinds.Of(text[at]) == CharKind.Unspaced || char.IsLowSurrogate(text[at])))
        {
            at++;
        }

        var first = start;
        var second = start + LengthAt(text, start);
        if (second >= at)
        {
            sink.Add(text[start..at], start, at, position++);
        }

        while (second < at)
        {
            var end = second + LengthAt(text, second);
            var length = Math.Min(Letters.FoldInto(text[first..end], word), MaximumWordLength);
            sink.Add(word[..length], first, end, position++);
            (first, second) = (second, end);
        }

        return at;
    }

    private static int LengthAt(ReadOnlySpan<char> text, int at) =>
        char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? 2 : 1;
}
