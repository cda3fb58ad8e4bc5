using ChatBot.Access;
using ChatBot.Index;
using Xunit;

namespace ChatBot.Tests.Index;

/// <summary>The embedded store keeps the promises of every store, and some of its own about its files.</summary>
public sealed class EmbeddedStoreTests : PassageStoreConformance, IDisposable
{
    private readonly TempFolder folder = new();
    private readonly ManualTime time = new();

    [Fact]
    public async Task ASecondWriterIsToldAtOnceWhoTheFirstIs()
    {
        await using var first = await Store.OpenWriterAsync(default);

        var refused = await Assert.ThrowsAsync<StoreLockedException>(async () => await Store.OpenWriterAsync(default));
        Assert.Contains($"{Environment.ProcessId}", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AStoreOpenedElsewhereSeesWhatIsWrittenHere()
    {
        await using var other = Open();
        await Write(TestDocuments.Of("late.md", "Late", "A latecomer arrives."));

        var query = new PassageQuery { Access = AccessFilter.PublicOnly, Words = "latecomer", Limit = 1 };
        Assert.Single((await other.SearchAsync(query, default)).Hits);
    }

    [Fact]
    public async Task AWordIsFoundInTheOnlyPassageThereIsThoughItHoldsTwoFormsOfIt()
    {
        using var alone = new IndexedFolder().With("a.md", "# Light\n\nThe lighthouse is white.\n");
        await alone.RunAsync();

        Assert.Single(await alone.SearchAsync("lighthouse"));
    }

    [Fact]
    public async Task ADocumentTwiceInABatchIsThereOnceAsItCameLast()
    {
        await Write(
            TestDocuments.Of("twice.md", "Twice", "The earlier lighthouse."),
            TestDocuments.Of("twice.md", "Twice", "The later windmill.", access: "public,staff"));

        Assert.Empty(await Find("lighthouse"));
        Assert.Single(await Find("windmill"));
        await Write(DocumentReplacement.Removal(TestDocuments.IdOf("twice.md")));
        Assert.Empty(await Find("windmill"));
    }

    [Fact]
    public async Task AStoreOpenedElsewhereSeesEachOfManyQuickWrites()
    {
        await using var other = Open();
        for (var i = 0; i < 40; i++)
        {
            await Write(TestDocuments.Of("quick.md", "Quick", $"Number{i}x."));
            var query = new PassageQuery { Access = AccessFilter.PublicOnly, Words = $"number{i}x", Limit = 1 };
            Assert.Equal($"Number{i}x.", Assert.Single((await other.SearchAsync(query, default)).Hits).Text);
        }
    }

    [Fact]
    public async Task ManySmallWritesLeaveFewFilesAndEveryDocument()
    {
        for (var i = 0; i < 40; i++)
        {
            await Write(TestDocuments.Of($"n{i}.md", $"Number {i}", $"This is the text of number {i}, unlike any other: word{i}x."));
        }

        Assert.True(Directory.GetFiles(folder.Path, "*.words").Length <= 12);
        Assert.True(Directory.GetFiles(folder.Path, "*.texts").Length <= 12);
        for (var i = 0; i < 40; i++)
        {
            Assert.Equal($"n{i}.md", (await Find($"word{i}x"))[0].Document.Path);
        }
    }

    [Fact]
    public async Task PartsOfOneSizeAreMergedEvenWhenASmallerOneStandsBesideThem()
    {
        await using (var writer = await Store.OpenWriterAsync(default))
        {
            for (var i = 0; i < 8; i++)
            {
                var size = i == 0 ? 1 : 20;
                await writer.ReplaceAsync([.. Enumerable.Range(0, size).Select(n => TestDocuments.Of($"p{i}-{n}.md", "Part", $"Text {i} {n}."))], default);
            }

            await writer.CompleteAsync([], default);
        }

        Assert.InRange(Directory.GetFiles(folder.Path, "*.words").Length, 1, 5);
    }

    [Theory]
    [InlineData("manifest.json")]
    [InlineData("*.words")]
    [InlineData("*.texts")]
    public async Task ADamagedIndexIsRefusedByReadersAndRebuiltByTheNextWriter(string pattern)
    {
        await Store.DisposeAsync();
        foreach (var file in Directory.GetFiles(folder.Path, pattern))
        {
            var bytes = await File.ReadAllBytesAsync(file);
            bytes[bytes.Length / 2] ^= 0x55;
            await File.WriteAllBytesAsync(file, bytes);
        }

        var refused = Assert.Throws<StoreUnusableException>(() => Open());
        Assert.Contains("chatbot index", refused.Message, StringComparison.Ordinal);
        await using var store = Open(allowDamaged: true);
        await using (var writer = await store.OpenWriterAsync(default))
        {
            Assert.Empty(writer.Documents);
            await writer.ReplaceAsync([TestDocuments.Of("new.md", "New", "Everything is new.")], default);
            await writer.CompleteAsync([], default);
        }

        Assert.Equal(1, (await store.StateAsync(default)).Documents);
    }

    [Fact]
    public async Task AnIndexOfAnotherVersionStaysReadableUntilTheNewOneIsComplete()
    {
        await Store.DisposeAsync();
        await using var reader = Open();
        await using var store = Open(fingerprint: "other");
        await using (var writer = await store.OpenWriterAsync(default))
        {
            Assert.Empty(writer.Documents);
            await writer.ReplaceAsync([TestDocuments.Of("new.md", "New", "Everything is new.")], default);
            Assert.Equal(5, (await reader.StateAsync(default)).Documents);
            await writer.CompleteAsync([], default);
        }

        Assert.Equal(1, (await reader.StateAsync(default)).Documents);
    }

    [Fact]
    public async Task AReplacedVersionIsKeptForItsTimeAndNoLonger()
    {
        var version = (await Find("cranes"))[0].Document.Version;
        time.Advance(TimeSpan.FromDays(400));
        await Write(TestDocuments.Of("cranes.md", "Keep the cranes", "They were sold."));

        time.Advance(TimeSpan.FromDays(29));
        await Write(TestDocuments.Of("x.md", "X", "Something else."));
        Assert.NotNull(await Store.ReadTextAsync(TestDocuments.IdOf("cranes.md"), version, AccessFilter.PublicOnly, default));

        time.Advance(TimeSpan.FromDays(2));
        await Write(TestDocuments.Of("y.md", "Y", "Something else again."));
        Assert.Null(await Store.ReadTextAsync(TestDocuments.IdOf("cranes.md"), version, AccessFilter.PublicOnly, default));
    }

    [Fact]
    public async Task ARemovedTextIsInNoFileAnyMore()
    {
        await Write(TestDocuments.Of("secret.md", "Secret", "The passphrase is mellonballoon."));
        await Write(DocumentReplacement.Removal(TestDocuments.IdOf("secret.md")));

        Assert.All(Directory.GetFiles(folder.Path, "*.texts"), f => Assert.DoesNotContain("mellonballoon", File.ReadAllText(f), StringComparison.Ordinal));
    }

    [Fact]
    public async Task AReaderInTheMiddleOfAReplacementSeesTheOldOrTheNewDocument()
    {
        using var stop = new CancellationTokenSource();
        var reading = Task.Run(async () =>
        {
            var seen = 0;
            while (!stop.IsCancellationRequested)
            {
                var hits = await Find("ballast");
                seen += hits.Count;
                Assert.True(hits.Count is 0 or 1, "Both versions were seen.");
                Assert.True(seen == 0 || hits.Count == 1, "Neither version was seen.");
            }
        });
        for (var i = 0; i < 60; i++)
        {
            await Write(TestDocuments.Of("ballast.md", $"Ballast {i}", $"The ballast weighs {i} tons."));
        }

        await stop.CancelAsync();
        await reading;
    }

    private protected override Task<IPassageStore> OpenAsync() => Task.FromResult<IPassageStore>(Open());

    public void Dispose() => folder.Dispose();

    private EmbeddedStore Open(bool allowDamaged = false, string fingerprint = "test") =>
        new(new DataFolder(folder.Path), new EmbeddedStoreOptions { Fingerprint = fingerprint, AllowDamaged = allowDamaged }, time);
}
