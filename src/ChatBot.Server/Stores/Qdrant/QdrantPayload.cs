using System.Text.Json;

namespace ChatBot.Server.Stores.Qdrant;

/// <summary>Which part of the payload comes back with a point.</summary>
internal sealed class QdrantPayload
{
    private readonly IReadOnlyList<string>? keys;

    private QdrantPayload(IReadOnlyList<string>? keys) => this.keys = keys;

    /// <summary>All of it.</summary>
    public static QdrantPayload Whole { get; } = new(null);

    /// <summary>Nothing but the id.</summary>
    public static QdrantPayload None { get; } = new([]);

    /// <summary>Only what is under these keys.</summary>
    public static QdrantPayload Only(params IReadOnlyList<string> keys) =>
        keys.Count > 0 ? new QdrantPayload(keys) : throw new ArgumentException("No key is named; that is None.");

    /// <summary>Writes it as a property.</summary>
    public void Write(Utf8JsonWriter json)
    {
        if (keys is not { Count: > 0 })
        {
            json.WriteBoolean("with_payload"u8, keys is null);
            return;
        }

        json.WriteStartArray("with_payload"u8);
        foreach (var key in keys)
        {
            json.WriteStringValue(key);
        }

        json.WriteEndArray();
    }
}
