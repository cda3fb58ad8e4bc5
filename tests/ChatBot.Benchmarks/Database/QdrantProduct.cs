using ChatBot.Index;
using ChatBot.Passages;
using ChatBot.Retrieval;
using ChatBot.Server.ModelClients.Embeddings;
using ChatBot.Server.Stores.Qdrant;
using ChatBot.Tests.ModelClients.Double;

namespace ChatBot.Benchmarks.Database;

/// <summary>The product's store in Qdrant and its embedding model, as the server puts them together.</summary>
internal sealed class QdrantProduct : IAsyncDisposable
{
    private readonly EmbeddingClient client;

    private QdrantProduct(EmbeddingClient client, EmbeddingModel model, string qdrant, string collection)
    {
        this.client = client;
        Embedder = new PassageEmbedder(client.Questions, model);
        Options = new QdrantOptions { Endpoints = [qdrant], Collection = collection };
        Store = new QdrantStore(Options, new QdrantStoreOptions { Fingerprint = IndexFingerprint.Of(new PassageOptions(), model), Model = model }, TimeProvider.System);
    }

    /// <summary>How the store was set up.</summary>
    public QdrantOptions Options { get; }

    /// <summary>The store.</summary>
    public QdrantStore Store { get; }

    /// <summary>Gives questions their vectors.</summary>
    public PassageEmbedder Embedder { get; }

    /// <summary>Opens an index that is there.</summary>
    public static async Task<QdrantProduct> OpenAsync(string qdrant, string embeddings, string collection)
    {
        var opened = EmbeddingClient.Of(new EmbeddingOptions { Endpoint = embeddings, Model = new DoubleOptions().Model }, TimeProvider.System)!;
        return new QdrantProduct(opened, await opened.ModelAsync(CancellationToken.None), qdrant, collection);
    }

    /// <summary>What asks the model what a question means, without what it remembers of earlier ones.</summary>
    public QuestionVectors Questions() => new(Embedder, TimeSpan.FromSeconds(3), TimeProvider.System);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        Embedder.Dispose();
        client.Dispose();
    }
}
