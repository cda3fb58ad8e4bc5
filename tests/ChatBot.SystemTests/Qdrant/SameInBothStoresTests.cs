using ChatBot.Access;
using ChatBot.Corpus;
using ChatBot.Index;
using ChatBot.Passages;
using ChatBot.Server.Stores.Qdrant;
using ChatBot.SystemTests.Running;
using ChatBot.Tests;
using Xunit;

namespace ChatBot.SystemTests.Qdrant;

/// <summary>One corpus in both stores: whoever asks gets the same passages in the same order with the same scores.</summary>
[Collection(SharedQdrant.Name)]
public sealed class SameInBothStoresTests(SharedQdrant qdrant)
{
    private const int QuestionsPerDocument = 15;

    // Sums of floating point numbers in another order.
    private const double Tolerance = 1e-4;

    [QdrantFact]
    public async Task TheSampleCorpusIsFoundInTheSameWay()
    {
        using var folder = new TempFolder();
        var settings = new QdrantStoreOptions { Fingerprint = "test" };
        await using var remote = new QdrantStore(new QdrantOptions { Endpoints = [await qdrant.UrlAsync()], Collection = qdrant.NewName() }, settings, TimeProvider.System);
        await using var embedded = new EmbeddedStore(new DataFolder(folder.At("embedded")), new EmbeddedStoreOptions { Fingerprint = "test" }, TimeProvider.System);
        var first = await IndexAsync(embedded, folder.At("embedded"));
        var second = await IndexAsync(remote, folder.At("remote"));

        Assert.Equal((first.Documents, first.Passages), (second.Documents, second.Passages));
        var catalogue = await embedded.CatalogueAsync(AccessFilter.PublicOnly, default);
        Assert.Equal(catalogue.Select(Described), (await remote.CatalogueAsync(AccessFilter.PublicOnly, default)).Select(Described));
        var asked = 0;
        foreach (var document in catalogue)
        {
            var kept = await embedded.ReadTextAsync(document.Id, version: null, AccessFilter.PublicOnly, default);
            var again = await remote.ReadTextAsync(document.Id, document.Version, AccessFilter.PublicOnly, default);
            Assert.Equal(kept!.SourceText, again!.SourceText);
            Assert.Equal(kept.Blocks, again.Blocks);
            foreach (var question in QuestionsOf(kept.SourceText))
            {
                await AssertSameAsync(embedded, remote, new PassageQuery { Access = AccessFilter.PublicOnly, Words = question, Limit = 10, FollowsNames = true });
                await AssertSameAsync(embedded, remote, new PassageQuery { Access = AccessFilter.PublicOnly, Words = question, Limit = 10, Documents = [document.Id, catalogue[0].Id], PerDocument = 2 });
                asked++;
            }
        }

        Assert.True(asked > 100);
        await RemoveAsync(remote);
    }

    private static async Task AssertSameAsync(EmbeddedStore embedded, QdrantStore remote, PassageQuery query)
    {
        var expected = await embedded.SearchAsync(query, default);
        var found = await remote.SearchAsync(query, default);
        Assert.Equal(expected.Hits.Select(hit => hit.PassageId), found.Hits.Select(hit => hit.PassageId));
        Assert.All(expected.Hits.Zip(found.Hits), pair =>
        {
            Assert.Equal(pair.First.Score, pair.Second.Score, Tolerance);
            Assert.Equal(pair.First.SharedNames, pair.Second.SharedNames, Tolerance);
            Assert.Equal((pair.First.Span, pair.First.Text, pair.First.Place), (pair.Second.Span, pair.Second.Text, pair.Second.Place));
            Assert.Equal(pair.First.HeadingPath, pair.Second.HeadingPath);
        });
        Assert.Equal(expected.PossibleScore, found.PossibleScore, Tolerance);
    }

    private static string Described(DocumentEntry entry) =>
        $"{entry.Id} {entry.Path} {entry.RootName} {entry.FilePath} {entry.FileHash} {entry.Version} {entry.Title} {entry.Language} {entry.Date:O} {entry.Access} {entry.Shape} "
        + $"{entry.PassageCount} {entry.Opening} {string.Join(';', entry.Metadata)}";

    private static async Task<IndexReport> IndexAsync(IPassageStore store, string data)
    {
        var corpus = new CorpusOptions();
        var indexer = new Indexer(store, DocumentReaders.Standard(corpus), new DataFolder(data), TimeProvider.System);
        return await indexer.RunAsync(
            new IndexerOptions { Paths = [Path.Combine(SourceTree.Root, "samples", "corpus")], Corpus = corpus, Passages = new PassageOptions() }, progress: null, default);
    }

    private static async Task RemoveAsync(QdrantStore store)
    {
        var pair = store.Replica.Pair!;
        await store.Api.DropAsync(pair.Passages, default);
        await store.Api.DropAsync(pair.Documents, default);
    }

    private static IEnumerable<string> QuestionsOf(string text) => text
        .Split(['.', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Where(sentence => sentence.Length is > 20 and < 200)
        .Select((sentence, i) => i % 3 == 0 ? sentence[..20] : sentence)
        .Take(QuestionsPerDocument);
}
