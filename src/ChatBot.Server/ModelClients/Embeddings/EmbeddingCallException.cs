using System.Net;
using ChatBot.Index;

namespace ChatBot.Server.ModelClients.Embeddings;

/// <summary>What kind of failure it was, which decides whether another try may help.</summary>
internal enum EmbeddingFault
{
    /// <summary>Nobody answered: no connection, a cut one, or none in time.</summary>
    Unreachable,

    /// <summary>The server says that it has too much to do or is not up yet.</summary>
    Overloaded,

    /// <summary>The server failed over this request.</summary>
    Broken,

    /// <summary>The server does not want this request; sent again it would not want it either.</summary>
    Refused,

    /// <summary>What came back are no vectors that can be used.</summary>
    Nonsense,
}

/// <summary>
/// The embedding model gave no vectors. The message is one sentence for people that names the model, the server and the sizes, and never the key or a
/// text.
/// </summary>
internal sealed class EmbeddingCallException(EmbeddingFault fault, string message, HttpStatusCode? status = null, Exception? inner = null)
    : EmbeddingException(message, inner)
{
    /// <summary>What kind of failure it was.</summary>
    public EmbeddingFault Fault { get; } = fault;

    /// <summary>What the server answered with, if it did.</summary>
    public HttpStatusCode? Status { get; } = status;

    /// <summary>How long the server asked to be left alone, if it did.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
