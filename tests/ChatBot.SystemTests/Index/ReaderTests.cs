using System.Text.Json;
using ChatBot.Access;
using ChatBot.Index;
using ChatBot.Passages;
using ChatBot.SystemTests.Running;
using Xunit;

namespace ChatBot.SystemTests.Index;

/// <summary>Readers in other processes while a document changes again and again.</summary>
public sealed class ReaderTests
{
    private const int Changes = 100;
    private const int Programs = 15;

    private int programs;

    [Fact]
    public async Task AReaderSeesTheOldOrTheNewVersionOfAChangingDocumentAndNeverNoneOrBoth()
    {
        using var workplace = new Workplace().With("other.md", "# Other\n\nSomething else stands here.\n");
        Write(workplace, 0);
        Assert.Equal(0, (await workplace.RunAsync("index")).ExitCode);
        using var done = new CancellationTokenSource();
        // One reader stays open, as a server does; others are new programs. The writer is this process, whose passes follow at once.
        Task<int>[] readers = [ReadInOneProcessAsync(workplace, done.Token), ReadInNewProcessesAsync(workplace, done.Token)];
        for (var version = 1; version <= Changes || (Volatile.Read(ref programs) < Programs && !readers.Any(r => r.IsFaulted)); version++)
        {
            Write(workplace, version);
            Assert.Equal(1, (await IndexContent.UpdateAsync(workplace, new PassageOptions())).Updated);
        }

        await done.CancelAsync();
        var reads = await Task.WhenAll(readers);
        Assert.True(reads[0] > Changes, $"Only {reads[0]} reads.");
    }

    private static void Write(Workplace workplace, int version) =>
        workplace.With("ballast.md", $"# Ballast\n\nThe ballast of version {version} weighs {version * 7} tons.\n");

    private static async Task<int> ReadInOneProcessAsync(Workplace workplace, CancellationToken done)
    {
        await using var store = IndexContent.Open(workplace.Data);
        var query = new PassageQuery { Access = AccessFilter.PublicOnly, Words = "ballast", Limit = 10 };
        var reads = 0;
        await Task.Yield();
        while (!done.IsCancellationRequested)
        {
            Assert.Single((await store.SearchAsync(query, CancellationToken.None)).Hits);
            reads++;
            await Task.Yield();
        }

        return reads;
    }

    private async Task<int> ReadInNewProcessesAsync(Workplace workplace, CancellationToken done)
    {
        var reads = 0;
        while (!done.IsCancellationRequested)
        {
            var found = await workplace.RunAsync("search", "ballast", "--no-index", "--json");
            Assert.True(found.ExitCode == 0, found.Error);
            Assert.Equal(1, VersionsIn(found.Output));
            reads++;
            Interlocked.Increment(ref programs);
        }

        return reads;
    }

    private static int VersionsIn(string output)
    {
        using var json = JsonDocument.Parse(output);
        return json.RootElement.GetProperty("hits").EnumerateArray().Count(hit => hit.GetProperty("path").GetString() == "ballast.md");
    }
}
