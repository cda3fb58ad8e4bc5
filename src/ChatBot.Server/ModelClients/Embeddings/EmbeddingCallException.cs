using System.Net;
using ChatBot.Index;

namespace ChatBot.Server.ModelClients.Embeddings;

/// <summary>
/// The embedding model gave no vectors. The message is one sentence for people that names the model, the server and the sizes, and never the key or a
/// text.
/// </summary>
internal sealed class EmbeddingCallException(ModelFault fault, string message, HttpStatusCode? status = null, Exception? inner = null)
    : EmbeddingException(message, inner)
{
    /// <summary>What kind of failure it was.</summary>
    public ModelFault Fault { get; } = fault;

    /// <summary>What the server answered with, if it did.</summary>
    public HttpStatusCode? Status { get; } = status;

    /// <summary>How long the server asked to be left alone, if it did.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
