using ChatBot.Text;

namespace ChatBot.Corpus;

/// <summary>How a time stamp is set off from the text.</summary>
internal enum StampForm : byte
{
    /// <summary><c>00:01:02</c> or <c>00:01:02:</c> at the start of a line.</summary>
    Plain,

    /// <summary><c>[00:01:02]</c>, perhaps with an end.</summary>
    Square,

    /// <summary><c>(1:02)</c>.</summary>
    Round,

    /// <summary><c>Jane Doe 1:02</c>: a name and a stamp, and the text on the next line.</summary>
    Behind,

    /// <summary><c>00:01:02,000 --&gt; 00:01:04,000</c> of subtitles.</summary>
    Arrow,
}

/// <summary>A time stamp found on a line: its time, and where the text behind it begins.</summary>
internal readonly record struct TimeStamp(TimeSpan From, TimeSpan? To, int TextStart, StampForm Form, bool HasHours, TextSpan? Speaker)
{
    private const int MaxNameCharacters = 50;

    /// <summary>Reads the stamp of a line without white space around it, or nothing. Offsets are in the line.</summary>
    public static TimeStamp? Of(ReadOnlySpan<char> line)
    {
        if (line.Length < 4)
        {
            return null;
        }

        var open = line[0];
        if (char.IsAsciiDigit(open) || open is '[' or '(')
        {
            return AtStart(line);
        }

        return char.IsLetter(open) && line.Length <= MaxNameCharacters + 14 && (char.IsAsciiDigit(line[^1]) || line[^1] is ')' or ']' or ':') ? Behind(line) : null;
    }

    private static TimeStamp? AtStart(ReadOnlySpan<char> line)
    {
        var close = line[0] switch { '[' => ']', '(' => ')', _ => '\0' };
        var at = close == '\0' ? 0 : 1;
        if (!TryTime(line, ref at, out var from, out var hasHours))
        {
            return null;
        }

        var to = EndOfRange(line, ref at);
        if (close != '\0')
        {
            if (at >= line.Length || line[at] != close)
            {
                return null;
            }

            at++;
        }
        else if (to is not null)
        {
            // Behind the end of a subtitle's time stand settings, not words.
            return new TimeStamp(from, to, line.Length, StampForm.Arrow, hasHours, null);
        }

        if (at < line.Length && close == '\0' && !char.IsWhiteSpace(line[at]) && line[at] is not (':' or '-' or '\u2013' or '|' or ']'))
        {
            return null;
        }

        var form = close switch { ']' => StampForm.Square, ')' => StampForm.Round, _ => StampForm.Plain };
        at = AfterSeparator(line, at);
        return IsClockWord(line[at..]) ? null : new TimeStamp(from, to, at, form, hasHours, null);
    }

    private static TimeSpan? EndOfRange(ReadOnlySpan<char> line, ref int at)
    {
        var next = at;
        while (next < line.Length && line[next] == ' ')
        {
            next++;
        }

        var arrow = line[next..];
        var length = arrow.StartsWith("-->") ? 3 : arrow.StartsWith("->") ? 2 : arrow is ['\u2192' or '-' or '\u2013', ..] ? 1 : 0;
        next += length;
        while (next < line.Length && line[next] == ' ')
        {
            next++;
        }

        if (length == 0 || !TryTime(line, ref next, out var to, out _))
        {
            return null;
        }

        at = next;
        return to;
    }

    private static int AfterSeparator(ReadOnlySpan<char> line, int at)
    {
        while (at < line.Length && (char.IsWhiteSpace(line[at]) || line[at] is ':' or '|' or '\u2013'))
        {
            at++;
        }

        return at + 1 < line.Length && line[at] == '-' && char.IsWhiteSpace(line[at + 1]) ? AfterSeparator(line, at + 1) : at;
    }

    // "10:30 am" is the time of day.
    private static bool IsClockWord(ReadOnlySpan<char> words)
    {
        foreach (var word in (ReadOnlySpan<string>)["am", "pm", "a.m", "p.m", "uhr", "h", "o'clock", "utc", "gmt", "cet"])
        {
            if (words.StartsWith(word, StringComparison.OrdinalIgnoreCase) && (words.Length == word.Length || !char.IsLetterOrDigit(words[word.Length])))
            {
                return true;
            }
        }

        return false;
    }

    private static TimeStamp? Behind(ReadOnlySpan<char> line)
    {
        var end = line.TrimEnd(":)] ").Length;
        var start = end;
        while (start > 0 && (char.IsAsciiDigit(line[start - 1]) || line[start - 1] is ':' or '.'))
        {
            start--;
        }

        var at = start;
        if (start == 0 || line[start - 1] is not (' ' or '\t' or '(' or '[') || !TryTime(line[..end], ref at, out var from, out var hasHours) || at != end)
        {
            return null;
        }

        var name = line[..start].TrimEnd(" \t([-|,:\u2013\u2022").Length;
        return SpeakerNames.IsLikeName(line[..name])
            ? new TimeStamp(from, null, line.Length, StampForm.Behind, hasHours, new TextSpan(0, name))
            : null;
    }

    /// <summary>Reads <c>m:ss</c>, <c>mm:ss</c> or <c>h:mm:ss</c>, with a fraction or without.</summary>
    private static bool TryTime(ReadOnlySpan<char> line, ref int position, out TimeSpan time, out bool hasHours)
    {
        time = default;
        hasHours = false;
        var at = position;
        if (!TryNumber(line, ref at, maxDigits: 3, out var first, out _) || !TryColon(line, ref at) || !TryNumber(line, ref at, 2, out var second, out var digits) || digits != 2)
        {
            return false;
        }

        var seconds = (first * 60) + second;
        var behind = at;
        if (TryColon(line, ref behind) && TryNumber(line, ref behind, 2, out var third, out digits) && digits == 2)
        {
            hasHours = true;
            seconds = (seconds * 60) + third;
            second = Math.Max(second, third);
            at = behind;
        }

        if (second > 59 || (at < line.Length && char.IsAsciiDigit(line[at])))
        {
            return false;
        }

        var milliseconds = 0;
        behind = at + 1;
        if (at < line.Length && line[at] is '.' or ',' && TryNumber(line, ref behind, 3, out var fraction, out digits))
        {
            milliseconds = digits == 3 ? fraction : digits == 2 ? fraction * 10 : fraction * 100;
            at = behind;
        }

        position = at;
        time = TimeSpan.FromSeconds(seconds) + TimeSpan.FromMilliseconds(milliseconds);
        return true;
    }

    private static bool TryColon(ReadOnlySpan<char> line, ref int at)
    {
        if (at >= line.Length || line[at] != ':')
        {
            return false;
        }

        at++;
        return true;
    }

    private static bool TryNumber(ReadOnlySpan<char> line, ref int at, int maxDigits, out int number, out int digits)
    {
        number = 0;
        digits = 0;
        while (at < line.Length && char.IsAsciiDigit(line[at]) && digits < maxDigits)
        {
            number = (number * 10) + (line[at++] - '0');
            digits++;
        }

        return digits > 0;
    }
}
