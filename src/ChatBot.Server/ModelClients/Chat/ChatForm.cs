namespace ChatBot.Server.ModelClients.Chat;

/// <summary>What a server is asked besides the messages. What it does not know is left out once it has refused it.</summary>
internal readonly record struct ChatForm
{
    private static readonly string[] Unwanted =
        ["unsupported", "not supported", "does not support", "unrecognized", "unknown", "unexpected", "not permitted", "extra_forbidden", "deprecated", "not allowed"];

    /// <summary>
    /// Whether the limit is called <c>max_completion_tokens</c>. OpenAI's newer models refuse the older name; Ollama and LM Studio know the older one alone and
    /// overlook the newer, which would leave an answer without a limit.
    /// </summary>
    public bool CompletionTokens { get; init; }

    /// <summary>Whether that name was already changed once.</summary>
    public bool IsOtherName { get; init; }

    /// <summary>Whether the temperature is left to the model: some think at one of their own.</summary>
    public bool OwnTemperature { get; init; }

    /// <summary>Whether the tokens of a streamed answer are not asked for.</summary>
    public bool WithoutUsage { get; init; }

    /// <summary>Whether no seed is sent.</summary>
    public bool WithoutSeed { get; init; }

    /// <summary>Whether it is left to the model how many tools it calls at once.</summary>
    public bool OwnParallelCalls { get; init; }

    /// <summary>What is left when the server refused a request with this error. Null when it names nothing that can be left out.</summary>
    public ChatForm? Without(string error)
    {
        if (!Array.Exists(Unwanted, word => error.Contains(word, StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        return !IsOtherName && (Names(error, "max_tokens") || Names(error, "max_completion_tokens")) ? this with { CompletionTokens = !CompletionTokens, IsOtherName = true }
            : !OwnTemperature && Names(error, "temperature") ? this with { OwnTemperature = true }
            : !WithoutUsage && (Names(error, "stream_options") || Names(error, "include_usage")) ? this with { WithoutUsage = true }
            : !WithoutSeed && Names(error, "seed") ? this with { WithoutSeed = true }
            : !OwnParallelCalls && Names(error, "parallel_tool_calls") ? this with { OwnParallelCalls = true }
            : null;
    }

    private static bool Names(string error, string member) => error.Contains(member, StringComparison.OrdinalIgnoreCase);
}
