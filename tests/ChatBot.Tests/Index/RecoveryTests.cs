using ChatBot.Access;
using ChatBot.Index;
using Xunit;

namespace ChatBot.Tests.Index;

/// <summary>What the index comes back from: stopped passes, abandoned rebuilds, things in the way, and files that claim one document.</summary>
public sealed class RecoveryTests
{
    [Fact]
    public async Task AFileThatGoesBackToItsEarlierContentAfterAStoppedPassIsFoundWithIt()
    {
        for (int stopAt = 1, steps = int.MaxValue; stopAt <= steps; stopAt++)
        {
            using var folder = new IndexedFolder().With("a.md", "The earlier lighthouse.").With("b.md", "Nothing else.");
            await folder.RunAsync();
            folder.With("a.md", "The later windmill.");
            steps = await RunAndStop(folder, stopAt);
            folder.With("a.md", "The earlier lighthouse.");
            await folder.RunAsync();

            Assert.True((await folder.SearchAsync("lighthouse")).Count == 1, $"lost after step {stopAt}");
            Assert.Empty(await folder.SearchAsync("windmill"));
        }
    }

    [Fact]
    public async Task ARebuildThatWasGivenUpIsNotTakenUpAgain()
    {
        using var folder = new IndexedFolder().With("a.md", "The earlier lighthouse.").With("b.md", "Some.").With("c.md", "More.").With("d.md", "Text.");
        await folder.RunAsync();
        folder.Fingerprint = "other";
        await RunAndStop(folder, atTheSecond: "create manifest.next.json");
        var next = Path.Combine(folder.DataPath, "manifest.next.json");
        Assert.True(File.Exists(next));
        folder.Fingerprint = "test";
        folder.With("a.md", "The later windmill.");
        await folder.RunAsync();
        Assert.False(File.Exists(next));
        Assert.Equal(folder.FilesOfTheManifest(), folder.FilesOfTheIndex());

        folder.Fingerprint = "other";
        await folder.RunAsync();
        Assert.Single(await folder.SearchAsync("windmill"));
        Assert.Empty(await folder.SearchAsync("lighthouse"));
    }

    [Theory]
    [InlineData("manifest.json")]
    [InlineData("files.bin")]
    [InlineData("*.words")]
    [InlineData("*.texts")]
    public async Task AnEmptyFolderInPlaceOfAFileIsPutAside(string pattern)
    {
        using var folder = new IndexedFolder().With("a.md", "The lighthouse.");
        await folder.RunAsync();
        var file = Directory.GetFiles(folder.DataPath, pattern)[0];
        File.Delete(file);
        Directory.CreateDirectory(file);
        await folder.RunAsync();

        Assert.Single(await folder.SearchAsync("lighthouse"));
        Assert.Equal(folder.FilesOfTheManifest(), folder.FilesOfTheIndex());
    }

    [Theory]
    [InlineData("manifest.json")]
    [InlineData("writer.lock")]
    public async Task AFullFolderInPlaceOfAFileIsNotDeletedButNamed(string name)
    {
        using var folder = new IndexedFolder().With("a.md", "The lighthouse.");
        Directory.CreateDirectory(Path.Combine(folder.DataPath, name, "belongs to somebody"));

        var error = await Assert.ThrowsAsync<IOException>(() => folder.RunAsync());
        Assert.Contains(name, error.Message, StringComparison.Ordinal);
        Assert.Contains("cannot be written", error.Message, StringComparison.Ordinal);
        Assert.True(Directory.Exists(Path.Combine(folder.DataPath, name, "belongs to somebody")));
    }

    [Fact]
    public async Task WhoGoesOnToWriteReadsNothingFromADamagedIndexUntilItIsBuiltAnew()
    {
        using var folder = new IndexedFolder().With("a.md", "The lighthouse.");
        await folder.RunAsync();
        await File.WriteAllTextAsync(Path.Combine(folder.DataPath, "manifest.json"), "torn");
        await using var store = folder.OpenStore();

        Assert.Equal(0, (await store.StateAsync(default)).Documents);
        await folder.RunAsync(store);
        Assert.Equal(1, (await store.StateAsync(default)).Documents);
    }

    [Fact]
    public async Task AnIndexThatIsDamagedWhileItIsOpenStillAnswersWhoWillWrite()
    {
        using var folder = new IndexedFolder().With("a.md", "The lighthouse.");
        await using var store = folder.OpenStore();
        await folder.RunAsync(store);
        await File.WriteAllTextAsync(Path.Combine(folder.DataPath, "manifest.json"), "torn");

        Assert.Equal(1, (await store.StateAsync(default)).Documents);
    }

