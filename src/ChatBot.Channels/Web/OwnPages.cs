using Microsoft.AspNetCore.Http;

namespace ChatBot.Channels.Web;

/// <summary>What every page of ours tells the browser: nothing comes from elsewhere, nothing is made of strings, and only listed pages may frame it.</summary>
public sealed class OwnPages(WebOptions options)
{
    private const string WithScript = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; ";
    private const string WithoutScript = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; ";

    private readonly string common =
        $"frame-ancestors {(options.AllowedOrigins.Count == 0 ? "'none'" : string.Join(' ', options.AllowedOrigins.Select(origin => origin.TrimEnd('/'))))}; "
        + "require-trusted-types-for 'script'; trusted-types 'none'; report-uri /csp-report";

    /// <summary>Sets the headers of a page that runs our scripts. It may hold on to the tab that it shows its sources in.</summary>
    public void Protect(HttpResponse response)
    {
        Protect(response, WithScript, "same-origin");
        response.Headers["Cross-Origin-Opener-Policy"] = "same-origin-allow-popups";
    }

    /// <summary>Sets the headers of a page that shows words of documents: no script runs there, and no link tells where it was followed.</summary>
    public void ProtectDocument(HttpResponse response) => Protect(response, WithoutScript, "no-referrer");

    private void Protect(HttpResponse response, string sources, string referrer)
    {
        response.Headers.ContentSecurityPolicy = sources + common;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = referrer;
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        response.Headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
    }
}
