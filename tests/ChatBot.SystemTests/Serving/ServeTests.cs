using System.Text;
using ChatBot.SystemTests.Running;
using Xunit;

namespace ChatBot.SystemTests.Serving;

/// <summary>The server over a corpus that changes while it runs.</summary>
public sealed class ServeTests
{
    [Fact]
    public async Task TheServerIndexesFollowsTheCorpusAndEndsWhenItIsTold()
    {
        using var workplace = new Workplace().With("a.md", "# Light\n\nThe lighthouse is white.\n");
        await using var server = await RunningServer.StartAsync(workplace);
        Assert.Equal(["a.md"], await FindAsync(workplace, "lighthouse"));

        workplace.With("b.md", "# Mill\n\nThe windmill turns.\n");
        await Waiting.UntilAsync("a new file is found", async () => await FindAsync(workplace, "windmill") is ["b.md"]);
        workplace.With("b.md", "# Mill\n\nThe watermill turns.\n");
        await Waiting.UntilAsync("a changed file is found", async () => await FindAsync(workplace, "watermill") is ["b.md"] && await FindAsync(workplace, "windmill") is []);
        File.WriteAllBytes(workplace.At("corpus/broken.docx"), [.. "PK"u8, 3, 4, .. Encoding.ASCII.GetBytes(new string('x', 200))]);
        workplace.Delete("a.md");
        await Waiting.UntilAsync("a deleted file is no longer found", async () => await FindAsync(workplace, "lighthouse") is []);
        Assert.Equal(["b.md"], await FindAsync(workplace, "watermill"));

        Assert.False(server.Process.HasEnded);
        await EndsWellAsync(server.Process);
    }

    [Fact]
    public async Task TheServerRebuildsADamagedIndex()
    {
        using var workplace = new Workplace().With("a.md", "# Light\n\nThe lighthouse is white.\n");
        Assert.Equal(0, (await workplace.RunAsync("index")).ExitCode);
        await File.WriteAllTextAsync(Path.Combine(workplace.Data, "manifest.json"), "torn");
        await using var server = await RunningServer.StartAsync(workplace);

        Assert.Equal(["a.md"], await FindAsync(workplace, "lighthouse"));
        await EndsWellAsync(server.Process);
    }

    private static async Task EndsWellAsync(ChatBotProcess server)
    {
        var told = TimeProvider.System.GetTimestamp();
        await server.SignalAsync("TERM");
        var ending = await server.EndAsync();
        Assert.True(ending.ExitCode == 0, ending.Error);
        Assert.True(TimeProvider.System.GetElapsedTime(told) < TimeSpan.FromSeconds(10));
        Assert.DoesNotContain("   at ", ending.Error, StringComparison.Ordinal);
    }

    private static Task<IReadOnlyList<string>> FindAsync(Workplace workplace, string words) => IndexContent.FindAsync(workplace.Data, words);
}
