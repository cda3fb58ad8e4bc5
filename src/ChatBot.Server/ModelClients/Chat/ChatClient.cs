using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace ChatBot.Server.ModelClients.Chat;

/// <summary>
/// A chat model behind the seam that the engine knows. An answer that did not come to its end is an exception, never an answer; a request is sent again only
/// before the first word of its answer, and while the model fails again and again it is left alone for some seconds.
/// </summary>
internal sealed class ChatClient : IChatClient
{
    private const int Tries = 3;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);
    private static readonly string[] ProviderNames = ["openai", "azure", "ollama"];

    private readonly ChatModelOptions settings;
    private readonly ChatConnection connection;
    private readonly ModelCircuit circuit;
    private readonly TimeProvider time;
    private readonly ChatClientMetadata metadata;

    private ChatClient(ChatModelOptions settings, TimeProvider time)
    {
        this.settings = settings;
        this.time = time;
        connection = new ChatConnection(settings, time);
        circuit = new ModelCircuit(time);
        metadata = new ChatClientMetadata(ProviderNames[(int)settings.Provider], connection.Address, settings.Model);
    }

    /// <summary>Told before each wait for another try, with the reason and how long it will be.</summary>
    public Action<ChatCallException, TimeSpan>? Waiting { get; init; }

    /// <summary>The model of the settings, or null when none is named: then nothing is ever sent.</summary>
    /// <param name="settings">The group <c>Models:Chat</c>, or <c>Models:StrongChat</c> with what it takes from it, checked.</param>
    /// <param name="time">Deadlines and waits.</param>
    /// <param name="waiting">Told before each wait for another try, with the reason and how long it will be.</param>
    public static ChatClient? Of(ChatModelOptions settings, TimeProvider time, Action<ChatCallException, TimeSpan>? waiting = null) =>
        settings.IsConfigured ? new ChatClient(settings, time) { Waiting = waiting } : null;

    /// <exception cref="ChatCallException">The model gave no whole answer.</exception>
    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var request = Request(messages, options, isStreamed: false);
        var reading = await TryAsync(request, connection.AskAsync, cancellationToken);
        circuit.Succeeded();
        var contents = new List<AIContent>();
        if (reading.Text is { } text)
        {
            contents.Add(new TextContent(text));
        }

        contents.AddRange(reading.Calls.Contents());
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, contents) { MessageId = reading.Id })
        {
            ResponseId = reading.Id,
            ModelId = reading.Model,
            FinishReason = FinishReasons.Of(reading),
            Usage = reading.Usage,
        };
    }

    /// <exception cref="ChatCallException">The answer did not begin, or did not come to its end; what came of it is not to be taken for one.</exception>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var request = Request(messages, options, isStreamed: true);
        var (stream, update) = await TryAsync(request, BeginAsync, cancellationToken);
        var isFine = true;
        try
        {
            while (update is not null)
            {
                // Whoever has read enough leaves at this line.
                yield return update;
                isFine = false;
                update = await NextAsync(stream, cancellationToken);
                isFine = true;
            }
        }
        finally
        {
            stream.Dispose();
            if (isFine)
            {
                circuit.Succeeded();
            }
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(ChatClientMetadata) ? metadata
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    public void Dispose() => connection.Dispose();

    private ChatRequest Request(IEnumerable<ChatMessage> messages, ChatOptions? options, bool isStreamed)
    {
        if ((options?.ModelId ?? settings.Model) != settings.Model)
        {
            throw new ArgumentException("The model is that of the settings.", nameof(options));
        }

        return new ChatRequest(settings, messages as IReadOnlyList<ChatMessage> ?? [.. messages], options, isStreamed);
    }

    private async Task<(ChatStream Stream, ChatResponseUpdate? First)> BeginAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        var stream = await connection.StreamAsync(request, cancellationToken);
        try
        {
            return (stream, await stream.NextAsync(cancellationToken));
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    private async ValueTask<ChatResponseUpdate?> NextAsync(ChatStream stream, CancellationToken cancellationToken)
    {
        try
        {
            return await stream.NextAsync(cancellationToken);
        }
        catch (ChatCallException)
        {
            circuit.Failed();
            throw;
        }
    }

    private async Task<T> TryAsync<T>(ChatRequest request, Func<ChatRequest, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!circuit.TryEnter())
        {
            throw connection.Paused(request);
        }

        for (var tries = 1; ; tries++)
        {
            try
            {
                return await work(request, cancellationToken);
            }
            catch (ChatCallException failure)
            {
                var wait = Backoff.After(tries, failure.RetryAfter);
                if (failure.Fault is not (ModelFault.Unreachable or ModelFault.Overloaded or ModelFault.Broken) || tries == Tries || wait > LongestWait)
                {
                    if (failure.Fault != ModelFault.Refused)
                    {
                        circuit.Failed();
                    }

                    throw;
                }

                Waiting?.Invoke(failure, wait);
                await Task.Delay(wait, time, cancellationToken);
            }
        }
    }
}
