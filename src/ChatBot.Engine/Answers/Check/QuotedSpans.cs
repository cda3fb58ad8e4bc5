namespace ChatBot.Answers;

/// <summary>Finds what stands in quotation marks, cut where the quotation leaves something out.</summary>
internal static class QuotedSpans
{
    /// <summary>Ranges between the marks of each pair; a mark without its partner is left alone.</summary>
    public static List<(int Start, int End)> In(string text)
    {
        var spans = new List<(int Start, int End)>();
        var open = -1;
        var closing = '\0';
        for (var i = 0; i < text.Length; i++)
        {
            if (open >= 0 && (text[i] == closing || (closing == '\u201D' && text[i] == '"')))
            {
                AddParts(text, open, i, spans);
                open = -1;
            }
            else if (open < 0 && ClosingOf(text[i]) is not '\0' and var wanted && !IsInchMark(text, i))
            {
                open = i + 1;
                closing = wanted;
            }
        }

        return spans;
    }

    private static char ClosingOf(char c) => c switch
    {
        '"' => '"',
        '\u201C' => '\u201D',
        '\u201E' => '\u201C',
        '\u00AB' => '\u00BB',
        _ => '\0',
    };

    private static bool IsInchMark(string text, int at) => text[at] == '"' && at > 0 && char.IsAsciiDigit(text[at - 1]);

    private static void AddParts(string text, int start, int end, List<(int Start, int End)> spans)
    {
        for (var at = start; at < end;)
        {
            var rest = text.AsSpan(at, end - at);
            var dots = rest.IndexOf('\u2026') is var one && rest.IndexOf("...", StringComparison.Ordinal) is var three && one >= 0 && (three < 0 || one < three) ? one : three;
            var length = dots < 0 ? rest.Length : dots;
            if (length > 0)
            {
                spans.Add((at, at + length));
            }

            at += dots < 0 ? rest.Length : length + (text[at + length] == '.' ? 3 : 1);
        }
    }
}
