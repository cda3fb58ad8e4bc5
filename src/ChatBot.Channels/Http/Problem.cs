using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace ChatBot.Channels.Http;

/// <summary>What went wrong with a request, as RFC 9457 has it: a sentence for people, and the number under which the logs know it.</summary>
public static class Problem
{
    /// <summary>A response with a status and one sentence.</summary>
    public static IResult Of(int status, string sentence)
    {
        var details = new ProblemDetails { Status = status, Detail = sentence };
        if (Activity.Current is { } activity)
        {
            details.Extensions["traceId"] = activity.TraceId.ToHexString();
        }

        return Results.Problem(details);
    }
}
