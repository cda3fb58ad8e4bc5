using System.Globalization;
using System.Text.RegularExpressions;

namespace ChatBot.Retrieval;

/// <summary>
/// Reads the time or stretch of time that a question gives: "at 12:21", "between 3:10 and 4:00", "minute 17", "12 minutes in".
/// A time near which something is asked is given as that moment; how far "near" reaches is for the answer to say.
/// </summary>
internal static partial class AskedTime
{
    /// <summary>The time and where it stands in the text, or null.</summary>
    public static (TimeSpan From, TimeSpan To, int Start, int End)? Read(string lower)
    {
        var range = Range().Match(lower);
        if (range.Success && Stamp(range.Groups["from"].Value) is { } from && Stamp(range.Groups["to"].Value) is { } to && from <= to)
        {
            return (from, to, range.Index, range.Index + range.Length);
        }

        var minutes = MinuteRange().Match(lower);
        if (minutes.Success && Number(minutes.Groups["from"].Value) is { } first && Number(minutes.Groups["to"].Value) is { } last && first <= last)
        {
            return (TimeSpan.FromMinutes(first), TimeSpan.FromMinutes(last), minutes.Index, minutes.Index + minutes.Length);
        }

        return One(lower);
    }

    private static (TimeSpan From, TimeSpan To, int Start, int End)? One(string lower)
    {
        foreach (Match match in Stamps().Matches(lower))
        {
            if (Stamp(match.Groups["time"].Value) is { } time)
            {
                return (time, time, match.Index, match.Index + match.Length);
            }
        }

        var words = MinuteWords().Match(lower);
        if (!words.Success)
        {
            return null;
        }

        var minutes = Number(words.Groups["m"].Value) ?? 0;
        var seconds = words.Groups["s"].Success ? Number(words.Groups["s"].Value) ?? 0 : 0;
        var at = TimeSpan.FromSeconds((minutes * 60) + seconds);
        return (at, at, words.Index, words.Index + words.Length);
    }

    private static TimeSpan? Stamp(string written)
    {
        var parts = written.Split(':', '.');
        var seconds = 0;
        for (var i = 0; i < Math.Min(parts.Length, 3); i++)
        {
            if (!int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out var part) || (i > 0 && part > 59))
            {
                return null;
            }

            seconds = (seconds * 60) + part;
        }

        return TimeSpan.FromSeconds(seconds);
    }

    private static int? Number(string written) =>
        int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value < 6_000 ? value
        : Text.NumberWords.TryRead(written.Split(' ', '-'), out var words, out _) && words is >= 0 and < 6_000 ? (int)words
        : null;

    private const string Clock = @"\d{1,3}:\d{2}(:\d{2})?([.,]\d{1,3})?";
    private const string Count = @"(\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty)";

    [GeneratedRegex(@"\b(?<from>" + Clock + @")\s?(and|to|until|till|through|-|\u2013|\u2014|und|bis|et|à|y|a|到|至)\s?(?<to>" + Clock + @")", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Range();

    [GeneratedRegex(@"\bminutes? (?<from>" + Count + @") (and|to|until|-|\u2013) (minute )?(?<to>" + Count + @")\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex MinuteRange();

    [GeneratedRegex(@"(^|[^\d:.])(?<time>" + Clock + @")($|[^\d:])", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Stamps();

    [GeneratedRegex(
        @"\b(minute|minuto|min\.?) (?<m>" + Count + @")\b( (and )?(second )?(?<s>" + Count + @") seconds?\b)?"
        + @"|\b(?<m>" + Count + @")[ -](minutes?|mins?)( and (?<s>" + Count + @") seconds?)? (in|into|mark|through|point)\b"
        + @"|\b(?<m>" + Count + @")\. minute\b|\b(?<m>\d{1,3})(st|nd|rd|th|e|ème) minute\b",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex MinuteWords();
}
