using System.ComponentModel.DataAnnotations;

namespace ChatBot.Server.ModelClients.Embeddings;

/// <summary>Which protocol the server of an embedding model speaks.</summary>
public enum EmbeddingProvider
{
    /// <summary>OpenAI and the many servers that speak its protocol.</summary>
    Openai,

    /// <summary>Azure OpenAI by its v1 endpoint: the same protocol, another header for the key.</summary>
    Azure,

    /// <summary>Ollama by its own protocol.</summary>
    Ollama,
}

/// <summary>The model that turns texts into vectors: the group <c>Models:Embedding</c> of the settings. Without a name of a model there is none.</summary>
public sealed class EmbeddingOptions : IValidatableObject
{
    /// <summary>Which protocol the server speaks.</summary>
    public EmbeddingProvider Provider { get; set; } = EmbeddingProvider.Openai;

    /// <summary>Address of the server, with its <c>/v1</c>; empty takes the provider's own.</summary>
    public string Endpoint { get; set; } = "";

    /// <summary>The key, or empty when the server asks for none.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>The model's name at the server (at Azure that of the deployment); empty searches by words alone.</summary>
    public string Model { get; set; } = "";

    /// <summary>Numbers in a vector; 0 takes as many as the model gives.</summary>
    [Range(0, 8192)]
    public int Dimension { get; set; }

    /// <summary>What the model expects in front of a question.</summary>
    public string QueryPrefix { get; set; } = "";

    /// <summary>What the model expects in front of a passage.</summary>
    public string PassagePrefix { get; set; } = "";

    /// <summary>How many texts are sent in one request.</summary>
    [Range(1, 2048)]
    public int BatchTexts { get; set; } = 32;

    /// <summary>How many characters are sent in one request; a single text may have more.</summary>
    [Range(1_000, 4_000_000)]
    public int BatchCharacters { get; set; } = 100_000;

    /// <summary>How many requests are under way at the same time while documents are indexed.</summary>
    [Range(1, 64)]
    public int Concurrency { get; set; } = 4;

    /// <summary>How long one request with passages may take.</summary>
    [Range(1, 600)]
    public int TimeoutSeconds { get; set; } = 60;

    /// <summary>How long a question waits for its vector, tries and all; then it is searched by words alone.</summary>
    [Range(1, 60)]
    public int QuestionTimeoutSeconds { get; set; } = 3;

    /// <summary>A longer text is cut at a word before it is sent.</summary>
    [Range(100, 100_000)]
    public int MaxCharacters { get; set; } = 8_000;

    /// <summary>Whether there is a model at all.</summary>
    public bool IsConfigured => Model.Length > 0;

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Model.Any(char.IsControl) || Model != Model.Trim())
        {
            yield return new ValidationResult("Model is not the name of a model.");
        }

        // It becomes a header, where anything else would break the request or be sent as something else.
        if (!ApiKey.All(letter => letter is > ' ' and <= '~'))
        {
            yield return new ValidationResult("ApiKey holds characters that no key has, such as a space or the end of a line.");
        }

        if (Endpoint.Length > 0 && EmbeddingEndpoint.ProblemOf(Endpoint) is { } problem)
        {
            yield return new ValidationResult($"Endpoint {problem}.");
        }
        else if (IsConfigured && Endpoint.Length == 0 && Provider == EmbeddingProvider.Azure)
        {
            yield return new ValidationResult("with Provider azure the Endpoint must be set, such as https://NAME.openai.azure.com/openai/v1.");
        }

        if (IsConfigured && ApiKey.Length == 0 && (Provider == EmbeddingProvider.Azure || (Provider == EmbeddingProvider.Openai && Endpoint.Length == 0)))
        {
            yield return new ValidationResult($"this service asks for a key: set ApiKey, best as the environment variable {ModelsOptions.Section}__Embedding__ApiKey.");
        }

        if (!IsConfigured && (Endpoint.Length > 0 || ApiKey.Length > 0))
        {
            yield return new ValidationResult("there is an Endpoint or an ApiKey but no Model; set Model, or leave all of them out to search by words alone.");
        }
    }
}
