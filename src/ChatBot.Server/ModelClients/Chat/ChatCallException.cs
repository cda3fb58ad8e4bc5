using System.Net;
using ChatBot.Answers;

namespace ChatBot.Server.ModelClients.Chat;

/// <summary>
/// The chat model gave no whole answer. The message is one sentence for people that names the model and the server, and never the key or anything that was
/// sent. Whatever came before it is not to be taken for an answer.
/// </summary>
internal sealed class ChatCallException(ModelFault fault, string message, HttpStatusCode? status = null, Exception? inner = null) : ModelException(message, inner)
{
    /// <summary>What kind of failure it was.</summary>
    public ModelFault Fault { get; } = fault;

    /// <summary>What the server answered with, if it did.</summary>
    public HttpStatusCode? Status { get; } = status;

    /// <summary>How long the server asked to be left alone, if it did.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
