using System.Text.Json;

namespace ChatBot.Server.Stores.Qdrant;

/// <summary>What a new collection is like.</summary>
internal sealed record QdrantCollection
{
    /// <summary>The dimension of the dense vector; null for a collection without one.</summary>
    public int? Dimension { get; init; }

    /// <summary>Whether points have a sparse vector of words.</summary>
    public bool HasWords { get; init; }

    /// <summary>Whether the dense vectors stay on disk.</summary>
    public bool VectorsOnDisk { get; init; }

    /// <summary>What is kept about the collection as a whole.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Writes the properties of the request that creates it.</summary>
    public void Write(Utf8JsonWriter json, QdrantOptions options)
    {
        json.WriteStartObject("vectors"u8);
        if (Dimension is { } dimension)
        {
            WriteMeaning(json, dimension, options.Quantization);
        }

        json.WriteEndObject();
        if (HasWords)
        {
            json.WriteStartObject("sparse_vectors"u8);
            json.WriteStartObject(QdrantVectors.Words);
            json.WriteString("modifier"u8, "idf"u8);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteNumber("replication_factor"u8, options.Replicas);
        json.WriteNumber("write_consistency_factor"u8, options.WriteConsistency);
        if (options.Shards > 0)
        {
            json.WriteNumber("shard_number"u8, options.Shards);
        }

        json.WriteBoolean("on_disk_payload"u8, options.OnDiskPayload);
        WriteMetadata(json, Metadata);
    }

    /// <summary>Writes what is kept about a collection, as a property.</summary>
    public static void WriteMetadata(Utf8JsonWriter json, IReadOnlyDictionary<string, string> metadata)
    {
        json.WriteStartObject("metadata"u8);
        foreach (var (key, value) in metadata)
        {
            json.WriteString(key, value);
        }

        json.WriteEndObject();
    }

    private void WriteMeaning(Utf8JsonWriter json, int dimension, QdrantQuantization quantization)
    {
        json.WriteStartObject(QdrantVectors.Meaning);
        json.WriteNumber("size"u8, dimension);
        json.WriteString("distance"u8, "Cosine"u8);
        json.WriteBoolean("on_disk"u8, VectorsOnDisk);
        if (quantization == QdrantQuantization.Scalar)
        {
            json.WriteStartObject("quantization_config"u8);
            json.WriteStartObject("scalar"u8);
            json.WriteString("type"u8, "int8"u8);
            json.WriteNumber("quantile"u8, 0.99);
            json.WriteBoolean("always_ram"u8, true);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}

/// <summary>What Qdrant says about a collection.</summary>
/// <param name="Status"><c>green</c> when it is fully indexed, <c>yellow</c> while it is being indexed, <c>grey</c> while that waits, <c>red</c> when something failed.</param>
/// <param name="Points">How many points it holds, roughly.</param>
/// <param name="Dimension">The dimension of the dense vector, or null.</param>
/// <param name="HasWords">Whether there is a sparse vector of words.</param>
/// <param name="Metadata">What is kept about it as a whole.</param>
/// <param name="IndexedKeys">The keys of the payload that have an index.</param>
internal sealed record QdrantCollectionInfo(
    string Status, long Points, int? Dimension, bool HasWords, IReadOnlyDictionary<string, string> Metadata, IReadOnlyList<string> IndexedKeys)
{
    /// <summary>Reads the result of the call.</summary>
    public static QdrantCollectionInfo Read(JsonElement result)
    {
        var config = result.GetProperty("config");
        var parameters = config.GetProperty("params");
        return new QdrantCollectionInfo(
            result.GetProperty("status").GetString() ?? "",
            result.TryGetProperty("points_count", out var points) && points.ValueKind == JsonValueKind.Number ? points.GetInt64() : 0,
            DimensionOf(parameters),
            parameters.TryGetProperty("sparse_vectors", out var sparse) && sparse.ValueKind == JsonValueKind.Object && sparse.TryGetProperty(QdrantVectors.Words, out _),
            MetadataOf(config),
            [.. result.GetProperty("payload_schema").EnumerateObject().Select(key => key.Name)]);
    }

    private static int? DimensionOf(JsonElement parameters) =>
        parameters.TryGetProperty("vectors", out var vectors) && vectors.ValueKind == JsonValueKind.Object
        && vectors.TryGetProperty(QdrantVectors.Meaning, out var meaning) ? meaning.GetProperty("size").GetInt32() : null;

    private static Dictionary<string, string> MetadataOf(JsonElement config) =>
        config.TryGetProperty("metadata", out var metadata) && metadata.ValueKind == JsonValueKind.Object
            ? metadata.EnumerateObject().ToDictionary(item => item.Name, item => item.Value.ToString(), StringComparer.Ordinal)
            : [];
}
