using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace ChatBot.Channels.Http;

/// <summary>What went wrong with a request, as RFC 9457 has it: a sentence for people, and the number under which the logs know it.</summary>
public sealed class Problem : IResult
{
    private readonly int status;
    private readonly string sentence;
    private readonly TimeSpan? retryAfter;
    private readonly string signInUrl;

    private Problem(int status, string sentence, TimeSpan? retryAfter = null, string signInUrl = "")
    {
        this.status = status;
        this.sentence = sentence;
        this.retryAfter = retryAfter;
        this.signInUrl = signInUrl;
    }

    /// <summary>Nobody may call like this.</summary>
    public static IResult NotKnown => SignIn("");

    /// <summary>The same, and where to sign in; no member says so when there is no such page.</summary>
    public static IResult SignIn(string url) => new Problem(StatusCodes.Status401Unauthorized, "Sign in to ask.", signInUrl: url);

    /// <summary>A response with a status and one sentence, and when it is worth trying again.</summary>
    public static IResult Of(int status, string sentence, TimeSpan? retryAfter = null) => new Problem(status, sentence, retryAfter);

    /// <summary>The number under which the logs know a request.</summary>
    public static string TraceId(HttpContext context) => Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = "application/problem+json";
        response.Headers.CacheControl = "no-store";
        if (retryAfter is { } after)
        {
            response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(after.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        await using (var json = new Utf8JsonWriter(response.BodyWriter))
        {
            json.WriteStartObject();
            json.WriteString("type", "about:blank");
            json.WriteString("title", ReasonPhrases.GetReasonPhrase(status));
            json.WriteNumber("status", status);
            json.WriteString("detail", sentence);
            json.WriteString("traceId", TraceId(httpContext));
            if (signInUrl.Length > 0)
            {
                json.WriteString("signInUrl", signInUrl);
            }

            json.WriteEndObject();
        }

        await response.BodyWriter.FlushAsync(httpContext.RequestAborted);
    }
}
