using System.Globalization;
using ChatBot.Tests.Index.Meaning;
using Xunit;
using Xunit.Abstractions;

namespace ChatBot.Tests.Index;

/// <summary>
/// The pass is stopped before its first change to the disk, then before its second, and so on until it runs through; whatever step it
/// stopped at, readers see a whole index, and one more pass gives exactly the index of an undisturbed one.
/// </summary>
public sealed class CrashTests(ITestOutputHelper output)
{
    private const int Seed = 20_261_120;

    [Fact]
    public async Task AFirstPassStoppedAtAnyStepIsCompletedByTheNext()
    {
        using var before = Corpus(new Random(Seed));

        await StopAtEveryStep(before, await CleanAsync(before));
    }

    [Fact]
    public async Task AChangingPassStoppedAtAnyStepLeavesOldOrNewDocumentsAndIsCompletedByTheNext()
    {
        using var before = Corpus(new Random(Seed));
        await before.RunAsync();
        Change(before, new Random(Seed + 1));

        await StopAtEveryStep(before, await CleanAsync(before));
    }

    [Fact]
    public async Task ARebuildStoppedAtAnyStepLeavesTheOldIndexUntilTheNewOneIsWhole()
    {
        using var before = Corpus(new Random(Seed));
        await before.RunAsync();
        before.Fingerprint = "another version";
        var expected = await CleanAsync(before);

        await StopAtEveryStep(before, expected, whileStopped: async folder => Assert.Equal(expected, await folder.ContentAsync()));
    }

    [Fact]
    public async Task AFirstPassWithVectorsStoppedAtAnyStepIsCompletedByTheNext()
    {
        using var before = Corpus(new Random(Seed));
        before.Model = new WordVectors();

        await StopAtEveryStep(before, await CleanAsync(before));
    }

    [Fact]
    public async Task AChangingPassWithVectorsStoppedAtAnyStepIsCompletedByTheNext()
    {
        using var before = Corpus(new Random(Seed));
        before.Model = new WordVectors();
        await before.RunAsync();
        Change(before, new Random(Seed + 1));

        await StopAtEveryStep(before, await CleanAsync(before));
    }

    private static async Task<string> CleanAsync(IndexedFolder before)
    {
        using var clean = before.Copy();
        await clean.RunAsync();
        return await clean.ContentAsync();
    }

    private async Task StopAtEveryStep(IndexedFolder before, string expected, Func<IndexedFolder, Task>? whileStopped = null)
    {
        for (var stopAt = 1; ; stopAt++)
        {
            using var folder = before.Copy();
            var steps = new List<string>();
            var isStopped = false;
            try
            {
                await folder.RunAsync(workers: 1, beforeWrite: step =>
                {
                    // Once stopped, nothing is written any more: the process is gone.
                    steps.Add(step);
                    isStopped = steps.Count >= stopAt;
                    if (isStopped)
                    {
                        throw new StoppedException();
                    }
                });
            }
            catch (StoppedException)
            {
                // As wanted.
            }

            await (whileStopped?.Invoke(folder) ?? folder.ContentAsync());
            await folder.RunAsync();
            Assert.True(expected == await folder.ContentAsync(), $"Stopped before step {stopAt} ({(isStopped ? steps[stopAt - 1] : "none")}), seed {Seed}.");
            Assert.Equal(folder.FilesOfTheManifest(), folder.FilesOfTheIndex());
            if (!isStopped)
            {
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{stopAt - 1} points, seed {Seed}: {string.Join(", ", steps)}"));
                Assert.True(stopAt > 30, $"Only {stopAt - 1} steps were met.");
                return;
            }
        }
    }

    private static IndexedFolder Corpus(Random random)
    {
        var folder = new IndexedFolder();
        for (var i = 0; i < 4; i++)
        {
            folder.With($"d{i:00}.md", Document(random, i == 0 ? "staff" : "public"));
        }

        return folder;
    }

    private static void Change(IndexedFolder folder, Random random)
    {
        folder.Delete("d01.md");
        folder.With("d02.md", Document(random, "public"));
        folder.With("d03.md", Document(random, "staff"));
        folder.With("new.md", Document(random, "public"));
    }

    private static string Document(Random random, string access)
    {
        var words = Enumerable.Range(0, random.Next(60, 120)).Select(i => "w" + random.Next(500) + (i % 12 == 11 ? "." : ""));
        return $"---\naccess: {access}\n---\n\n# Title {random.Next(1000)}\n\n{string.Join(' ', words)}\n";
    }

    private sealed class StoppedException : Exception;
}
