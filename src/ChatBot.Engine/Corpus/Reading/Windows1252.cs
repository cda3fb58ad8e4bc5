namespace ChatBot.Corpus;

/// <summary>The upper half of Windows-1252, the encoding of most old Western text that is not UTF-8.</summary>
internal static class Windows1252
{
    // 0x80 to 0x9F; the five bytes that the encoding leaves open become the replacement character.
    private const string Specials =
        "\u20AC\uFFFD\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\uFFFD\u017D\uFFFD" +
        "\uFFFD\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\uFFFD\u017E\u0178";

    /// <summary>The upper 128 characters in order; from 0xA0 on they are those of Latin-1.</summary>
    private static readonly char[] Upper = BuildUpper();

    /// <summary>Decodes bytes; each byte is exactly one character.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes) => string.Create(bytes.Length, bytes, static (chars, source) =>
    {
        for (var i = 0; i < source.Length; i++)
        {
            var value = source[i];
            chars[i] = value < 0x80 ? (char)value : Upper[value - 0x80];
        }
    });

    private static char[] BuildUpper()
    {
        var table = new char[128];
        for (var i = 0; i < table.Length; i++)
        {
            table[i] = i < Specials.Length ? Specials[i] : (char)(0x80 + i);
        }

        return table;
    }
}
