using ChatBot.Corpus;
using Xunit;

namespace ChatBot.Tests.Corpus;

public sealed class CorpusWatcherTests : IDisposable
{
    private static readonly TimeSpan enough = TimeSpan.FromSeconds(30);
    private readonly TempFolder temp = new();
    private readonly string root;

    public CorpusWatcherTests() => root = temp.Folder("root");

    public void Dispose() => temp.Dispose();

    private CorpusWatcher Watch(bool reports = true) => CorpusWatcher.Start(
        () => CorpusFolder.Open([root], new CorpusOptions(), [temp.At("root/data")]),
        TimeProvider.System,
        new WatchPace
        {
            Quiet = TimeSpan.FromMilliseconds(30),
            Roots = TimeSpan.FromMilliseconds(50),
            Poll = TimeSpan.FromMilliseconds(reports ? 1_000_000 : 50),
            UseReports = reports,
        },
        CancellationToken.None);

    private static Task Signal(CorpusWatcher watcher) => watcher.WaitAsync(CancellationToken.None).WaitAsync(enough);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task NewChangedAndDeletedFilesAreSignalled(bool reports)
    {
        temp.Write("root/sub/old.md", "old");
        using var watcher = Watch(reports);

        temp.Write("root/sub/new.md", "new");
        await Signal(watcher);
        temp.Write("root/sub/old.md", "changed");
        await Signal(watcher);
        File.Delete(temp.At("root/sub/new.md"));
        await Signal(watcher);

        Assert.Equal(!reports, watcher.IsPolling);
    }

    [Fact]
    public async Task ChangeBeforeTheWaitIsKept()
    {
        using var watcher = Watch(reports: false);
        temp.Write("root/a.md", "a");

        await Signal(watcher);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RootThatVanishesAndReturnsIsSignalledAndWatchedAgain(bool reports)
    {
        using var watcher = Watch(reports);

        Directory.Delete(root, recursive: true);
        await Signal(watcher);
        Directory.CreateDirectory(root);
        await Signal(watcher);
        temp.Write("root/a.md", "a");
        await Signal(watcher);
    }

    [Fact]
    public async Task RootThatIsNotThereYetIsWaitedFor()
    {
        Directory.Delete(root);
        using var watcher = Watch();

        temp.Write("root/a.md", "a");

        await Signal(watcher);
    }

    [Fact]
    public async Task CancellationEndsTheWait()
    {
        using var watcher = Watch();
        using var stop = new CancellationTokenSource();
        var waiting = watcher.WaitAsync(stop.Token);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.WaitAsync(enough));
    }

    [Theory]
    [InlineData("a.md", true)]
    [InlineData("sub", true)]
    [InlineData("..data", true)]
    [InlineData(".git/index", false)]
    [InlineData("a/node_modules/b/c.md", false)]
    [InlineData("sub/~$a.docx", false)]
    [InlineData("data/segments/1.seg", false)]
    public void OnlyChangesThatCanMatterCount(string path, bool matters)
    {
        var folder = CorpusFolder.Open([root], new CorpusOptions(), [temp.At("root/data")]);

        Assert.Equal(matters, folder.CouldMatter(folder.Roots[0], Path.Combine(root, path)));
    }

    [Fact]
    public void SignalWaitsForQuietButNotForEver()
    {
        var pulse = new ChangePulse(quiet: TimeSpan.FromSeconds(1), atMost: TimeSpan.FromSeconds(3));
        Assert.Null(pulse.DueAt);
        Assert.False(pulse.Take(TimeSpan.FromSeconds(100)));

        pulse.Note(TimeSpan.FromSeconds(10));
        Assert.Equal(TimeSpan.FromSeconds(11), pulse.DueAt);
        pulse.Note(TimeSpan.FromSeconds(10.9));
        Assert.False(pulse.Take(TimeSpan.FromSeconds(11)));
        pulse.Note(TimeSpan.FromSeconds(12.9));
        Assert.Equal(TimeSpan.FromSeconds(13), pulse.DueAt);

        Assert.True(pulse.Take(TimeSpan.FromSeconds(13)));
        Assert.False(pulse.Take(TimeSpan.FromSeconds(14)));
    }
}
