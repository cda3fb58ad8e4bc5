using System.Runtime.Versioning;
using ChatBot.Corpus;
using Xunit;

namespace ChatBot.Tests.Corpus;

[UnsupportedOSPlatform("windows")]
public sealed class CorpusFolderTests : IDisposable
{
    private readonly TempFolder temp = new();

    public void Dispose() => temp.Dispose();

    private CorpusListing List(CorpusOptions? options = null, params string[] roots) =>
        CorpusFolder.Open(roots.Length == 0 ? [temp.Path] : roots, options ?? new CorpusOptions()).List(CancellationToken.None);

    private static string[] Paths(CorpusListing listing) => [.. listing.Files.Select(file => file.Path)];

    [Fact]
    public void FilesComeInOrdinalOrderWithSlashes()
    {
        temp.Write("b.md", "b");
        temp.Write("a/z.md", "z");
        temp.Write("a.md", "a");
        temp.Write("B.md", "B");

        Assert.Equal(["B.md", "a.md", "a/z.md", "b.md"], Paths(List()));
    }

    [Fact]
    public void NamesThatDifferOnlyInCaseAreTwoFiles()
    {
        temp.Write("A.md", "one");
        temp.Write("a.md", "two");
        if (Directory.GetFiles(temp.Path).Length == 1)
        {
            return;
        }

        var files = List().Files;

        Assert.Equal(2, files.Select(file => file.DocumentId).Distinct().Count());
    }

    [Fact]
    public void SeveralRootsPutTheirNameFirstAndTheSecondOfANameGetsANumber()
    {
        var first = temp.Folder("one/docs");
        var second = temp.Folder("two/docs");
        var file = temp.Write("notes.md", "x");
        temp.Write("one/docs/a.md", "a");
        temp.Write("two/docs/a.md", "a");

        var listing = List(null, first, second, file);

        Assert.Equal(["docs/a.md", "docs-2/a.md", "notes.md"], Paths(listing));
        Assert.Equal(3, listing.Files.Select(each => each.DocumentId).Distinct().Count());
    }

    [Fact]
    public void FileInsideTwoRootsIsListedOnce()
    {
        temp.Write("a.md", "a");
        var inner = temp.Folder("inner");
        temp.Write("inner/b.md", "b");

        Assert.Equal(2, List(null, temp.Path, inner, temp.Path + "/").Files.Count);
    }

    [Fact]
    public void MissingRootIsToldFromAnEmptyOneAndNothingInItIsGone()
    {
        var empty = temp.Folder("empty");
        var listing = List(null, empty, temp.At("missing"));

        Assert.Empty(listing.Files);
        Assert.Equal("missing", Assert.Single(listing.MissingRoots).Name);
        Assert.True(listing.IsGone("empty", "a.md"));
        Assert.False(listing.IsGone("missing", "a.md"));
        Assert.True(listing.IsGone("another root", "a.md"));
    }

    [Fact]
    public void RootThatVanishesBeforeItIsListedIsMissing()
    {
        var root = temp.Folder("root");
        var folder = CorpusFolder.Open([root], new CorpusOptions());
        Directory.Delete(root);

        var listing = folder.List(CancellationToken.None);

        Assert.Single(listing.MissingRoots);
        Assert.False(listing.IsGone("root", "a.md"));
    }

    [Fact]
    public void MissingRootKeepsTheNamesOfTheOthers()
    {
        temp.Folder("two/docs");

        var folder = CorpusFolder.Open([temp.At("one/docs"), temp.At("two/docs")], new CorpusOptions());

        Assert.Equal("docs-2", Assert.Single(folder.Roots).Name);
    }

