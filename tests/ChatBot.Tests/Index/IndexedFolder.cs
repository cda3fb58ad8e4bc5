using ChatBot.Access;
using ChatBot.Corpus;
using ChatBot.Index;
using ChatBot.Passages;

namespace ChatBot.Tests.Index;

/// <summary>A corpus folder and a data folder of their own, and the indexer between them.</summary>
internal sealed class IndexedFolder : IDisposable
{
    private readonly TempFolder corpus = new();
    private readonly TempFolder data = new();

    public string CorpusPath => corpus.Path;

    public string DataPath => data.Path;

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public string Fingerprint { get; set; } = "test";

    public IndexedFolder With(string path, string text)
    {
        corpus.Write(path, text);
        return this;
    }

    public void Delete(string path) => File.Delete(corpus.At(path));

    public EmbeddedStore OpenStore(Action<string>? beforeWrite = null, bool allowDamaged = true) => new(
        new DataFolder(data.Path) { BeforeWrite = beforeWrite },
        new EmbeddedStoreOptions { Fingerprint = Fingerprint, AllowDamaged = allowDamaged },
        Time);

    public async Task<IndexReport> RunAsync(bool pruneAll = false, Action<string>? beforeWrite = null, int workers = 2)
    {
        await using var store = OpenStore(beforeWrite);
        return await RunAsync(store, pruneAll, beforeWrite, workers);
    }

    public async Task<IndexReport> RunAsync(EmbeddedStore store, bool pruneAll = false, Action<string>? beforeWrite = null, int workers = 2)
    {
        var options = new CorpusOptions();
        var indexer = new Indexer(store, DocumentReaders.Standard(options), new DataFolder(data.Path) { BeforeWrite = beforeWrite }, Time);
        return await indexer.RunAsync(
            new IndexerOptions { Paths = [corpus.Path], Corpus = options, Passages = new PassageOptions(), PruneAll = pruneAll, Workers = workers, BatchDocuments = 2 },
            progress: null,
            CancellationToken.None);
    }

    public async Task<IReadOnlyList<PassageHit>> SearchAsync(string words, AccessFilter? access = null)
    {
        await using var store = OpenStore(allowDamaged: false);
        var query = new PassageQuery { Access = access ?? AccessFilter.PublicOnly, Words = words, Limit = 10 };
        return (await store.SearchAsync(query, CancellationToken.None)).Hits;
    }

    /// <summary>Everything a reader can see of the index, in a form that is equal for equal indexes.</summary>
    public async Task<string> ContentAsync()
    {
        await using var store = OpenStore(allowDamaged: false);
        var lines = new List<string>();
        foreach (var access in new[] { AccessFilter.PublicOnly, AccessFilter.For(new Principal { Id = "t", Labels = ["staff"] }) })
        {
            foreach (var document in await store.CatalogueAsync(access, CancellationToken.None))
            {
                var text = await store.ReadTextAsync(document.Id, version: null, access, CancellationToken.None);
                var query = new PassageQuery { Access = access, Words = document.Title, Limit = 1000, Documents = [document.Id] };
                var hits = (await store.SearchAsync(query, CancellationToken.None)).Hits.Select(h => $"{h.PassageId[17..]} {h.Text}").Order(StringComparer.Ordinal);
                lines.Add($"{document.Path} {document.Version} {document.PassageCount} {text!.SourceText.Length} {text.Blocks.Count}: {string.Join(" | ", hits)}");
            }
        }

        var state = await store.StateAsync(CancellationToken.None);
        return $"{state.Documents} {state.Passages}\n{string.Join('\n', lines)}";
    }

    public void Dispose()
    {
        corpus.Dispose();
        data.Dispose();
    }
}
