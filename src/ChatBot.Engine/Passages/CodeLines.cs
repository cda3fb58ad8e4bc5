using ChatBot.Text;

namespace ChatBot.Passages;

/// <summary>Splits code into its lines; a line that is too long is cut like a sentence.</summary>
internal static class CodeLines
{
    /// <summary>Adds the lines that hold anything, with their indentation.</summary>
    public static void SplitInto(string text, TextSpan within, List<TextSpan> lines)
    {
        var start = within.Start;
        while (start < within.End)
        {
            var length = text.AsSpan(start, within.End - start).IndexOfAny('\n', '\r');
            var end = length < 0 ? within.End : start + length;
            if (end - start > Sentences.LongestSentence)
            {
                Sentences.SplitInto(text, new(start, end), lines);
            }
            else if (!text.AsSpan(start, end - start).IsWhiteSpace())
            {
                Sentences.AddTrimmed(text, start, end, lines);
            }

            start = end + 1;
        }
    }
}
