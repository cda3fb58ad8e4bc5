using System.Text;

namespace ChatBot.Answers;

/// <summary>
/// Words of documents as a model is shown them: nothing in them can end the passage they stand in, and characters that no person sees are left
/// out, because what is hidden from people is often meant for models.
/// </summary>
internal static class ShownText
{
    /// <summary>The words, in one line.</summary>
    public static string Of(string words)
    {
        var text = new StringBuilder(words.Length + 16);
        foreach (var rune in words.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '<':
                    text.Append("&lt;");
                    break;
                case '>':
                    text.Append("&gt;");
                    break;
                case '&':
                    text.Append("&amp;");
                    break;
                case '"':
                    text.Append("&quot;");
                    break;
                default:
                    Append(text, rune);
                    break;
            }
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, Rune rune)
    {
        if (Rune.IsWhiteSpace(rune))
        {
            text.Append(' ');
        }
        else if (!IsHidden(rune))
        {
            text.Append(rune.ToString());
        }
    }

    // Controls, marks of direction, joiners, tags and private characters.
    private static bool IsHidden(Rune rune) => Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.Control
        or System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.PrivateUse or System.Globalization.UnicodeCategory.OtherNotAssigned
        || rune.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF) or 0x034F or 0x115F or 0x1160 or 0x3164 or 0xFFA0;
}
