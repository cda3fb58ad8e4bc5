using System.Net.Http.Headers;

namespace ChatBot.Server.ModelClients.Embeddings;

/// <summary>Where requests go and how they are signed: all that differs between providers besides the form of the JSON.</summary>
internal sealed class EmbeddingEndpoint
{
    private const string OpenAiAddress = "https://api.openai.com/v1";
    private const string OllamaAddress = "http://127.0.0.1:11434";

    private readonly EmbeddingProvider provider;
    private readonly string key;

    public EmbeddingEndpoint(EmbeddingOptions options)
    {
        provider = options.Provider;
        key = options.ApiKey;
        Address = new Uri(IsOllama
            ? $"{WithoutVersion(options.Endpoint.Length > 0 ? options.Endpoint : OllamaAddress)}/api/embed"
            : $"{(options.Endpoint.Length > 0 ? options.Endpoint : OpenAiAddress).TrimEnd('/')}/embeddings");
    }

    /// <summary>The address of every request.</summary>
    public Uri Address { get; }

    /// <summary>Whether requests and answers have the form of Ollama.</summary>
    public bool IsOllama => provider == EmbeddingProvider.Ollama;

    /// <summary>Whether requests carry a key.</summary>
    public bool HasKey => key.Length > 0;

    /// <summary>Host and port, for messages.</summary>
    public string Host => Address.Authority;

    /// <summary>Why an address cannot be used, as the rest of a sentence; null when it can.</summary>
    public static string? ProblemOf(string address) =>
        !Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.Host.Length == 0
            ? "must be an address that starts with http:// or https://"
        : uri.UserInfo.Length > 0 ? "must not hold a name or password; a key belongs in ApiKey"
        : uri.Query.Length > 0 || uri.Fragment.Length > 0 ? "must not hold a question mark or a number sign; it ends with the path, such as /v1"
        : uri.AbsolutePath.TrimEnd('/').EndsWith("/embeddings", StringComparison.OrdinalIgnoreCase) || uri.AbsolutePath.TrimEnd('/').EndsWith("/api/embed", StringComparison.OrdinalIgnoreCase)
            ? "must be the base of the address; /embeddings or /api/embed is added to it"
        : null;

    /// <summary>Puts the key on a request.</summary>
    public void Sign(HttpRequestHeaders headers)
    {
        if (!HasKey)
        {
            return;
        }

        if (provider == EmbeddingProvider.Azure)
        {
            headers.TryAddWithoutValidation("api-key", key);
        }
        else
        {
            headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }
    }

    /// <summary>A text that a server sent, without the key: some repeat it in their errors.</summary>
    public string WithoutKey(string text) => HasKey ? text.Replace(key, "***", StringComparison.Ordinal) : text;

    // People copy the address of Ollama's other protocol, or that of its API.
    private static string WithoutVersion(string address)
    {
        var plain = address.TrimEnd('/');
        foreach (var ending in (ReadOnlySpan<string>)["/v1", "/api"])
        {
            if (plain.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                return plain[..^ending.Length];
            }
        }

        return plain;
    }
}
