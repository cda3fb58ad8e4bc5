using System.Globalization;

namespace ChatBot.Text;

/// <summary>What a character means to a word.</summary>
internal enum CharKind : byte
{
    /// <summary>Ends a word.</summary>
    Other,

    Letter,

    Digit,

    /// <summary>A letter of a script that writes no spaces.</summary>
    Unspaced,

    /// <summary>Goes on with a word that has begun: accents, vowel signs.</summary>
    Mark,

    /// <summary>Is not there: soft hyphen, zero-width joiners.</summary>
    Nothing,

    /// <summary>Joins the parts of a compound.</summary>
    Hyphen,

    Apostrophe,

    /// <summary>Stands for a word: % and currency signs.</summary>
    Symbol,
}

/// <summary>The kind of every character, in a table made once.</summary>
internal static class CharKinds
{
    private static readonly CharKind[] Table = Make();

    public static CharKind Of(char c) => Table[c];

    private static CharKind[] Make()
    {
        var table = new CharKind[char.MaxValue + 1];
        for (var c = 0; c <= char.MaxValue; c++)
        {
            table[c] = KindOf((char)c);
        }

        return table;
    }

    private static CharKind KindOf(char c) => c switch
    {
        '\u00AD' or (>= '\u200B' and <= '\u200F') or '\u2060' or '\uFEFF' or '\u061C' or (>= '\u202A' and <= '\u202E') => CharKind.Nothing,
        '-' or '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\uFE63' or '\uFF0D' => CharKind.Hyphen,
        '\'' or '\u2019' or '\u02BC' or '\uFF07' or '\u2018' => CharKind.Apostrophe,
        '%' or '$' or '\u20AC' or '\u00A3' or '\u00A5' or '\uFF05' => CharKind.Symbol,
        _ => OfCategory(c),
    };

    private static CharKind OfCategory(char c) => char.GetUnicodeCategory(c) switch
    {
        UnicodeCategory.DecimalDigitNumber => CharKind.Digit,
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber => LetterKind(c),
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => MarkKind(c),
        UnicodeCategory.OtherNumber => CharKind.Letter,
        UnicodeCategory.Surrogate => c is >= '\uD840' and <= '\uD88D' ? CharKind.Unspaced : CharKind.Other,
        _ => CharKind.Other,
    };

    private static CharKind LetterKind(char c) => Scripts.IsUnspaced(Scripts.Of(c)) ? CharKind.Unspaced : CharKind.Letter;

    private static CharKind MarkKind(char c) => Scripts.IsUnspaced(Scripts.Of(c)) ? CharKind.Unspaced : CharKind.Mark;
}
