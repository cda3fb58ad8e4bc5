using System.Runtime.Versioning;
using ChatBot.Corpus;
using Xunit;

namespace ChatBot.Tests.Corpus;

[UnsupportedOSPlatform("windows")]
public sealed class CorpusLinksTests : IDisposable
{
    private readonly TempFolder temp = new();
    private readonly string root;

    public CorpusLinksTests()
    {
        root = temp.Folder("root");
        temp.Write("outside/secret.md", "outside");
    }

    public void Dispose() => temp.Dispose();

    private CorpusListing List(CorpusOptions? options = null) =>
        CorpusFolder.Open([root], options ?? new CorpusOptions()).List(CancellationToken.None);

    private static string[] Paths(CorpusListing listing) => [.. listing.Files.Select(file => file.RelativePath)];

    [UnixFact]
    public void LinkOutOfTheRootIsSkippedWhateverItPassesThrough()
    {
        temp.Write("root/a.md", "a");
        File.CreateSymbolicLink(temp.At("root/file.md"), temp.At("outside/secret.md"));
        File.CreateSymbolicLink(temp.At("root/dots.md"), "../outside/secret.md");
        File.CreateSymbolicLink(temp.At("root/passwd.md"), "/etc/passwd");
        File.CreateSymbolicLink(temp.At("root/proc.md"), "/proc/self/environ");
        File.CreateSymbolicLink(temp.At("root/null.md"), "/dev/zero");
        Directory.CreateSymbolicLink(temp.At("root/folder"), temp.At("outside"));
        File.CreateSymbolicLink(temp.At("root/via.md"), "folder/secret.md");

        var listing = List();

        Assert.Equal(["a.md"], Paths(listing));
        Assert.Equal(7, listing.Skipped.Count);
        Assert.All(listing.Skipped, skipped => Assert.Contains("out of the corpus", skipped.Reason, StringComparison.Ordinal));
    }

    [UnixFact]
    public void LinkThatLeavesAndComesBackIsInside()
    {
        temp.Write("root/a.md", "a");
        File.CreateSymbolicLink(temp.At("root/b.md"), "../root/a.md");
        File.CreateSymbolicLink(temp.At("root/c.md"), temp.At("root/a.md"));

        Assert.Equal(["a.md", "b.md", "c.md"], Paths(List()));
    }

    [UnixFact]
    public void RootWhoseNameBeginsLikeAnotherFolderDoesNotContainIt()
    {
        temp.Write("rooted/x.md", "x");
        File.CreateSymbolicLink(temp.At("root/x.md"), "../rooted/x.md");

        Assert.Empty(List().Files);
    }

    [UnixFact]
    public void LoopsEndAndEachRealFolderIsListedOnce()
    {
        temp.Write("root/z/a.md", "a");
        Directory.CreateSymbolicLink(temp.At("root/z/up"), "..");
        Directory.CreateSymbolicLink(temp.At("root/again"), "z");
        Directory.CreateSymbolicLink(temp.At("root/self"), ".");
        File.CreateSymbolicLink(temp.At("root/one.md"), "two.md");
        File.CreateSymbolicLink(temp.At("root/two.md"), "one.md");
        File.CreateSymbolicLink(temp.At("root/me.md"), "me.md");

        var listing = List();

        Assert.Equal(["z/a.md"], Paths(listing));
        Assert.Equal(3, listing.Skipped.Count(skipped => skipped.Reason.Contains("nowhere", StringComparison.Ordinal)));
    }

    [UnixFact]
    public void MountedVolumeIsReadThroughItsVisibleLinks()
    {
        temp.Write("root/..2024_05_01/guide.md", "guide");
        temp.Write("root/..2024_05_01/more/b.md", "b");
        Directory.CreateSymbolicLink(temp.At("root/..data"), "..2024_05_01");
        File.CreateSymbolicLink(temp.At("root/guide.md"), "..data/guide.md");
        Directory.CreateSymbolicLink(temp.At("root/more"), "..data/more");

        Assert.Equal(["guide.md", "more/b.md"], Paths(List()));
    }

    [UnixFact]
    public void LinkWithAHarmlessNameDoesNotOpenUpWhatIsGuarded()
    {
        temp.Write("root/.env", "KEY=1");
        temp.Write("root/.git/config", "x");
        temp.Write("root/.git/refs/a.md", "x");
        temp.Write("root/drafts/a.md", "x");
        File.CreateSymbolicLink(temp.At("root/notes.md"), ".env");
        File.CreateSymbolicLink(temp.At("root/config.md"), ".git/config");
        Directory.CreateSymbolicLink(temp.At("root/refs"), ".git/refs");
        File.CreateSymbolicLink(temp.At("root/draft.md"), "drafts/a.md");

        Assert.Empty(List(new CorpusOptions { Exclude = { "drafts/" } }).Files);
    }

    [UnixFact]
    public void RootThatIsALinkIsFollowedAndNamedAfterTheLink()
    {
        temp.Write("root/a.md", "a");
        Directory.CreateSymbolicLink(temp.At("current"), "root");

        var folder = CorpusFolder.Open([temp.At("current")], new CorpusOptions());

        Assert.Equal("current", Assert.Single(folder.Roots).Name);
        Assert.Equal(root, folder.Roots[0].RealPath);
        Assert.Single(folder.List(CancellationToken.None).Files);
    }

    [UnixFact]
    public async Task PipesAndSocketsAreSkippedAtOnce()
    {
        await Unix.MakePipeAsync(temp.At("root/pipe.md"));
        using var socket = new System.Net.Sockets.Socket(
            System.Net.Sockets.AddressFamily.Unix, System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Unspecified);
        socket.Bind(new System.Net.Sockets.UnixDomainSocketEndPoint(temp.At("root/socket.md")));
        File.CreateSymbolicLink(temp.At("root/to-pipe.md"), "pipe.md");

        var listing = List();

        Assert.Empty(listing.Files);
        Assert.Equal(["is a pipe, not a file", "is a socket, not a file", "is a pipe, not a file"], listing.Skipped.Select(skipped => skipped.Reason));
    }
}
