using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace ChatBot.Tests.ModelClients.Double;

/// <summary>Writes the vectors of a request, with what is wrong with them if something is to be.</summary>
internal static class DoubleAnswer
{
    public static ReadOnlyMemory<byte> Of(DoubleRequest asked, DoubleOptions options, WordVectors vectors, DoubleFaultKind? fault)
    {
        var tokens = 0;
        var items = new List<(int Index, float[] Vector)>(asked.Texts.Count);
        foreach (var (index, text) in asked.Texts.Index())
        {
            items.Add((index, Shortened(vectors.Of(text, out var words), asked.Dimension, options.Scale)));
            tokens += words;
        }

        Spoil(items, fault);
        var target = new ArrayBufferWriter<byte>(1024 + (items.Count * asked.Dimension * (asked.Base64 ? 6 : 14)));
        Write(target, asked, options, items, fault, tokens);
        return fault == DoubleFaultKind.HalfJson ? target.WrittenMemory[..(target.WrittenCount / 2)] : target.WrittenMemory;
    }

    private static void Spoil(List<(int Index, float[] Vector)> items, DoubleFaultKind? fault)
    {
        var last = items.Count - 1;
        switch (fault)
        {
            case DoubleFaultKind.WrongSize:
                for (var i = 0; i <= last; i++)
                {
                    items[i] = (i, [.. items[i].Vector, 0.5f]);
                }

                break;
            case DoubleFaultKind.MixedSizes:
                items[last] = (last, items[last].Vector[..^1]);
                break;
            case DoubleFaultKind.NotANumber:
                items[last].Vector[0] = float.NaN;
                break;
            case DoubleFaultKind.Zeros:
                items[last].Vector.AsSpan().Clear();
                break;
            case DoubleFaultKind.Short:
                items.RemoveAt(last);
                break;
            case DoubleFaultKind.Long:
                items.Add((items.Count, items[0].Vector));
                break;
            case DoubleFaultKind.Twice:
                items[last] = (0, items[last].Vector);
                break;
            case DoubleFaultKind.Shuffled:
                items.Reverse();
                break;
        }
    }

    private static void Write(
        IBufferWriter<byte> target, DoubleRequest asked, DoubleOptions options, List<(int Index, float[] Vector)> items, DoubleFaultKind? fault, int tokens)
    {
        using var json = new Utf8JsonWriter(target);
        var isOllama = options.Server == DoubleServer.Ollama;
        json.WriteStartObject();
        json.WriteString("model", options.Model);
        if (!isOllama)
        {
            json.WriteString("object", "list");
        }

        json.WriteStartArray(isOllama ? "embeddings" : "data");
        foreach (var (index, vector) in items)
        {
            if (isOllama)
            {
                WriteNumbers(json, vector, fault);
                continue;
            }

            json.WriteStartObject();
            json.WriteString("object", "embedding");
            json.WriteNumber("index", index);
            json.WritePropertyName("embedding");
            WriteVector(json, vector, asked.Base64, fault);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (isOllama)
        {
            json.WriteNumber("total_duration", 1_000_000);
            json.WriteNumber("load_duration", 1_000);
            json.WriteNumber("prompt_eval_count", tokens);
        }
        else
        {
            json.WriteStartObject("usage");
            json.WriteNumber("prompt_tokens", tokens);
            json.WriteNumber("total_tokens", tokens);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteVector(Utf8JsonWriter json, float[] vector, bool base64, DoubleFaultKind? fault)
    {
        if (base64 && fault != DoubleFaultKind.TooLarge)
        {
            json.WriteBase64StringValue(MemoryMarshal.AsBytes(vector.AsSpan()));
        }
        else
        {
            WriteNumbers(json, vector, fault);
        }
    }

    private static void WriteNumbers(Utf8JsonWriter json, float[] vector, DoubleFaultKind? fault)
    {
        json.WriteStartArray();
        foreach (var (position, number) in vector.Index())
        {
            if (fault == DoubleFaultKind.TooLarge && position == 0)
            {
                json.WriteRawValue("1e999"u8, skipInputValidation: true);
            }
            else if (float.IsNaN(number))
            {
                json.WriteRawValue(Encoding.UTF8.GetBytes("NaN"), skipInputValidation: true);
            }
            else
            {
                json.WriteNumberValue(number);
            }
        }

        json.WriteEndArray();
    }

    // As servers do it: the first numbers, brought to norm 1 again.
    private static float[] Shortened(float[] vector, int dimension, float scale)
    {
        var shorter = vector[..dimension];
        var norm = dimension == vector.Length ? 1 : Math.Sqrt(shorter.Sum(number => (double)number * number));
        for (var i = 0; i < shorter.Length && (norm != 1 || scale != 1); i++)
        {
            shorter[i] = (float)(shorter[i] / norm * scale);
        }

        return shorter;
    }
}
