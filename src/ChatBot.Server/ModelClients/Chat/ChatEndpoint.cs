namespace ChatBot.Server.ModelClients.Chat;

/// <summary>Where answers are asked for.</summary>
internal static class ChatEndpoint
{
    /// <summary>The address of every request; Ollama is spoken with by the protocol of OpenAI, which it speaks too.</summary>
    public static ModelEndpoint Of(ChatModelOptions options) => new(
        new Uri(ModelEndpoint.BaseOf(options) + (options.Provider == ModelProvider.Ollama ? "/v1/chat/completions" : "/chat/completions")), options.Section, options);
}
