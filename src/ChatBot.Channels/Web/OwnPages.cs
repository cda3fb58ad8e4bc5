using Microsoft.AspNetCore.Http;

namespace ChatBot.Channels.Web;

/// <summary>What every page of ours tells the browser: nothing comes from elsewhere, nothing is made of strings, and only listed pages may frame it.</summary>
public sealed class OwnPages(WebOptions options)
{
    private readonly string policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; "
        + $"frame-ancestors {(options.AllowedOrigins.Count == 0 ? "'none'" : string.Join(' ', options.AllowedOrigins.Select(origin => origin.TrimEnd('/'))))}; "
        + "require-trusted-types-for 'script'; trusted-types 'none'; report-uri /csp-report";

    /// <summary>Sets the headers of a page.</summary>
    public void Protect(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "same-origin";
        response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        response.Headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
    }
}
