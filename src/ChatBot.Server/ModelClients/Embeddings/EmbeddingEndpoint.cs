namespace ChatBot.Server.ModelClients.Embeddings;

/// <summary>Where embeddings are asked for.</summary>
internal static class EmbeddingEndpoint
{
    /// <summary>The address of every request; Ollama is spoken with by its own protocol.</summary>
    public static ModelEndpoint Of(EmbeddingOptions options) => new(
        new Uri(ModelEndpoint.BaseOf(options) + (options.Provider == ModelProvider.Ollama ? "/api/embed" : "/embeddings")),
        $"{ModelsOptions.Section}:{nameof(ModelsOptions.Embedding)}",
        options);
}
