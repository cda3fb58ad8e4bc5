using System.Globalization;
using ChatBot.Passages;
using ChatBot.SystemTests.Running;
using Xunit;
using Xunit.Abstractions;

namespace ChatBot.SystemTests.Index;

/// <summary>
/// The process is killed before its first change to the data folder, then before its second and so on, in the middle of every write too,
/// until a run comes to its end. Wherever it was killed, readers see a whole index, and one more run gives exactly the index of an
/// undisturbed one, with nothing lost, doubled or left behind.
/// </summary>
internal sealed class KillLoop(ITestOutputHelper output)
{
    private const int Seed = 20_261_120;
    private const int KilledBySignal = 128 + 9;

    // A new process for every next run would double the time; every so many are enough to see that it does what the engine does here.
    private const int NextInNewProcess = 10;

    /// <summary>A corpus of a few documents, some of them restricted, written in batches of two.</summary>
    public static Workplace Corpus()
    {
        var random = new Random(Seed);
        var workplace = new Workplace();
        // One reader of files, so that the steps come in the same order in every run.
        workplace.Environment["DOTNET_PROCESSOR_COUNT"] = "1";
        workplace.Environment["DOTNET_TieredPGO"] = "0";
        workplace.Environment["Index__BatchDocuments"] = "2";
        for (var i = 0; i < 6; i++)
        {
            workplace.With($"d{i}.md", Document(random, i % 3 == 0 ? "staff" : "public"));
        }

        return workplace;
    }

    /// <summary>Deletes, changes, relabels and adds.</summary>
    public static void Change(Workplace workplace)
    {
        var random = new Random(Seed + 1);
        workplace.Delete("d1.md");
        workplace.With("d2.md", Document(random, "public"));
        workplace.With("d4.md", Document(random, "board"));
        workplace.With("d5.md", Document(random, "staff"));
        workplace.With("new.md", Document(random, "public"));
    }

    /// <summary>Kills a run on a copy of a workplace at every step. Says how many steps there were.</summary>
    public async Task<int> RunAsync(Workplace before, PassageOptions? passages = null, Func<Workplace, Task>? whileDead = null)
    {
        using var clean = before.Copy();
        Assert.Equal(0, (await clean.RunAsync("index")).ExitCode);
        var expected = await IndexContent.OfAsync(clean.Data);
        for (var stopAt = 1; ; stopAt++)
        {
            var at = stopAt.ToString(CultureInfo.InvariantCulture);
            using var folder = before.Copy();
            var first = await folder.RunWithAsync("FAULT_AT", at, "index");
            Assert.True(first.ExitCode is 0 or KilledBySignal, $"At {at}, seed {Seed}: {first.Error}");
            await (whileDead?.Invoke(folder) ?? IndexContent.OfAsync(folder.Data));

            if (stopAt % NextInNewProcess == 0)
            {
                var second = await folder.RunAsync("index");
                Assert.True(second.ExitCode == 0, $"At {at}, seed {Seed}: {second.Error}");
            }
            else
            {
                await IndexContent.UpdateAsync(folder, passages ?? new PassageOptions());
            }

            Assert.True(expected == await IndexContent.OfAsync(folder.Data), $"At {at}, seed {Seed}: the index is not that of a clean run.");
            Assert.Empty(IndexContent.Stray(folder.Data));
            if (first.ExitCode == 0)
            {
                output.WriteLine($"{stopAt - 1} points, seed {Seed}");
                return stopAt - 1;
            }
        }
    }

    private static string Document(Random random, string access)
    {
        var words = Enumerable.Range(0, random.Next(150, 400)).Select(i => "w" + random.Next(500) + (i % 12 == 11 ? "." : ""));
        return $"---\naccess: {access}\n---\n\n# Title {random.Next(1000)}\n\n{string.Join(' ', words)}\n";
    }
}
