using System.Security.Cryptography;

namespace ChatBot.Server.ModelClients.Embeddings;

/// <summary>How long somebody waits for vectors, and whether a failed request is sent again.</summary>
/// <param name="Request">How long one request may take.</param>
/// <param name="Overall">How long it may take with all tries and the waits between them.</param>
/// <param name="Waits">Whether a server that is away or has too much to do is waited for as long as that, not just for a few tries.</param>
internal sealed record EmbeddingPatience(TimeSpan Request, TimeSpan Overall, bool Waits)
{
    private const int Tries = 3;

    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(0.2);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);
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
        var isAway = failure.Fault is EmbeddingFault.Unreachable or EmbeddingFault.Overloaded;
        if (failure.Fault is EmbeddingFault.Refused or EmbeddingFault.Nonsense || (tries >= Tries && !(Waits && isAway)))
        {
            return null;
        }

        // Half of the wait is by chance, so that clients that failed together do not come back together.
        var most = Math.Min(FirstWait.TotalSeconds * Math.Pow(2, tries - 1), LongestWait.TotalSeconds);
        var wait = TimeSpan.FromSeconds(most * (0.5 + (RandomNumberGenerator.GetInt32(0, 1001) / 2000.0)));
        if (failure.RetryAfter is { } asked && asked > wait)
        {
            wait = asked;
        }

        return elapsed + wait < Overall ? wait : null;
    }
}
