using System.Buffers;
using System.Globalization;
using System.Text;

namespace ChatBot.Text;

/// <summary>Reads the numbers that people write as words, as digits or as both, so that all ways of writing one value meet.</summary>
public static class NumberWords
{
    private const int LongestDigits = 40;

    private static readonly SearchValues<char> DigitsAndSeparators = SearchValues.Create("0123456789.,'");

    /// <summary>
    /// Reads the longest number that starts at the first word: <c>seven hundred one billion</c>, <c>1.4 trillion</c>,
    /// <c>nineteen ninety nine</c>, <c>fourth</c>. The words are folded and split at hyphens.
    /// <c>one</c>, <c>first</c> and <c>second</c> by themselves are not numbers.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<string> lowerCaseWords, out decimal value, out int wordCount)
    {
        value = 0;
        wordCount = 0;
        if (lowerCaseWords.IsEmpty || !MayStart(lowerCaseWords[0]))
        {
            return false;
        }

        var reading = new NumberReading(lowerCaseWords);
        if (reading.Run() && !(reading.WordCount == 1 && lowerCaseWords[0] == "one"))
        {
            value = reading.Value;
            wordCount = reading.WordCount;
            return true;
        }

        return ForeignNumberWords.TryRead(lowerCaseWords, out value, out wordCount);
    }

    /// <summary>Reads an amount written in one piece with a sign or a scale: <c>$3T</c>, <c>13.5b</c>, <c>€70m</c>, <c>200k</c>.</summary>
    public static bool TryReadAmount(ReadOnlySpan<char> written, out decimal value)
    {
        value = 0;
        var rest = written.Trim();
        var isNegative = rest.StartsWith("-") || rest.StartsWith("\u2212");
        rest = isNegative ? rest[1..] : rest;
        rest = rest.StartsWith("US$", StringComparison.OrdinalIgnoreCase) ? rest[3..] : rest.TrimStart("$€£¥₹").TrimStart();
        var digits = rest.IndexOfAnyExcept(DigitsAndSeparators);
        digits = digits < 0 ? rest.Length : digits;
        if (!TryReadDigits(rest[..digits], out var number) || ScaleOfSuffix(rest[digits..].TrimEnd('+').Trim()) is not { } scale
            || number > decimal.MaxValue / scale)
        {
            return false;
        }

        value = isNegative ? -number * scale : number * scale;
        return true;
    }

    /// <summary>The one way to write a value: plain digits, a point, no zeros at the end.</summary>
    public static string Canonical(decimal value) =>
        value == 0 ? "0" : value.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>
    /// Reads digits with separators. A comma or an apostrophe before groups of three is a separator of thousands, as is a point that
    /// occurs more than once; any other single comma or point starts the fraction.
    /// </summary>
    internal static bool TryReadDigits(ReadOnlySpan<char> written, out decimal value)
    {
        value = 0;
        if (written.Length is 0 or > LongestDigits || !char.IsAsciiDigit(written[0]) || !char.IsAsciiDigit(written[^1]))
        {
            return false;
        }

        if (written.IndexOfAnyExceptInRange('0', '9') < 0)
        {
            return decimal.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out value);
        }

        var point = FractionPoint(written);
        var end = point >= 0 ? point : written.Length;
        var separator = written.IndexOfAnyExceptInRange('0', '9') is >= 0 and var first && first < end ? written[first] : '\0';
        Span<char> plain = stackalloc char[LongestDigits];
        var count = 0;
        for (var i = 0; i < written.Length; i++)
        {
            var wanted = i == point ? written[point] : i < end && separator != '\0' && (end - i) % 4 == 0 ? separator : '\0';
            if (wanted == '\0' ? !char.IsAsciiDigit(written[i]) : written[i] != wanted)
            {
                return false;
            }

            if (i == point || wanted == '\0')
            {
                plain[count++] = i == point ? '.' : written[i];
            }
        }

        return decimal.TryParse(plain[..count], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
    }

    // The last separator, if it is of another kind than the ones before, or the only one and no group of three digits follows a comma.
    private static int FractionPoint(ReadOnlySpan<char> written)
    {
        var last = written.LastIndexOfAny('.', ',');
        if (last < 0 || written[..last].Contains(written[last]))
        {
            return -1;
        }

        var isOnly = written[..last].IndexOfAny(".,'") < 0;
        return written[last] == ',' && isOnly && written.Length - last == 4 ? -1 : last;
    }

    /// <summary>Whether a folded word can be part of a number: worth collecting before asking <see cref="TryRead"/>.</summary>
    internal static bool IsPart(string word) => MayStart(word) || word is "and" or "point" or "hundred" || NumberReading.IsScale(word);

    internal static bool MayStart(string word) =>
        word.Length > 0 && (char.IsAsciiDigit(word[0]) || NumberReading.MayStart(word) || ForeignNumberWords.MayStart(word));

    private static decimal? ScaleOfSuffix(ReadOnlySpan<char> suffix)
    {
        Span<char> lower = stackalloc char[2];
        return suffix.Length > 2 || Ascii.ToLower(suffix, lower, out _) != OperationStatus.Done ? null : lower[..suffix.Length] switch
        {
            "" => 1m,
            "k" => 1_000m,
            "m" or "mn" or "mm" => 1_000_000m,
            "b" or "bn" => 1_000_000_000m,
            "t" or "tn" => 1_000_000_000_000m,
            _ => null,
        };
    }
}
