using ChatBot.Passages;
using ChatBot.SystemTests.Running;
using Xunit;
using Xunit.Abstractions;

namespace ChatBot.SystemTests.Index;

/// <summary>See <see cref="KillLoop"/>; classes of their own run side by side.</summary>
public sealed class FirstRunKillTests(ITestOutputHelper output)
{
    [Fact]
    public async Task AFirstRunKilledAnywhereIsCompletedByTheNext()
    {
        using var before = KillLoop.Corpus();

        Assert.True(await new KillLoop(output).RunAsync(before) >= 60);
    }
}

/// <summary>See <see cref="KillLoop"/>.</summary>
public sealed class ChangingRunKillTests(ITestOutputHelper output)
{
    [Fact]
    public async Task AChangingRunKilledAnywhereIsCompletedByTheNext()
    {
        using var before = KillLoop.Corpus();
        Assert.Equal(0, (await before.RunAsync("index")).ExitCode);
        KillLoop.Change(before);

        Assert.True(await new KillLoop(output).RunAsync(before) >= 60);
    }
}

/// <summary>See <see cref="KillLoop"/>.</summary>
public sealed class RebuildKillTests(ITestOutputHelper output)
{
    [Fact]
    public async Task ARebuildKilledAnywhereLeavesTheOldIndexUntilTheNewOneIsWhole()
    {
        using var before = KillLoop.Corpus();
        Assert.Equal(0, (await before.RunAsync("index")).ExitCode);
        var old = await IndexContent.OfAsync(before.Data);
        var passages = new PassageOptions { WordsPerPassage = 60, WordsAtLeast = 40, WordsAtMost = 90 };
        before.Environment["Passages__WordsPerPassage"] = "60";
        before.Environment["Passages__WordsAtLeast"] = "40";
        before.Environment["Passages__WordsAtMost"] = "90";
        using var clean = before.Copy();
        Assert.Equal(0, (await clean.RunAsync("index")).ExitCode);
        var rebuilt = await IndexContent.OfAsync(clean.Data);
        Assert.NotEqual(old, rebuilt);

        var points = await new KillLoop(output).RunAsync(
            before, passages, whileDead: async folder => Assert.Contains(await IndexContent.OfAsync(folder.Data), new[] { old, rebuilt }));
        Assert.True(points >= 60);
    }
}
