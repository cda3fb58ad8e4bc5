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
    private long made;

    public QdrantEndpoint(string url, TimeProvider time)
    {
        this.time = time;
        made = time.GetTimestamp();
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

    /// <summary>Whether it failed and did not answer since.</summary>
    public bool Rests
    {
        get
        {
            lock (gate)
            {
                return rest > TimeSpan.Zero;
            }
        }
    }

    /// <summary>Once in each rest one caller gets a yes, to try it again; the next rest is longer.</summary>
    public bool TakeTrial()
    {
        lock (gate)
        {
            var now = time.GetTimestamp();
            if (now < restsUntil)
            {
                return false;
            }

            rest = rest * 2 < LongestRest ? rest * 2 : LongestRest;
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

    /// <summary>It did not, and rests.</summary>
    /// <param name="silent">It took the connection but never answered: all its connections may be as dead as this one, so new ones are made.</param>
    public void Failed(bool silent)
    {
        lock (gate)
        {
            if (rest == TimeSpan.Zero)
            {
                rest = FirstRest;
                restsUntil = After(time.GetTimestamp(), rest);
            }

            // One new pool serves all callers that waited together. Calls that are still under way keep the old one, whose idle connections close by themselves.
            if (silent && time.GetElapsedTime(made) >= FirstRest)
            {
                invoker = NewPool();
                made = time.GetTimestamp();
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
        // Qdrant closes a connection that was idle for five seconds; it is better not to be the last to know.
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(3),
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
