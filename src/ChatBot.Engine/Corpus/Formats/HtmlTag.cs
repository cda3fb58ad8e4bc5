using System.Net;
using System.Text;

namespace ChatBot.Corpus;

/// <summary>One tag of an HTML text: its name in lower case, where it ends, and the few attributes that matter.</summary>
internal readonly ref struct HtmlTag
{
    private const int NameCharactersAtMost = 64;
    private const int ValueCharactersAtMost = 8 * 1024;

    public required string Name { get; init; }

    /// <summary>Offset behind the closing bracket, or the length of the text when there is none.</summary>
    public required int End { get; init; }

    public bool IsEnd { get; init; }

    /// <summary>Whether the element says of itself that it is not shown.</summary>
    public bool IsHidden { get; init; }

    /// <summary>The attributes that are kept, ready to be written behind the name.</summary>
    public string Attributes { get; init; }

    /// <summary>Reads the tag that starts at an opening bracket, or returns false when it is only a character.</summary>
    public static bool TryRead(string html, int start, out HtmlTag tag)
    {
        var isEnd = start + 1 < html.Length && html[start + 1] == '/';
        var at = start + (isEnd ? 2 : 1);
        if (at >= html.Length || !char.IsAsciiLetter(html[at]))
        {
            tag = default;
            return false;
        }

        var nameEnd = at;
        while (nameEnd < html.Length && !IsSpace(html[nameEnd]) && html[nameEnd] is not '/' and not '>')
        {
            nameEnd++;
        }

        var name = nameEnd - at > NameCharactersAtMost ? "x" : html[at..nameEnd].ToLowerInvariant();
        var hidden = false;
        StringBuilder? kept = null;
        at = nameEnd;
        while (TryReadAttribute(html, ref at, out var attribute, out var value))
        {
            hidden |= Hides(attribute, value);
            Keep(name, attribute, value, ref kept);
        }

        tag = new HtmlTag { Name = name, End = Math.Min(html.Length, at + 1), IsEnd = isEnd, IsHidden = hidden, Attributes = kept?.ToString() ?? "" };
        return true;
    }

    private static bool TryReadAttribute(string html, ref int at, out ReadOnlySpan<char> name, out ReadOnlySpan<char> value)
    {
        name = value = [];
        while (at < html.Length && (IsSpace(html[at]) || html[at] == '/'))
        {
            at++;
        }

        if (at >= html.Length || html[at] == '>')
        {
            return false;
        }

        var start = at++;
        while (at < html.Length && !IsSpace(html[at]) && html[at] is not '/' and not '>' and not '=')
        {
            at++;
        }

        name = html.AsSpan(start, at - start);
        var next = at;
        while (next < html.Length && IsSpace(html[next]))
        {
            next++;
        }

        if (next < html.Length && html[next] == '=')
        {
            at = next + 1;
            value = ReadValue(html, ref at);
        }

        return true;
    }

    private static ReadOnlySpan<char> ReadValue(string html, ref int at)
    {
        while (at < html.Length && IsSpace(html[at]))
        {
            at++;
        }

        if (at >= html.Length)
        {
            return [];
        }

        var start = at;
        if (html[at] is '"' or '\'')
        {
            var close = html.AsSpan(at + 1).IndexOf(html[at]);
            at = close < 0 ? html.Length : start + close + 2;
            return close < 0 ? [] : html.AsSpan(start + 1, close);
        }

        while (at < html.Length && !IsSpace(html[at]) && html[at] != '>')
        {
            at++;
        }

        return html.AsSpan(start, at - start);
    }

    private static bool Hides(ReadOnlySpan<char> name, ReadOnlySpan<char> value) =>
        Is(name, "hidden")
        || (Is(name, "aria-hidden") && Is(value.Trim(), "true"))
        || (Is(name, "style") && HidesByStyle(value));

    private static bool HidesByStyle(ReadOnlySpan<char> style)
    {
        if (style.Length > ValueCharactersAtMost)
        {
            return false;
        }

        var plain = new StringBuilder(style.Length);
        foreach (var c in WebUtility.HtmlDecode(style.ToString()))
        {
            plain.Append(IsSpace(c) ? "" : char.ToLowerInvariant(c));
        }

        foreach (var declaration in plain.Append(';').ToString().Split(';'))
        {
            if (declaration.StartsWith("display:none", StringComparison.Ordinal)
                || declaration.StartsWith("visibility:hidden", StringComparison.Ordinal)
                || (declaration.StartsWith("font-size:0", StringComparison.Ordinal) && !declaration.AsSpan(11).ContainsAnyInRange('1', '9')))
            {
                return true;
            }
        }

        return false;
    }

    private static void Keep(string element, ReadOnlySpan<char> name, ReadOnlySpan<char> value, ref StringBuilder? kept)
    {
        var wanted = element switch
        {
            "meta" => Is(name, "name") || Is(name, "property") || Is(name, "content"),
            "link" => Is(name, "rel") || Is(name, "href"),
            "html" => Is(name, "lang"),
            "ol" => Is(name, "start"),
            "table" or "div" or "main" or "article" => Is(name, "role"),
            _ => false,
        };
        if (wanted && value.Length <= ValueCharactersAtMost && (kept?.Length ?? 0) <= 4 * ValueCharactersAtMost)
        {
            kept ??= new StringBuilder();
            kept.Append(' ').Append(name).Append("=\"").Append(value).Replace("\"", "&quot;", kept.Length - value.Length, value.Length).Append('"');
        }
    }

    private static bool Is(ReadOnlySpan<char> name, string expected) => name.Equals(expected, StringComparison.OrdinalIgnoreCase);

    private static bool IsSpace(char c) => c is ' ' or '\t' or '\n' or '\r' or '\f';
}
