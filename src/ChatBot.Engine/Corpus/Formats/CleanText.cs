using System.Text;

namespace ChatBot.Corpus;

/// <summary>Appends extracted text without what nobody can see: control, zero-width and tag characters, and halves of surrogate pairs.</summary>
internal static class CleanText
{
    /// <summary>Appends words with every run of white space as one space, or as one line break where <paramref name="lines"/> are kept.</summary>
    public static void AppendWords(StringBuilder text, ReadOnlySpan<char> words, bool lines)
    {
        var start = text.Length;
        var gap = '\0';
        for (var i = 0; i < words.Length; i++)
        {
            var plain = PlainLength(words[i..]);
            if (plain > 0)
            {
                text.Append(gap == '\0' || text.Length == start ? "" : gap == '\n' ? "\n" : " ").Append(words.Slice(i, plain));
                gap = '\0';
                i += plain - 1;
                continue;
            }

            var c = words[i];
            if (char.IsWhiteSpace(c))
            {
                gap = lines && IsLineBreak(c) || gap == '\n' ? '\n' : ' ';
                continue;
            }

            var pair = char.IsHighSurrogate(c) && i + 1 < words.Length && char.IsLowSurrogate(words[i + 1]);
            if (IsInvisible(c) || (pair && IsTag(c, words[i + 1])))
            {
                i += pair ? 1 : 0;
                continue;
            }

            if (gap != '\0' && text.Length > start)
            {
                text.Append(gap);
            }

            gap = '\0';
            text.Append(char.IsSurrogate(c) && !pair ? '\uFFFD' : c);
            if (pair)
            {
                text.Append(words[++i]);
            }
        }
    }

    /// <summary>Appends text with its indentation and lines, without blank lines at either end.</summary>
    public static void AppendVerbatim(StringBuilder text, ReadOnlySpan<char> code)
    {
        var first = 0;
        for (var i = 0; i < code.Length && char.IsWhiteSpace(code[i]); i++)
        {
            first = IsLineBreak(code[i]) ? i + 1 : first;
        }

        var kept = code[first..].TrimEnd();
        for (var i = 0; i < kept.Length; i++)
        {
            var c = kept[i];
            var pair = char.IsHighSurrogate(c) && i + 1 < kept.Length && char.IsLowSurrogate(kept[i + 1]);
            if (pair && !IsTag(c, kept[i + 1]))
            {
                text.Append(c).Append(kept[i + 1]);
            }
            else if (c is '\n' or '\t' || (!pair && !IsInvisible(c)))
            {
                text.Append(char.IsSurrogate(c) ? '\uFFFD' : c);
            }

            i += pair ? 1 : 0;
        }
    }

    /// <summary>The words of a short text, such as a title, on one line.</summary>
    public static string Words(string text)
    {
        var clean = new StringBuilder(text.Length);
        AppendWords(clean, text, lines: false);
        return clean.ToString();
    }

    // Most of any text is words with one space between them, which can be copied as they are.
    private static int PlainLength(ReadOnlySpan<char> words)
    {
        var length = 0;
        while (length < words.Length && (IsPlain(words[length]) || (words[length] == ' ' && length > 0 && length + 1 < words.Length && IsPlain(words[length + 1]))))
        {
            length++;
        }

        return length;
    }

    private static bool IsPlain(char c) => c is (> ' ' and < '\u007F') or (> '\u00A0' and < '\u1100' and not '\u00AD') or (> '\u3000' and < '\uD800');

    private static bool IsLineBreak(char c) => c is '\n' or '\r' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029';

    // Joiners (U+200C, U+200D) stay: Persian, Indic scripts and emoji are written with them.
    private static bool IsInvisible(char c) =>
        (c < ' ' && c is not '\t' and not '\n')
        || c is (>= '\u007F' and <= '\u009F') or '\u00AD' or '\u200B' or '\u200E' or '\u200F' or '\uFEFF' or '\uFFFE' or '\uFFFF'
            or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u206F') or (>= '\uFFF9' and <= '\uFFFB');

    // U+E0000 to U+E007F: letters that no font shows.
    private static bool IsTag(char high, char low) => high == '\uDB40' && low <= '\uDC7F';
}
