using Microsoft.Extensions.AI;

namespace ChatBot.Server.ModelClients.Embeddings;

/// <summary>Embeds any number of texts in batches, as patiently as its users are. All of the texts have vectors in the end, or none has.</summary>
internal sealed class PatientGenerator : IEmbeddingGenerator<string, Embedding<float>>
{
    private static readonly string[] ProviderNames = ["openai", "azure", "ollama"];

    private readonly EmbeddingConnection connection;
    private readonly EmbeddingOptions options;
    private readonly EmbeddingPatience patience;
    private readonly TimeProvider time;
    private readonly EmbeddingGeneratorMetadata metadata;

    public PatientGenerator(EmbeddingConnection connection, EmbeddingOptions options, EmbeddingPatience patience, TimeProvider time)
    {
        this.connection = connection;
        this.options = options;
        this.patience = patience;
        this.time = time;
        metadata = new EmbeddingGeneratorMetadata(
            ProviderNames[(int)options.Provider], connection.Address, options.Model, options.Dimension > 0 ? options.Dimension : null);
    }

    /// <summary>Lets through as many requests as may be under way at the same time; null lets all through.</summary>
    public SemaphoreSlim? Gate { get; init; }

    /// <summary>Decides whether the model may be asked now; null asks always.</summary>
    public ModelCircuit? Circuit { get; init; }

    /// <summary>Told before each wait for the server, with the reason and how long it will be.</summary>
    public Action<EmbeddingCallException, TimeSpan>? Waiting { get; init; }

    /// <exception cref="EmbeddingCallException">The model gave no vectors.</exception>
    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        if ((options?.ModelId ?? connection.Model) != connection.Model || (options?.Dimensions is { } other && other != connection.Dimension))
        {
            throw new ArgumentException("Model and dimension are those of the settings.", nameof(options));
        }

        var texts = values.Select(Prepared).ToArray();
        var answers = await EmbedAsync(texts, TextBatches.Of(texts, this.options.BatchTexts, this.options.BatchCharacters), cancellationToken);
        var embeddings = new GeneratedEmbeddings<Embedding<float>>(texts.Length);
        foreach (var vector in answers.SelectMany(answer => answer.Vectors))
        {
            embeddings.Add(new Embedding<float>(vector) { ModelId = connection.Model });
        }

        if (answers.Length > 0 && answers.All(answer => answer.Tokens is not null))
        {
            embeddings.Usage = new UsageDetails { InputTokenCount = answers.Sum(answer => answer.Tokens), TotalTokenCount = answers.Sum(answer => answer.Tokens) };
        }

        return embeddings;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(EmbeddingGeneratorMetadata) ? metadata
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    /// <summary>Nothing: the connection belongs to <see cref="EmbeddingClient"/>.</summary>
    public void Dispose()
    {
    }

    private async Task<EmbeddingAnswer[]> EmbedAsync(string[] texts, IReadOnlyList<Range> batches, CancellationToken cancellationToken)
    {
        var answers = new EmbeddingAnswer[batches.Count];
        if (batches.Count == 1)
        {
            answers[0] = await EmbedAsync(texts, cancellationToken);
            return answers;
        }

        await Parallel.ForAsync(
            0,
            batches.Count,
            new ParallelOptions { MaxDegreeOfParallelism = options.Concurrency, CancellationToken = cancellationToken },
            async (i, stop) => answers[i] = await EmbedAsync(texts.AsMemory(batches[i]), stop));
        return answers;
    }

    private async Task<EmbeddingAnswer> EmbedAsync(ReadOnlyMemory<string> batch, CancellationToken cancellationToken)
    {
        if (Gate is not null)
        {
            await Gate.WaitAsync(cancellationToken);
        }

        try
        {
            return await TryAsync(batch, cancellationToken);
        }
        finally
        {
            Gate?.Release();
        }
    }

    private async Task<EmbeddingAnswer> TryAsync(ReadOnlyMemory<string> batch, CancellationToken cancellationToken)
    {
        if (Circuit?.TryEnter() == false)
        {
            throw new EmbeddingCallException(ModelFault.Unreachable, $"The embedding model {connection.Model} failed several times in a row and is asked again in a few seconds.");
        }

        var start = time.GetTimestamp();
        for (var tries = 1; ; tries++)
        {
            try
            {
                var answer = await connection.EmbedAsync(batch, patience.LeftFor(time.GetElapsedTime(start)), cancellationToken);
                Circuit?.Succeeded();
                return answer;
            }
            catch (EmbeddingCallException failure) when (!cancellationToken.IsCancellationRequested)
            {
                if (patience.WaitAfter(failure, tries, time.GetElapsedTime(start)) is not { } wait)
                {
                    if (failure.Fault != ModelFault.Refused)
                    {
                        Circuit?.Failed();
                    }

                    throw;
                }

                Waiting?.Invoke(failure, wait);
                await Task.Delay(wait, time, cancellationToken);
            }
        }
    }

    private string Prepared(string text) => string.IsNullOrWhiteSpace(text)
        ? throw new ArgumentException("A text without words has no meaning to embed.", nameof(text))
        : TextCut.To(text, options.MaxCharacters);
}
