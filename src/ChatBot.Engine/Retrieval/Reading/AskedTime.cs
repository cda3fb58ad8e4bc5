using System.Globalization;

namespace ChatBot.Retrieval;

/// <summary>
/// Reads the time or stretch of time that a question gives: "at 12:21", "between 3:10 and 4:00", "minute 17", "12 minutes in".
/// A time near which something is asked is given as that moment; how far "near" reaches is for the answer to say.
/// </summary>
internal static class AskedTime
{
    /// <summary>The time and where it stands in the text, or null.</summary>
    public static (TimeSpan From, TimeSpan To, int Start, int End)? Read(IReadOnlyList<AskedWord> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (Stamp(words[i].Folded) is { } from)
            {
                var last = EndOfRange(words, i, Stamp, out var to) ?? i;
                return last > i && to >= from ? (from, to, words[i].Start, words[last].End) : Open(words, i, from, words[last].End);
            }
        }

        for (var i = 0; i < words.Count; i++)
        {
            if (Minutes(words, i) is { } found)
            {
                return found.From == found.To ? Open(words, i, found.From, found.End) : found;
            }
        }

        return null;
    }

    // "From minute five on" and "before 3:00" leave one end open.
    private static (TimeSpan From, TimeSpan To, int Start, int End) Open(IReadOnlyList<AskedWord> words, int at, TimeSpan time, int end)
    {
        var before = at > 0 && words[at - 1].Folded is "the" or "minute" or "der" or "la" ? at - 2 : at - 1;
        return (before < 0 ? "" : words[before].Folded) switch
        {
            "from" or "after" or "since" or "past" or "ab" or "nach" or "seit" or "depuis" or "apres" or "desde" or "despues" => (time, TimeSpan.MaxValue, words[at].Start, end),
            "before" or "until" or "till" or "vor" or "bis" or "avant" or "jusqu" or "antes" or "hasta" => (TimeSpan.Zero, time, words[at].Start, end),
            _ => (time, time, words[at].Start, end),
        };
    }

    // "Minute 17", "minutes 3 to 5", "12 minutes in", "the 14 minute mark", "die 12. Minute".
    private static (TimeSpan From, TimeSpan To, int Start, int End)? Minutes(IReadOnlyList<AskedWord> words, int at)
    {
        if (words[at].Folded is "minute" or "minutes" or "minuto" && at + 1 < words.Count && words[at + 1].Before == '\0' && Minute(words[at + 1].Folded) is { } named)
        {
            var last = EndOfRange(words, at + 1, Minute, out var to);
            var end = last ?? at + 1;
            return (named, last is not null && to >= named ? to : named, words[at].Start, words[end].End);
        }

        if (Minute(char.IsAsciiDigit(words[at].Folded[0]) ? words[at].Folded.TrimEnd('s', 't', 'n', 'd', 'r', 'h', 'e') : words[at].Folded) is not { } time || at + 1 >= words.Count || words[at + 1].Folded is not ("minute" or "minutes" or "min" or "mins"))
        {
            return null;
        }

        var isOrdinal = words[at + 1].Before == '.' || !char.IsAsciiDigit(words[at].Folded[^1]) && char.IsAsciiDigit(words[at].Folded[0]);
        return isOrdinal || (at + 2 < words.Count && words[at + 2].Folded is "in" or "into" or "mark" or "through" or "point")
            ? (time, time, words[at].Start, words[isOrdinal ? at + 1 : at + 2].End)
            : null;
    }

    private static int? EndOfRange(IReadOnlyList<AskedWord> words, int at, Func<string, TimeSpan?> read, out TimeSpan to)
    {
        to = default;
        foreach (var next in (ReadOnlySpan<int>)[at + 1, at + 2])
        {
            var isJoined = next < words.Count && (next == at + 1
                ? words[next].Before is '-' or '\u2013' or '\u2014'
                : words[at + 1].Folded is "and" or "to" or "until" or "till" or "through" or "und" or "bis" or "et" or "a" or "y" or "到" or "至" or "から");
            if (isJoined && read(words[next].Folded) is { } time)
            {
                to = time;
                return next;
            }
        }

        return null;
    }

    private static TimeSpan? Stamp(string written)
    {
        if (!written.Contains(':', StringComparison.Ordinal) || written.Length > 12)
        {
            return null;
        }

        var parts = written.Split('.', ',')[0].Split(':');
        var seconds = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            if (i > 2 || !int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out var part) || part > (i == 0 ? 999 : 59) || (i > 0 && parts[i].Length != 2))
            {
                return null;
            }

            seconds = (seconds * 60) + part;
        }

        return TimeSpan.FromSeconds(seconds);
    }

    private static TimeSpan? Minute(string written) =>
        int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value < 6_000 ? TimeSpan.FromMinutes(value) : null
        : written == "one" ? TimeSpan.FromMinutes(1)
        : written.Length > 2 && Text.NumberWords.TryRead([written], out var words, out _) && words is > 0 and < 6_000 && decimal.IsInteger(words) ? TimeSpan.FromMinutes((int)words)
        : null;
}
