using System.Globalization;
using ChatBot.Access;
using ChatBot.Corpus;
using ChatBot.Index;
using ChatBot.Passages;
using ChatBot.Tests.Index.Meaning;

namespace ChatBot.Tests.Index;

/// <summary>A corpus folder and a data folder of their own, and the indexer between them.</summary>
internal sealed class IndexedFolder : IDisposable
{
    // The name of a root is a part of every document's id, so it is the same for all.
    private const string CorpusName = "corpus";
    private const string DataName = "data";

    private readonly TempFolder folder = new();

    public IndexedFolder() => folder.Folder(CorpusName);

    public string CorpusPath => folder.At(CorpusName);

    public string DataPath => folder.At(DataName);

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public string Fingerprint { get; set; } = "test";

    /// <summary>Turns texts into vectors; null searches by words alone.</summary>
    public WordVectors? Model { get; set; }

    public static EmbeddingModel ModelOf(int dimension = 256) => new() { Name = "test", Dimension = dimension };

    public IndexedFolder With(string path, string text)
    {
        folder.Write($"{CorpusName}/{path}", text);
        return this;
    }

    /// <summary>The same corpus and data elsewhere. Its files count as changed, though their content has not.</summary>
    public IndexedFolder Copy()
    {
        var copy = new IndexedFolder { Time = Time, Fingerprint = Fingerprint, Model = Model };
        foreach (var file in Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories))
        {
            copy.folder.Write(Path.GetRelativePath(folder.Path, file), File.ReadAllBytes(file));
        }

        return copy;
    }

    public void Delete(string path) => File.Delete(Path.Combine(CorpusPath, path));

    public EmbeddedStore OpenStore(Action<string>? beforeWrite = null, bool allowDamaged = true) => new(
        new DataFolder(DataPath) { BeforeWrite = beforeWrite },
        new EmbeddedStoreOptions { Fingerprint = Fingerprint, AllowDamaged = allowDamaged },
        Time);

    public async Task<IndexReport> RunAsync(bool pruneAll = false, Action<string>? beforeWrite = null, int workers = 2, int batchDocuments = 2)
    {
        await using var store = OpenStore(beforeWrite);
        return await RunAsync(store, pruneAll, beforeWrite, workers, batchDocuments);
    }

    public async Task<IndexReport> RunAsync(
        EmbeddedStore store, bool pruneAll = false, Action<string>? beforeWrite = null, int workers = 2, int batchDocuments = 2)
    {
        var options = new CorpusOptions();
        var embedder = Model is null ? null : new PassageEmbedder(Model, ModelOf());
        var indexer = new Indexer(store, DocumentReaders.Standard(options), new DataFolder(DataPath) { BeforeWrite = beforeWrite }, Time, embedder);
        return await indexer.RunAsync(
            new IndexerOptions { Paths = [CorpusPath], Corpus = options, Passages = new PassageOptions(), PruneAll = pruneAll, Workers = workers, BatchDocuments = batchDocuments },
            progress: null,
            CancellationToken.None);
    }

    /// <summary>Names of the files that the manifest names.</summary>
    public IReadOnlyList<string> FilesOfTheManifest() => [.. Manifest.Read(new DataFolder(DataPath), Manifest.FileName)!.FileNames.Order(StringComparer.Ordinal)];

    /// <summary>Names of the segments and packs in the data folder, and of anything half written.</summary>
    public IReadOnlyList<string> FilesOfTheIndex() =>
        [.. Directory.EnumerateFileSystemEntries(DataPath).Select(f => Path.GetFileName(f)).Where(f => Path.GetExtension(f) is ".words" or ".texts" or ".tmp").Order(StringComparer.Ordinal)];

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
                query = query with { Meaning = Model is null ? (ReadOnlyMemory<float>?)null : Unit(Model.Of(document.Title)) };
                var hits = (await store.SearchAsync(query, CancellationToken.None)).Hits.Select(h => $"{h.PassageId[17..]} {h.Text}{NearnessOf(h)}").Order(StringComparer.Ordinal);
                lines.Add($"{document.Path} {document.Version} {document.PassageCount} {text!.SourceText.Length} {text.Blocks.Count}: {string.Join(" | ", hits)}");
            }
        }

        var state = await store.StateAsync(CancellationToken.None);
        return $"{state.Documents} {state.Passages}\n{string.Join('\n', lines)}";
    }

    /// <summary>A vector of length 1.</summary>
    public static ReadOnlyMemory<float> Unit(float[] vector)
    {
        var length = MathF.Sqrt(vector.Sum(n => n * n));
        return Array.ConvertAll(vector, n => n / length);
    }

    public void Dispose() => folder.Dispose();

    private static string NearnessOf(PassageHit hit) =>
        hit.Meaning is { } leg ? string.Create(CultureInfo.InvariantCulture, $" {leg.Score:0.00000}") : string.Empty;
}
