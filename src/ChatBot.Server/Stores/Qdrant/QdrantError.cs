using System.Text;
using System.Text.Json;

namespace ChatBot.Server.Stores.Qdrant;

/// <summary>What Qdrant says about a call that it refuses: <c>{"status":{"error":"…"}}</c>, or plain text.</summary>
internal static class QdrantError
{
    private const int Most = 500;

    /// <summary>The sentence in one short line.</summary>
    public static string Text(ReadOnlySpan<byte> answer)
    {
        var text = Sentence(answer) ?? Encoding.UTF8.GetString(answer[..Math.Min(answer.Length, Most)]);
        var line = new string([.. text.Take(Most).Select(letter => char.IsControl(letter) ? ' ' : letter)]).Trim();
        return line.Length == 0 ? "it does not say why." : line.EndsWith('.') ? line : line + ".";
    }

    private static string? Sentence(ReadOnlySpan<byte> answer)
    {
        try
        {
            var reader = new Utf8JsonReader(answer);
            return JsonDocument.TryParseValue(ref reader, out var document) && document is not null ? Sentence(document) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Sentence(JsonDocument document)
    {
        using (document)
        {
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("status", out var status) && status.ValueKind == JsonValueKind.Object
                && status.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.String ? error.GetString() : null;
        }
    }
}
