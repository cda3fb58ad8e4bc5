using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace ChatBot.Channels.Agents;

/// <summary>The two forms of an answer, of which the Accept header of a request chooses one.</summary>
internal static class AskAccept
{
    /// <summary>One JSON object.</summary>
    public const string Json = "application/json";

    /// <summary>Server-sent events.</summary>
    public const string Events = "text/event-stream";

    /// <summary>What a request takes; null when it takes neither. Events are for those who name them.</summary>
    public static string? Of(HttpRequest request)
    {
        var accept = request.Headers.Accept;
        if (accept.Count == 0 || accept is [Json])
        {
            return Json;
        }

        if (accept is [Events])
        {
            return Events;
        }

        if (!MediaTypeHeaderValue.TryParseList(accept, out var types))
        {
            return null;
        }

        var events = types.Where(type => type.MediaType.Equals(Events, StringComparison.OrdinalIgnoreCase)).Max(type => (double?)(type.Quality ?? 1)) ?? 0;
        var json = types.Where(IsJson).Max(type => (double?)(type.Quality ?? 1)) ?? 0;
        return events > 0 && events >= json ? Events : json > 0 ? Json : null;
    }

    private static bool IsJson(MediaTypeHeaderValue type) =>
        type.MediaType.Equals(Json, StringComparison.OrdinalIgnoreCase) || type.MediaType == "*/*" || type.MediaType.Equals("application/*", StringComparison.OrdinalIgnoreCase);
}
