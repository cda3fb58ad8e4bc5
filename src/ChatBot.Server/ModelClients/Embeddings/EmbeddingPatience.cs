namespace ChatBot.Server.ModelClients.Embeddings;

/// <summary>How long somebody waits for vectors, and whether a failed request is sent again.</summary>
/// <param name="Request">How long one request may take.</param>
/// <param name="Overall">How long it may take with all tries and the waits between them.</param>
/// <param name="Waits">Whether a server that is away or has too much to do is waited for as long as that, not just for a few tries.</param>
internal sealed record EmbeddingPatience(TimeSpan Request, TimeSpan Overall, bool Waits)
{
    private const int Tries = 3;

    private static readonly TimeSpan ShortestRequest = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan OfIndexing = TimeSpan.FromMinutes(5);

    /// <summary>A person waits.</summary>
    public static EmbeddingPatience OfAQuestion(EmbeddingOptions options) =>
        new(TimeSpan.FromSeconds(options.QuestionTimeoutSeconds), TimeSpan.FromSeconds(options.QuestionTimeoutSeconds), Waits: false);

    /// <summary>The model is tried, which may have to be loaded first.</summary>
    public static EmbeddingPatience OfATrial(EmbeddingOptions options) =>
        new(TimeSpan.FromSeconds(options.TimeoutSeconds), TimeSpan.FromSeconds(options.TimeoutSeconds), Waits: false);

    /// <summary>Documents are indexed; hours of work are not given up for a restart of the server.</summary>
    public static EmbeddingPatience OfPassages(EmbeddingOptions options) =>
        new(TimeSpan.FromSeconds(options.TimeoutSeconds), OfIndexing + TimeSpan.FromSeconds(options.TimeoutSeconds), Waits: true);

    /// <summary>How long the next request may take.</summary>
    public TimeSpan LeftFor(TimeSpan elapsed)
    {
        var left = Overall - elapsed;
        return left > Request ? Request : left > ShortestRequest ? left : ShortestRequest;
    }

    /// <summary>How long to wait before the next try; null when there is none.</summary>
    /// <param name="failure">What the last try ended with.</param>
    /// <param name="tries">How many there were.</param>
    /// <param name="elapsed">How long they took, with the waits between them.</param>
    public TimeSpan? WaitAfter(EmbeddingCallException failure, int tries, TimeSpan elapsed)
    {
        var isAway = failure.Fault is ModelFault.Unreachable or ModelFault.Overloaded;
        if (failure.Fault is ModelFault.Refused or ModelFault.Nonsense || (tries >= Tries && !(Waits && isAway)))
        {
            return null;
        }

        var wait = Backoff.After(tries, failure.RetryAfter);
        return elapsed + wait < Overall ? wait : null;
    }
}
