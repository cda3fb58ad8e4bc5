using System.Text;
using Microsoft.AspNetCore.Http;

namespace ChatBot.Tests.ModelClients.Double;

/// <summary>The faults that are not in the vectors but in how, or whether, an answer comes.</summary>
internal static class DoubleFaults
{
    /// <summary>Lets an answer go wrong; false when this fault is one of the vectors.</summary>
    public static async Task<bool> SpoilAsync(HttpContext context, DoubleFault fault, DoubleOptions options)
    {
        var (response, stop) = (context.Response, context.RequestAborted);
        switch (fault.Kind)
        {
            case DoubleFaultKind.Status:
                if (fault.Text is not null)
                {
                    response.Headers.RetryAfter = fault.Text;
                }

                await EmbeddingDouble.RefuseAsync(context, DoubleRefusal.Overloaded(options.Server, fault.Number));
                return true;
            case DoubleFaultKind.Silence:
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);
                return true;
            case DoubleFaultKind.Drip:
                await EndlessAsync(response, " "u8.ToArray(), TimeSpan.FromMilliseconds(20), stop);
                return true;
            case DoubleFaultKind.Huge:
                await EndlessAsync(response, Encoding.UTF8.GetBytes(new string(' ', 1 << 16)), TimeSpan.Zero, stop);
                return true;
            case DoubleFaultKind.CutBody:
                response.ContentType = "application/json";
                response.ContentLength = 5000;
                await response.WriteAsync("""{"object":"list","data":[{"object":"embedding","index":0,""", stop);
                await response.Body.FlushAsync(stop);
                context.Abort();
                return true;
            case DoubleFaultKind.Deep:
                response.ContentType = "application/json";
                await response.WriteAsync($$"""{"extra":{{new string('[', 10_000)}}{{new string(']', 10_000)}},"data":[]}""", stop);
                return true;
            case DoubleFaultKind.Redirect:
                response.StatusCode = 307;
                response.Headers.Location = fault.Text;
                return true;
            case DoubleFaultKind.Page:
                response.ContentType = "text/html";
                await response.WriteAsync("<!doctype html><title>Sign in</title>", stop);
                return true;
            case DoubleFaultKind.ErrorAsAnswer:
                response.ContentType = "application/json";
                await response.WriteAsync("""{"error":{"message":"No endpoints found for this model.","code":404}}""", stop);
                return true;
            default:
                return false;
        }
    }

    private static async Task EndlessAsync(HttpResponse response, byte[] piece, TimeSpan pace, CancellationToken stop)
    {
        response.ContentType = "application/json";
        while (true)
        {
            await response.Body.WriteAsync(piece, stop);
            await response.Body.FlushAsync(stop);
            if (pace > TimeSpan.Zero)
            {
                await Task.Delay(pace, TimeProvider.System, stop);
            }
        }
    }
}
