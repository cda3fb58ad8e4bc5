using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ChatBot.Tests.Stores.Qdrant;

/// <summary>A node that listens on a free port and does with each connection what a test says.</summary>
internal sealed class FakeNode : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closing = new();
    private readonly SemaphoreSlim arrivals = new(0);
    private readonly Task accepting;

    /// <param name="serve">What to answer; it gets the number of the connection, beginning with 1, and the text of the request.</param>
    public FakeNode(Func<int, string, NetworkStream, CancellationToken, Task> serve)
    {
        listener.Start();
        Url = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        accepting = AcceptAsync(serve);
    }

    public string Url { get; }

    /// <summary>The requests as they came, as far as they were read.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    /// <summary>A node that answers everything with this.</summary>
    public static FakeNode Answering(string body, string status = "200 OK", string headers = "") =>
        new((_, _, stream, stop) => SendAsync(stream, body, status, headers, stop));

    /// <summary>A node that takes requests and says nothing.</summary>
    public static FakeNode Silent() => new((_, _, _, stop) => SayNothingAsync(stop));

    /// <summary>The address of a port where nobody listens.</summary>
    public static string NobodyAt()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        return $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}";
    }

    public static Task SayNothingAsync(CancellationToken stop) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);

    public static async Task SendAsync(NetworkStream stream, string body, string status, string headers, CancellationToken stop) =>
        await stream.WriteAsync(Encoding.UTF8.GetBytes($"HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-length: {Encoding.UTF8.GetByteCount(body)}\r\n{headers}\r\n{body}"), stop);

    /// <summary>Waits until a further request has come.</summary>
    public Task ArrivalAsync() => arrivals.WaitAsync();

    public async ValueTask DisposeAsync()
    {
        // The loop ends by the cancellation; a listener that is stopped before would refuse it in other words.
        await closing.CancelAsync();
        await accepting;
        listener.Stop();
        closing.Dispose();
        arrivals.Dispose();
    }

    private async Task AcceptAsync(Func<int, string, NetworkStream, CancellationToken, Task> serve)
    {
        var connections = new List<Task>();
        try
        {
            for (var number = 1; ; number++)
            {
                connections.Add(ConnectionAsync(number, await listener.AcceptTcpClientAsync(closing.Token), serve));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ConnectionAsync(int number, TcpClient client, Func<int, string, NetworkStream, CancellationToken, Task> serve)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                while (await ReadRequestAsync(stream) is { } request)
                {
                    Requests.Enqueue(request);
                    arrivals.Release();
                    await serve(number, request, stream, closing.Token);
                }
            }
            catch (Exception error) when (error is OperationCanceledException or IOException or ObjectDisposedException)
            {
                // The other side went away, or the test is over.
            }
        }
    }

    private async Task<string?> ReadRequestAsync(NetworkStream stream)
    {
        var buffer = new byte[64 * 1024];
        var (length, end) = (0, -1);
        while (end < 0)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(length), closing.Token);
            if (read == 0)
            {
                return null;
            }

            length += read;
            end = buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8);
        }

        var head = Encoding.ASCII.GetString(buffer, 0, end);
        var total = end + 4 + BodyLength(head);
        while (length < total)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(length), closing.Token);
            if (read == 0)
            {
                return null;
            }

            length += read;
        }

        return Encoding.UTF8.GetString(buffer, 0, length);
    }

    private static int BodyLength(string head) => head.Split("\r\n")
        .Where(line => line.StartsWith("content-length:", StringComparison.OrdinalIgnoreCase))
        .Select(line => int.Parse(line.AsSpan(15))).FirstOrDefault();
}
