using System.Buffers;
using System.Globalization;
using ChatBot.Text;

namespace ChatBot.Corpus;

/// <summary>Finds lines such as <c>Date: 2024-05-01</c> at the head of a text, and only there.</summary>
internal static class HeaderLines
{
    private const int LinesLookedAt = 25;
    private const int MaxKeyCharacters = 30;
    private const int MaxValueCharacters = 300;
    private const int MaxOtherLines = 3;

    // One of these words in the key makes a line metadata; other keys count beside such a line.
    private static readonly HashSet<string> KnownWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "date", "time", "author", "authors", "by", "written", "published", "publisher", "updated", "created", "modified", "revised", "event", "location", "place", "venue", "source",
        "subject", "title", "topic", "tags", "keywords", "category", "version", "revision", "status", "url", "link", "host", "hosts", "guest", "guests", "speaker", "speakers", "moderator",
        "interviewer", "participants", "attendees", "present", "duration", "language", "lang", "from", "to", "cc", "department", "owner", "editor", "translator", "reviewer",
        "review", "approved", "valid", "expires", "deputy", "licence", "license",
        "contact", "email", "series", "episode", "issue", "volume", "access", "datum", "autor", "autorin", "fecha", "auteur", "ort", "betreff", "von", "an",
    };

    private static readonly SearchValues<char> KeyCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_ \u00E4\u00F6\u00FC\u00C4\u00D6\u00DC\u00DF\u00E9\u00E8\u00F1\u00F3");

    private static readonly string[] SpokenDates = ["MMMM d, yyyy", "MMM d, yyyy", "d MMMM yyyy", "d MMM yyyy", "MMMM d yyyy", "d. MMMM yyyy"];

    /// <summary>Marks the header lines in <paramref name="kinds"/> and reads their fields.</summary>
    public static IReadOnlyList<MetadataField> Read(TextLines lines, Span<LineKind> kinds)
    {
        var candidates = Candidates(lines, kinds);
        var fields = new List<MetadataField>();
        for (var i = 0; i < candidates.Count; i++)
        {
            var (line, key) = candidates[i];
            var isBesideKnown = (i > 0 && candidates[i - 1].Line == line - 1 && IsKnown(candidates[i - 1].Key))
                || (i + 1 < candidates.Count && candidates[i + 1].Line == line + 1 && IsKnown(candidates[i + 1].Key));
            if (!IsKnown(key) && !(isBesideKnown && !key.Contains(' ')))
            {
                continue;
            }

            kinds[line] = LineKind.Header;
            var value = lines[line][(key.Length + 1)..].Trim().ToString();
            fields.Add(new MetadataField(key.ToLowerInvariant(), Understand(key, value), lines.WordsOf(line)));
        }

        return fields;
    }

    private static List<(int Line, string Key)> Candidates(TextLines lines, ReadOnlySpan<LineKind> kinds)
    {
        var candidates = new List<(int Line, string Key)>();
        var others = 0;
        for (var i = 0; i < lines.Count && i < LinesLookedAt && others <= MaxOtherLines; i++)
        {
            if (kinds[i] == LineKind.Blank)
            {
                continue;
            }

            if (kinds[i] != LineKind.Text)
            {
                break;
            }

            if (KeyOf(lines[i]) is { } key)
            {
                candidates.Add((i, key));
                continue;
            }

            // The text has begun where somebody speaks in sentences.
            others++;
            if (lines[i].Length > MaxValueCharacters || (others > 1 && PlainLines.EndsSentence(lines[i]) && lines[i].Length > 60))
            {
                break;
            }
        }

        return candidates;
    }

    private static string? KeyOf(ReadOnlySpan<char> line)
    {
        var colon = line[..Math.Min(line.Length, MaxKeyCharacters)].IndexOf(':');
        if (colon <= 0 || line.Length > MaxValueCharacters || !char.IsLetter(line[0]) || colon + 1 >= line.Length || !char.IsWhiteSpace(line[colon + 1]))
        {
            return null;
        }

        var key = line[..colon];
        return key.IndexOfAnyExcept(KeyCharacters) < 0 && !char.IsWhiteSpace(key[^1]) && PlainLines.WordCount(key) <= 3 ? key.ToString() : null;
    }

    private static bool IsKnown(string key) => key.Split(' ', '-', '_').Any(KnownWords.Contains);

    private static MetadataValue Understand(string key, string value)
    {
        var plain = MetadataValue.Of(value);
        var isDate = plain is MetadataValue.Text
            && (key.Contains("date", StringComparison.OrdinalIgnoreCase) || key.Contains("published", StringComparison.OrdinalIgnoreCase)
                || key.Contains("created", StringComparison.OrdinalIgnoreCase) || key.Contains("datum", StringComparison.OrdinalIgnoreCase));
        return isDate ? DateIn(value) ?? plain : plain;
    }

    /// <summary>The day, and the time if there is one, in a value that also says other things, such as a town.</summary>
    private static MetadataValue.Date? DateIn(string value)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (DateTimeOffset.TryParseExact(value, SpokenDates, CultureInfo.InvariantCulture, Utc, out var spoken))
        {
            return new MetadataValue.Date(value, spoken, HasTime: false);
        }

        for (var i = 0; i + 10 <= value.Length; i++)
        {
            if (!char.IsAsciiDigit(value[i]) || (i > 0 && char.IsAsciiDigit(value[i - 1])))
            {
                continue;
            }

            foreach (var length in (ReadOnlySpan<int>)[19, 16, 10])
            {
                if (i + length <= value.Length && MetadataValue.OfQuoted(value.Substring(i, length)) is MetadataValue.Date date)
                {
                    return date with { Written = value };
                }
            }
        }

        return null;
    }
}
