using ChatBot.Answers;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Xunit;

namespace ChatBot.Tests.Answers;

public sealed class PlainMarkdownTests
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UseAutoLinks().UsePipeTables().Build();

    [Theory]
    [InlineData("![x](http://evil.example/p.png)")]
    [InlineData("see [here](javascript:alert(1)) now")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("a <script>alert(1)</script> b")]
    [InlineData("</div><!-- x --><?php ?>")]
    [InlineData("go to https://evil.example/?q=1, or www.evil.example.")]
    [InlineData("<https://evil.example>")]
    [InlineData("mail a@evil.example (or mailto:b@evil.example)")]
    [InlineData("[x]: http://evil.example\n[x]")]
    [InlineData("[a][b] [c]: http://evil.example")]
    [InlineData("# heading")]
    [InlineData("> quote")]
    [InlineData("```\ncode")]
    [InlineData("---")]
    [InlineData("- item")]
    [InlineData("\\[x](http://evil.example)")]
    [InlineData("\\\\[x](http://evil.example)")]
    public void NothingOfADocumentBecomesLive(string words)
    {
        var parsed = Markdown.Parse(PlainMarkdown.Of(words), Pipeline);
        Assert.All(parsed, block => Assert.IsType<ParagraphBlock>(block));
        Assert.DoesNotContain(parsed.Descendants(), item => item is LinkInline or AutolinkInline or HtmlInline or HtmlBlock);
    }

    [Theory]
    [InlineData("as shown [12] and [3, 4]", "as shown \\[12\\] and \\[3, 4\\]")]
    [InlineData("a [sic] b", "a [sic] b")]
    [InlineData("two\n\n lines\t\u202Eand\u0000 more", "two lines and more")]
    [InlineData("2 < 3, snake_case, 50 % & more", "2 < 3, snake_case, 50 % & more")]
    [InlineData("see https://example.org/a_b.", "see `https://example.org/a_b`.")]
    [InlineData("", "")]
    public void WordsStayAsTheyAre(string words, string expected) => Assert.Equal(expected, PlainMarkdown.Of(words));

    [Fact]
    public void HalfACharacterIsReplaced() => Assert.Equal("half \uFFFD pair 😀", PlainMarkdown.Of("half \uD800 pair 😀"));
}
