using System.Globalization;

namespace ChatBot.Server.Hosting.Configuration;

/// <summary>Checks the addresses to listen on, which the web server would otherwise refuse with a stack trace.</summary>
internal static class ListenAddress
{
    /// <summary>This machine only.</summary>
    public const string Default = "http://127.0.0.1:3978";

    public static IEnumerable<string> Problems(string urls, string origin)
    {
        var addresses = urls.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (addresses.Length == 0)
        {
            return [$"Urls ({origin}) is empty; give an address such as {Default}."];
        }

        return addresses.Where(address => !IsAddress(address))
            .Select(address => $"Urls ({origin}) holds \"{address}\", which is no address to listen on; one looks like {Default}.");
    }

    /// <summary>Whether only this machine can reach an address.</summary>
    public static bool IsLoopback(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.IsLoopback;

    // A star or a plus sign in place of the host means every address of the machine.
    private static bool IsAddress(string address)
    {
        var end = address.IndexOf("://", StringComparison.Ordinal);
        if (end < 0 || address[..end].ToLowerInvariant() is not ("http" or "https"))
        {
            return false;
        }

        var rest = address[(end + 3)..];
        if (rest.StartsWith("*:", StringComparison.Ordinal) || rest.StartsWith("+:", StringComparison.Ordinal))
        {
            return ushort.TryParse(rest[2..].TrimEnd('/'), NumberStyles.None, CultureInfo.InvariantCulture, out _);
        }

        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri is { PathAndQuery: "/", UserInfo: "" };
    }
}
