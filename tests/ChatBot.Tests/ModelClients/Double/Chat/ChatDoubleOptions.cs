namespace ChatBot.Tests.ModelClients.Double.Chat;

/// <summary>What the double says when no turn is scripted.</summary>
internal enum ChatManner
{
    /// <summary>Copies the sentence of the evidence that fits best, with its number; searches once when none does.</summary>
    Honest,

    /// <summary>Does whatever it is told to in the evidence.</summary>
    Obedient,

    /// <summary>Calls a tool in three pieces, then says sixty words, for measurements.</summary>
    Measured,
}

/// <summary>How the double of a chat model behaves while nothing goes wrong.</summary>
internal sealed record ChatDoubleOptions
{
    public DoubleServer Server { get; init; } = DoubleServer.OpenAi;

    /// <summary>The one model there is.</summary>
    public string Model { get; init; } = "double";

    /// <summary>The key that requests must carry; null lets everybody in.</summary>
    public string? Key { get; init; }

    /// <summary>What it says when no turn is scripted.</summary>
    public ChatManner Manner { get; init; } = ChatManner.Honest;

    /// <summary>The only tools it may be told about; null takes any.</summary>
    public IReadOnlyList<string>? Tools { get; init; }

    /// <summary>Members of a request that it refuses in the words of its server, such as <c>max_tokens</c> or <c>temperature</c>.</summary>
    public IReadOnlyList<string> Refuses { get; init; } = [];

    /// <summary>Characters in all messages together.</summary>
    public int MaxCharacters { get; init; } = 400_000;

    /// <summary>How long it takes before its answer.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>How long it takes between two pieces of its answer.</summary>
    public TimeSpan Pace { get; init; }

    /// <summary>So many bytes are sent at a time, wherever that cuts; 0 sends each event by itself.</summary>
    public int PieceBytes { get; init; }

    /// <summary>What ends a line.</summary>
    public string LineEnd { get; init; } = "\n";

    /// <summary>Whether the last line is <c>[DONE]</c>.</summary>
    public bool SaysDone { get; init; } = true;

    /// <summary>Whether it counts tokens when asked to.</summary>
    public bool Counts { get; init; } = true;

    /// <summary>What the honest manner says when nothing fits.</summary>
    public string NotFound { get; init; } = "NOT FOUND";

    /// <summary>Whether requests are kept to be looked at; a long run would fill the memory with them.</summary>
    public bool Remembers { get; init; } = true;

    /// <summary>The one path at which it answers.</summary>
    public string Path => Server == DoubleServer.Azure ? "openai/v1/chat/completions" : "v1/chat/completions";

    /// <summary>The base of its address, as the settings want it.</summary>
    public string Base => Server == DoubleServer.Azure ? "openai/v1" : "v1";
}
