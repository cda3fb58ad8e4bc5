using System.Text.Json;

namespace ChatBot.Server.Stores.Qdrant;

/// <summary>One way of searching, several of which go out in one call. What the asker may see is part of each.</summary>
internal sealed record QdrantLeg
{
    /// <summary>The question's dense vector; this or <see cref="Words"/>, or both: then what is best by words is scored by meaning.</summary>
    public ReadOnlyMemory<float>? Meaning { get; init; }

    /// <summary>The question's sparse vector.</summary>
    public QdrantSparse? Words { get; init; }

    /// <summary>Which points may be found.</summary>
    public required QdrantFilter Filter { get; init; }

    /// <summary>How many are wanted at most.</summary>
    public required int Limit { get; init; }

    /// <summary>What comes back of each.</summary>
    public QdrantPayload Payload { get; init; } = QdrantPayload.Whole;

    /// <summary>Whether every vector is compared, instead of walking the graph of neighbours.</summary>
    public bool Exact { get; init; }

    /// <summary>How many times as many candidates quantized vectors bring, to be compared again as they are; null leaves it to Qdrant.</summary>
    public double? Oversampling { get; init; }

    /// <summary>Writes it as one object.</summary>
    public void Write(Utf8JsonWriter json)
    {
        if (Meaning is null && Words is null)
        {
            throw new ArgumentException("A leg searches by meaning or by words.");
        }

        json.WriteStartObject();
        if (Meaning is not null && Words is { } first)
        {
            json.WriteStartObject("prefetch"u8);
            json.WritePropertyName("query"u8);
            first.Write(json);
            json.WriteString("using"u8, QdrantVectors.Words);
            json.WriteNumber("limit"u8, Limit);
            json.WriteEndObject();
        }

        json.WritePropertyName("query"u8);
        if (Meaning is { } meaning)
        {
            NumberText.Write(json, meaning.Span);
        }
        else
        {
            Words!.Value.Write(json);
        }

        json.WriteString("using"u8, Meaning is null ? QdrantVectors.Words : QdrantVectors.Meaning);
        json.WritePropertyName("filter"u8);
        Filter.Write(json);
        json.WriteNumber("limit"u8, Limit);
        Payload.Write(json);
        WriteParameters(json);
        json.WriteEndObject();
    }

    private void WriteParameters(Utf8JsonWriter json)
    {
        if (!Exact && Oversampling is null)
        {
            return;
        }

        json.WriteStartObject("params"u8);
        if (Exact)
        {
            json.WriteBoolean("exact"u8, true);
        }

        if (Oversampling is { } oversampling)
        {
            json.WriteStartObject("quantization"u8);
            json.WriteBoolean("rescore"u8, true);
            json.WriteNumber("oversampling"u8, oversampling);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
