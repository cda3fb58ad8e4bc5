using System.Net.Http.Headers;

namespace ChatBot.Server.Stores.Qdrant;

/// <summary>
/// Sends requests to the nodes in turn and moves on to the next when one does not answer, all within the deadline of the call. A node that failed
/// rests and is tried again from time to time; when nothing answers any more, calls are refused at once until a trial succeeds.
/// HTTP/1.1, because Qdrant speaks no HTTP/2 without TLS.
/// </summary>
internal sealed class QdrantConnection : IDisposable
{
    private const int FailuresToOpen = 5;
    private const int MostAnswerBytes = 128 * 1024 * 1024;
    private const int MostErrorBytes = 64 * 1024;
    private static readonly TimeSpan CircuitPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan TimeToTell = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongPatience = TimeSpan.FromMinutes(30);
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly QdrantOptions options;
    private readonly TimeProvider time;
    private readonly QdrantEndpoint[] endpoints;
    private readonly QdrantCircuit circuit;
    private uint turn;

    public QdrantConnection(QdrantOptions options, TimeProvider time)
    {
        this.options = options;
        this.time = time;
        endpoints = [.. options.Endpoints.Select(url => new QdrantEndpoint(url, time))];
        circuit = new QdrantCircuit(time, FailuresToOpen, CircuitPause);
    }

    /// <summary>The endpoints as people know them.</summary>
    public string Names => string.Join(", ", endpoints.Select(endpoint => endpoint.Name));

    /// <summary>Whether calls are refused at present because nothing answered the last ones.</summary>
    public bool IsOpen => circuit.IsOpen;

    /// <summary>Sends one request; the whole answer comes back and is the caller's to give back. The body is the connection's from here on.</summary>
    /// <exception cref="QdrantException">Nothing answered in time, or Qdrant refused.</exception>
    public async Task<PooledBytes> SendAsync(QdrantCall call, PooledBytes? body, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!circuit.MayPass())
        {
            throw new QdrantException(QdrantFailure.Unreachable, $"Qdrant at {Names} has not answered the last calls; it is tried again every second.");
        }

