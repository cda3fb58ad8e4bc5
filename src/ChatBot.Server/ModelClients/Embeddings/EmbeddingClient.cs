using ChatBot.Index;
using Microsoft.Extensions.AI;

namespace ChatBot.Server.ModelClients.Embeddings;

/// <summary>An embedding model, for its two kinds of users: people who ask and must not wait, and indexing, which can wait.</summary>
internal sealed class EmbeddingClient : IDisposable
{
    private readonly EmbeddingOptions options;
    private readonly EmbeddingConnection connection;
    private readonly SemaphoreSlim gate;
    private readonly PatientGenerator trial;

    private EmbeddingClient(EmbeddingOptions options, TimeProvider time, Action<EmbeddingCallException, TimeSpan>? waiting)
    {
        this.options = options;
        connection = new EmbeddingConnection(options, time);
        gate = new SemaphoreSlim(options.Concurrency);
        Questions = new PatientGenerator(connection, options, EmbeddingPatience.OfAQuestion(options), time) { Circuit = new ModelCircuit(time) };
        Passages = new PatientGenerator(connection, options, EmbeddingPatience.OfPassages(options), time) { Gate = gate, Waiting = waiting };
        trial = new PatientGenerator(connection, options, EmbeddingPatience.OfATrial(options), time);
    }

    /// <summary>For texts of questions: has an answer or a failure within <c>QuestionTimeoutSeconds</c>, and at once after several failures in a row.</summary>
    public IEmbeddingGenerator<string, Embedding<float>> Questions { get; }

    /// <summary>For texts of passages: holds to the concurrency, and waits up to five minutes for a server that is away or has too much to do.</summary>
    public IEmbeddingGenerator<string, Embedding<float>> Passages { get; }

    /// <summary>The model of the settings, or null when none is named: then nothing is ever sent.</summary>
    /// <param name="options">The group <c>Models:Embedding</c>, checked.</param>
    /// <param name="time">Deadlines and waits.</param>
    /// <param name="waiting">Told before each wait of indexing for the server, with the reason and how long it will be.</param>
    public static EmbeddingClient? Of(EmbeddingOptions options, TimeProvider time, Action<EmbeddingCallException, TimeSpan>? waiting = null) =>
        options.IsConfigured ? new EmbeddingClient(options, time, waiting) : null;

    /// <summary>The model as an index knows it. How many numbers a vector has is taken from the settings, or else the model is asked once.</summary>
    /// <exception cref="EmbeddingException">It is not set, and the model gave no vector.</exception>
    public async Task<EmbeddingModel> ModelAsync(CancellationToken cancellationToken) => new()
    {
        Name = options.Model,
        Dimension = connection.Dimension > 0 ? connection.Dimension : await TryAsync(cancellationToken),
        QueryPrefix = options.QueryPrefix,
        PassagePrefix = options.PassagePrefix,
    };

    /// <summary>Embeds one word to see whether the model answers and what the settings say is so; gives the length of the vector.</summary>
    /// <exception cref="EmbeddingException">The model gave no vector.</exception>
    public async Task<int> TryAsync(CancellationToken cancellationToken) =>
        (await trial.GenerateAsync(["dimension"], cancellationToken: cancellationToken))[0].Vector.Length;

    public void Dispose()
    {
        connection.Dispose();
        gate.Dispose();
    }
}
