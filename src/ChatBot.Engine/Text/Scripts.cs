namespace ChatBot.Text;

/// <summary>The writing systems that need a treatment of their own; everything without letters is <see cref="None"/>.</summary>
public enum Script
{
    /// <summary>Digits, marks, symbols, the lower half of a surrogate pair.</summary>
    None,

    /// <summary>Latin letters.</summary>
    Latin,

    /// <summary>Greek letters.</summary>
    Greek,

    /// <summary>Cyrillic letters.</summary>
    Cyrillic,

    /// <summary>Armenian letters.</summary>
    Armenian,

    /// <summary>Hebrew letters.</summary>
    Hebrew,

    /// <summary>Arabic letters.</summary>
    Arabic,

    /// <summary>Devanagari letters.</summary>
    Devanagari,

    /// <summary>The other scripts of India.</summary>
    Indic,

    /// <summary>Thai letters, written without spaces.</summary>
    Thai,

    /// <summary>Lao, Burmese and Khmer letters, written without spaces between words.</summary>
    SouthEastAsian,

    /// <summary>Georgian letters.</summary>
    Georgian,

    /// <summary>Korean syllables and letters.</summary>
    Hangul,

    /// <summary>Japanese hiragana and katakana.</summary>
    Kana,

    /// <summary>Chinese characters; of those outside the basic plane, the upper half of the surrogate pair.</summary>
    Han,

    /// <summary>Letters of any script not named here.</summary>
    Other,
}

/// <summary>Tells which writing system a character belongs to, cheaply enough to ask it of every character.</summary>
public static class Scripts
{
    /// <summary>The script of one character.</summary>
    public static Script Of(char c)
    {
        if (c < 0x80)
        {
            return char.IsAsciiLetter(c) ? Script.Latin : Script.None;
        }

        return c switch
        {
            >= '\u4E00' and <= '\u9FFF' or >= '\u3400' and <= '\u4DBF' or >= '\uF900' and <= '\uFAFF' or '\u3005' or '\u3007' => Script.Han,
            >= '\uD840' and <= '\uD88D' => Script.Han,
            >= '\u3041' and <= '\u309F' or >= '\u30A1' and <= '\u30FA' or >= '\u30FC' and <= '\u30FF' => Script.Kana,
            >= '\u31F0' and <= '\u31FF' or >= '\uFF66' and <= '\uFF9F' => Script.Kana,
            >= '\uAC00' and <= '\uD7A3' or >= '\u1100' and <= '\u11FF' or >= '\u3131' and <= '\u318E' => Script.Hangul,
            >= '\uD800' and <= '\uDFFF' => Script.None,
            _ => char.IsLetter(c) ? OfLetter(c) : OfMark(c),
        };
    }

    /// <summary>Whether words of this script stand without spaces between them.</summary>
    public static bool IsUnspaced(Script script) => script is Script.Han or Script.Kana or Script.Thai or Script.SouthEastAsian;

    private static Script OfLetter(char c) => c switch
    {
        <= '\u024F' or >= '\u1E00' and <= '\u1EFF' or >= '\uFF21' and <= '\uFF5A' or >= '\uFB00' and <= '\uFB06' => Script.Latin,
        >= '\u0250' and <= '\u02FF' or >= '\u2C60' and <= '\u2C7F' or >= '\uA720' and <= '\uA7FF' => Script.Latin,
        >= '\u0370' and <= '\u03FF' or >= '\u1F00' and <= '\u1FFF' => Script.Greek,
        >= '\u0400' and <= '\u052F' or >= '\u1C80' and <= '\u1C8F' or >= '\u2DE0' and <= '\u2DFF' => Script.Cyrillic,
        >= '\u0530' and <= '\u058F' => Script.Armenian,
        >= '\u0590' and <= '\u05FF' or >= '\uFB1D' and <= '\uFB4F' => Script.Hebrew,
        >= '\u0600' and <= '\u06FF' or >= '\u0750' and <= '\u077F' or >= '\u08A0' and <= '\u08FF' => Script.Arabic,
        >= '\uFB50' and <= '\uFDFF' or >= '\uFE70' and <= '\uFEFC' => Script.Arabic,
        _ => OfEasternLetter(c),
    };

    private static Script OfEasternLetter(char c) => c switch
    {
        >= '\u0900' and <= '\u097F' => Script.Devanagari,
        >= '\u0980' and <= '\u0DFF' => Script.Indic,
        >= '\u0E00' and <= '\u0E7F' => Script.Thai,
        >= '\u0E80' and <= '\u0EFF' or >= '\u1000' and <= '\u109F' or >= '\u1780' and <= '\u17FF' => Script.SouthEastAsian,
        >= '\u10A0' and <= '\u10FF' or >= '\u1C90' and <= '\u1CBF' => Script.Georgian,
        _ => Script.Other,
    };

    // The vowel signs and tone marks of these scripts belong inside their words.
    private static Script OfMark(char c) => c switch
    {
        >= '\u0900' and <= '\u0963' => Script.Devanagari,
        >= '\u0981' and <= '\u0D63' => CharIsSign(c) ? Script.Indic : Script.None,
        >= '\u0E31' and <= '\u0E4E' => CharIsSign(c) ? Script.Thai : Script.None,
        >= '\u0EB1' and <= '\u0ECD' or >= '\u102B' and <= '\u103E' or >= '\u17B4' and <= '\u17D3' =>
            CharIsSign(c) ? Script.SouthEastAsian : Script.None,
        _ => Script.None,
    };

    private static bool CharIsSign(char c) =>
        char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;
}
