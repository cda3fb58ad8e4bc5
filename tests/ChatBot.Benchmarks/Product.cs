using System.Security.Cryptography;
using System.Text;
using ChatBot.Corpus;
using ChatBot.Index;
using ChatBot.Passages;

namespace ChatBot.Benchmarks;

/// <summary>The product's parts as the server puts them together, with default settings.</summary>
internal static class Product
{
    private static readonly CorpusOptions Corpus = new();
    private static readonly DocumentReaders Readers = DocumentReaders.Standard(Corpus);
    private static readonly PassageCutter Cutter = new(new PassageOptions());

    public static EmbeddedStore Open(string dataFolder) =>
        new(new DataFolder(dataFolder), new EmbeddedStoreOptions { Fingerprint = IndexFingerprint.Of(new PassageOptions()) }, TimeProvider.System);

    /// <summary>One indexing pass.</summary>
    public static async Task<IndexReport> IndexAsync(string corpusFolder, string dataFolder)
    {
        await using var store = Open(dataFolder);
        var indexer = new Indexer(store, Readers, new DataFolder(dataFolder), TimeProvider.System);
        var options = new IndexerOptions { Paths = [Path.GetFullPath(corpusFolder)], Corpus = Corpus, Passages = new PassageOptions() };
        return await indexer.RunAsync(options, progress: null, CancellationToken.None);
    }

    /// <summary>A file's documents and their passages, as they would go into the store.</summary>
    public static async Task<IReadOnlyList<DocumentReplacement>> CutAsync(string name, byte[] content)
    {
        var file = new SourceFile
        {
            RootName = "docs",
            RelativePath = name,
            Path = name,
            Content = content,
            ContentHash = Convert.ToHexStringLower(SHA256.HashData(content)),
            WrittenAt = DateTimeOffset.UnixEpoch,
        };
        return await Readers.ReadAsync(file, CancellationToken.None) is ReadOutcome.Read read
            ? [.. DocumentBuilder.Build(file, read.Documents).Select(d => new DocumentReplacement(d.Id, d, Cutter.Cut(d)))]
            : throw new InvalidOperationException($"{name} cannot be read.");
    }

    /// <summary>The same for a text.</summary>
    public static Task<IReadOnlyList<DocumentReplacement>> CutAsync(string name, string text) => CutAsync(name, Encoding.UTF8.GetBytes(text));
}
