using System.Buffers;
using System.Globalization;
using System.Text;

namespace ChatBot.Server.Hosting.Commands;

/// <summary>Names and texts come from files, and a terminal obeys what it is sent: only what can be printed reaches it.</summary>
internal static class Printable
{
    // Controls of both ranges, breaks of lines and paragraphs, and every mark that sets or turns the direction of writing.
    private static readonly SearchValues<char> Unsafe = SearchValues.Create(
        [.. Enumerable.Range(0, char.MaxValue).Select(i => (char)i).Where(char.IsControl), '\u061C', '\u200E', '\u200F', '\u2028', '\u2029', .. "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069"]);

    /// <summary>The text in one line, control characters and marks that turn the direction of writing replaced.</summary>
    public static string Line(string text) => string.Create(text.Length, text, static (target, source) =>
    {
        for (var i = 0; i < source.Length; i++)
        {
            var c = source[i];
            target[i] = c is '\n' or '\r' or '\t' ? ' ' : IsUnsafe(c) ? '\uFFFD' : c;
        }
    });

    /// <summary>JSON in which such characters, which can stand only in its strings, are written as escapes: the same values, and nothing a terminal obeys.</summary>
    public static string Json(string json)
    {
        if (!json.AsSpan().ContainsAny(Unsafe))
        {
            return json;
        }

        var escaped = new StringBuilder(json.Length + 64);
        foreach (var c in json)
        {
            _ = IsUnsafe(c) ? escaped.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)) : escaped.Append(c);
        }

        return escaped.ToString();
    }

    private static bool IsUnsafe(char c) => Unsafe.Contains(c);
}
