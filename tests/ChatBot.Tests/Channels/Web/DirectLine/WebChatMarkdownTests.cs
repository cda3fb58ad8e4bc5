using ChatBot.Answers;
using ChatBot.Channels.Web.DirectLine;
using Xunit;

namespace ChatBot.Tests.Channels.Web.DirectLine;

/// <summary>Markdown for a client that makes links of bare addresses, lets HTML through and replaces characters.</summary>
public sealed class WebChatMarkdownTests
{
    [Theory]
    [InlineData("See https://example.com/a now.", @"See https\:\/\/example\.com/a now.")]
    [InlineData("Seehttp://x", @"Seehttp\:\/\/x")]
    [InlineData("Visit www.example.com or example.com", @"Visit www\.example\.com or example\.com")]
    [InlineData("Go to //localhost/x", @"Go to \/\/localhost/x")]
    [InlineData("Write to a@b.com", @"Write to a\@b\.com")]
    public void AnAddressIsNoLink(string text, string expected) => Assert.Equal(expected, Of(text));

    [Theory]
    [InlineData("<img src=x>", @"\<img src=x>")]
    [InlineData("&lt;b&gt; &#60; A & B", @"\&lt;b\&gt; \&#60; A & B")]
    [InlineData("![x](y)", @"\!\[x\]\(y)")]
    [InlineData("[x][y]", @"\[x\]\[y\]")]
    [InlineData("x{aria-label=\"y\"} \u27ECaria-label=z\u27ED", "x&#123;aria-label=\\\"y\\\"} &#10220;aria-label=z&#10221;")]
    [InlineData("\u202Eevil\u2066", "evil")]
    public void MarkupIsShownAsItIs(string text, string expected) => Assert.Equal(expected, Of(text));

    [Theory]
    [InlineData("run `a --b` --c", @"run `a --b` \-\-c")]
    [InlineData("(c) (tm) ... +-", @"\(c) \(tm) .\.\. \+-")]
    [InlineData("\"it's\"", @"\""it\'s\""")]
    public void CharactersAreNotReplacedByPrettierOnes(string text, string expected) => Assert.Equal(expected, Of(text));

    [Fact]
    public void AStrayTickHidesNothingBehindIt() =>
        Assert.Equal("a \\` b https\\:\\/\\/x\n\nc \\` d", Of("a ` b https://x\n\nc ` d"));

    [Fact]
    public void WhatIsEscapedStaysSo() => Assert.Equal(@"\[1\] \<b>", Of(@"\[1\] \<b>"));

    [Fact]
    public void ListsTablesAndEmphasisStay()
    {
        const string Text = "- **One**\n  - two\n\n| a | b |\n| --- | --- |\n| 1.5 | x-y |";
        Assert.Equal(Text, Of(Text));
    }

    [Fact]
    public void MarkersAreLinksToTheirDefinitionsAndNothingElseIs()
    {
        var markdown = WebChatMarkdown.Of("It is so[1][2](sic) and [2]: so! [3]", [Citations.Of(1, "One"), Citations.Of(2, "Two \"quoted\" \\ [x] <b>")]);
        Assert.Equal(
            "It is so[1] [2]\\(sic) and [2]\\: so! \\[3\\]\n\n[1]: cite:1 \"One\"\n[2]: cite:2 \"Two \\\"quoted\\\" \\\\ \\[x\\] \\<b\\>\"",
            markdown);
    }

    [Fact]
    public void AMarkerBehindAnExclamationMarkIsNoPicture() => Assert.StartsWith("Stop\\![1]", WebChatMarkdown.Of("Stop![1]", [Citations.Of(1, "One")]), StringComparison.Ordinal);

    [Fact]
    public void LiteralWordsHaveNoCharacterThatActs()
    {
        const string Words = "# *a* _b_ ~c~ `d` [e](f) <g> &amp; | - 1. h\n\tx\u202E";
        var literal = WebChatMarkdown.Literal(Words);
        Assert.Equal(@"\# \*a\* \_b\_ \~c\~ \`d\` \[e\]\(f\) \<g\> \&amp\; \| \- 1\. h  x", literal);
    }

    private static string Of(string text) => WebChatMarkdown.Of(text, []);
}
