using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace ChatBot.Channels.Web;

/// <summary><c>/csp-report</c>: what browsers refused to do on our pages. Anybody can send one, so few are logged, and of each only the beginning.</summary>
public sealed partial class PolicyReports(TimeProvider time, ILogger log)
{
    private const int MostBytes = 2048;

    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(10);

    private long next;

    /// <summary>Adds the route.</summary>
    public void Map(IEndpointRouteBuilder routes) => routes.MapPost("/csp-report", TakeAsync);

    private async Task TakeAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        var due = Volatile.Read(ref next);
        var now = time.GetTimestamp();
        if (now < due || Interlocked.CompareExchange(ref next, now + (long)(Pace.TotalSeconds * time.TimestampFrequency), due) != due)
        {
            return;
        }

        var bytes = ArrayPool<byte>.Shared.Rent(MostBytes);
        try
        {
            var read = await context.Request.Body.ReadAtLeastAsync(bytes.AsMemory(0, MostBytes), MostBytes, throwOnEndOfStream: false, context.RequestAborted);
            LogRefused(log, new string([.. Encoding.UTF8.GetString(bytes, 0, read).Select(letter => char.IsControl(letter) ? ' ' : letter)]));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "a browser refused something on one of our pages: {Report}")]
    private static partial void LogRefused(ILogger log, string report);
}