    [Theory]
    [InlineData(".env")]
    [InlineData(".env.production")]
    [InlineData("deploy.env")]
    [InlineData("server.PEM")]
    [InlineData("tls.key")]
    [InlineData("id_rsa")]
    [InlineData("appsettings.json")]
    [InlineData("AppSettings.Production.json")]
    [InlineData("secrets.json")]
    [InlineData("vault.kdbx")]
    [InlineData("credentials")]
    [InlineData("credentials.json")]
    public void SecretIsSkippedWithAReasonUnlessItIsNamed(string name)
    {
        temp.Write("sub/" + name, "password: hunter2");

        var skipped = Assert.Single(List().Skipped);
        Assert.Equal("sub/" + name, skipped.Path);
        Assert.Contains("Corpus:Include", skipped.Reason, StringComparison.Ordinal);
        Assert.Empty(List(new CorpusOptions { Include = { "**", "*", "**/*.json" } }).Files);
        Assert.Single(List(new CorpusOptions { Include = { "sub/" + name } }).Files);
        Assert.Single(List(null, temp.At("sub/" + name)).Files);
    }

    [Theory]
    [InlineData("secretary.md")]
    [InlineData("monkey.md")]
    [InlineData("credentials and you.md")]
    [InlineData("keys.md")]
    [InlineData("environment.md")]
    public void DocumentAboutSecretsIsNoSecret(string name)
    {
        temp.Write(name, "x");

        Assert.Single(List().Files);
    }

    [Theory]
    [InlineData(".git/config")]
    [InlineData(".hidden.md")]
    [InlineData(".notes/deep/a.md")]
    [InlineData("node_modules/left-pad/README.md")]
    [InlineData("~$report.docx")]
    [InlineData(".#draft.md")]
    [InlineData("draft.md~")]
    [InlineData("Thumbs.db")]
    [InlineData(".DS_Store")]
    public void HiddenFilesAndLeftoversAreLeftOutWithoutAWord(string path)
    {
        temp.Write(path, "x");

        var listing = List();

        Assert.Empty(listing.Files);
        Assert.Empty(listing.Skipped);
        Assert.Empty(List(new CorpusOptions { Include = { "**/*", "*" } }).Files);
        Assert.Single(List(new CorpusOptions { Include = { path } }).Files);
    }

    [Fact]
    public void HiddenFolderIsReadWhenAPatternWritesItsDot()
    {
        temp.Write(".notes/deep/a.md", "a");
        temp.Write(".notes/.deeper/b.md", "b");
        temp.Write("c.md", "c");

        Assert.Equal([".notes/deep/a.md", "c.md"], Paths(List(new CorpusOptions { Include = { ".notes/**", "*.md" } })));
    }

    [Fact]
    public void ExcludeWinsAndCutsOffFolders()
    {
        temp.Write("drafts/deep/a.md", "a");
        temp.Write("b.md", "b");
        temp.Write("c.txt", "c");

        Assert.Equal(["b.md"], Paths(List(new CorpusOptions { Include = { "**" }, Exclude = { "drafts", "*.TXT" } })));
    }

    [Fact]
    public void OwnFolderInsideARootIsNotListed()
    {
        temp.Write("data/state.json", "{}");
        temp.Write("a.md", "a");

        var folder = CorpusFolder.Open([temp.Path], new CorpusOptions(), [temp.At("data")]);

        Assert.Equal(["a.md"], Paths(folder.List(CancellationToken.None)));
    }

    [Fact]
    public void FileOverTheLimitIsSkippedWithTheLimit()
    {
        using (var file = File.Create(temp.At("big.txt")))
        {
            file.SetLength((1024 * 1024) + 1);
        }

        var skipped = Assert.Single(List(new CorpusOptions { MaxFileMegabytes = 1 }).Skipped);

        Assert.Contains("1 MB", skipped.Reason, StringComparison.Ordinal);
        Assert.Single(List(new CorpusOptions { MaxFileMegabytes = 2 }).Files);
    }

