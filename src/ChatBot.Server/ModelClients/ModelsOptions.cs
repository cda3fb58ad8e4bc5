using ChatBot.Server.ModelClients.Embeddings;

namespace ChatBot.Server.ModelClients;

/// <summary>Which models are used, and where they run: the section <c>Models</c> of the settings.</summary>
public sealed class ModelsOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Models";

    /// <summary>The model that finds passages by what they mean.</summary>
    public EmbeddingOptions Embedding { get; set; } = new();
}
