using System.Text.RegularExpressions;

namespace ChatBot.Evaluation;

/// <summary>
/// Finds a string in a text where it stands alone: a number not inside a longer number, a clock time or a date, a word of up to four
/// letters not inside a longer word. Both are in <see cref="PlainForm"/>.
/// </summary>
public static partial class WholeMatch
{
    private const int ShortWord = 4;
    private const int ShortNumber = 2;

    /// <summary>Whether the text has the string standing alone.</summary>
    public static bool Occurs(string text, string wanted)
    {
        if (wanted.Length == 0)
        {
            return false;
        }

        for (var at = text.IndexOf(wanted, StringComparison.Ordinal); at >= 0; at = text.IndexOf(wanted, at + 1, StringComparison.Ordinal))
        {
            if (StandsAlone(text, at, at + wanted.Length))
            {
                return true;
            }

            if (at + 1 >= text.Length)
            {
                break;
            }
        }

        return false;
    }

    private static bool StandsAlone(string text, int start, int end)
    {
        var match = text.AsSpan(start, end - start);
        var before = text.AsSpan(0, start);
        var after = text.AsSpan(end);
        if (char.IsDigit(match[0]))
        {
            // 8:48 stands alone in 00:08:48, so noughts in front do not make the number longer.
            before = before.TrimEnd('0');
            if (EndsInNumber(before))
            {
                return false;
            }
        }

        if (char.IsDigit(match[^1]) && BeginsWithNumber(after))
        {
            return false;
        }

        if (match.Length <= ShortNumber && IsAll(match, char.IsDigit) && IsInClockOrDate(text, start, end))
        {
            return false;
        }

        return match.Length > ShortWord || !IsAll(match, char.IsAsciiLetterOrDigit) || !TouchesLetter(before, match, after);
    }

    private static bool TouchesLetter(ReadOnlySpan<char> before, ReadOnlySpan<char> match, ReadOnlySpan<char> after) =>
        (before.Length > 0 && char.IsAsciiLetterLower(before[^1]))
        || (!char.IsDigit(match[^1]) && after.Length > 0 && char.IsAsciiLetterLower(after[0]));

    private static bool EndsInNumber(ReadOnlySpan<char> text) =>
        text.Length > 0 && (char.IsDigit(text[^1]) || (text.Length > 1 && text[^1] is '.' or ',' && char.IsDigit(text[^2])));

    private static bool BeginsWithNumber(ReadOnlySpan<char> text) =>
        text.Length > 0 && (char.IsDigit(text[0]) || (text.Length > 1 && text[0] is '.' or ',' && char.IsDigit(text[1])));

    private static bool IsInClockOrDate(string text, int start, int end)
    {
        foreach (var found in ClockOrDate().EnumerateMatches(text))
        {
            if (found.Index <= start && end <= found.Index + found.Length)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsAll(ReadOnlySpan<char> text, Func<char, bool> isOne)
    {
        foreach (var c in text)
        {
            if (!isOne(c))
            {
                return false;
            }
        }

        return true;
    }

    [GeneratedRegex(@"\d{1,2}(:\d{2})+|\d{4}-\d{2}-\d{2}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ClockOrDate();
}
