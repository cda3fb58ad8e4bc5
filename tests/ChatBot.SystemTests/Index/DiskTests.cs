using ChatBot.SystemTests.Running;
using Xunit;

namespace ChatBot.SystemTests.Index;

/// <summary>A disk that is full or may not be written: one sentence, and the index as it was.</summary>
public sealed class DiskTests
{
    [RootFact]
    public async Task AFullDiskIsNamedAndTheOldIndexStays()
    {
        using var disk = SmallDisk.Mount();
        using var workplace = new Workplace { DataPath = disk.At("data") }.With("a.md", "The lighthouse is white.");
        Assert.Equal(0, (await workplace.RunAsync("index")).ExitCode);
        var before = await IndexContent.OfAsync(workplace.Data);
        workplace.With("long.md", string.Join(' ', Enumerable.Range(0, 400_000).Select(i => $"w{i % 5000}")));

        await IsRefusedAsync(workplace, before);

        workplace.Delete("long.md");
        Assert.Equal(0, (await workplace.RunAsync("index")).ExitCode);
        Assert.Equal(before, await IndexContent.OfAsync(workplace.Data));
        Assert.Empty(IndexContent.Stray(workplace.Data));
    }

    [RootFact]
    public async Task AFolderThatMayOnlyBeReadIsNamedAndCanBeSearched()
    {
        using var disk = SmallDisk.Mount();
        using var workplace = new Workplace { DataPath = disk.At("data") }.With("a.md", "The lighthouse is white.");
        Assert.Equal(0, (await workplace.RunAsync("index")).ExitCode);
        var before = await IndexContent.OfAsync(workplace.Data);
        disk.MakeReadOnly();
        workplace.With("b.md", "The windmill.");

        await IsRefusedAsync(workplace, before);
    }

    private static async Task IsRefusedAsync(Workplace workplace, string before)
    {
        var refused = await workplace.RunAsync("index");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains($"The data folder {workplace.Data} cannot be written", refused.Error, StringComparison.Ordinal);
        Assert.Single(refused.Error.Trim().Split('\n'));

        var found = await workplace.RunAsync("search", "lighthouse", "--no-index");
        Assert.Equal(0, found.ExitCode);
        Assert.Contains("a.md", found.Output, StringComparison.Ordinal);
        Assert.Equal(before, await IndexContent.OfAsync(workplace.Data));
    }
}
