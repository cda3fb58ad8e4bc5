using System.Buffers;
using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace ChatBot.Server.ModelClients.Embeddings;

/// <summary>What a server answered to a batch: a vector for each text in the order of the texts, as far as there are any.</summary>
/// <param name="Vectors">One place for each text, null where the answer had no vector for it.</param>
/// <param name="Tokens">How many tokens the server counted, or null when it did not say.</param>
internal readonly record struct EmbeddingAnswer(float[]?[] Vectors, long? Tokens)
{
    private const int MaxNumbers = 1 << 16;

    private static readonly JsonReaderOptions Shallow = new() { MaxDepth = 16 };

    /// <summary>Reads an answer.</summary>
    /// <exception cref="JsonException">It is not JSON, or of another form.</exception>
    /// <exception cref="FormatException">Its vectors are none; the message is the rest of a sentence.</exception>
    public static EmbeddingAnswer Read(ReadOnlySpan<byte> bytes, int texts, bool isOllama)
    {
        var json = new Utf8JsonReader(bytes, Shallow);
        var vectors = new float[texts][];
        long? tokens = null;
        var found = false;
        Expect(ref json, JsonTokenType.StartObject, "gave something that is no object");
        while (NextMember(ref json))
        {
            if (json.ValueTextEquals(isOllama ? "embeddings"u8 : "data"u8))
            {
                found = true;
                ReadVectors(ref json, vectors, isOllama);
            }
            else if (json.ValueTextEquals("prompt_eval_count"u8))
            {
                tokens = ReadCount(ref json) ?? tokens;
            }
            else if (json.ValueTextEquals("usage"u8))
            {
                tokens = ReadUsage(ref json) ?? tokens;
            }
            else
            {
                json.Skip();
            }
        }

        // Bytes behind the end are an error too.
        json.Read();
        return found ? new EmbeddingAnswer(vectors, tokens) : throw new FormatException("gave no vectors");
    }

    private static void ReadVectors(ref Utf8JsonReader json, float[]?[] vectors, bool isOllama)
    {
        Expect(ref json, JsonTokenType.StartArray, "gave something that is no list of vectors");
        for (var position = 0; Next(ref json) != JsonTokenType.EndArray; position++)
        {
            var (index, vector) = isOllama ? (position, ReadVector(ref json)) : ReadItem(ref json);
            if (index < 0 || index >= vectors.Length)
            {
                throw new FormatException($"gave a vector number {index} for {vectors.Length} texts");
            }

            if (vectors[index] is not null)
            {
                throw new FormatException($"gave two vectors with the number {index}");
            }

            vectors[index] = vector;
        }
    }

    private static (int Index, float[] Vector) ReadItem(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.StartObject)
        {
            throw new FormatException("gave something in the place of a vector");
        }

        int? index = null;
        float[]? vector = null;
        while (NextMember(ref json))
        {
            if (json.ValueTextEquals("index"u8))
            {
                Next(ref json);
                index = json.TokenType == JsonTokenType.Number && json.TryGetInt32(out var number) ? number : throw new FormatException("gave a vector whose index is no number");
            }
            else if (json.ValueTextEquals("embedding"u8))
            {
                Next(ref json);
                vector = ReadVector(ref json);
            }
            else
            {
                json.Skip();
            }
        }

        return (index ?? throw new FormatException("gave a vector without an index"), vector ?? throw new FormatException($"gave an item {index} without a vector"));
    }

    private static float[] ReadVector(ref Utf8JsonReader json) => json.TokenType switch
    {
        JsonTokenType.String => ReadBase64(ref json),
        JsonTokenType.StartArray => ReadNumbers(ref json),
        _ => throw new FormatException("gave a vector that is neither a list of numbers nor base64"),
    };

    private static float[] ReadBase64(ref Utf8JsonReader json)
    {
        if (json.ValueIsEscaped)
        {
            return json.TryGetBytesFromBase64(out var bytes) && bytes.Length % sizeof(float) == 0
                ? MemoryMarshal.Cast<byte, float>(bytes).ToArray()
                : throw new FormatException("gave a vector that is no base64 of numbers");
        }

        var text = json.ValueSpan;
        var length = (text.Length / 4 * 3) - (text.EndsWith("=="u8) ? 2 : text.EndsWith("="u8) ? 1 : 0);
        if (text.Length % 4 != 0 || length % sizeof(float) != 0 || length / sizeof(float) > MaxNumbers)
        {
            throw new FormatException("gave a vector that is no base64 of numbers");
        }

        var numbers = new float[length / sizeof(float)];
        return Base64.DecodeFromUtf8(text, MemoryMarshal.AsBytes(numbers.AsSpan()), out _, out var written) == OperationStatus.Done && written == length
            ? numbers
            : throw new FormatException("gave a vector that is no base64 of numbers");
    }

    private static float[] ReadNumbers(ref Utf8JsonReader json)
    {
        var numbers = ArrayPool<float>.Shared.Rent(1024);
        try
        {
            var count = 0;
            while (Next(ref json) != JsonTokenType.EndArray)
            {
                if (json.TokenType != JsonTokenType.Number || count == MaxNumbers)
                {
                    throw new FormatException(count == MaxNumbers ? "gave a vector without an end" : "gave a vector with something that is no number");
                }

                if (count == numbers.Length)
                {
                    numbers = Larger(numbers);
                }

                numbers[count++] = json.GetSingle();
            }

            return numbers.AsSpan(0, count).ToArray();
        }
        finally
        {
            ArrayPool<float>.Shared.Return(numbers);
        }
    }

    private static float[] Larger(float[] numbers)
    {
        var larger = ArrayPool<float>.Shared.Rent(2 * numbers.Length);
        numbers.CopyTo(larger, 0);
        ArrayPool<float>.Shared.Return(numbers);
        return larger;
    }

    private static long? ReadUsage(ref Utf8JsonReader json)
    {
        long? tokens = null;
        if (Next(ref json) != JsonTokenType.StartObject)
        {
            json.Skip();
            return null;
        }

        while (NextMember(ref json))
        {
            if (json.ValueTextEquals("prompt_tokens"u8))
            {
                tokens = ReadCount(ref json);
            }
            else
            {
                json.Skip();
            }
        }

        return tokens;
    }

    private static long? ReadCount(ref Utf8JsonReader json)
    {
        if (Next(ref json) == JsonTokenType.Number && json.TryGetInt64(out var count))
        {
            return count;
        }

        json.Skip();
        return null;
    }

    private static bool NextMember(ref Utf8JsonReader json) => Next(ref json) == JsonTokenType.PropertyName;

    private static JsonTokenType Next(ref Utf8JsonReader json) => json.Read() ? json.TokenType : throw new JsonException("the answer ends in the middle");

    private static void Expect(ref Utf8JsonReader json, JsonTokenType token, string otherwise)
    {
        if (Next(ref json) != token)
        {
            throw new FormatException(otherwise);
        }
    }
}
