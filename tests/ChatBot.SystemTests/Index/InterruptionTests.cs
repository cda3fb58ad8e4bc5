using ChatBot.SystemTests.Running;
using Xunit;

namespace ChatBot.SystemTests.Index;

/// <summary>Two indexers at once, and an indexer that is told to stop.</summary>
public sealed class InterruptionTests
{
    [Fact]
    public async Task ASecondIndexerStopsAtOnceAndSaysWhoTheFirstIsUntilThatIsDead()
    {
        using var workplace = Long();
        await using var first = await StartedAsync(workplace);
        var second = await workplace.RunAsync("index");
        Assert.False(first.HasEnded, "The first run was too short to show anything.");

        Assert.Equal(1, second.ExitCode);
        Assert.Contains($"Another process (number {first.Id}) is indexing", second.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", second.Error, StringComparison.Ordinal);

        first.Kill();
        await first.EndAsync();
        workplace.OnlySmall();
        Assert.Equal(0, (await workplace.RunAsync("index")).ExitCode);
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task ASignalStopsAnIndexerAndTheNextRunCompletesItsWork(string signal)
    {
        using var workplace = Long();
        await using var first = await StartedAsync(workplace);
        await first.SignalAsync(signal);
        var ending = await first.EndAsync();
        Assert.Equal(130, ending.ExitCode);
        Assert.Contains("Interrupted.", ending.Error, StringComparison.Ordinal);

        workplace.OnlySmall();
        using var clean = workplace.Copy();
        Directory.Delete(clean.Data, recursive: true);
        Assert.Equal(0, (await clean.RunAsync("index")).ExitCode);
        Assert.Equal(0, (await workplace.RunAsync("index")).ExitCode);
        Assert.Equal(await IndexContent.OfAsync(clean.Data), await IndexContent.OfAsync(workplace.Data));
        Assert.Empty(IndexContent.Stray(workplace.Data));
    }

    // The first documents are found long before the last is read.
    private static Workplace Long()
    {
        var workplace = new Workplace();
        workplace.Environment["Index__BatchDocuments"] = "1";
        for (var i = 0; i < 1500; i++)
        {
            workplace.With($"n{i:0000}.md", $"# Number {i}\n\nThe text of number {i} says word{i}x.\n");
        }

        return workplace;
    }

    private static async Task<ChatBotProcess> StartedAsync(Workplace workplace)
    {
        // A shell that runs the tests in the background has them ignore interrupts, and whatever they start would inherit that.
        var process = workplace.StartThrough(OperatingSystem.IsLinux() ? ["env", "--default-signal=INT"] : [], "index");
        await Waiting.UntilAsync("a first batch is written", () => Task.FromResult(File.Exists(Path.Combine(workplace.Data, "manifest.json"))));
        return process;
    }
}

file static class Corpora
{
    /// <summary>Leaves so few documents that the rest of the test is short.</summary>
    public static void OnlySmall(this Workplace workplace)
    {
        workplace.Environment.Remove("Index__BatchDocuments");
        for (var i = 40; i < 1500; i++)
        {
            workplace.Delete($"n{i:0000}.md");
        }
    }
}
