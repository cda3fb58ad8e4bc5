using System.Collections.Frozen;

namespace ChatBot.Text;

/// <summary>One pass over English words from the left, as far as they make one number.</summary>
internal ref struct NumberReading(ReadOnlySpan<string> words)
{
    private static readonly FrozenDictionary<string, int> Small = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["zero"] = 0,
        ["one"] = 1,
        ["two"] = 2,
        ["three"] = 3,
        ["four"] = 4,
        ["five"] = 5,
        ["six"] = 6,
        ["seven"] = 7,
        ["eight"] = 8,
        ["nine"] = 9,
        ["ten"] = 10,
        ["eleven"] = 11,
        ["twelve"] = 12,
        ["thirteen"] = 13,
        ["fourteen"] = 14,
        ["fifteen"] = 15,
        ["sixteen"] = 16,
        ["seventeen"] = 17,
        ["eighteen"] = 18,
        ["nineteen"] = 19,
        ["twenty"] = 20,
        ["thirty"] = 30,
        ["forty"] = 40,
        ["fifty"] = 50,
        ["sixty"] = 60,
        ["seventy"] = 70,
        ["eighty"] = 80,
        ["ninety"] = 90,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, decimal> Scales = new Dictionary<string, decimal>(StringComparer.Ordinal)
    {
        ["thousand"] = 1_000m,
        ["million"] = 1_000_000m,
        ["mn"] = 1_000_000m,
        ["billion"] = 1_000_000_000m,
        ["bn"] = 1_000_000_000m,
        ["trillion"] = 1_000_000_000_000m,
        ["tn"] = 1_000_000_000_000m,
        ["quadrillion"] = 1_000_000_000_000_000m,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static bool IsScale(string word) => Scales.ContainsKey(word);

    private static readonly FrozenDictionary<string, int> Ordinals = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["first"] = 1,
        ["second"] = 2,
        ["third"] = 3,
        ["fourth"] = 4,
        ["fifth"] = 5,
        ["sixth"] = 6,
        ["seventh"] = 7,
        ["eighth"] = 8,
        ["ninth"] = 9,
        ["tenth"] = 10,
        ["eleventh"] = 11,
        ["twelfth"] = 12,
        ["thirteenth"] = 13,
        ["fourteenth"] = 14,
        ["fifteenth"] = 15,
        ["sixteenth"] = 16,
        ["seventeenth"] = 17,
        ["eighteenth"] = 18,
        ["nineteenth"] = 19,
        ["twentieth"] = 20,
        ["thirtieth"] = 30,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly ReadOnlySpan<string> words = words;
    private int at;

    /// <summary>The value read so far.</summary>
    public decimal Value { get; private set; }

    /// <summary>How many words make it.</summary>
    public readonly int WordCount => at;

    public static bool MayStart(string word) => word == "a" || Small.ContainsKey(word) || Ordinals.ContainsKey(word);

    /// <summary>Reads groups below a thousand, each with its scale, as long as the scales fall.</summary>
    public bool Run()
    {
        if (words[0] is not ("first" or "second") && Ordinals.TryGetValue(words[0], out var ordinal))
        {
            (Value, at) = (ordinal, 1);
            return true;
        }

        var smallest = decimal.MaxValue;
        var isEnd = false;
        while (!isEnd)
        {
            var start = at;
            at += start > 0 && Peek(0) == "and" ? 1 : 0;
            if (!TryReadGroup(start == 0, out var group, out isEnd))
            {
                at = start;
                break;
            }

            var scale = isEnd ? 1m : ReadScale(group, smallest);
            if (start > 0 && (scale >= smallest || group * scale >= smallest))
            {
                at = start;
                break;
            }

            Value += group * scale;
            smallest = scale;
            isEnd |= scale == 1m || Value != decimal.Truncate(Value);
        }

        return at > 0;
    }

    private readonly string Peek(int ahead) => at + ahead < words.Length ? words[at + ahead] : "";

    private decimal ReadScale(decimal group, decimal smallest)
    {
        var scale = 1m;
        while (Scales.TryGetValue(Peek(0), out var next) && scale * next < smallest && scale == 1m && group <= decimal.MaxValue / next / 10)
        {
            scale = next;
            at++;
        }

        return scale;
    }

    // A number below a thousand, a year, digits, or "a" before a scale; with its fraction.
    private bool TryReadGroup(bool isFirst, out decimal group, out bool isEnd)
    {
        group = 0;
        isEnd = false;
        var isDigits = Peek(0) is { Length: > 0 } first && char.IsAsciiDigit(first[0]);
        if (isDigits)
        {
            if (!TryReadDigitWord(Peek(0), out group, out isEnd))
            {
                return false;
            }

            at++;
        }
        else if (isFirst && Peek(0) == "a" && (Peek(1) == "hundred" || Scales.ContainsKey(Peek(1))))
        {
            group = 1;
            at++;
        }
        else if (TryReadTwoDigits(out var two, out isEnd))
        {
            group = two;
        }
        else
        {
            return false;
        }

        if (!isEnd)
        {
            ReadHundred(ref group, ref isEnd);
            isEnd |= isFirst && !isDigits && TryReadYear(ref group);
            ReadFraction(ref group);
        }

        return true;
    }

    // 67, 1,000, 4.7, and the ordinals 21st and 4th.
    private static bool TryReadDigitWord(string word, out decimal value, out bool isOrdinal)
    {
        isOrdinal = word.Length > 2 && word.AsSpan(word.Length - 2) is "st" or "nd" or "rd" or "th";
        return NumberWords.TryReadDigits(isOrdinal ? word.AsSpan(0, word.Length - 2) : word, out value);
    }

    private bool TryReadTwoDigits(out int value, out bool isOrdinal)
    {
        isOrdinal = false;
        if (!Small.TryGetValue(Peek(0), out value))
        {
            // An ordinal ends what words before it began: "one hundred fourth".
            isOrdinal = at > 0 && Ordinals.TryGetValue(Peek(0), out value);
            at += isOrdinal ? 1 : 0;
            return isOrdinal;
        }

        at++;
        if (value is >= 20 and <= 90)
        {
            if (Small.TryGetValue(Peek(0), out var unit) && unit is > 0 and < 10)
            {
                value += unit;
                at++;
            }
            else if (Ordinals.TryGetValue(Peek(0), out unit) && unit < 10)
            {
                value += unit;
                at++;
                isOrdinal = true;
            }
        }

        return true;
    }

    private void ReadHundred(ref decimal group, ref bool isEnd)
    {
        if (Peek(0) != "hundred" || group is <= 0 or >= 100)
        {
            return;
        }

        at++;
        group *= 100;
        var mark = at;
        at += Peek(0) == "and" ? 1 : 0;
        if (group == decimal.Truncate(group) && TryReadTwoDigits(out var rest, out isEnd) && rest > 0)
        {
            group += rest;
            return;
        }

        isEnd = false;
        at = mark;
    }

    // "nineteen ninety nine", "twenty twenty six", "nineteen oh five": two numbers of two digits are a year.
    private bool TryReadYear(ref decimal group)
    {
        if (group is < 11 or > 20)
        {
            return false;
        }

        var mark = at;
        if (Peek(0) is "oh" or "o" && Small.TryGetValue(Peek(1), out var unit) && unit is > 0 and < 10)
        {
            at += 2;
            group = (group * 100) + unit;
            return true;
        }

        if (TryReadTwoDigits(out var rest, out var isOrdinal) && rest >= 10 && !isOrdinal && Peek(0) != "hundred" && !Scales.ContainsKey(Peek(0)))
        {
            group = (group * 100) + rest;
            return true;
        }

        at = mark;
        return false;
    }

    // "four point seven", "zero point six seven", "two and a half".
    private void ReadFraction(ref decimal group)
    {
        if (Peek(0) == "and" && Peek(1) == "a" && Peek(2) == "half")
        {
            group += 0.5m;
            at += 3;
            return;
        }

        if (Peek(0) != "point")
        {
            return;
        }

        var mark = at++;
        var weight = 1m;
        var digits = 0;
        while (digits < 18 && NextFractionPart() is { } part)
        {
            var places = part < 10 ? 1 : 2;
            weight /= places == 1 ? 10 : 100;
            group += part * weight;
            digits += places;
        }

        at = digits == 0 ? mark : at;
    }

    private int? NextFractionPart()
    {
        if (Peek(0) is { Length: 1 } digit && char.IsAsciiDigit(digit[0]))
        {
            at++;
            return digit[0] - '0';
        }

        if (Peek(0) is "oh")
        {
            at++;
            return 0;
        }

        var mark = at;
        if (TryReadTwoDigits(out var value, out var isOrdinal) && !isOrdinal)
        {
            return value;
        }

        at = mark;
        return null;
    }
}
