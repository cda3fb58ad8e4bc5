using Microsoft.AspNetCore.Http;

namespace ChatBot.Channels.Http;

/// <summary>
/// Which web pages may call. A browser says from which page a call comes; a page that is neither ours nor listed is refused before anything
/// is done, so that it can neither read an answer nor cause one.
/// </summary>
public sealed class Origins(IReadOnlyList<string> allowed)
{
    private const string Methods = "GET, POST, DELETE";
    private const string Headers = "authorization, content-type, last-event-id, x-ms-bot-agent";

    // Everything that is called rather than opened or embedded.
    private static readonly PathString[] Called = ["/api", "/v3", "/v1", "/mcp"];

    private readonly HashSet<string> allowed = allowed.Select(origin => origin.TrimEnd('/')).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Lets a request through, answers a browser's question whether it may call, or refuses.</summary>
    public Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        var origin = context.Request.Headers.Origin.ToString();
        if (origin.Length == 0 || IsOwn(origin, context.Request.Host))
        {
            return next(context);
        }

        context.Response.Headers.Append("Vary", "Origin");
        if (!allowed.Contains(origin))
        {
            return Called.Any(path => context.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase))
                ? Problem.Of(StatusCodes.Status403Forbidden, "This web page may not call here. Whoever runs the service can list its origin in Channels:Web:AllowedOrigins.").ExecuteAsync(context)
                : next(context);
        }

        context.Response.Headers.AccessControlAllowOrigin = origin;
        if (!HttpMethods.IsOptions(context.Request.Method) || !context.Request.Headers.ContainsKey("Access-Control-Request-Method"))
        {
            context.Response.Headers.AccessControlExposeHeaders = "retry-after";
            return next(context);
        }

        context.Response.Headers.AccessControlAllowMethods = Methods;
        context.Response.Headers.AccessControlAllowHeaders = Headers;
        context.Response.Headers.AccessControlMaxAge = "600";
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    // A proxy may have ended the encryption, so the scheme is not compared.
    private static bool IsOwn(string origin, HostString host) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority.Length > 0
        && (string.Equals(from.Authority, host.Value, StringComparison.OrdinalIgnoreCase) || (host.Port is null && string.Equals(from.Host, host.Host, StringComparison.OrdinalIgnoreCase) && from.IsDefaultPort));
}
