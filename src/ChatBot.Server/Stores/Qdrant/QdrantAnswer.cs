using System.Text.Json;

namespace ChatBot.Server.Stores.Qdrant;

/// <summary>Reads answers of Qdrant, which are <c>{"result":…,"status":"ok","time":…}</c>.</summary>
internal static class QdrantAnswer
{
    /// <summary>The hits of each leg of a search.</summary>
    public static IReadOnlyList<IReadOnlyList<QdrantFound<T>>> Legs<T>(ReadOnlySpan<byte> answer, ReadPayload<T> read)
    {
        var json = Result(answer);
        Expect(ref json, JsonTokenType.StartArray);
        var legs = new List<IReadOnlyList<QdrantFound<T>>>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            IReadOnlyList<QdrantFound<T>>? points = null;
            Expect(ref json, JsonTokenType.StartObject);
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                var isPoints = json.ValueTextEquals("points"u8);
                json.Read();
                if (isPoints)
                {
                    points = Points(ref json, read);
                }
                else
                {
                    json.Skip();
                }
            }

            legs.Add(points ?? throw new JsonException("A search came back without its points."));
        }

        return legs;
    }

    /// <summary>Points that were asked for by their ids.</summary>
    public static IReadOnlyList<QdrantFound<T>> List<T>(ReadOnlySpan<byte> answer, ReadPayload<T> read)
    {
        var json = Result(answer);
        return Points(ref json, read);
    }

    /// <summary>A page of points.</summary>
    public static QdrantPage<T> Page<T>(ReadOnlySpan<byte> answer, ReadPayload<T> read)
    {
        var json = Result(answer);
        Expect(ref json, JsonTokenType.StartObject);
        IReadOnlyList<QdrantFound<T>>? points = null;
        Guid? next = null;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var isPoints = json.ValueTextEquals("points"u8);
            var isNext = json.ValueTextEquals("next_page_offset"u8);
            json.Read();
            if (isPoints)
            {
                points = Points(ref json, read);
            }
            else if (isNext && json.TokenType != JsonTokenType.Null)
            {
                next = Id(ref json);
            }
            else
            {
                json.Skip();
            }
        }

        return new QdrantPage<T>(points ?? throw new JsonException("A page came back without its points."), next);
    }

    /// <summary>The result of a call whose answer is small.</summary>
    public static JsonElement Element(ReadOnlyMemory<byte> answer)
    {
        var json = Result(answer.Span);
        return JsonElement.ParseValue(ref json);
    }

    private static List<QdrantFound<T>> Points<T>(ref Utf8JsonReader json, ReadPayload<T> read)
    {
        Expect(ref json, JsonTokenType.StartArray);
        var points = new List<QdrantFound<T>>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            points.Add(Point(ref json, read));
        }

        return points;
    }

    private static QdrantFound<T> Point<T>(ref Utf8JsonReader json, ReadPayload<T> read)
    {
        Expect(ref json, JsonTokenType.StartObject);
        var (id, score, payload) = (Guid.Empty, 0.0, default(T)!);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("id"u8))
            {
                json.Read();
                id = Id(ref json);
            }
            else if (json.ValueTextEquals("score"u8))
            {
                json.Read();
                score = json.GetDouble();
            }
            else if (json.ValueTextEquals("payload"u8) && json.Read() && json.TokenType == JsonTokenType.StartObject)
            {
                var depth = json.CurrentDepth;
                payload = read(ref json);
                if (json.TokenType != JsonTokenType.EndObject || json.CurrentDepth != depth)
                {
                    throw new InvalidOperationException("The payload was not read to its end.");
                }
            }
            else
            {
                json.Skip();
            }
        }

        return new QdrantFound<T>(id, score, payload);
    }

    private static Guid Id(ref Utf8JsonReader json) => json.TokenType == JsonTokenType.String && json.TryGetGuid(out var id)
        ? id
        : throw new JsonException("A point has an id that is no UUID; the collection is not one of this program.");

    private static Utf8JsonReader Result(ReadOnlySpan<byte> answer)
    {
        var json = new Utf8JsonReader(answer);
        json.Read();
        Expect(ref json, JsonTokenType.StartObject);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var isResult = json.ValueTextEquals("result"u8);
            json.Read();
            if (isResult)
            {
                return json;
            }

            json.Skip();
        }

        throw new JsonException("There is no result in it.");
    }

    private static void Expect(ref Utf8JsonReader json, JsonTokenType type)
    {
        if (json.TokenType != type)
        {
            throw new JsonException($"{type} was expected, and {json.TokenType} came.");
        }
    }
}
