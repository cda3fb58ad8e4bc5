using System.Globalization;

namespace ChatBot.Text;

/// <summary>For every character the one it is searched by; zero for characters that do not count in a search.</summary>
internal static class LetterTables
{
    /// <summary>Stands in <see cref="Folds"/> for characters that become two or three.</summary>
    public const char Expanding = '\uFFFF';

    private const string ExpandingCharacters =
        "ßẞæÆǽǼœŒþÞĳĲǆǄǅǉǇǈǌǊǋǳǱǲ\uFB00\uFB01\uFB02\uFB03\uFB04\uFB05\uFB06\uFEF5\uFEF6\uFEF7\uFEF8\uFEF9\uFEFA\uFEFB\uFEFC";

    // What the letters of each range are without case and accents, in order of their code points.
    private const string LatinFromC0 =
        "aaaaaaaceeeeiiiidnooooo×ouuuuytsaaaaaaaceeeeiiiidnooooo÷ouuuuytyaaaaaaccccccccdd" +
        "ddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssss" +
        "ssttttttuuuuuuuuuuuuwwyyyzzzzzzsbbbbƅƅɔccddddƍǝəɛffgɣƕɩɨkklƛɯnnɵooƣƣppʀƨƨʃƪttttu" +
        "uʊʋyyzzʒƹƹƺƻƽƽƾƿǀǁǂǃdddlllnnnaaiioouuuuuuuuuuǝaaaaaaggggkkooooʒʒjdddggƕƿnnaaaaoo" +
        "aaaaeeeeiiiioooorrrruuuussttȝȝhhnȡȣȣzzaaeeooooooooyyȴȵȶȷȸȹⱥȼȼlⱦȿɀɂɂbʉʌɇɇɉɉɋɋɍɍɏɏ";

    private const string LatinFrom1E00 =
        "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooo" +
        "oooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwyẚsẜẝsẟ" +
        "aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuu" +
        "uuyyyyyyyyỻỻỽỽỿỿ";

    private const string HalfWidthKanaFromFf66 =
        "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";

    private static readonly (char First, char Last, char To)[] GreekExtended =
    [
        ('\u1F00', '\u1F0F', 'α'), ('\u1F10', '\u1F1D', 'ε'), ('\u1F20', '\u1F2F', 'η'), ('\u1F30', '\u1F3F', 'ι'),
        ('\u1F40', '\u1F4D', 'ο'), ('\u1F50', '\u1F5F', 'υ'), ('\u1F60', '\u1F6F', 'ω'), ('\u1F70', '\u1F71', 'α'),
        ('\u1F72', '\u1F73', 'ε'), ('\u1F74', '\u1F75', 'η'), ('\u1F76', '\u1F77', 'ι'), ('\u1F78', '\u1F79', 'ο'),
        ('\u1F7A', '\u1F7B', 'υ'), ('\u1F7C', '\u1F7D', 'ω'), ('\u1F80', '\u1F8F', 'α'), ('\u1F90', '\u1F9F', 'η'),
        ('\u1FA0', '\u1FAF', 'ω'), ('\u1FB0', '\u1FBC', 'α'), ('\u1FC2', '\u1FC7', 'η'), ('\u1FC8', '\u1FC9', 'ε'),
        ('\u1FCA', '\u1FCC', 'η'), ('\u1FD0', '\u1FDB', 'ι'), ('\u1FE0', '\u1FE3', 'υ'), ('\u1FE4', '\u1FE5', 'ρ'),
        ('\u1FE6', '\u1FEB', 'υ'), ('\u1FEC', '\u1FEC', 'ρ'), ('\u1FF2', '\u1FF7', 'ω'), ('\u1FF8', '\u1FF9', 'ο'),
        ('\u1FFA', '\u1FFC', 'ω'),
    ];

    // Signs that are no letters but stand above, below or beside them: accents, vowel points, invisible characters.
    private static readonly (char First, char Last)[] Dropped =
    [
        ('\u0300', '\u036F'), ('\u0591', '\u05BD'), ('\u05BF', '\u05BF'), ('\u05C1', '\u05C2'), ('\u05C4', '\u05C5'),
        ('\u05C7', '\u05C7'), ('\u0610', '\u061A'), ('\u0640', '\u0640'), ('\u064B', '\u065F'), ('\u0670', '\u0670'),
        ('\u06D6', '\u06DC'), ('\u00AD', '\u00AD'), ('\u200B', '\u200F'), ('\u2060', '\u2064'), ('\uFE00', '\uFE0F'),
        ('\uFEFF', '\uFEFF'),
    ];