    [UnixFact]
    public void DeepFoldersAndOddNamesAreListed()
    {
        var deep = string.Join('/', Enumerable.Repeat("abcd", 300));
        temp.Write(deep + "/deep.md", "x");
        temp.Write(new string('n', 252) + ".md", "x");
        temp.Write("a\nb.md", "x");
        temp.Write("#?%20 'x' \"y\" \\z.md", "x");
        temp.Write("\u202Eabc\u0301 \uD83D\uDE00.md", "x");
        temp.Write("-rf.md", "x");

        var listing = List();

        Assert.Equal(6, listing.Files.Count);
        Assert.Contains(deep + "/deep.md", Paths(listing));
    }

    [UnixFact]
    public async Task FolderTooDeepForTheSystemIsReportedAndTheRestIsListed()
    {
        temp.Write("a.md", "a");
        var name = new string('d', 250);
        await Unix.ShellAsync(temp.Path, $"i=0; while [ $i -lt 20 ]; do mkdir {name} && cd -P {name} || exit 1; i=$((i+1)); done");

        var listing = List();
        await Unix.ShellAsync(temp.Path, "rm -rf ddd*");

        Assert.Equal(["a.md"], Paths(listing));
        Assert.NotEmpty(listing.Unlisted);
    }

    [UnixFact]
    public async Task NameThatIsNoUtf8IsReportedAndItsNeighboursAreListed()
    {
        await Unix.ShellAsync(temp.Path, "printf x > \"$(printf 'bad\\377.md')\"; printf x > good.md");

        var listing = List();
        await Unix.ShellAsync(temp.Path, "rm bad*");

        Assert.Equal(["good.md"], Paths(listing));
        Assert.Contains("UTF-8", Assert.Single(listing.Skipped).Reason, StringComparison.Ordinal);
    }

    [LinuxFact]
    public void UnreadableFolderKeepsItsDocuments()
    {
        temp.Write("docs/closed/a.md", "a");
        temp.Write("docs/b.md", "b");
        File.SetUnixFileMode(temp.At("docs/closed"), UnixFileMode.None);

        var listing = Unix.Bound(temp, () => List(null, temp.At("docs")));

        Assert.Equal(["b.md"], Paths(listing));
        Assert.Equal(new UnlistedFolder("docs", "closed", "closed", "the folder cannot be listed: no permission"), Assert.Single(listing.Unlisted));
        Assert.False(listing.IsGone("docs", "closed/a.md"));
        Assert.True(listing.IsGone("docs", "closed.md"));
    }

    [Fact]
    public void EntryThatCannotBeLookedAtKeepsItsDocument()
    {
        var listing = new CorpusListing { Files = [], Skipped = [], MissingRoots = [], Unlisted = [new UnlistedFolder("docs", "half/a.md", "half/a.md", "no permission")] };

        Assert.False(listing.IsGone("docs", "half/a.md"));
        Assert.True(listing.IsGone("docs", "half/a.md2"));
    }

    [LinuxFact]
    public void FolderThatMayBeListedButNotEnteredKeepsItsDocuments()
    {
        temp.Write("docs/half/a.md", "a");
        File.SetUnixFileMode(temp.At("docs/half"), UnixFileMode.OtherRead);

        var listing = Unix.Bound(temp, () => List(null, temp.At("docs")));

        Assert.Empty(listing.Files);
        Assert.False(listing.IsGone("docs", "half/a.md"));
    }

    [LinuxFact]
    public void RootThatMayNotBeReachedIsNotTakenForEmpty()
    {
        temp.Write("closed/docs/a.md", "a");
        File.SetUnixFileMode(temp.At("closed"), UnixFileMode.None);

        var listing = Unix.Bound(temp, () => List(null, temp.At("closed/docs")));

        Assert.Empty(listing.Files);
        Assert.False(listing.IsGone("docs", "a.md"));
    }

    [Fact]
    public void ListingCanBeCancelled()
    {
        var folder = CorpusFolder.Open([temp.Path], new CorpusOptions());

        Assert.Throws<OperationCanceledException>(() => folder.List(new CancellationToken(canceled: true)));
    }
}
