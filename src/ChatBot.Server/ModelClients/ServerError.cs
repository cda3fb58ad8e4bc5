using System.Text.Json;

namespace ChatBot.Server.ModelClients;

/// <summary>What a server says of its error, in the forms that are in use.</summary>
internal static class ServerError
{
    private const int Shown = 240;
    private const int TellingCharacters = 24;

    private static readonly JsonDocumentOptions Shallow = new() { MaxDepth = 16 };

    /// <summary>The message in the body of an error; empty when there is none.</summary>
    public static string Of(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = Shallow.MaxDepth });
            using var json = JsonDocument.ParseValue(ref reader);
            return MessageOf(json.RootElement) ?? "";
        }
        catch (JsonException)
        {
            return "";
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, which is no text.
            return "";
        }
    }

    /// <summary>The message as a piece of a sentence: short, on one line, without the key; and left out where it repeats what was sent.</summary>
    public static string Quoted(string message, ReadOnlySpan<string> texts, ModelEndpoint endpoint)
    {
        foreach (var text in texts)
        {
            if (text.Length > 0 && message.Contains(text[..Math.Min(text.Length, TellingCharacters)], StringComparison.Ordinal))
            {
                return "";
            }
        }

        var line = new string([.. endpoint.WithoutKey(message).Take(Shown).Select(letter => char.IsControl(letter) || char.IsSurrogate(letter) ? ' ' : letter)]).Trim().TrimEnd('.');
        for (var i = 0; i + TellingCharacters <= line.Length; i++)
        {
            foreach (var text in texts)
            {
                if (text.AsSpan().Contains(line.AsSpan(i, TellingCharacters), StringComparison.Ordinal))
                {
                    return "";
                }
            }
        }

        return line.Length > 0 ? $": \"{line}{(message.Length > Shown ? "…" : "")}\"" : "";
    }

    /// <summary>How many characters some texts have together.</summary>
    public static long Characters(this ReadOnlySpan<string> texts)
    {
        var sum = 0L;
        foreach (var text in texts)
        {
            sum += text.Length;
        }

        return sum;
    }

    // OpenAI, vLLM and llama.cpp: {"error":{"message"}}; Ollama: {"error"}; TEI: {"message"}; servers in Python: {"detail"}.
    private static string? MessageOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Object when element.TryGetProperty("error", out var error) && MessageOf(error) is { } message => message,
        JsonValueKind.Object when element.TryGetProperty("message", out var inner) && inner.ValueKind == JsonValueKind.String => inner.GetString(),
        JsonValueKind.Object when element.TryGetProperty("detail", out var detail) && detail.ValueKind == JsonValueKind.String => detail.GetString(),
        _ => null,
    };
}
