using System.Globalization;
using System.Text;

namespace ChatBot.Conversations;

/// <summary>What is typed, made fit to be read: one line, without characters that cannot be seen and without halves of characters.</summary>
internal static class QuestionText
{
    /// <summary>The question in one line. Longer ones than <paramref name="limit"/> are cut with an ellipsis, so that cost is bounded.</summary>
    public static string Clean(string typed, int limit)
    {
        var line = new StringBuilder(Math.Min(typed.Length, limit) + 1);
        for (var i = 0; i < typed.Length && line.Length <= limit; i++)
        {
            var c = typed[i];
            if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                AppendSpace(line);
            }
            else if (char.IsSurrogate(c))
            {
                if (char.IsHighSurrogate(c) && i + 1 < typed.Length && char.IsLowSurrogate(typed[i + 1]))
                {
                    line.Append(c).Append(typed[++i]);
                }
            }
            else if (char.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned) || c is '\u200C' or '\u200D')
            {
                line.Append(c);
            }
        }

        var cut = line.Length > limit;
        line.Length = Math.Min(line.Length, limit);
        if (cut && line.Length > 0 && char.IsHighSurrogate(line[^1]))
        {
            line.Length--;
        }

        return line.ToString().Trim() + (cut ? "…" : "");
    }

    /// <summary>Whether there is a letter or a digit in it.</summary>
    public static bool HasWords(string text) => text.EnumerateRunes().Any(Rune.IsLetterOrDigit);

    private static void AppendSpace(StringBuilder line)
    {
        if (line.Length > 0 && line[^1] != ' ')
        {
            line.Append(' ');
        }
    }
}
