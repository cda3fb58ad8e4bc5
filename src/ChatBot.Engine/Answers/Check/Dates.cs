using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ChatBot.Answers;

/// <summary>A date in a text as far as it is given, and the words that make it.</summary>
internal readonly record struct DateAt(int? Year, int Month, int? Day, int FirstWord, int WordCount);

/// <summary>A clock time or time stamp without its leading zero groups: 00:08:48 and 8:48 are the same.</summary>
internal readonly record struct ClockAt(string Plain, int Start, int End);

/// <summary>Reads dates and times of a text, so that 2024-04-17 and April 17th, 2024 meet.</summary>
internal static partial class Dates
{
    private static readonly FrozenDictionary<string, int> Months = MakeMonths();

    /// <summary>The month that a word names, from 1; 0 when it names none.</summary>
    public static int MonthOf(string folded) => Months.GetValueOrDefault(folded);

    /// <summary>All dates: ISO days, and months by name with a day or a year beside them.</summary>
    public static List<DateAt> Of(WordList list, IReadOnlyList<Figure> figures)
    {
        var dates = new List<DateAt>();
        AddDays(list, dates);
        var byFirst = figures.ToDictionary(figure => figure.FirstWord);
        var byEnd = figures.ToDictionary(figure => figure.End);
        var words = list.Words;
        for (var i = 0; i < words.Length; i++)
        {
            if (MonthOf(words[i].Folded) is > 0 and var month && char.IsUpper(list.Text[words[i].Start]) && Around(i, month, words, byFirst, byEnd) is { } date)
            {
                dates.Add(date);
            }
        }

        return dates;
    }

    /// <summary>All clock times and time stamps.</summary>
    public static List<ClockAt> Clocks(string text)
    {
        var clocks = new List<ClockAt>();
        foreach (var match in Clock().EnumerateMatches(text))
        {
            if (match.Index == 0 || !(char.IsAsciiDigit(text[match.Index - 1]) || text[match.Index - 1] == ':'))
            {
                clocks.Add(new ClockAt(Plain(text.AsSpan(match.Index, match.Length)), match.Index, match.Index + match.Length));
            }
        }

        return clocks;
    }

    /// <summary>A moment in the form of <see cref="ClockAt.Plain"/>.</summary>
    public static string Plain(TimeSpan moment) => Plain(string.Create(CultureInfo.InvariantCulture, $"{(int)moment.TotalHours}:{moment.Minutes:00}:{moment.Seconds:00}"));

    private static string Plain(ReadOnlySpan<char> clock)
    {
        var plain = clock.TrimStart("0:");
        return plain.IsEmpty ? "0" : plain.ToString();
    }

    private static DateAt? Around(int month, int number, ReadOnlySpan<WordAt> words, Dictionary<int, Figure> byFirst, Dictionary<int, Figure> byEnd)
    {
        var first = month;
        var end = month + 1;
        int? day = null;
        int? year = null;
        var ofBefore = month > 0 && words[month - 1].Folded == "of" ? 1 : 0;
        if (byEnd.TryGetValue(month - ofBefore, out var before) && IsDay(before))
        {
            day = (int)before.Value;
            first = before.FirstWord;
        }

        if (byFirst.TryGetValue(end, out var after) && day is null && IsDay(after))
        {
            day = (int)after.Value;
            end = after.End;
        }

        end += end < words.Length && words[end].Folded == "of" && byFirst.TryGetValue(end + 1, out var ahead) && IsYear(ahead) ? 1 : 0;
        if (byFirst.TryGetValue(end, out var last) && IsYear(last))
        {
            year = (int)last.Value;
            end = last.End;
        }

        return day is null && year is null ? null : new DateAt(year, number, day, first, end - first);
    }

    private static bool IsDay(Figure figure) => figure.Value is >= 1 and <= 31 && figure.Value == decimal.Truncate(figure.Value);

    private static bool IsYear(Figure figure) => figure.Value is >= 1000 and <= 2999 && figure.Value == decimal.Truncate(figure.Value);

    private static void AddDays(WordList list, List<DateAt> dates)
    {
        foreach (var match in IsoDay().EnumerateMatches(list.Text))
        {
            var written = list.Text.AsSpan(match.Index, match.Length);
            if ((match.Index > 0 && char.IsAsciiDigit(list.Text[match.Index - 1]))
                || !int.TryParse(written[..4], out var year)
                || !int.TryParse(written[5..7], out var month) || month is < 1 or > 12
                || !int.TryParse(written[8..10], out var day) || day is < 1 or > 31)
            {
                continue;
            }

            var (first, count) = list.Within(match.Index, match.Index + match.Length);
            dates.Add(new DateAt(year, month, day, first, count));
        }
    }

    private static FrozenDictionary<string, int> MakeMonths()
    {
        string[] names =
        [
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug", "september sep sept", "october oct",
            "november nov", "december dec",
        ];
        return names.SelectMany((group, i) => group.Split(' ').Select(word => (word, i + 1))).ToFrozenDictionary(item => item.word, item => item.Item2, StringComparer.Ordinal);
    }

    [GeneratedRegex(@"[12]\d{3}[-/.\u2010\u2011\u2013]\d{2}[-/.\u2010\u2011\u2013]\d{2}", RegexOptions.NonBacktracking)]
    private static partial Regex IsoDay();

    [GeneratedRegex(@"\d{1,3}:[0-5]\d(:[0-5]\d)?", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Clock();
}
