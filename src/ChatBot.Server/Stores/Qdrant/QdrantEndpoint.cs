using System.Net.Sockets;

namespace ChatBot.Server.Stores.Qdrant;

/// <summary>One node, its pool of connections, and whether it rests because it failed.</summary>
internal sealed class QdrantEndpoint : IDisposable
{
    private const int MostConnections = 64;
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan FirstRest = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(8);

    private readonly TimeProvider time;
    private readonly Lock gate = new();
    private HttpMessageInvoker invoker = NewPool();
    private TimeSpan rest = TimeSpan.Zero;
    private long restsUntil;

    public QdrantEndpoint(string url, TimeProvider time)
    {
        this.time = time;
        Address = new Uri(url.EndsWith('/') ? url : url + "/");
        Name = Address.GetLeftPart(UriPartial.Path).TrimEnd('/');
    }

    /// <summary>What paths are relative to.</summary>
    public Uri Address { get; }

    /// <summary>The endpoint as people know it.</summary>
    public string Name { get; }

    /// <summary>Sends over a pooled connection; the answer's head comes back, its content is still to be read.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Volatile.Read(ref invoker).SendAsync(request, cancellationToken);

    /// <summary>Whether it may be called before others; once in each rest one caller gets a yes, to try it again.</summary>
    public bool IsFit()
    {
        lock (gate)
        {
            var now = time.GetTimestamp();
            if (rest == TimeSpan.Zero)
            {
                return true;
            }

            if (now < restsUntil)
            {
                return false;
            }

            restsUntil = After(now, rest);
            return true;
        }
    }

    /// <summary>It answered.</summary>
    public void Succeeded()
    {
        lock (gate)
        {
            rest = TimeSpan.Zero;
        }
    }

    /// <summary>It did not, and rests longer each time.</summary>
    /// <param name="silent">It took the connection but never answered: all its connections may be as dead as this one, so new ones are made.</param>
    public void Failed(bool silent)
    {
        lock (gate)
        {
            var now = time.GetTimestamp();
            if (now >= restsUntil || rest == TimeSpan.Zero)
            {
                rest = rest == TimeSpan.Zero ? FirstRest : rest * 2 < LongestRest ? rest * 2 : LongestRest;
                restsUntil = After(now, rest);
            }

            if (silent)
            {
                // Calls that are still under way keep the old pool; its idle connections close by themselves.
                invoker = NewPool();
            }
        }
    }

    /// <inheritdoc />
    public void Dispose() => invoker.Dispose();

    private static HttpMessageInvoker NewPool() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ActivityHeadersPropagator = null,
        ConnectTimeout = ConnectTimeout,
        ConnectCallback = ConnectAsync,
        MaxConnectionsPerServer = MostConnections,
        MaxResponseHeadersLength = 32,
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
        // Names may come to stand for other machines.
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    });

    // The kernel asks silent peers whether they are still there, so that connections to a machine that is gone do not stay in the pool.
    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, 5);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, 1);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, 3);
            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private long After(long now, TimeSpan span) => now + (long)(span.TotalSeconds * time.TimestampFrequency);
}
