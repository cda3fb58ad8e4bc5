using ChatBot.Index;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ChatBot.Channels.Http;

/// <summary>Gives a body to every error that has none, whoever made it: no route, no method, a body that came too slowly, a fault of ours.</summary>
public static partial class ProblemPages
{
    private static readonly TimeSpan AwayPause = TimeSpan.FromSeconds(5);

    /// <summary>Adds it before everything else. Nothing of a fault but its number is shown; the log has the rest.</summary>
    public static void Use(IApplicationBuilder app, ILogger log) => app.Use(async (context, next) =>
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there any more.
            return;
        }
        catch (BadHttpRequestException bad) when (!context.Response.HasStarted)
        {
            await Problem.Of(bad.StatusCode, Sentence(bad.StatusCode)).ExecuteAsync(context);
            return;
        }
        catch (StoreUnreachableException away) when (!context.Response.HasStarted)
        {
            LogAway(log, Problem.TraceId(context), away.Message);
            context.Response.Clear();
            await Problem.Of(StatusCodes.Status503ServiceUnavailable, "The documents cannot be reached at the moment. Try again in a minute.", AwayPause).ExecuteAsync(context);
            return;
        }
        catch (Exception broken) when (!context.Response.HasStarted)
        {
            LogBroken(log, Problem.TraceId(context), broken);
            context.Response.Clear();
            await Problem.Of(StatusCodes.Status500InternalServerError, Sentence(StatusCodes.Status500InternalServerError)).ExecuteAsync(context);
            return;
        }

        if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null, ContentLength: null or 0 } response)
        {
            await Problem.Of(response.StatusCode, Sentence(response.StatusCode)).ExecuteAsync(context);
        }
    });

    private static string Sentence(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => "Sign in first.",
        StatusCodes.Status403Forbidden => "You may not do this.",
        StatusCodes.Status404NotFound => "There is nothing here.",
        StatusCodes.Status405MethodNotAllowed => "This address does not take this method; the Allow header names those it takes.",
        StatusCodes.Status408RequestTimeout => "The request came too slowly.",
        StatusCodes.Status413PayloadTooLarge => "The request is too large.",
        StatusCodes.Status415UnsupportedMediaType => "This address does not take this type of content.",
        StatusCodes.Status503ServiceUnavailable => "The service cannot answer now. Try again.",
        >= 500 => "Something went wrong on our side. Try again, or give the number to the people who run the service.",
        _ => "The request cannot be understood.",
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "{TraceId}: {Reason}")]
    private static partial void LogAway(ILogger log, string traceId, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "{TraceId}: a request broke")]
    private static partial void LogBroken(ILogger log, string traceId, Exception broken);
}
