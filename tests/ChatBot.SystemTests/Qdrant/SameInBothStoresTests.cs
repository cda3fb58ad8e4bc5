using ChatBot.Access;
using ChatBot.Corpus;
using ChatBot.Index;
using ChatBot.Passages;
using ChatBot.Server.Stores.Qdrant;
using ChatBot.SystemTests.Running;
using ChatBot.Tests;
using ChatBot.Tests.Index.Meaning;
using Xunit;

namespace ChatBot.SystemTests.Qdrant;

/// <summary>One corpus in both stores: whoever asks gets the same passages in the same order with the same scores.</summary>
[Collection(SharedQdrant.Name)]
public sealed class SameInBothStoresTests(SharedQdrant qdrant)
{
    private const int QuestionsPerDocument = 15;

    // Sums of floating point numbers in another order.
    private const double Tolerance = 1e-4;

    // The graph of neighbours may miss one, and how far a cosine stands out is told from a sample.
    private const double SharedByMeaning = 0.95;

    private static readonly EmbeddingModel Model = new() { Name = "words", Dimension = 64 };

    [QdrantFact]
    public async Task TheSampleCorpusIsFoundInTheSameWay()
    {
        using var folder = new TempFolder();
        await using var stores = await FillAsync(folder, embedder: null);
        var (first, second) = stores.Reports;
        Assert.Equal((first.Documents, first.Passages), (second.Documents, second.Passages));
        var catalogue = await stores.Embedded.CatalogueAsync(AccessFilter.PublicOnly, default);
        Assert.Equal(catalogue.Select(Described), (await stores.Remote.CatalogueAsync(AccessFilter.PublicOnly, default)).Select(Described));
        var asked = 0;
        foreach (var document in catalogue)
        {
            var kept = await stores.Embedded.ReadTextAsync(document.Id, version: null, AccessFilter.PublicOnly, default);
            var again = await stores.Remote.ReadTextAsync(document.Id, document.Version, AccessFilter.PublicOnly, default);
            Assert.Equal(kept!.SourceText, again!.SourceText);
            Assert.Equal(kept.Blocks, again.Blocks);
            foreach (var question in QuestionsOf(kept.SourceText))
            {
                await AssertSameAsync(stores, new PassageQuery { Access = AccessFilter.PublicOnly, Words = question, Limit = 10, FollowsNames = true });
                await AssertSameAsync(stores, new PassageQuery { Access = AccessFilter.PublicOnly, Words = question, Limit = 10, Documents = [document.Id, catalogue[0].Id], PerDocument = 2 });
                asked++;
            }
        }

        Assert.True(asked > 100);
    }

    [QdrantFact]
    public async Task WithAnEmbeddingModelTheSamePassagesAreFound()
    {
        using var folder = new TempFolder();
        using var embedder = new PassageEmbedder(new WordVectors(Model.Dimension), Model);
        await using var stores = await FillAsync(folder, embedder);
        var (shared, all, sameFirst, asked) = (0, 0, 0, 0);
        foreach (var document in await stores.Embedded.CatalogueAsync(AccessFilter.PublicOnly, default))
        {
            var kept = await stores.Embedded.ReadTextAsync(document.Id, version: null, AccessFilter.PublicOnly, default);
            foreach (var question in QuestionsOf(kept!.SourceText))
            {
                var query = new PassageQuery { Access = AccessFilter.PublicOnly, Words = question, Meaning = await embedder.EmbedQuestionAsync(question, default), Limit = 10, FollowsNames = true };
                var (expected, found) = await SearchAsync(stores, query);
                shared += expected.Hits.Select(hit => hit.PassageId).Intersect(found.Hits.Select(hit => hit.PassageId)).Count();
                all += expected.Hits.Count;
                sameFirst += expected.Hits[0].PassageId == found.Hits[0].PassageId ? 1 : 0;
                asked++;
                Assert.NotNull(found.Fusion);
                Assert.Contains(found.Hits, hit => hit.Meaning is not null);
            }
        }

        Assert.True(asked > 100);
        Assert.True(shared >= SharedByMeaning * all, $"{shared} of {all} passages are shared");
        Assert.True(sameFirst >= SharedByMeaning * asked, $"{sameFirst} of {asked} questions have the same first passage");
    }

    [QdrantFact]
    public async Task AVectorOfAnotherModelIsNotCompared()
    {
        using var folder = new TempFolder();
        using var embedder = new PassageEmbedder(new WordVectors(Model.Dimension), Model);
        await using var stores = await FillAsync(folder, embedder);
        await using var other = await RemoteAsync(stores.Name, Model with { Name = "other" });

        var query = new PassageQuery { Access = AccessFilter.PublicOnly, Words = "harbour", Meaning = await embedder.EmbedQuestionAsync("harbour", default), Limit = 10 };

        Assert.NotNull((await stores.Remote.SearchAsync(query, default)).Fusion);
        var found = await other.SearchAsync(query, default);
        Assert.Null(found.Fusion);
        Assert.NotEmpty(found.Hits);
    }

    private static async Task<(PassageHits Expected, PassageHits Found)> SearchAsync(Stores stores, PassageQuery query) =>
        (await stores.Embedded.SearchAsync(query, default), await stores.Remote.SearchAsync(query, default));

    private async Task<Stores> FillAsync(TempFolder folder, PassageEmbedder? embedder)
    {
        var name = qdrant.NewName();
        var remote = await RemoteAsync(name, embedder?.Model);
        var embedded = new EmbeddedStore(new DataFolder(folder.At("embedded")), new EmbeddedStoreOptions { Fingerprint = "test" }, TimeProvider.System);
        return new Stores(
            embedded, remote, name, (await IndexAsync(embedded, folder.At("embedded"), embedder), await IndexAsync(remote, folder.At("remote"), embedder)));
    }

    private async Task<QdrantStore> RemoteAsync(string name, EmbeddingModel? model) => new(
        new QdrantOptions { Endpoints = [await qdrant.UrlAsync()], Collection = name }, new QdrantStoreOptions { Fingerprint = "test", Model = model }, TimeProvider.System);

    private sealed record Stores(EmbeddedStore Embedded, QdrantStore Remote, string Name, (IndexReport First, IndexReport Second) Reports) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            var pair = Remote.Replica.Pair!;
            await Remote.Api.DropAsync(pair.Passages, default);
            await Remote.Api.DropAsync(pair.Documents, default);
            await Remote.DisposeAsync();
            await Embedded.DisposeAsync();
        }
    }

    private static async Task AssertSameAsync(Stores stores, PassageQuery query)
    {
        var (expected, found) = await SearchAsync(stores, query);
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

    private static async Task<IndexReport> IndexAsync(IPassageStore store, string data, PassageEmbedder? embedder)
    {
        var corpus = new CorpusOptions();
        var indexer = new Indexer(store, DocumentReaders.Standard(corpus), new DataFolder(data), TimeProvider.System, embedder);
        return await indexer.RunAsync(
            new IndexerOptions { Paths = [Path.Combine(SourceTree.Root, "samples", "corpus")], Corpus = corpus, Passages = new PassageOptions() }, progress: null, default);
    }

    private static IEnumerable<string> QuestionsOf(string text) => text
        .Split(['.', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Where(sentence => sentence.Length is > 20 and < 200)
        .Select((sentence, i) => i % 3 == 0 ? sentence[..20] : sentence)
        .Take(QuestionsPerDocument);
}
