using System.Runtime.Versioning;
using System.Text;
using ChatBot.Corpus;
using Xunit;

namespace ChatBot.Tests.Corpus;

/// <summary>What a pinned file promises.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class PinningFileOpenerTests() : FileOpenerTests(pins: true);

/// <summary>The same promises where files cannot be pinned.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class ComparingFileOpenerTests() : FileOpenerTests(pins: false);

[UnsupportedOSPlatform("windows")]
public abstract class FileOpenerTests : IDisposable
{
    private readonly TempFolder temp = new();
    private readonly string root;
    private readonly bool pins;

    protected FileOpenerTests(bool pins)
    {
        this.pins = pins && NativeFile.CanPin;
        root = temp.Folder("root");
        temp.Write("outside/secret.md", "outside");
    }

    public void Dispose()
    {
        temp.Dispose();
        GC.SuppressFinalize(this);
    }

    private (FileOpener Opener, FileCandidate File) Find(Action? beforeCheck = null, CorpusOptions? options = null)
    {
        var folder = CorpusFolder.Open([root], options ?? new CorpusOptions());
        var file = folder.List(CancellationToken.None).Files[0];
        return (new FileOpener(folder, TimeProvider.System) { BeforeCheck = beforeCheck, Pins = pins }, file);
    }

    private static async Task<string> TextOf(FileOpener opener, FileCandidate file) =>
        Encoding.UTF8.GetString(Assert.IsType<FileReading.Read>(await opener.ReadAsync(file, CancellationToken.None)).File.Content);

    [Fact]
    public async Task FileIsReadWholeWithItsHash()
    {
        temp.Write("root/sub/a.md", "hello");
        var (opener, file) = Find();

        var read = Assert.IsType<FileReading.Read>(await opener.ReadAsync(file, CancellationToken.None)).File;

        Assert.Equal("hello", Encoding.UTF8.GetString(read.Content));
        Assert.Equal("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824", read.ContentHash);
        Assert.Equal(("root", "sub/a.md", "sub/a.md"), (read.RootName, read.RelativePath, read.Path));
        Assert.Equal(new DateTimeOffset(File.GetLastWriteTimeUtc(temp.At("root/sub/a.md"))), read.WrittenAt);
    }

    [Fact]
    public async Task EmptyFileIsReadAsNothing()
    {
        temp.Write("root/a.md", "");
        var (opener, file) = Find();

        Assert.Equal("", await TextOf(opener, file));
    }

    [Fact]
    public async Task FileThatIsGoneHasVanished()
    {
        temp.Write("root/a/b.md", "x");
        var (opener, file) = Find();
        Directory.Delete(temp.At("root/a"), recursive: true);

        Assert.IsType<FileReading.Vanished>(await opener.ReadAsync(file, CancellationToken.None));
    }

    [UnixFact]
    public async Task FileSwappedForALinkOutOfTheRootIsNotRead()
    {
        temp.Write("root/a.md", "x");
        var (opener, file) = Find();
        File.Delete(file.AbsolutePath);
        File.CreateSymbolicLink(file.AbsolutePath, temp.At("outside/secret.md"));

        Assert.IsType<FileReading.Skipped>(await opener.ReadAsync(file, CancellationToken.None));
    }

    [UnixFact]
    public async Task FolderSwappedForALinkOutOfTheRootIsNotReadThrough()
    {
        temp.Write("root/sub/secret.md", "inside");
        var (opener, file) = Find();
        Directory.Delete(temp.At("root/sub"), recursive: true);
        Directory.CreateSymbolicLink(temp.At("root/sub"), temp.At("outside"));

        Assert.IsType<FileReading.Skipped>(await opener.ReadAsync(file, CancellationToken.None));
    }

    [UnixFact]
    public async Task FileOfARootThatWasSwappedForALinkIsKeptForNow()
    {
        temp.Write("root/a.md", "x");
        temp.Write("elsewhere/a.md", "y");
        var (opener, file) = Find();
        Directory.Delete(root, recursive: true);
        Directory.CreateSymbolicLink(root, temp.At("elsewhere"));

        Assert.IsType<FileReading.Unreadable>(await opener.ReadAsync(file, CancellationToken.None));
    }

    [UnixFact]
    public async Task FileSwappedForALinkToASecretInTheRootIsNotRead()
    {
        temp.Write("root/.env", "KEY=1");
        temp.Write("root/a.md", "x");
        var (opener, file) = Find();
        File.Delete(file.AbsolutePath);
        File.CreateSymbolicLink(file.AbsolutePath, ".env");

        Assert.IsType<FileReading.Skipped>(await opener.ReadAsync(file, CancellationToken.None));
    }

