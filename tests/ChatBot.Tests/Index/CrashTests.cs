using System.Globalization;
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
        using var clean = Corpus(new Random(Seed));
        await clean.RunAsync();
        var expected = await clean.ContentAsync();

        await StopAtEveryStep(() => Corpus(new Random(Seed)), prepare: null, expected);
    }

    [Fact]
    public async Task AChangingPassStoppedAtAnyStepLeavesOldOrNewDocumentsAndIsCompletedByTheNext()
    {
        using var clean = Corpus(new Random(Seed));
        await clean.RunAsync();
        Change(clean, new Random(Seed + 1));
        await clean.RunAsync();
        var expected = await clean.ContentAsync();

        await StopAtEveryStep(() => Corpus(new Random(Seed)), async folder =>
        {
            await folder.RunAsync();
            Change(folder, new Random(Seed + 1));
        }, expected);
    }

    [Fact]
    public async Task ARebuildStoppedAtAnyStepLeavesTheOldIndexUntilTheNewOneIsWhole()
    {
        using var clean = Corpus(new Random(Seed));
        await clean.RunAsync();
        var expected = await clean.ContentAsync();

        await StopAtEveryStep(() => Corpus(new Random(Seed)), async folder =>
        {
            await folder.RunAsync();
            folder.Fingerprint = "another version";
        }, expected, whileStopped: async folder => Assert.Equal(expected, await folder.ContentAsync()));
    }

    private async Task StopAtEveryStep(
        Func<IndexedFolder> make, Func<IndexedFolder, Task>? prepare, string expected, Func<IndexedFolder, Task>? whileStopped = null)
    {
        var points = 0;
        for (var stopAt = 1; ; stopAt++)
        {
            using var folder = make();
            await (prepare?.Invoke(folder) ?? Task.CompletedTask);
            var steps = 0;
            var stopped = false;
            var lastStep = string.Empty;
            try
            {
                await folder.RunAsync(workers: 1, beforeWrite: step =>
                {
                    // Once stopped, nothing is written any more: the process is gone.
                    if (stopped || ++steps == stopAt)
                    {
                        stopped = true;
                        lastStep = lastStep.Length == 0 ? step : lastStep;
                        throw new StoppedException();
                    }
                });
            }
            catch (StoppedException)
            {
                points++;
            }

            await (whileStopped?.Invoke(folder) ?? folder.ContentAsync());
            await folder.RunAsync();
            Assert.True(expected == await folder.ContentAsync(), $"Stopped before step {stopAt} ({lastStep}), seed {Seed}.");
            Assert.Empty(Leftovers(folder));
            if (!stopped)
            {
                break;
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{points} points, seed {Seed}"));
        Assert.True(points > 10, $"Only {points} steps were met.");
    }

    private static IEnumerable<string> Leftovers(IndexedFolder folder) => Directory.EnumerateFiles(folder.DataPath, "*.tmp");

    private static IndexedFolder Corpus(Random random)
    {
        var folder = new IndexedFolder();
        for (var i = 0; i < 12; i++)
        {
            folder.With($"d{i:00}.md", Document(random, i % 4 == 0 ? "staff" : "public"));
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
        var words = Enumerable.Range(0, random.Next(200, 400)).Select(i => "w" + random.Next(500) + (i % 12 == 11 ? "." : ""));
        return $"---\naccess: {access}\n---\n\n# Title {random.Next(1000)}\n\n{string.Join(' ', words)}\n";
    }

    private sealed class StoppedException : Exception;
}
