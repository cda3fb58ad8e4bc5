using System.Text.Json;
using ChatBot.Index;

namespace ChatBot.Server.Stores.Qdrant;

/// <summary>
/// The calls to Qdrant that this program uses, typed, because Qdrant silently ignores fields that it does not know: a misspelt filter would filter
/// nothing. This part reads and writes points; collections are in the other.
/// </summary>
internal sealed partial class QdrantApi(QdrantConnection connection, QdrantOptions options)
{
    /// <summary>How many points go out in one request.</summary>
    public const int PointsPerBatch = 256;

    // Qdrant refuses requests over 32 MB. A batch ends early when it has come to this size.
    private const int BatchBytes = 8 * 1024 * 1024;

    private static readonly JsonWriterOptions Plain = new() { SkipValidation = true };

    /// <summary>Searches in several ways in one call; the hits of each come back, best first.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<QdrantFound<T>>>> SearchAsync<T>(
        string collection, IReadOnlyList<QdrantLeg> legs, ReadPayload<T> read, CancellationToken cancellationToken)
    {
        var body = Body(json =>
        {
            json.WriteStartArray("searches"u8);
            foreach (var leg in legs)
            {
                leg.Write(json);
            }

            json.WriteEndArray();
        });
        var call = Post(collection, $"points/query/batch?timeout={options.SearchTimeoutSeconds}", QdrantPatience.Search);
        using var answer = await connection.SendAsync(call, body, cancellationToken);
        var found = Read(call, () => QdrantAnswer.Legs(answer.Written.Span, read));
        return found.Count == legs.Count ? found : throw Unreadable(call, $"{legs.Count} searches gave {found.Count} lists", null);
    }

    /// <summary>Makes sure that a filter filters: a query that nothing can fit must find nothing, in the same place where searches have theirs.</summary>
    /// <exception cref="QdrantException">Something came back, so access rights would not hold.</exception>
    public async Task CheckFiltersAsync(string collection, CancellationToken cancellationToken)
    {
        var nothing = QdrantFilter.All(new QdrantCondition.Is(PointField.DocumentId, "-"), new QdrantCondition.IsOneOf(PointField.Labels, []));
        var body = Body(json =>
        {
            json.WriteStartArray("searches"u8);
            json.WriteStartObject();
            WriteFilter(json, nothing);
            json.WriteNumber("limit"u8, 1);
            json.WriteEndObject();
            json.WriteEndArray();
        });
        var call = Post(collection, $"points/query/batch?timeout={options.SearchTimeoutSeconds}", QdrantPatience.Search);
        using var answer = await connection.SendAsync(call, body, cancellationToken);
        if (Read(call, () => QdrantAnswer.Legs(answer.Written.Span, Skipped)) is not [{ Count: 0 }])
        {
            throw new QdrantException(QdrantFailure.TooOld, $"What answers at {connection.Names} does not heed the filters of a search, so it cannot keep apart what people may see.");
        }
    }

    /// <summary>The points with these ids, as far as they exist, in no particular order.</summary>
    public async Task<IReadOnlyList<QdrantFound<T>>> GetAsync<T>(
        string collection, IReadOnlyCollection<Guid> ids, QdrantPayload payload, ReadPayload<T> read, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        var body = Body(json =>
        {
            WriteIds(json, "ids", ids);
            payload.Write(json);
        });
        var call = Post(collection, "points", QdrantPatience.Search);
        using var answer = await connection.SendAsync(call, body, cancellationToken);
        return Read(call, () => QdrantAnswer.List(answer.Written.Span, read));
    }

    /// <summary>A page of points in the order of their ids.</summary>
    /// <param name="filter">Which points; null for all.</param>
    /// <param name="from">Where the page begins, as the page before it said; null for the first.</param>
    /// <param name="patience">How long it may take; nobody waits for what is read in bulk.</param>
    public async Task<QdrantPage<T>> ScrollAsync<T>(
        string collection, QdrantFilter? filter, QdrantPayload payload, int limit, Guid? from, ReadPayload<T> read, CancellationToken cancellationToken,
        QdrantPatience patience = QdrantPatience.Write)
    {
        var body = Body(json =>
        {
            WriteFilter(json, filter);
            json.WriteNumber("limit"u8, limit);
            if (from is { } offset)
            {
                json.WriteString("offset"u8, offset);
            }

            payload.Write(json);
        });
        var call = Post(collection, "points/scroll", patience);
        using var answer = await connection.SendAsync(call, body, cancellationToken);
        return Read(call, () => QdrantAnswer.Page(answer.Written.Span, read));
    }

    /// <summary>How many points there are, exactly.</summary>
    /// <param name="filter">Which points; null for all.</param>
    public async Task<long> CountAsync(string collection, QdrantFilter? filter, CancellationToken cancellationToken)
    {
        var body = Body(json =>
        {
            WriteFilter(json, filter);
            json.WriteBoolean("exact"u8, true);
        });
        return await ReadAsync(Post(collection, "points/count", QdrantPatience.Write), body, result => result.GetProperty("count").GetInt64(), cancellationToken);
    }

    /// <summary>
    /// Writes points in batches, each of which can be read when the next one is sent. A failure is "unknown": some of the points may be written, and
    /// the same call can be made again.
    /// </summary>
    /// <param name="over">Which of the points that are there already may be replaced; null for all.</param>
    public async Task UpsertAsync(string collection, IReadOnlyList<QdrantPoint> points, CancellationToken cancellationToken, QdrantFilter? over = null)
    {
        for (var from = 0; from < points.Count;)
        {
            var (body, count) = Batch(points, from, over);
            await CompleteAsync(new QdrantCall(HttpMethod.Put, $"collections/{collection}/points?wait=true", QdrantPatience.Write), body, cancellationToken);
            from += count;
        }
    }

    /// <summary>Sets some keys of the payload of these points and leaves the others as they are.</summary>
    public Task SetPayloadAsync(string collection, IReadOnlyCollection<Guid> ids, Action<Utf8JsonWriter> writePayload, CancellationToken cancellationToken) =>
        ids.Count == 0 ? Task.CompletedTask : CompleteAsync(Post(collection, "points/payload?wait=true", QdrantPatience.Write), Body(json =>
        {
            json.WriteStartObject("payload"u8);
            writePayload(json);
            json.WriteEndObject();
            WriteIds(json, "points", ids);
        }), cancellationToken);

    /// <summary>Sets some keys of the payload of all points that the filter lets through.</summary>
    public Task SetPayloadAsync(string collection, QdrantFilter filter, Action<Utf8JsonWriter> writePayload, CancellationToken cancellationToken) =>
        CompleteAsync(Post(collection, "points/payload?wait=true", QdrantPatience.Write), Body(json =>
        {
            json.WriteStartObject("payload"u8);
            writePayload(json);
            json.WriteEndObject();
            WriteFilter(json, filter);
        }), cancellationToken);

    /// <summary>Deletes the points with these ids, as far as they exist.</summary>
    public Task DeleteAsync(string collection, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        ids.Count == 0 ? Task.CompletedTask
            : CompleteAsync(Post(collection, "points/delete?wait=true", QdrantPatience.Write), Body(json => WriteIds(json, "points", ids)), cancellationToken);

    /// <summary>Deletes all points that the filter lets through.</summary>
    public Task DeleteAsync(string collection, QdrantFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return CompleteAsync(Post(collection, "points/delete?wait=true", QdrantPatience.Write), Body(json => WriteFilter(json, filter)), cancellationToken);
    }

    private static (PooledBytes Body, int Count) Batch(IReadOnlyList<QdrantPoint> points, int from, QdrantFilter? over)
    {
        var count = 0;
        var body = Body(json =>
        {
            if (over is not null)
            {
                json.WritePropertyName("update_filter"u8);
                over.Write(json);
            }

            json.WriteStartArray("points"u8);
            while (from + count < points.Count && count < PointsPerBatch && json.BytesCommitted + json.BytesPending < BatchBytes)
            {
                points[from + count].Write(json);
                count++;
            }

            json.WriteEndArray();
        }, 1024 * 1024);
        return (body, count);
    }

    private static bool Skipped(ref Utf8JsonReader json)
    {
        json.Skip();
        return true;
    }

    private static QdrantCall Post(string collection, string path, QdrantPatience patience) => new(HttpMethod.Post, $"collections/{collection}/{path}", patience);

    // One object, whose properties the delegate writes.
    private static PooledBytes Body(Action<Utf8JsonWriter> write, int size = 16 * 1024)
    {
        var body = new PooledBytes(size);
        try
        {
            using var json = new Utf8JsonWriter(body, Plain);
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }
        catch
        {
            body.Dispose();
            throw;
        }

        return body;
    }

    private static void WriteFilter(Utf8JsonWriter json, QdrantFilter? filter)
    {
        if (filter is not null)
        {
            json.WritePropertyName("filter"u8);
            filter.Write(json);
        }
    }

    private static void WriteIds(Utf8JsonWriter json, string name, IReadOnlyCollection<Guid> ids)
    {
        json.WriteStartArray(name);
        foreach (var id in ids)
        {
            json.WriteStringValue(id);
        }

        json.WriteEndArray();
    }

    // A write with wait=true is completed when its answer comes; anything else was only taken note of.
    private async Task CompleteAsync(QdrantCall call, PooledBytes body, CancellationToken cancellationToken) => await ReadAsync(call, body, result =>
        result.GetProperty("status").GetString() is "completed" ? true : throw new JsonException($"the write is {result.GetProperty("status")}, not completed"), cancellationToken);

    private async Task<T> ReadAsync<T>(QdrantCall call, PooledBytes? body, Func<JsonElement, T> read, CancellationToken cancellationToken)
    {
        using var answer = await connection.SendAsync(call, body, cancellationToken);
        return Read(call, () => read(QdrantAnswer.Element(answer.Written)));
    }

    private static T Read<T>(QdrantCall call, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw Unreadable(call, error.Message, error);
        }
    }

    private static QdrantException Unreadable(QdrantCall call, string why, Exception? inner) =>
        new(QdrantFailure.Unreadable, $"The answer of Qdrant to {call.Method} {call.Path} cannot be read: {why.TrimEnd('.')}.", inner: inner);
}