    [UnixFact]
    public async Task FileSwappedForAPipeIsSkippedWithoutWaiting()
    {
        temp.Write("root/a.md", "x");
        var (opener, file) = Find();
        File.Delete(file.AbsolutePath);
        await Unix.MakePipeAsync(file.AbsolutePath);

        var reading = opener.ReadAsync(file, CancellationToken.None).AsTask();

        Assert.IsType<FileReading.Skipped>(await reading.WaitAsync(TimeSpan.FromSeconds(20)));
    }

    [Theory]
    [InlineData("/dev/zero")]
    [InlineData("/proc/self/environ")]
    [InlineData("/proc/kmsg")]
    public async Task FileSwappedForSomethingEndlessIsNotRead(string target)
    {
        temp.Write("root/a.md", "x");
        var (opener, file) = Find();
        File.Delete(file.AbsolutePath);
        File.CreateSymbolicLink(file.AbsolutePath, target);

        Assert.IsType<FileReading.Skipped>(await opener.ReadAsync(file, CancellationToken.None));
    }

    [Fact]
    public async Task FileOverwrittenWhileBeingReadIsReadAgain()
    {
        temp.Write("root/a.md", "old text");
        var changes = 0;
        var (opener, file) = Find(() =>
        {
            if (changes++ == 0)
            {
                File.WriteAllText(temp.At("root/a.md"), "new text");
            }
        });

        Assert.Equal("new text", await TextOf(opener, file));
        Assert.Equal(2, changes);
    }

    [UnixFact]
    public async Task FileReplacedWhileBeingReadIsReadAgain()
    {
        temp.Write("root/a.md", "old text");
        var changes = 0;
        var (opener, file) = Find(() =>
        {
            if (changes++ == 0)
            {
                File.Move(temp.Write("root/.a.md.new", "another text"), temp.At("root/a.md"), overwrite: true);
            }
        });

        Assert.Equal("another text", await TextOf(opener, file));
    }

    [Fact]
    public async Task FileThatNeverStopsChangingIsUnreadableNow()
    {
        temp.Write("root/a.md", "x");
        var changes = 0;
        var (opener, file) = Find(() => File.AppendAllText(temp.At("root/a.md"), $"{changes++}"));

        Assert.IsType<FileReading.Unreadable>(await opener.ReadAsync(file, CancellationToken.None));
        Assert.Equal(4, changes);
    }

    [Fact]
    public async Task FileThatGrewOverTheLimitIsSkipped()
    {
        temp.Write("root/a.md", "x");
        var (opener, file) = Find(options: new CorpusOptions { MaxFileMegabytes = 1 });
        using (var stream = File.OpenWrite(file.AbsolutePath))
        {
            stream.SetLength((1024 * 1024) + 1);
        }

        Assert.Contains("1 MB", Assert.IsType<FileReading.Skipped>(await opener.ReadAsync(file, CancellationToken.None)).Reason, StringComparison.Ordinal);
    }

    [LinuxFact]
    public void FileWithoutRightsIsUnreadableNotGone()
    {
        temp.Write("root/a.md", "x");
        var (opener, file) = Find();
        File.SetUnixFileMode(file.AbsolutePath, UnixFileMode.None);

        var reading = Unix.Bound(temp, () => opener.ReadAsync(file, CancellationToken.None).AsTask());

        // Finished already: everything happened on the thread whose rights are bound.
        Assert.True(reading.IsCompletedSuccessfully);
        Assert.Equal(new FileReading.Unreadable("cannot be read: no permission"), reading.GetAwaiter().GetResult());
    }

    [UnixFact]
    public async Task DeepFileWithAnOddNameIsRead()
    {
        temp.Write("root/" + string.Join('/', Enumerable.Repeat("abcd", 300)) + "/a\nb.md", "deep");
        var (opener, file) = Find();

        Assert.Equal("deep", await TextOf(opener, file));
    }

    [UnixFact]
    public async Task LinkInsideTheRootIsReadUnderItsOwnName()
    {
        temp.Write("root/z/real.md", "real");
        File.CreateSymbolicLink(temp.At("root/link.md"), "z/real.md");
        var (opener, file) = Find();

        Assert.Equal("link.md", file.RelativePath);
        Assert.Equal("real", await TextOf(opener, file));
    }

    [Fact]
    public async Task StampOfWhatWasReadIsTheStampOfTheListing()
    {
        temp.Write("root/a.md", "x");
        var (opener, file) = Find();

        var read = Assert.IsType<FileReading.Read>(await opener.ReadAsync(file, CancellationToken.None));

        Assert.Equal(file.Stamp, read.Stamp);
    }

    [Fact]
    public async Task CancellationIsThrown()
    {
        temp.Write("root/a.md", "x");
        var (opener, file) = Find();

        await Assert.ThrowsAsync<OperationCanceledException>(async () => await opener.ReadAsync(file, new CancellationToken(canceled: true)));
    }
}
