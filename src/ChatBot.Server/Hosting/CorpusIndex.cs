using ChatBot.Corpus;
using ChatBot.Index;
using ChatBot.Passages;
using ChatBot.Retrieval;
using ChatBot.Server.Hosting.Configuration;
using ChatBot.Suggestions;

namespace ChatBot.Server.Hosting;

/// <summary>The parts of the engine, put together from the settings of one run.</summary>
internal sealed class CorpusIndex : IAsyncDisposable
{
    // What waits for a model is written in smaller steps, so that it can be found sooner.
    private const int EmbeddedCharacters = 1 << 20;

    private readonly Indexer indexer;
    private readonly IndexerOptions options;
    private readonly Meaning? meaning;

    private CorpusIndex(IPassageStore store, Meaning? meaning, Indexer indexer, IndexerOptions options, DataFolder folder)
    {
        Store = store;
        Suggestions = new SuggestionBook(folder);
        this.meaning = meaning;
        this.indexer = indexer;
        this.options = options;
        Fingerprint = IndexFingerprint.Of(options.Passages, meaning?.Model);
        Retriever = new Retriever(store, meaning?.Questions);
    }

    public IPassageStore Store { get; }

    public Retriever Retriever { get; }

    /// <summary>The settings that decide what the index holds.</summary>
    public string Fingerprint { get; }

    /// <summary>What can be asked of the documents, in the same folder as the index.</summary>
    public SuggestionBook Suggestions { get; }

    /// <summary>Opens the index; one that is damaged can be opened only in order to be rebuilt.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="pruneAll">Whether documents of roots that are not there are removed.</param>
    /// <param name="willIndex">Whether a pass over the corpus will follow.</param>
    /// <param name="notice">Is told, in sentences for people, when indexing has to wait for something.</param>
    /// <param name="cancellationToken">Stops asking the model for the length of its vectors.</param>
    public static async Task<CorpusIndex> OpenAsync(
        Settings settings, bool pruneAll, bool willIndex, Action<string> notice, CancellationToken cancellationToken)
    {
        var model = await Meaning.OpenAsync(settings, notice, cancellationToken);
        try
        {
            return Open(settings, model, pruneAll, willIndex, notice);
        }
        catch
        {
            model?.Dispose();
            throw;
        }
    }

    /// <summary>Why the embedding model took no part in a question since this moment; null when it did or there is none.</summary>
    public string? WhyByWordsAlone(long moment) => meaning?.Questions.ProblemSince(moment);

    private static CorpusIndex Open(Settings settings, Meaning? meaning, bool pruneAll, bool willIndex, Action<string> notice)
    {
        var folder = new DataFolder(settings.Get<DataOptions>().Path) { BeforeWrite = FaultPoint.FromEnvironment() };
        var passages = settings.Get<PassageOptions>();
        var store = StoresOfSettings.Of(settings, meaning?.Model, folder, willIndex, notice);
        var corpus = settings.Get<CorpusOptions>();
        return new CorpusIndex(
            store,
            meaning,
            new Indexer(store, DocumentReaders.Standard(corpus), folder, TimeProvider.System, meaning?.Passages),
            new IndexerOptions
            {
                BatchCharacters = meaning is null ? IndexerOptions.UsualBatchCharacters : EmbeddedCharacters,
                KeepVectors = TimeSpan.FromDays(settings.Get<DataOptions>().KeepVersionsDays),
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

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        meaning?.Dispose();
    }
}
