using System.Text.Json;

namespace ChatBot.Server.Stores.Qdrant;

/// <summary>One condition of a filter.</summary>
internal abstract record QdrantCondition
{
    private QdrantCondition()
    {
    }

    /// <summary>Writes it as one object.</summary>
    public abstract void Write(Utf8JsonWriter json);

    private static void StartMatch(Utf8JsonWriter json, string key)
    {
        json.WriteStartObject();
        json.WriteString("key", key);
        json.WriteStartObject("match");
    }

    // Qdrant takes a range without an end to hold everything that has the key.
    private static void CheckRange(bool hasEnd)
    {
        if (!hasEnd)
        {
            throw new ArgumentException("A range needs an end.");
        }
    }

    private static void EndMatch(Utf8JsonWriter json)
    {
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>The value, or one of a list, is this text.</summary>
    public sealed record Is(string Key, string Value) : QdrantCondition
    {
        /// <inheritdoc />
        public override void Write(Utf8JsonWriter json)
        {
            StartMatch(json, Key);
            json.WriteString("value", Value);
            EndMatch(json);
        }
    }

    /// <summary>The value, or one of a list, is this number.</summary>
    public sealed record IsNumber(string Key, long Value) : QdrantCondition
    {
        /// <inheritdoc />
        public override void Write(Utf8JsonWriter json)
        {
            StartMatch(json, Key);
            json.WriteNumber("value", Value);
            EndMatch(json);
        }
    }

    /// <summary>The value, or one of a list, is one of these texts; of none of them when the list is empty.</summary>
    public sealed record IsOneOf(string Key, IReadOnlyCollection<string> Values) : QdrantCondition
    {
        /// <inheritdoc />
        public override void Write(Utf8JsonWriter json)
        {
            StartMatch(json, Key);
            json.WriteStartArray("any");
            foreach (var value in Values)
            {
                json.WriteStringValue(value);
            }

            json.WriteEndArray();
            EndMatch(json);
        }
    }

    /// <summary>The number lies in a range; both ends belong to it, and one may be open.</summary>
    public sealed record Between(string Key, long? From, long? To) : QdrantCondition
    {
        /// <inheritdoc />
        public override void Write(Utf8JsonWriter json)
        {
            CheckRange(From is not null || To is not null);
            json.WriteStartObject();
            json.WriteString("key", Key);
            json.WriteStartObject("range");
            if (From is { } from)
            {
                json.WriteNumber("gte", from);
            }

            if (To is { } to)
            {
                json.WriteNumber("lte", to);
            }

            EndMatch(json);
        }
    }

    /// <summary>The moment lies in a range; both ends belong to it, and one may be open.</summary>
    public sealed record BetweenMoments(string Key, DateTimeOffset? From, DateTimeOffset? To) : QdrantCondition
    {
        /// <inheritdoc />
        public override void Write(Utf8JsonWriter json)
        {
            CheckRange(From is not null || To is not null);
            json.WriteStartObject();
            json.WriteString("key", Key);
            json.WriteStartObject("range");
            if (From is { } from)
            {
                json.WriteString("gte", from.UtcDateTime);
            }

            if (To is { } to)
            {
                json.WriteString("lte", to.UtcDateTime);
            }

            EndMatch(json);
        }
    }

    /// <summary>The point is one of these.</summary>
    public sealed record HasId(IReadOnlyCollection<Guid> Ids) : QdrantCondition
    {
        /// <inheritdoc />
        public override void Write(Utf8JsonWriter json)
        {
            json.WriteStartObject();
            json.WriteStartArray("has_id");
            foreach (var id in Ids)
            {
                json.WriteStringValue(id);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }
    }

    /// <summary>A filter within a filter.</summary>
    public sealed record Group(QdrantFilter Filter) : QdrantCondition
    {
        /// <inheritdoc />
        public override void Write(Utf8JsonWriter json) => Filter.Write(json);
    }
}