    [Fact]
    public async Task AFolderThatIsEmptiedAndFilledAgainIsReadAnewByWhoHasItOpen()
    {
        using var folder = new IndexedFolder().With("a.md", "The earlier lighthouse.");
        await folder.RunAsync();
        await using var reader = folder.OpenStore(allowDamaged: false);
        foreach (var file in Directory.GetFiles(folder.DataPath))
        {
            File.Delete(file);
        }

        folder.With("a.md", "The later windmill.");
        await folder.RunAsync();

        var query = new PassageQuery { Access = AccessFilter.PublicOnly, Words = "windmill", Limit = 5 };
        Assert.Equal("The later windmill.", Assert.Single((await reader.SearchAsync(query, default)).Hits).Text);
    }

    [Fact]
    public async Task ADocumentThatTwoFilesClaimIsThereOnceAndStaysWithTheFirst()
    {
        using var folder = new IndexedFolder().With("a.jsonl", """{"id":"b","title":"Record","text":"The lighthouse."}""" + "\n");
        await folder.RunAsync();
        folder.With("a.jsonl#b", "The windmill.\n");
        var second = await folder.RunAsync();
        var third = await folder.RunAsync();

        Assert.Equal(["a.jsonl#b"], second.Failed.Select(f => f.Path));
        Assert.False(second.HasChanges || third.HasChanges);
        Assert.Single(await folder.SearchAsync("lighthouse"));

        folder.Delete("a.jsonl");
        await folder.RunAsync();
        await folder.RunAsync();
        Assert.Single(await folder.SearchAsync("windmill"));
        Assert.Empty(await folder.SearchAsync("lighthouse"));
    }

    [Fact]
    public async Task TwoFilesThatClaimOneDocumentAtOnceDoNotStopLaterPasses()
    {
        using var folder = new IndexedFolder()
            .With("a.jsonl", """{"id":"b","title":"Record","text":"The lighthouse."}""" + "\n")
            .With("a.jsonl#b", "The windmill.\n");
        await folder.RunAsync();
        var next = await folder.RunAsync();

        Assert.False(next.HasChanges);
        Assert.Equal(1, next.Documents);
        Assert.Single(await folder.SearchAsync("lighthouse windmill"));
    }

    [Fact]
    public async Task AThousandSetsOfLabelsAreIndexedSearchedAndMerged()
    {
        using var folder = new IndexedFolder();
        for (var i = 0; i < 1000; i++)
        {
            folder.With($"d{i}.md", $"---\naccess: team{i}\n---\n\nThe lighthouse of team {i}.\n");
        }

        Assert.Equal(1000, (await folder.RunAsync(batchDocuments: 500)).Documents);
        var one = AccessFilter.For(new Principal { Id = "t", Labels = ["team77"] });
        Assert.Equal("d77.md", Assert.Single(await folder.SearchAsync("lighthouse", one)).Document.Path);
    }

    [Fact]
    public async Task APassageInALongDocumentKnowsItsOwnHeadings()
    {
        var text = string.Join("\n\n", Enumerable.Range(0, 300).Select(i => $"# Part {i}\n\n## Same\n\nThe lighthouse{i}x stands there, and nothing else does."));
        using var folder = new IndexedFolder().With("a.md", text);
        await folder.RunAsync();

        Assert.Equal(["Part 250", "Same"], (await folder.SearchAsync("lighthouse250x"))[0].HeadingPath);
    }

    private static Task<int> RunAndStop(IndexedFolder folder, int stopAt)
    {
        var steps = 0;
        return RunAndStop(folder, _ => ++steps >= stopAt, () => steps);
    }

    private static Task<int> RunAndStop(IndexedFolder folder, string atTheSecond)
    {
        var met = 0;
        return RunAndStop(folder, step => (met += step == atTheSecond ? 1 : 0) >= 2, () => met);
    }

    private static async Task<int> RunAndStop(IndexedFolder folder, Predicate<string> isStopped, Func<int> steps)
    {
        try
        {
            await folder.RunAsync(workers: 1, beforeWrite: step =>
            {
                if (isStopped(step))
                {
                    throw new StoppedException();
                }
            });
            return steps();
        }
        catch (StoppedException)
        {
            return int.MaxValue;
        }
    }

    private sealed class StoppedException : Exception;
}
