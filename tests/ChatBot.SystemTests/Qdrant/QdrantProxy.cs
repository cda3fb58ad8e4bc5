using System.Net;
using System.Net.Sockets;

namespace ChatBot.SystemTests.Qdrant;

/// <summary>
/// Stands between a client and Qdrant. It cuts everything off at a chosen request, as a killed client looks to the server, or falls silent: it
/// takes connections and requests and passes nothing on.
/// </summary>
internal sealed class QdrantProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closing = new();
    private readonly Uri target;
    private readonly Task accepting;
    private volatile TaskCompletionSource passing = Passing();
    private volatile bool isCut;
    private int requests;
    private int cutAt = int.MaxValue;
    private bool isLastCarriedOut;

    public QdrantProxy(string target)
    {
        this.target = new Uri(target);
        listener.Start();
        Url = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        accepting = AcceptAsync();
    }

    /// <summary>Where it listens.</summary>
    public string Url { get; }

    /// <summary>How many requests have come.</summary>
    public int Requests => Volatile.Read(ref requests);

    /// <summary>Whether it has cut everything off.</summary>
    public bool IsCut => isCut;

    /// <summary>Cuts everything off at this request.</summary>
    /// <param name="request">Its number, from 1.</param>
    /// <param name="isCarriedOut">Whether that request still reaches the server, which nobody will know.</param>
    public void CutAt(int request, bool isCarriedOut) => (cutAt, isLastCarriedOut) = (request, isCarriedOut);

    /// <summary>Passes nothing on any more, in either direction.</summary>
    public void FallSilent() => passing = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Passes everything on again.</summary>
    public void PassOn() => passing.TrySetResult();

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        PassOn();
        await accepting;
        listener.Stop();
        closing.Dispose();
    }

    private static TaskCompletionSource Passing()
    {
        var open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        open.SetResult();
        return open;
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(ServeAsync(await listener.AcceptTcpClientAsync(closing.Token)));
            }
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        using (var server = new TcpClient { NoDelay = true })
        {
            try
            {
                client.NoDelay = true;
                if (isCut)
                {
                    return;
                }

                await passing.Task.WaitAsync(closing.Token);
                await server.ConnectAsync(target.Host, target.Port, closing.Token);
                var connection = new Connection();
                await Task.WhenAny(RequestsAsync(client, server, connection), AnswersAsync(server, client, connection));
            }
            catch (Exception over) when (over is OperationCanceledException or SocketException or IOException)
            {
                // One of both sides went away.
            }
        }
    }

    private async Task RequestsAsync(TcpClient client, TcpClient server, Connection connection)
    {
        var buffer = new byte[64 * 1024];
        while (await client.GetStream().ReadAsync(buffer, closing.Token) is > 0 and var read)
        {
            await passing.Task.WaitAsync(closing.Token);
            if (connection.IsAnswered)
            {
                connection.IsAnswered = false;
                var number = Interlocked.Increment(ref requests);
                isCut |= number >= cutAt;
                if (number > cutAt || (number == cutAt && !isLastCarriedOut))
                {
                    return;
                }
            }

            await server.GetStream().WriteAsync(buffer.AsMemory(0, read), closing.Token);
        }
    }

    private async Task AnswersAsync(TcpClient server, TcpClient client, Connection connection)
    {
        var buffer = new byte[64 * 1024];
        while (await server.GetStream().ReadAsync(buffer, closing.Token) is > 0 and var read)
        {
            await passing.Task.WaitAsync(closing.Token);
            if (isCut)
            {
                return;
            }

            connection.IsAnswered = true;
            await client.GetStream().WriteAsync(buffer.AsMemory(0, read), closing.Token);
        }
    }

    // Requests come one after another: what is sent after an answer is the next one.
    private sealed class Connection
    {
        public volatile bool IsAnswered = true;
    }
}
