using System.Text;
using ChatBot.Channels.Turns;
using Microsoft.AspNetCore.Http;

namespace ChatBot.Channels.Agents;

/// <summary>Sends a turn to one listener as server-sent events, from the first or from where the listener was cut off.</summary>
internal sealed class AskStream(RunningTurn turn, TimeProvider time)
{
    /// <summary>After so long without an event there is a comment, so that nobody on the way takes the connection for dead.</summary>
    public static TimeSpan Heartbeat { get; } = TimeSpan.FromSeconds(15);

    private static readonly byte[] Comment = Encoding.UTF8.GetBytes(": \n\n");

    /// <summary>Sends until the turn is done; a cancellation ends the stream without a last event, so that the listener comes back.</summary>
    public async Task SendAsync(HttpResponse response, int from, CancellationToken cancellationToken)
    {
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        // Proxies that collect a response before they pass it on would hold back every event.
        response.Headers["X-Accel-Buffering"] = "no";
        using var listening = turn.Listen();
        var body = response.BodyWriter;
        var next = from;
        var sent = time.GetTimestamp();
        // The headers alone tell the client that it is being listened to.
        await body.FlushAsync(cancellationToken);
        while (true)
        {
            var glance = turn.Look(next);
            next = glance.From + glance.News.Count;
            for (var i = 0; i < glance.News.Count; i++)
            {
                AskEvents.Write(body, glance.News[i], turn, glance.From + i);
            }

            if (glance.IsDone)
            {
                AskEvents.WriteEnd(body, await turn.Done, turn, next);
                await body.FlushAsync(cancellationToken);
                return;
            }

            if (glance.News.Count > 0 || time.GetElapsedTime(sent) >= Heartbeat)
            {
                if (glance.News.Count == 0)
                {
                    Comment.CopyTo(body.GetSpan(Comment.Length));
                    body.Advance(Comment.Length);
                }

                await body.FlushAsync(cancellationToken);
                sent = time.GetTimestamp();
            }

            await glance.Change.WaitAsync(cancellationToken);
        }
    }
}