        try
        {
            var (answer, attempts) = await SendInTurnAsync(call, body?.Written ?? default, cancellationToken);
            circuit.Succeeded();
            if (attempts == 1)
            {
                body?.Dispose();
            }

            return answer;
        }
        catch (QdrantException error) when (IsSilence(error))
        {
            circuit.Failed();
            throw;
        }
        catch (QdrantException)
        {
            circuit.Succeeded();
            throw;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var endpoint in endpoints)
        {
            endpoint.Dispose();
        }
    }

    private async Task<(PooledBytes Answer, int Attempts)> SendInTurnAsync(QdrantCall call, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var whole = Limit(call.Patience);
        var (order, fit) = Order();
        var (at, mayRepeat) = (0, call.IsRepeatable);
        for (var attempts = 1; ; attempts++)
        {
            // Those that rest come last and share what is then left.
            var sharers = at < fit ? fit - at : order.Count - at;
            var limit = (whole - time.GetElapsedTime(started)) / sharers;
            try
            {
                return (await AttemptAsync(order[at], call, body, limit, cancellationToken), attempts);
            }
            catch (QdrantException error) when (mayRepeat && IsBroken(error))
            {
                // Qdrant closes connections that were idle for five seconds, perhaps just as this one was used: a new one will tell.
                mayRepeat = false;
            }
            catch (QdrantException error) when (error.IsPassing && at + 1 < order.Count && MayMoveOn(call, error) && time.GetElapsedTime(started) < whole)
            {
                at++;
            }
        }
    }

    private async Task<PooledBytes> AttemptAsync(QdrantEndpoint endpoint, QdrantCall call, ReadOnlyMemory<byte> body, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(limit > TimeSpan.Zero ? limit : TimeSpan.Zero, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            using var request = Request(endpoint, call, body);
            using var response = await endpoint.SendAsync(request, either.Token);
            var answer = await ReadAsync(endpoint, call, response, either.Token);
            endpoint.Succeeded();
            return answer;
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            var silent = deadline.IsCancellationRequested;
            endpoint.Failed(silent);
            throw silent
                ? new QdrantException(QdrantFailure.TimedOut, $"Qdrant at {endpoint.Name} did not answer in time ({limit.TotalSeconds:0.#} s).", inner: error)
                : new QdrantException(QdrantFailure.Unreachable, $"Qdrant at {endpoint.Name} cannot be reached: no connection in time.", inner: error);
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            endpoint.Failed(silent: false);
            throw new QdrantException(QdrantFailure.Unreachable, $"Qdrant at {endpoint.Name} cannot be reached: {error.Message.TrimEnd('.')}.", inner: error);
        }
        catch (QdrantException error)
        {
            if (IsSilence(error))
            {
                endpoint.Failed(silent: false);
            }
            else
            {
                endpoint.Succeeded();
            }

            throw;
        }
    }

    private HttpRequestMessage Request(QdrantEndpoint endpoint, QdrantCall call, ReadOnlyMemory<byte> body)
    {
        var request = new HttpRequestMessage(call.Method, new Uri(endpoint.Address, call.Path));
        if (options.ApiKey.Length > 0)
        {
            request.Headers.TryAddWithoutValidation("api-key", options.ApiKey);
        }

        if (!body.IsEmpty)
        {
            request.Content = new ReadOnlyMemoryContent(body) { Headers = { ContentType = Json } };
        }

        return request;
    }

    private static async Task<PooledBytes> ReadAsync(QdrantEndpoint endpoint, QdrantCall call, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var isAnswer = response.IsSuccessStatusCode;
        var most = isAnswer ? MostAnswerBytes : MostErrorBytes;
        var length = response.Content.Headers.ContentLength ?? 0;
        if (isAnswer && length > most)
        {
            throw TooLong(endpoint, call);
        }

        // One byte more than will come, because the end is found by reading on.
        var answer = new PooledBytes(length is > 0 and < MostErrorBytes || isAnswer ? (int)length + 1 : 1024);
        try
        {
            await using var content = await response.Content.ReadAsStreamAsync(cancellationToken);
            var isWhole = await answer.ReadAllAsync(content, most, cancellationToken);
            if (isAnswer && isWhole)
            {
                return answer;
            }

            var status = (int)response.StatusCode;
            throw isAnswer ? TooLong(endpoint, call)
                : new QdrantException(QdrantFailure.Refused, $"Qdrant at {endpoint.Name} refused {call.Method} {call.Path} ({status}): {QdrantError.Text(answer.Written.Span)}", status);
        }
        catch
        {
            answer.Dispose();
            throw;
        }
    }

    private static QdrantException TooLong(QdrantEndpoint endpoint, QdrantCall call) =>
        new(QdrantFailure.Unreadable, $"The answer of Qdrant at {endpoint.Name} to {call.Method} {call.Path} is longer than {MostAnswerBytes} bytes.");

    // Nodes take turns, so that a cluster shares the work. One that has rested long enough is tried first, the others that rest come last.
    private (IReadOnlyList<QdrantEndpoint> Order, int Fit) Order()
    {
        if (endpoints.Length == 1)
        {
            return (endpoints, 1);
        }

        var first = (int)(Interlocked.Increment(ref turn) % (uint)endpoints.Length);
        var order = new List<QdrantEndpoint>(endpoints.Length);
        var resting = new List<QdrantEndpoint>();
        QdrantEndpoint? trial = null;
        for (var at = 0; at < endpoints.Length; at++)
        {
            var endpoint = endpoints[(first + at) % endpoints.Length];
            if (!endpoint.Rests)
            {
                order.Add(endpoint);
            }
            else if (trial is null && endpoint.TakeTrial())
            {
                trial = endpoint;
            }
            else
            {
                resting.Add(endpoint);
            }
        }

        if (trial is not null)
        {
            order.Insert(0, trial);
        }

        var fit = order.Count;
        order.AddRange(resting);
        return (order, fit);
    }

    private TimeSpan Limit(QdrantPatience patience) => patience switch
    {
        // Whoever asked is told about it before the time is over.
        QdrantPatience.Search => TimeSpan.FromSeconds(options.SearchTimeoutSeconds) - TimeToTell,
        QdrantPatience.Write => TimeSpan.FromSeconds(options.WriteTimeoutSeconds),
        _ => LongPatience,
    };

    // What may have been carried out already is only sent again when that does no harm.
    private static bool MayMoveOn(QdrantCall call, QdrantException error) =>
        call.IsRepeatable || (error.Failure == QdrantFailure.Unreachable && !IsBroken(error));

    // There was a connection, and it ended before the answer did.
    private static bool IsBroken(QdrantException error) => error.InnerException is IOException or HttpRequestException
    {
        HttpRequestError: not (HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError),
    };

    // A status that a proxy gives for a server that is not there, or a server that is not ready.
    private static bool IsSilence(QdrantException error) =>
        error.Failure is QdrantFailure.Unreachable or QdrantFailure.TimedOut || error.Status is 502 or 503 or 504;
}
