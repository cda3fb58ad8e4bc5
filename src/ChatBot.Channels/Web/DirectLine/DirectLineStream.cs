using System.Diagnostics.CodeAnalysis;
using System.Net.WebSockets;

namespace ChatBot.Channels.Web.DirectLine;

/// <summary>
/// Sends a conversation's activities over a socket as they come. The socket has no queue of its own: whoever reads slowly gets what there is when
/// the next frame goes out, and is cut when even one frame does not go out.
/// </summary>
[SuppressMessage("Reliability", "CA1001", Justification = "A source of cancellation without a timer holds nothing to give back, and the conversation may cancel it at any time.")]
internal sealed class DirectLineStream(WebSocket socket, DirectLineConversation conversation, TimeProvider time, TimeSpan patience)
{
    private static readonly TimeSpan Courtesy = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource cut = new();

    /// <summary>Runs until the client leaves, is too slow, or the service stops.</summary>
    public async Task RunAsync(long after, CancellationToken aborted, CancellationToken stopping)
    {
        await using var onAbort = aborted.Register(cut.Cancel);
        await using var onStop = stopping.Register(cut.Cancel);
        conversation.Enter(cut);
        var receiving = ReceiveAsync();
        try
        {
            await SendAsync(after);
        }
        catch (Exception broken) when (broken is OperationCanceledException or WebSocketException or IOException)
        {
            // The client has gone or must go. What it missed is kept for when it comes back.
        }
        finally
        {
            conversation.Leave(cut);
            await CloseAsync(receiving);
        }
    }

    private async Task SendAsync(long after)
    {
        while (true)
        {
            var missed = conversation.Look(after);
            if (missed.Activities.Count == 0)
            {
                await missed.Change.WaitAsync(cut.Token);
                continue;
            }

            using var slow = new CancellationTokenSource(patience, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(slow.Token, cut.Token);
            await socket.SendAsync(DirectLineFrame.Of(missed), WebSocketMessageType.Text, endOfMessage: true, either.Token);
            after = missed.Watermark;
        }
    }

    // Clients send nothing but empty messages, to see whether the connection stands.
    private async Task ReceiveAsync()
    {
        var ignored = new byte[256];
        try
        {
            while ((await socket.ReceiveAsync(ignored.AsMemory(), CancellationToken.None)).MessageType != WebSocketMessageType.Close)
            {
            }
        }
        catch (Exception broken) when (broken is OperationCanceledException or WebSocketException or IOException)
        {
            // It ends here, however it ends.
        }

        await cut.CancelAsync();
    }

    // A socket that is closed in good order lets the client come back at once; one that does not answer is not waited for.
    private async Task CloseAsync(Task receiving)
    {
        using var limit = new CancellationTokenSource(Courtesy, time);
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.EndpointUnavailable, statusDescription: null, limit.Token);
                await receiving.WaitAsync(limit.Token);
            }
        }
        catch (Exception broken) when (broken is OperationCanceledException or WebSocketException or IOException)
        {
            // It is cut below.
        }

        socket.Abort();
        await receiving;
    }
}
