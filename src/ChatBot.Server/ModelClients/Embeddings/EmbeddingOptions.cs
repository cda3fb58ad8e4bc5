using System.ComponentModel.DataAnnotations;

namespace ChatBot.Server.ModelClients.Embeddings;

/// <summary>The model that turns texts into vectors: the group <c>Models:Embedding</c> of the settings. Without a name of a model there is none.</summary>
public sealed class EmbeddingOptions : ModelServerOptions
{
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

    /// <inheritdoc />
    protected override string KeyVariable => $"{ModelsOptions.Section}__{nameof(ModelsOptions.Embedding)}__{nameof(ApiKey)}";

    /// <inheritdoc />
    protected override IReadOnlyList<string> Paths => ["/embeddings", "/api/embed"];

    /// <inheritdoc />
    protected override string WithoutModel => "to search by words alone";
}
