using ChatBot.Corpus;
using ChatBot.Index;
using ChatBot.Passages;
using ChatBot.Retrieval;
using ChatBot.Server.Hosting.Configuration;
using ChatBot.Server.Stores.Qdrant;
using ChatBot.Suggestions;

namespace ChatBot.Server.Hosting;

/// <summary>The parts of the engine, put together from the settings of one run.</summary>
internal sealed class CorpusIndex : IAsyncDisposable
{
    private readonly Indexer indexer;
    private readonly IndexerOptions options;

    private CorpusIndex(IPassageStore store, Indexer indexer, IndexerOptions options, DataFolder folder)
    {
        Store = store;
        Suggestions = new SuggestionBook(folder);
        this.indexer = indexer;
        this.options = options;
        Retriever = new Retriever(store);
    }

    public IPassageStore Store { get; }

    public Retriever Retriever { get; }

    /// <summary>What can be asked of the documents, in the same folder as the index.</summary>
    public SuggestionBook Suggestions { get; }

    /// <summary>Opens the index; one that is damaged can be opened only in order to be rebuilt.</summary>
    /// <param name="notice">Is told, in sentences for people, when indexing has to wait for something.</param>
    public static CorpusIndex Open(Settings settings, bool pruneAll, bool willIndex, Action<string> notice)
    {
        var folder = new DataFolder(settings.Get<DataOptions>().Path) { BeforeWrite = FaultPoint.FromEnvironment() };
        var passages = settings.Get<PassageOptions>();
        var store = StoreOf(settings, folder, willIndex, notice);
        var corpus = settings.Get<CorpusOptions>();
        return new CorpusIndex(
            store,
            new Indexer(store, DocumentReaders.Standard(corpus), folder, TimeProvider.System),
            new IndexerOptions
            {
                Paths = settings.CorpusPaths,
                Corpus = corpus,
                Passages = passages,
                PruneAll = pruneAll,
                BatchDocuments = settings.Get<IndexOptions>().BatchDocuments,
            },
            folder);
    }

    /// <summary>One pass over the corpus.</summary>
    public async Task<IndexReport> UpdateAsync(IProgress<IndexProgress>? progress, CancellationToken cancellationToken)
    {
        var report = await indexer.RunAsync(options, progress, cancellationToken);

        // After every pass: one that was killed before this line has left the questions of documents that are gone.
        await Suggestions.PruneAsync(Store, cancellationToken);
        return report;
    }

    /// <summary>Opens the roots as they are now, for a watcher.</summary>
    public CorpusFolder OpenRoots(string dataPath) => CorpusFolder.Open(options.Paths, options.Corpus, [dataPath]);

    public ValueTask DisposeAsync() => Store.DisposeAsync();

    private static IPassageStore StoreOf(Settings settings, DataFolder folder, bool willIndex, Action<string> notice)
    {
        var fingerprint = IndexFingerprint.Of(settings.Get<PassageOptions>());
        var keepVersions = TimeSpan.FromDays(settings.Get<DataOptions>().KeepVersionsDays);
        var index = settings.Get<IndexOptions>();
        return index.Store switch
        {
            IndexStore.Qdrant => new QdrantStore(
                index.Qdrant,
                new QdrantStoreOptions
                {
                    Fingerprint = fingerprint,
                    KeepVersions = keepVersions,
                    GiveUpAfter = TimeSpan.FromSeconds(index.Qdrant.GiveUpSeconds),
                    Notice = notice,
                },
                TimeProvider.System),
            _ => new EmbeddedStore(
                folder, new EmbeddedStoreOptions { Fingerprint = fingerprint, KeepVersions = keepVersions, AllowDamaged = willIndex }, TimeProvider.System),
        };
    }
}
