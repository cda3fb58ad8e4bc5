namespace ChatBot.Server.ModelClients;

/// <summary>Which protocol the server of a model speaks.</summary>
public enum ModelProvider
{
    /// <summary>OpenAI and the many servers that speak its protocol.</summary>
    Openai,

    /// <summary>Azure OpenAI by its v1 endpoint: the same protocol, another header for the key.</summary>
    Azure,

    /// <summary>Ollama.</summary>
    Ollama,
}
