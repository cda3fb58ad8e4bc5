using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ChatBot.Server.ModelClients.Embeddings;

/// <summary>
/// What a server is asked besides the texts. Vectors come as base64 where a server knows it: a third of the bytes, and nothing to round. Servers that do
/// not know the word ignore it and send numbers; those that refuse it are asked for numbers from then on.
/// </summary>
/// <param name="Base64">Whether vectors may come as base64.</param>
/// <param name="Dimension">How many numbers the server is to leave of a vector; 0 for all.</param>
internal readonly record struct EmbeddingForm(bool Base64, int Dimension)
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the request of a batch.</summary>
    public void Write(IBufferWriter<byte> target, string model, ReadOnlySpan<string> texts, bool isOllama)
    {
        using var json = new Utf8JsonWriter(target, Plain);
        json.WriteStartObject();
        json.WriteString("model"u8, model);
        json.WriteStartArray("input"u8);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
        if (!isOllama)
        {
            json.WriteString("encoding_format"u8, Base64 ? "base64"u8 : "float"u8);
        }

        if (Dimension > 0)
        {
            json.WriteNumber("dimensions"u8, Dimension);
        }

        json.WriteEndObject();
    }

    /// <summary>What is left when the server refused a request with this error: what the error names is not asked for again. Null when it names none of it.</summary>
    public EmbeddingForm? Without(string error) =>
        Base64 && error.Contains("encoding_format", StringComparison.OrdinalIgnoreCase) ? this with { Base64 = false }
        : Dimension > 0 && (error.Contains("dimensions", StringComparison.OrdinalIgnoreCase) || error.Contains("matryoshka", StringComparison.OrdinalIgnoreCase)) ? this with { Dimension = 0 }
        : null;
}
