using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace ChatBot.Tests.ModelClients.Double;

/// <summary>A request as the double understood it, or why it does not take it.</summary>
internal sealed record DoubleRequest(IReadOnlyList<string> Texts, bool Base64, int Dimension)
{
    // About what a token is; the double has no tokenizer.
    private const int CharactersPerToken = 4;

    private static readonly string[] Known = ["model", "input", "encoding_format", "dimensions", "user"];

    public DoubleRefusal? Refusal { get; private init; }

    public static DoubleRequest Read(HttpRequest request, string body, DoubleOptions options)
    {
        if (KeyProblem(request, options) is { } key)
        {
            return Refused(key);
        }

        if (request.ContentType?.StartsWith("application/json", StringComparison.Ordinal) != true)
        {
            return Refused(new DoubleRefusal(415, "Expected request with `Content-Type: application/json`"));
        }

        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object ? Read(json.RootElement, options) : Refused(DoubleRefusal.NotJson(options.Server));
        }
        catch (JsonException)
        {
            return Refused(DoubleRefusal.NotJson(options.Server));
        }
    }

    private static DoubleRequest Read(JsonElement json, DoubleOptions options)
    {
        var server = options.Server;
        if (json.EnumerateObject().Select(member => member.Name).FirstOrDefault(member => !Known.Contains(member)) is { } unknown)
        {
            return Refused(new DoubleRefusal(400, JsonSerializer.Serialize(new { error = new { message = $"Unrecognized request argument supplied: {unknown}" } })));
        }

        var model = json.TryGetProperty("model", out var name) && name.ValueKind == JsonValueKind.String ? name.GetString()! : "";
        if (model != options.Model && server is not (DoubleServer.Tei or DoubleServer.LlamaCpp))
        {
            return Refused(DoubleRefusal.Model(server, model));
        }

        var texts = TextsOf(json);
        if (texts is null || (texts.Count == 0 && server != DoubleServer.Ollama) || texts.Any(text => text.Length == 0))
        {
            return Refused(DoubleRefusal.NoInput(server));
        }

        if (texts.Count > options.TextsAtMost)
        {
            return Refused(DoubleRefusal.TooMany(server, texts.Count, options.TextsAtMost));
        }

        if (texts.FirstOrDefault(text => text.Length > options.MaxCharacters) is { } tooLong)
        {
            return Refused(DoubleRefusal.TooLong(server, tooLong.Length / CharactersPerToken));
        }

        var base64 = json.TryGetProperty("encoding_format", out var format) && format.GetString() == "base64";
        if (base64 && options.RefusesBase64)
        {
            return Refused(DoubleRefusal.Base64());
        }

        var asked = json.TryGetProperty("dimensions", out var dimensions) ? dimensions.GetInt32() : 0;
        var ignores = options.IgnoresDimensions || server == DoubleServer.LlamaCpp || (server == DoubleServer.Ollama && asked >= options.Dimension);
        return asked != 0 && !ignores && (server == DoubleServer.Vllm || asked < 0 || asked > options.Dimension)
            ? Refused(DoubleRefusal.Dimensions(server, model, asked, options.Dimension))
            : new DoubleRequest(texts, base64 && !options.IgnoresBase64 && server != DoubleServer.Ollama, asked == 0 || ignores ? options.Dimension : asked);
    }

    private static IReadOnlyList<string>? TextsOf(JsonElement json) => !json.TryGetProperty("input", out var input) ? null
        : input.ValueKind == JsonValueKind.String ? [input.GetString()!]
        : input.ValueKind == JsonValueKind.Array && input.EnumerateArray().All(text => text.ValueKind == JsonValueKind.String) ? [.. input.EnumerateArray().Select(text => text.GetString()!)]
        : null;

    private static DoubleRefusal? KeyProblem(HttpRequest request, DoubleOptions options)
    {
        var given = options.Server == DoubleServer.Azure ? request.Headers["api-key"].ToString() : request.Headers.Authorization.ToString();
        var wanted = options.Server == DoubleServer.Azure ? options.Key : $"Bearer {options.Key}";
        return options.Key is null || given == wanted ? null : DoubleRefusal.Key(options.Server, given.Replace("Bearer ", "", StringComparison.Ordinal));
    }

    private static DoubleRequest Refused(DoubleRefusal refusal) => new([], false, 0) { Refusal = refusal };
}
