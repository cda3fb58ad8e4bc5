using Microsoft.AspNetCore.Http;

namespace ChatBot.Channels.Web.DirectLine;

/// <summary>
/// Under which address a client reaches this service. A proxy in front keeps the host and may speak TLS for us; what a request says of that changes
/// nothing but the addresses in the answer to the same request.
/// </summary>
internal static class DirectLineSite
{
    /// <summary>Scheme, host and path base, such as <c>https://chat.example.org</c>.</summary>
    public static string Of(HttpRequest request) => (IsSecure(request) ? "https://" : "http://") + request.Host + request.PathBase;

    /// <summary>The same for sockets.</summary>
    public static string SocketOf(HttpRequest request) => (IsSecure(request) ? "wss://" : "ws://") + request.Host + request.PathBase;

    private static bool IsSecure(HttpRequest request) =>
        request.IsHttps
        || request.Headers["X-Forwarded-Proto"].ToString().Split(',')[0].Trim().Equals("https", StringComparison.OrdinalIgnoreCase)
        || request.Headers.Origin.ToString().Equals("https://" + request.Host, StringComparison.OrdinalIgnoreCase);
}
