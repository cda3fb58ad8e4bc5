namespace ChatBot.Tests.ModelClients.Double;

/// <summary>Which server the double behaves like: what it refuses, and in which words.</summary>
internal enum DoubleServer
{
    OpenAi,
    Azure,
    Vllm,
    Tei,
    LlamaCpp,
    Ollama,
}

/// <summary>How the double behaves while nothing goes wrong.</summary>
internal sealed record DoubleOptions
{
    public DoubleServer Server { get; init; } = DoubleServer.OpenAi;

    /// <summary>The one model there is.</summary>
    public string Model { get; init; } = "double";

    /// <summary>Numbers in a vector of the model.</summary>
    public int Dimension { get; init; } = 64;

    /// <summary>The key that requests must carry; null lets everybody in.</summary>
    public string? Key { get; init; }

    /// <summary>Texts in a request; 0 takes what the server that it behaves like takes.</summary>
    public int MaxTexts { get; init; }

    /// <summary>Characters in a text.</summary>
    public int MaxCharacters { get; init; } = 32_000;

    /// <summary>Vectors that have nothing to do with the words.</summary>
    public bool Noise { get; init; }

    /// <summary>How long every answer takes.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Sends numbers when base64 is asked for, as servers do that do not know the word.</summary>
    public bool IgnoresBase64 { get; init; }

    /// <summary>Refuses a request for base64.</summary>
    public bool RefusesBase64 { get; init; }

    /// <summary>Sends whole vectors when shorter ones are asked for.</summary>
    public bool IgnoresDimensions { get; init; }

    /// <summary>Vectors that are not of norm 1.</summary>
    public float Scale { get; init; } = 1;

    /// <summary>Whether requests are kept to be looked at; a long run would fill the memory with them.</summary>
    public bool Remembers { get; init; } = true;

    /// <summary>The one path at which it answers.</summary>
    public string Path => Server switch
    {
        DoubleServer.Azure => "openai/v1/embeddings",
        DoubleServer.Ollama => "api/embed",
        _ => "v1/embeddings",
    };

    /// <summary>What the server takes when <see cref="MaxTexts"/> does not say.</summary>
    public int TextsAtMost => MaxTexts > 0 ? MaxTexts : Server == DoubleServer.Tei ? 32 : 2048;
}
