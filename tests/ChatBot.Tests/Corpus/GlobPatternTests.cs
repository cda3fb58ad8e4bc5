using System.Diagnostics;
using ChatBot.Corpus;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace ChatBot.Tests.Corpus;

public sealed class GlobPatternTests
{
    [Theory]
    [InlineData("*.md", "a.md")]
    [InlineData("*.md", "deep/er/a.MD")]
    [InlineData("docs/*.md", "docs/a.md")]
    [InlineData("Docs\\*.md", "docs/a.md")]
    [InlineData("./docs/*.md", "docs/a.md")]
    [InlineData("/a.md", "a.md")]
    [InlineData("docs/**", "docs/a/b/c.md")]
    [InlineData("docs/", "docs/a/b.md")]
    [InlineData("docs/", "x/docs/b.md")]
    [InlineData("**/x/*.md", "x/a.md")]
    [InlineData("**/x/*.md", "a/b/x/a.md")]
    [InlineData("a/**/z.md", "a/z.md")]
    [InlineData("a/**/z.md", "a/b/c/z.md")]
    [InlineData("**", "a/b")]
    [InlineData("?.md", "é.md")]
    [InlineData("[a-c]?.md", "bx.md")]
    [InlineData("[!a-c].md", "d.md")]
    [InlineData("[]].md", "].md")]
    [InlineData("[*].md", "*.md")]
    [InlineData("*.{md,txt}", "a.txt")]
    [InlineData("{a,b/{c,d}}/x", "b/d/x")]
    [InlineData("{a,}b", "b")]
    [InlineData("{docs/**,notes/*}", "docs/a/b")]
    [InlineData("ÄRGER.md", "ärger.md")]
    [InlineData("a,b}.md", "a,b}.md")]
    public void PatternMatches(string pattern, string path) => Assert.True(GlobPattern.Parse(pattern).Matches(path));

    [Theory]
    [InlineData("*.md", "a.mdx")]
    [InlineData("docs/*.md", "docs/x/a.md")]
    [InlineData("docs/*.md", "other/docs/a.md")]
    [InlineData("/a.md", "x/a.md")]
    [InlineData("docs/**", "docs")]
    [InlineData("docs/", "docs")]
    [InlineData("**/x/*.md", "ax/a.md")]
    [InlineData("a/**/z.md", "a/bz.md")]
    [InlineData("a?b", "a/b")]
    [InlineData("x/a[!b]c", "x/a/c")]
    [InlineData("[a-c].md", "d.md")]
    [InlineData("{a,b}.md", "c.md")]
    [InlineData("{a,b}.md", "ab.md")]
    [InlineData("a", "")]
    public void PatternDoesNotMatch(string pattern, string path) => Assert.False(GlobPattern.Parse(pattern).Matches(path));

    [Theory]
    [InlineData("**", ".git/config", false)]
    [InlineData("**/*.md", "a/.b/c.md", false)]
    [InlineData("*", ".env", false)]
    [InlineData("?env", ".env", false)]
    [InlineData("[.]env", ".env", false)]
    [InlineData(".*", ".env", true)]
    [InlineData("**/.notes/**", "a/.notes/b.md", true)]
    [InlineData("**/.notes/**", "a/.notes/.b.md", false)]
    [InlineData("*", "a.b", true)]
    public void OnlyAWrittenDotMatchesAHiddenPart(string pattern, string path, bool matches) =>
        Assert.Equal(matches, GlobPattern.Parse(pattern).MatchesShown(path));

    [Theory]
    [InlineData("")]
    [InlineData("[abc")]
    [InlineData("a[")]
    [InlineData("{a,b")]
    [InlineData("{{{{{{{{{a}}}}}}}}}")]
    [InlineData("a\0b")]
    public void BrokenPatternIsNamedInTheError(string pattern)
    {
        Assert.Null(GlobPattern.TryParse(pattern, out var error));
        Assert.EndsWith(".", error, StringComparison.Ordinal);
    }

    [Fact]
    public void PatternOverTheLimitIsRefused()
    {
        Assert.NotNull(GlobPattern.TryParse(new string('*', GlobPattern.MaxLength), out _));
        Assert.Null(GlobPattern.TryParse(new string('*', GlobPattern.MaxLength + 1), out _));
    }

    [Fact]
    public void EveryNameMatchesItself() => Prop.ForAll((NonEmptyString name) =>
    {
        var plain = new string([.. name.Get.Where(character => !"*?[]{}\\/,\0".Contains(character, StringComparison.Ordinal)).Take(200)]);
        return plain.Length == 0 || plain == "." || (GlobPattern.Parse(plain).Matches(plain) && GlobPattern.Parse("**/*").Matches("x/" + plain));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void AnyPatternIsUnderstoodOrRefused() => Prop.ForAll((string? pattern, string? path) =>
    {
        _ = GlobPattern.TryParse(pattern ?? "", out var error)?.Matches(path ?? "");
        return true;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void ManyStarsDoNotMultiply()
    {
        var pattern = GlobPattern.Parse(string.Concat(Enumerable.Repeat("**/*a", 60)) + "b");
        var clock = Stopwatch.StartNew();

        Assert.False(pattern.Matches(string.Concat(Enumerable.Repeat("a/", 2000)) + "c"));

        // Backtracking would take longer than the world has stood; this is only to end the test then.
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20));
    }
}
