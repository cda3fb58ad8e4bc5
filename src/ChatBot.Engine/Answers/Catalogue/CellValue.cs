using System.Buffers;
using System.Globalization;
using ChatBot.Corpus;
using ChatBot.Text;

namespace ChatBot.Answers;

/// <summary>Understands the cell of a table, which people write for the eye: <c>€62</c>, <c>1,350,000</c>, <c>39 %</c>, <c>08:10</c>, <c>yes</c>.</summary>
internal static class CellValue
{
    private const int LongestUnit = 12;

    // Signs, and the letters of US$, A$, EUR, CHF.
    private static readonly SearchValues<char> CurrencyCharacters = SearchValues.Create("$€£¥₹USAHKCEFR");

    /// <summary>The value of a cell, or null when it is empty or says that there is none.</summary>
    public static MetadataValue? Of(string cell)
    {
        var text = cell.Trim();
        return text.Length == 0 || text.AsSpan().IndexOfAnyExcept("-\u2013\u2014.?") < 0 || text.Equals("n/a", StringComparison.OrdinalIgnoreCase) ? null
            : FlagOf(text) is { } flag ? new MetadataValue.Flag(text, flag)
            : MetadataValue.Of(text) is not MetadataValue.Text and var plain ? plain
            : ClockOf(text) is { } clock ? new MetadataValue.Date(text, clock, HasTime: true)
            : NumberOf(text) is { } number ? new MetadataValue.Number(text, number)
            : new MetadataValue.Text(text);
    }

    private static readonly string[] ClockForms = ["HH:mm", "H:mm"];

    private static bool? FlagOf(string text) => text.ToLowerInvariant() switch
    {
        "yes" or "y" or "ja" or "oui" or "\u2713" or "\u2714" or "\u2705" => true,
        "no" or "n" or "nein" or "non" or "\u2717" or "\u2718" or "\u274C" => false,
        _ => null,
    };

    // A time of day stands on no day; all of them are compared on the same one.
    private static DateTimeOffset? ClockOf(string text) =>
        text.Length is 4 or 5 && TimeOnly.TryParseExact(text, ClockForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? new DateTimeOffset(2000, 1, 1, time.Hour, time.Minute, 0, TimeSpan.Zero)
            : null;

    // A figure with the sign of a currency in front or one unit behind; anything longer is text that happens to hold a figure.
    private static decimal? NumberOf(string text)
    {
        var mark = FigureMark.Of(text);
        var first = text.AsSpan().IndexOfAnyInRange('0', '9');
        var last = text.AsSpan().LastIndexOfAnyInRange('0', '9');
        if (first < 0 || mark.Before is { Length: > 3 } || mark.Before!.AsSpan().ContainsAnyExcept(CurrencyCharacters) || mark.Behind is { Length: > LongestUnit }
            || mark.Behind!.AsSpan().Trim().Contains(' ') || (mark.Behind is [var c, ..] && char.IsLetter(c) && mark.Behind.Length > 4)
            || (text[first] == '0' && last > first && char.IsAsciiDigit(text[first + 1])))
        {
            return null;
        }

        var digits = text[first..(last + 1)].Replace(" ", "").Replace("\u00A0", "").Replace("\u202F", "");
        return NumberWords.TryReadAmount(digits, out var value) && !digits.Contains('-') ? text.AsSpan(0, first).IndexOfAny("-\u2212") >= 0 ? -value : value : null;
    }
}
