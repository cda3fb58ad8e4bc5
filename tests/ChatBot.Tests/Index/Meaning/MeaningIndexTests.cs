using ChatBot.Access;
using ChatBot.Index;
using Xunit;

namespace ChatBot.Tests.Index.Meaning;

/// <summary>The embedded index with vectors, through the indexer.</summary>
public sealed class MeaningIndexTests : IDisposable
{
    private const int Documents = 30;

    private static readonly AccessFilter Staff = AccessFilter.For(new Principal { Id = "staff", Labels = ["staff"] });

    private readonly IndexedFolder folder = new() { Model = new WordVectors() };

    public MeaningIndexTests()
    {
        for (var i = 0; i < Documents; i++)
        {
            folder.With($"d{i:00}.md", TextOf(i, "original"));
        }
    }

    private WordVectors Model => folder.Model!;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task ThePassageThatMeansTheSameIsFoundWithoutAnyOfItsWords()
    {
        folder.With("d12.md", "# Document 12\n\nZwiebelkuchen Rhabarberkompott.\n");
        await folder.RunAsync();

        var hits = await SearchAsync("zwie wieb ebel elku kuch rhab habar berk komp mpot", AccessFilter.PublicOnly);

        Assert.Equal("d12.md", hits.MinBy(h => h.Meaning?.Rank ?? int.MaxValue)!.Document.Path);
        Assert.All(hits, hit => Assert.Null(hit.Words));
    }

    [Fact]
    public async Task WithoutAVectorOfTheQuestionTheHitsAreThoseOfAnIndexWithoutVectors()
    {
        await folder.RunAsync();
        var with = await folder.SearchAsync("harbour key7value");
        folder.Model = null;
        folder.Fingerprint = "words alone";
        await folder.RunAsync();

        var without = await folder.SearchAsync("harbour key7value");

        Assert.Equal(without.Select(h => (h.PassageId, h.Score, h.Words)), with.Select(h => (h.PassageId, h.Score, h.Words)));
        Assert.All(with, hit => Assert.Null(hit.Meaning));
    }

    [Fact]
    public async Task CosinesAreThoseOfTheVectorsWhateverWasMergedAndRemoved()
    {
        await folder.RunAsync(batchDocuments: 3);
        for (var i = 0; i < Documents; i += 4)
        {
            folder.Delete($"d{i:00}.md");
        }

        folder.With("d01.md", TextOf(1, "changed"));
        await folder.RunAsync();
        var question = IndexedFolder.Unit(Model.Of("harbour number"));

        var hits = await SearchAsync("harbour number", AccessFilter.PublicOnly);

        Assert.Equal(Documents - 8, hits.Count);
        foreach (var hit in hits)
        {
            var text = Model.Texts.Last(t => t.Contains($"key{hit.Document.Title.Split(' ')[1]}value", StringComparison.Ordinal));
            var own = IndexedFolder.Unit(Model.Of(text));
            var cosine = own.ToArray().Zip(question.ToArray(), (a, b) => a * b).Sum();
            Assert.InRange(hit.Meaning!.Value.Score, cosine - 0.001, cosine + 0.001);
        }

        Assert.Equal(Enumerable.Range(1, hits.Count), hits.Select(h => h.Meaning!.Value.Rank).Order());
    }

    [Fact]
    public async Task WhatOneMayNotSeeChangesNoScore()
    {
        await folder.RunAsync();
        var before = await SearchAsync("harbour key17value", AccessFilter.PublicOnly);
        folder.With("hidden.md", "---\naccess: staff\n---\n\n# Hidden\n\nharbour key17value, and more of the harbour.\n");
        await folder.RunAsync();

        var after = await SearchAsync("harbour key17value", AccessFilter.PublicOnly);

        Assert.Equal(before.Select(h => (h.PassageId, h.Score, h.Meaning)), after.Select(h => (h.PassageId, h.Score, h.Meaning)));
        Assert.Contains(await SearchAsync("harbour key17value", Staff), hit => hit.Document.Path == "hidden.md");
    }

    [Fact]
    public async Task OnlyWhatHasChangedIsEmbeddedAndABuildAnewEmbedsNothing()
    {
        await folder.RunAsync();
        Assert.Equal(Documents, Model.Texts.Count);
        folder.With("d05.md", TextOf(5, "changed"));

        var changed = await folder.RunAsync();
        var idle = await folder.RunAsync();
        folder.Fingerprint = "another cutter";
        var anew = await folder.RunAsync();

        Assert.Equal((1, 0, 0), (changed.Embedded, idle.Embedded, anew.Embedded));
        Assert.Equal(Documents, anew.Unchanged + anew.Added);
        Assert.Equal(Documents + 1, Model.Texts.Count);
    }

    [Fact]
    public async Task AModelThatFailsLeavesTheIndexAsItWasAndWhatItGaveIsNotAskedForAgain()
    {
        await folder.RunAsync();
        var before = await folder.ContentAsync();
        var files = folder.FilesOfTheManifest();
        for (var i = 0; i < 10; i++)
        {
            folder.With($"d{i:00}.md", TextOf(i, "changed"));
        }

        Model.Before = (texts, _) => texts.Any(text => text.Contains("key7value", StringComparison.Ordinal)) ? throw new HttpRequestException("away") : Task.CompletedTask;
        await Assert.ThrowsAsync<HttpRequestException>(() => folder.RunAsync(workers: 1, batchDocuments: 100));
        Assert.Equal(before, await folder.ContentAsync());
        Assert.Equal(files, folder.FilesOfTheManifest());

        Model.Before = (_, _) => Task.CompletedTask;
        Model.Texts.Clear();
        await folder.RunAsync(workers: 1, batchDocuments: 100);

        Assert.Equal(10, Model.Texts.Count);
    }

    [Fact]
    public async Task APassThatIsCancelledWhileTheModelWorksLeavesTheIndexAsItWas()
    {
        using var stop = new CancellationTokenSource();
        Model.Before = async (_, token) =>
        {
            await stop.CancelAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
        };
        var data = new DataFolder(folder.DataPath);
        await using (var store = folder.OpenStore())
        {
            var indexer = new Indexer(
                store, ChatBot.Corpus.DocumentReaders.Standard(new()), data, TimeProvider.System, new PassageEmbedder(Model, IndexedFolder.ModelOf()));
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => indexer.RunAsync(
                new IndexerOptions { Paths = [folder.CorpusPath], Corpus = new(), Passages = new() }, progress: null, stop.Token));
            Assert.Equal(0, (await store.StateAsync(default)).Documents);
        }

        Model.Before = (_, _) => Task.CompletedTask;
        Assert.Equal(Documents, (await folder.RunAsync()).Documents);
    }

    [Fact]
    public async Task AQuestionOfAnotherDimensionIsSearchedByWordsAlone()
    {
        await folder.RunAsync();
        await using var store = folder.OpenStore();

        var found = await store.SearchAsync(
            new PassageQuery { Access = AccessFilter.PublicOnly, Words = "harbour", Meaning = new float[8], Limit = 10 }, default);

        Assert.NotEmpty(found.Hits);
        Assert.Null(found.Fusion);
    }

    private async Task<IReadOnlyList<PassageHit>> SearchAsync(string question, AccessFilter access)
    {
        await using var store = folder.OpenStore();
        var query = new PassageQuery { Access = access, Words = question, Meaning = IndexedFolder.Unit(Model.Of(question)), Limit = 100 };
        return (await store.SearchAsync(query, default)).Hits;
    }

    private static string TextOf(int number, string word) => $"# Document {number}\n\nThe harbour of number {number} is {word}: key{number}value.\n";
}
