using System.Text.Json;
using ChatBot.Access;
using ChatBot.Corpus;
using ChatBot.Index;
using ChatBot.Passages;

namespace ChatBot.SystemTests.Running;

/// <summary>What is in a data folder, read by the engine as any reader reads it.</summary>
internal static class IndexContent
{
    private static readonly AccessFilter Everybody = AccessFilter.For(new Principal { Id = "t", Labels = ["staff", "board"] });

    /// <summary>Every document with its version, labels, text and passages, one a line; equal for equal indexes.</summary>
    public static async Task<string> OfAsync(string data)
    {
        await using var store = Open(data);
        var lines = new List<string>();
        foreach (var document in await store.CatalogueAsync(Everybody, default))
        {
            var query = new PassageQuery { Access = Everybody, Words = document.Title, Limit = 1000, Documents = [document.Id] };
            var hits = (await store.SearchAsync(query, default)).Hits.Select(h => $"{h.PassageId} {h.Span.Start}-{h.Span.End} {h.Text}").Order(StringComparer.Ordinal);
            var text = await store.ReadTextAsync(document.Id, version: null, Everybody, default);
            lines.Add($"{document.Path} {document.Version} {document.Access} {document.PassageCount} {text!.SourceText.Length} {text.Blocks.Count}: {string.Join(" | ", hits)}");
        }

        var state = await store.StateAsync(default);
        return $"{state.Documents} documents, {state.Passages} passages\n{string.Join('\n', lines)}";
    }

    /// <summary>Opens a data folder for reading.</summary>
    public static EmbeddedStore Open(string data) =>
        new(new DataFolder(data), new EmbeddedStoreOptions { Fingerprint = IndexFingerprint.Of(new PassageOptions()) }, TimeProvider.System);

    /// <summary>One pass by the engine in the process of the test, which takes a fraction of the time of a new process.</summary>
    public static async Task<IndexReport> UpdateAsync(Workplace workplace, PassageOptions passages)
    {
        var corpus = new CorpusOptions();
        var folder = new DataFolder(workplace.Data);
        var options = new EmbeddedStoreOptions { Fingerprint = IndexFingerprint.Of(passages), AllowDamaged = true };
        await using var store = new EmbeddedStore(folder, options, TimeProvider.System);
        return await new Indexer(store, DocumentReaders.Standard(corpus), folder, TimeProvider.System).RunAsync(
            new IndexerOptions { Paths = [workplace.At("corpus")], Corpus = corpus, Passages = passages, BatchDocuments = 2 }, progress: null, CancellationToken.None);
    }

    /// <summary>Paths of the documents that hold some words.</summary>
    public static async Task<IReadOnlyList<string>> FindAsync(string data, string words)
    {
        await using var store = Open(data);
        var query = new PassageQuery { Access = Everybody, Words = words, Limit = 10 };
        return [.. (await store.SearchAsync(query, default)).Hits.Select(h => h.Document.Path).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Names of files in the data folder that no manifest names, and of files that it names and that are missing.</summary>
    public static IReadOnlyList<string> Stray(string data)
    {
        var manifest = File.ReadAllText(Path.Combine(data, "manifest.json"));
        using var json = JsonDocument.Parse(manifest[..manifest.LastIndexOf('#')]);
        var named = new[] { "segments", "packs" }.SelectMany(part => json.RootElement.GetProperty(part).EnumerateArray())
            .Select(file => file.GetProperty("name").GetString()!)
            .Concat(["manifest.json", "files.bin", "writer.lock", "writer.owner"]);
        // Suggestions are made after a pass, or not.
        var there = Directory.EnumerateFileSystemEntries(data).Select(path => Path.GetFileName(path)).Where(name => name != "suggestions.jsonl");
        return [.. there.ToHashSet(StringComparer.Ordinal).SymmetricExceptOf(named)];
    }

    private static HashSet<string> SymmetricExceptOf(this HashSet<string> names, IEnumerable<string> others)
    {
        names.SymmetricExceptWith(others);
        return names;
    }
}
