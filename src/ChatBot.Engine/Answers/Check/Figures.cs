using System.Buffers;
using System.Collections.Frozen;
using ChatBot.Text;

namespace ChatBot.Answers;

/// <summary>A number in a text: its value, the words that make it, and its unit in one form (<c>percent</c>, <c>dollar</c>, <c>km</c>).</summary>
internal readonly record struct Figure(decimal Value, int FirstWord, int WordCount, string? Unit)
{
    /// <summary>The first word behind it.</summary>
    public int End => FirstWord + WordCount;
}

/// <summary>Reads the numbers of a text, in digits and in words, each as long as it goes: "3 trillion" is one figure and not also 3.</summary>
internal static class Figures
{
    private const int LongestNumber = 12;

    private static readonly SearchValues<char> Borders = SearchValues.Create(",.;:!?()[]/|");

    private static readonly FrozenDictionary<string, string> Units = MakeUnits();

    private static readonly FrozenSet<string> Currencies = FrozenSet.Create(StringComparer.Ordinal, "dollar", "euro", "pound", "yen");

    /// <summary>All figures in order.</summary>
    public static List<Figure> Of(WordList list)
    {
        var words = list.Words;
        var folded = new string[words.Length];
        for (var i = 0; i < words.Length; i++)
        {
            folded[i] = words[i].Folded;
        }

        var figures = new List<Figure>();
        for (var at = 0; at < folded.Length;)
        {
            var rest = folded.AsSpan(at, Math.Min(LongestNumber, RunLength(list.Text, words[at..])));
            if (TryRead(rest, out var value, out var count))
            {
                figures.Add(new Figure(value, at, count, UnitOf(folded, at, at + count)));
                at += count;
            }
            else
            {
                at++;
            }
        }

        return figures;
    }

    private static bool TryRead(ReadOnlySpan<string> words, out decimal value, out int count)
    {
        // A lone "a" or "one" is no figure, "1" is.
        if (NumberWords.TryRead(words, out value, out count))
        {
            return true;
        }

        count = 1;
        return char.IsAsciiDigit(words[0][0]) && NumberWords.TryReadAmount(words[0], out value);
    }

    // A number does not go on behind a comma or a full stop.
    private static int RunLength(string text, ReadOnlySpan<WordAt> words)
    {
        var length = 1;
        while (length < words.Length && length < LongestNumber
            && text.AsSpan(words[length - 1].End, Math.Max(0, words[length].Start - words[length - 1].End)).IndexOfAny(Borders) < 0)
        {
            length++;
        }

        return length;
    }

    private static string? UnitOf(string[] words, int start, int end)
    {
        if (start > 0 && Currencies.Contains(words[start - 1]))
        {
            return words[start - 1];
        }

        if (end + 1 < words.Length && words[end] == "per" && words[end + 1] == "cent")
        {
            return "percent";
        }

        return end < words.Length ? Units.GetValueOrDefault(words[end]) : null;
    }

    private static FrozenDictionary<string, string> MakeUnits()
    {
        string[] groups =
        [
            "percent", "dollar dollars usd", "euro euros eur", "pound pounds gbp", "yen jpy", "cent cents",
            "second seconds sec secs", "minute minutes min mins", "hour hours hr hrs", "day days", "week weeks", "month months", "year years yr yrs",
            "decade decades", "century centuries", "km kilometre kilometres kilometer kilometers", "mile miles", "metre metres meter meters",
            "cm centimetre centimetres centimeter centimeters", "mm millimetre millimetres millimeter millimeters", "foot feet ft", "inch inches",
            "kg kilogram kilograms kilo kilos", "gram grams", "ton tons tonne tonnes", "litre litres liter liters", "gb gigabyte gigabytes",
            "mb megabyte megabytes", "tb terabyte terabytes", "kb kilobyte kilobytes", "watt watts", "kw kilowatt kilowatts", "mw megawatt megawatts",
            "gw gigawatt gigawatts", "kwh", "mwh", "gwh", "ms millisecond milliseconds",
        ];
        return groups.SelectMany(group => group.Split(' ').Select(word => (Word: word, Unit: group.Split(' ')[0])))
            .ToFrozenDictionary(item => item.Word, item => item.Unit, StringComparer.Ordinal);
    }
}
