using System.Text.Json;

namespace ChatBot.Server.Stores.Qdrant;

/// <summary>Names of the two vectors that a point may have.</summary>
internal static class QdrantVectors
{
    /// <summary>The dense vector, of the embedding model.</summary>
    public const string Meaning = "meaning";

    /// <summary>The sparse vector, of the words. Qdrant multiplies it with how rare each word is.</summary>
    public const string Words = "words";
}

/// <summary>A vector of which only some dimensions are not zero; no dimension is named twice.</summary>
/// <param name="Indices">The dimensions.</param>
/// <param name="Values">Their numbers. Rounded to half precision they take less room and are written much faster.</param>
internal readonly record struct QdrantSparse(ReadOnlyMemory<uint> Indices, ReadOnlyMemory<float> Values)
{
    /// <summary>Writes it as one object.</summary>
    public void Write(Utf8JsonWriter json)
    {
        if (Indices.Length != Values.Length)
        {
            throw new ArgumentException("A sparse vector has as many numbers as dimensions.");
        }

        json.WriteStartObject();
        json.WritePropertyName("indices"u8);
        NumberText.Write(json, Indices.Span);
        json.WritePropertyName("values"u8);
        NumberText.Write(json, Values.Span);
        json.WriteEndObject();
    }
}

/// <summary>What a point becomes; writing it replaces whatever was under its id.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Meaning">The dense vector, or null.</param>
/// <param name="Words">The sparse vector, or null.</param>
/// <param name="WritePayload">Writes the properties of the payload, without the braces around them. It may be called more than once.</param>
internal readonly record struct QdrantPoint(Guid Id, ReadOnlyMemory<Half>? Meaning, QdrantSparse? Words, Action<Utf8JsonWriter> WritePayload)
{
    /// <summary>Writes it as one object.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, Id);
        json.WriteStartObject("vector"u8);
        if (Meaning is { } meaning)
        {
            json.WritePropertyName(QdrantVectors.Meaning);
            NumberText.Write(json, meaning.Span);
        }

        if (Words is { } words)
        {
            json.WritePropertyName(QdrantVectors.Words);
            words.Write(json);
        }

        json.WriteEndObject();
        json.WriteStartObject("payload"u8);
        WritePayload(json);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}

/// <summary>Reads a payload: the reader stands on the opening brace, and must stand on the matching closing brace afterwards.</summary>
internal delegate T ReadPayload<out T>(ref Utf8JsonReader json);

/// <summary>A point as it was read.</summary>
internal readonly record struct QdrantFound<T>(Guid Id, double Score, T Payload);

/// <summary>A page of points in the order of their ids, and where the next one begins; null after the last.</summary>
internal sealed record QdrantPage<T>(IReadOnlyList<QdrantFound<T>> Points, Guid? Next);