    /// <summary>The table itself, by code unit. Stands last because it is built from the others.</summary>
    public static readonly char[] Folds = Build();

    /// <summary>What an expanding character becomes.</summary>
    public static string Expand(char c) => c switch
    {
        'ß' or 'ẞ' => "ss",
        'æ' or 'Æ' or 'ǽ' or 'Ǽ' => "ae",
        'œ' or 'Œ' => "oe",
        'þ' or 'Þ' => "th",
        'ĳ' or 'Ĳ' => "ij",
        'ǆ' or 'Ǆ' or 'ǅ' or 'ǳ' or 'Ǳ' or 'ǲ' => "dz",
        'ǉ' or 'Ǉ' or 'ǈ' => "lj",
        'ǌ' or 'Ǌ' or 'ǋ' => "nj",
        '\uFB00' => "ff",
        '\uFB01' => "fi",
        '\uFB02' => "fl",
        '\uFB03' => "ffi",
        '\uFB04' => "ffl",
        '\uFB05' or '\uFB06' => "st",
        >= '\uFEF5' and <= '\uFEFC' => "\u0644\u0627",
        _ => c.ToString(),
    };

    private static char[] Build()
    {
        var folds = new char[char.MaxValue + 1];
        for (var i = 0; i < folds.Length; i++)
        {
            folds[i] = Plain((char)i);
        }

        LatinFromC0.CopyTo(0, folds, '\u00C0', LatinFromC0.Length);
        LatinFrom1E00.CopyTo(0, folds, '\u1E00', LatinFrom1E00.Length);
        HalfWidthKanaFromFf66.CopyTo(0, folds, '\uFF66', HalfWidthKanaFromFf66.Length);
        foreach (var (first, last, to) in GreekExtended)
        {
            Array.Fill(folds, to, first, last - first + 1);
        }

        JoinVariants(folds);
        foreach (var (first, last) in Dropped)
        {
            Array.Clear(folds, first, last - first + 1);
        }

        foreach (var c in ExpandingCharacters)
        {
            folds[c] = Expanding;
        }

        return folds;
    }

    private static char Plain(char c)
    {
        if (c >= '\u0080' && CharUnicodeInfo.GetDecimalDigitValue(c) is >= 0 and var digit)
        {
            return (char)('0' + digit);
        }

        return char.ToLowerInvariant(c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c);
    }

    private static void JoinVariants(char[] folds)
    {
        Join(folds, "άΆέΈήΉίΊΐϊΪόΌύΎΰϋΫώΏς", "ααεεηηιιιιιοουυυυυωωσ");
        Join(folds, "\u0451\u0401\u0450\u0400\u045D\u040D", "\u0435\u0435\u0435\u0435\u0438\u0438");

        // The forms of alef, yeh, waw, heh and kaf that writers use for one another.
        Join(folds, "\u0623\u0625\u0622\u0671\u0649\u0626\u0624\u0629\u06A9\u06CC", "\u0627\u0627\u0627\u0627\u064A\u064A\u0648\u0647\u0643\u064A");

        Join(folds, "\u2018\u2019\u201A\u201B\u02BC\u02B9\u2032\u0060\u00B4\u05F3", "''''''''''");
        Join(folds, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\uFE58\uFE63\u05BE", "-----------");
        Join(folds, "\u201C\u201D\u201E\u201F\u00AB\u00BB\u2033\u05F4", "\"\"\"\"\"\"\"\"");
        Join(folds, "\u00A0\u2007\u202F\u3000", "    ");
        folds['\u212B'] = 'a';
        Join(folds, "²³¹⁰⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉", "23104567890123456789");
    }

    private static void Join(char[] folds, string from, string to)
    {
        for (var i = 0; i < from.Length; i++)
        {
            folds[from[i]] = to[i];
        }
    }
}
