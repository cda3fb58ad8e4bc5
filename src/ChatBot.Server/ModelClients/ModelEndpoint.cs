using System.Net.Http.Headers;

namespace ChatBot.Server.ModelClients;

/// <summary>Where requests to a model go and how they are signed.</summary>
/// <param name="Address">The address of every request.</param>
/// <param name="Section">The group of the settings that names it, for messages.</param>
/// <param name="options">How it is reached.</param>
internal sealed class ModelEndpoint(Uri address, string section, ModelServerOptions options)
{
    private const string OpenAiAddress = "https://api.openai.com/v1";
    private const string OllamaAddress = "http://127.0.0.1:11434";

    private readonly string key = options.ApiKey;

    /// <summary>The address of every request.</summary>
    public Uri Address { get; } = address;

    /// <summary>The group of the settings that names it, for messages.</summary>
    public string Section { get; } = section;

    /// <summary>Whether the server is one of OpenAI's own.</summary>
    public bool IsOpenAi { get; } = options.Provider == ModelProvider.Azure || (options.Provider == ModelProvider.Openai && address.IdnHost.EndsWith("api.openai.com", StringComparison.Ordinal));

    /// <summary>Whether requests carry a key.</summary>
    public bool HasKey => key.Length > 0;

    /// <summary>Host and port, for messages.</summary>
    public string Host => Address.Authority;

    /// <summary>The configured address, or that of the provider; Ollama's without the end that says which of its protocols is spoken.</summary>
    public static string BaseOf(ModelServerOptions options) => options.Provider == ModelProvider.Ollama
        ? WithoutVersion(options.Endpoint.Length > 0 ? options.Endpoint : OllamaAddress)
        : (options.Endpoint.Length > 0 ? options.Endpoint : OpenAiAddress).TrimEnd('/');

    /// <summary>Puts the key on a request.</summary>
    public void Sign(HttpRequestHeaders headers)
    {
        if (!HasKey)
        {
            return;
        }

        if (options.Provider == ModelProvider.Azure)
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
