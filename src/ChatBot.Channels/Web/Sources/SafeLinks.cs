namespace ChatBot.Channels.Web.Sources;

/// <summary>Which addresses found in documents become links: whole <c>http</c> and <c>https</c> ones, without a name or password in them.</summary>
internal static class SafeLinks
{
    private const int LongestAddress = 2_000;

    /// <summary>The address in its canonical form, or null when it must stay text.</summary>
    public static string? Of(ReadOnlySpan<char> address)
    {
        if (!StartsLikeOne(address) || address.Length > LongestAddress || address.ContainsAnyInRange('\0', ' ') || address.Contains('\\'))
        {
            return null;
        }

        return Uri.TryCreate(address.ToString(), UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            && uri.UserInfo.Length == 0 && uri.Host.Length > 0
            ? uri.AbsoluteUri
            : null;
    }

    /// <summary>Whether these characters begin an address.</summary>
    public static bool StartsLikeOne(ReadOnlySpan<char> text) =>
        text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    /// <summary>How many characters from here on are an address written into running text: without the stop that ends the sentence.</summary>
    public static int LengthInText(ReadOnlySpan<char> text)
    {
        var rest = text[..Math.Min(text.Length, LongestAddress)];
        var end = 0;
        var open = 0;
        while (end < rest.Length && rest[end] > ' ' && !char.IsWhiteSpace(rest[end]) && rest[end] is not ('<' or '>' or '"' or '|' or '`' or '\\' or '*'))
        {
            open += rest[end] == '(' ? 1 : rest[end] == ')' ? -1 : 0;
            if (open < 0)
            {
                break;
            }

            end++;
        }

        while (end > 0 && (rest[end - 1] is '.' or ',' or ';' or ':' or '!' or '?' or '\'' or ']' or '}' or '_' or '~' || char.IsHighSurrogate(rest[end - 1])))
        {
            end--;
        }

        return end;
    }
}
