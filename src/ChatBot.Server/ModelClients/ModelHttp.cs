using System.Net;
using System.Security.Authentication;

namespace ChatBot.Server.ModelClients;

/// <summary>The connection to the server of a model, and what is said of it when it fails.</summary>
internal static class ModelHttp
{
    /// <summary>A client that goes to one address and nowhere else.</summary>
    public static HttpClient Client(ModelEndpoint endpoint, ModelServerOptions options)
    {
        var handler = new SocketsHttpHandler
        {
            // A redirect would take texts and key to a place that nobody configured.
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = options.Proxy.Length > 0 || !endpoint.Address.IsLoopback,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            MaxResponseDrainSize = 0,
        };
        if (options.Proxy.Length > 0)
        {
            handler.Proxy = new WebProxy(options.Proxy);
        }

        if (options.CaFile.Length > 0)
        {
            handler.SslOptions.CertificateChainPolicy = TrustedCertificates.Policy(options.CaFile);
        }

        // Whoever asks says how long it may take.
        return new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>What a connection failed with, as the rest of a sentence.</summary>
    public static (ModelFault Fault, string What) Judge(Exception cut, ModelEndpoint endpoint)
    {
        var reason = endpoint.WithoutKey(cut.GetBaseException().Message).TrimEnd('.');
        return cut is HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError }
            ? (ModelFault.Refused, cut.InnerException is AuthenticationException
                ? $"shows a certificate that is not trusted here, or speaks no TLS: {reason}; see {endpoint.Section}:CaFile"
                : $"cannot be reached by TLS: {reason}")
            : cut is HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError }
                ? (ModelFault.Unreachable, $"cannot be reached through the proxy: {reason}")
            : (ModelFault.Unreachable, $"cannot be reached: {reason}");
    }

    /// <summary>What a status that is no success means, as the rest of a sentence.</summary>
    /// <param name="status">The status.</param>
    /// <param name="said">What the server says of it, from <see cref="ServerError.Quoted"/>.</param>
    /// <param name="endpoint">Who answered.</param>
    public static (ModelFault Fault, string What) Judge(int status, string said, ModelEndpoint endpoint) => status switch
    {
        401 or 403 => (ModelFault.Refused, $"{(endpoint.HasKey ? "does not take the key" : "asks for a key")} ({status}); see {endpoint.Section}:ApiKey"),
        404 => (ModelFault.Refused, $"is not known there (404){said}; see {endpoint.Section}:Model and Endpoint"),
        407 => (ModelFault.Refused, "is behind a proxy that asks for a name and password (407); give them in the environment variable HTTPS_PROXY"),
        408 or 429 or 502 or 503 or 504 => (ModelFault.Overloaded, $"has no time or is not up ({status}){said}"),
        < 400 => (ModelFault.Refused, $"is somewhere else ({status}), and a redirect is not followed; see {endpoint.Section}:Endpoint"),
        < 500 => (ModelFault.Refused, $"refuses the request ({status}){said}"),
        _ => (ModelFault.Broken, $"failed ({status}){said}"),
    };

    /// <summary>How long the server asks to be left alone; null when it does not say.</summary>
    public static TimeSpan? RetryAfter(HttpResponseMessage response, TimeProvider time)
    {
        var header = response.Headers.RetryAfter;
        var wait = header?.Delta ?? (header?.Date - time.GetUtcNow());
        return wait > TimeSpan.Zero ? wait : null;
    }
}
