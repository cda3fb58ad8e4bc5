using System.Text;
using ChatBot.Corpus;
using Xunit;

namespace ChatBot.Tests.Corpus.Formats;

public sealed class HtmlReaderTests
{
    private readonly HtmlReader reader = new();

    [Fact]
    public async Task StructureBecomesBlocksInOrder()
    {
        var document = await Reading.One(reader, Files.Of("a.html", """
            <!doctype html><html lang="en"><head><title>Tea &amp; more</title><meta name="author" content="Ann">
            <meta name="date" content="2024-03-01"><meta name="description" content="About tea"><link rel="canonical" href="https://example.org/tea">
            </head><body><h1>All <b>tea</b></h1><p>Green
            tea<br>and black.<ul><li>one<ul><li>inner</ul><li>two</ul><ol start=3><li>three<p>more</ol>
            <blockquote>Drink it.</blockquote><pre><code>a = 1
              b = 2</code></pre>
            <table><caption>Prices</caption><tr><th>Kind<th>Price<tr><td>Green<td>3 <i>EUR</i></table>
            <dl><dt>Word<dd>Meaning</dl>10<sup>6</sup> cups</body></html>
            """));

        Assert.Equal(
            [
                "Heading: All tea", "Paragraph: Green tea\nand black.", "ListItem: one", "ListItem: inner", "ListItem: two", "ListItem: three",
                "ListItem: more", "Quote: Drink it.", "Code: a = 1\n  b = 2", "Paragraph: Prices", "TableRow: Kind | Price",
                "TableRow: Green | 3 EUR", "Paragraph: Word", "ListItem: Meaning", "Paragraph: 10^6 cups",
                "Metadata: author: Ann", "Metadata: date: 2024-03-01", "Metadata: description: About tea",
            ],
            Reading.Lines(document));
        Assert.Contains("3. three\n  more", document.SourceText, StringComparison.Ordinal);
        Assert.Equal("Tea & more", document.Title);
        Assert.Equal(("en", "https://example.org/tea"), (Reading.Field(document, "lang"), Reading.Field(document, "url")));
        Assert.IsType<MetadataValue.Date>(document.Metadata.Single(field => field.Path == "date").Value);
        Assert.Equal(1, ((Block.ListItem)document.Blocks[3]).Depth);
        Assert.NotNull(((Block.TableRow)document.Blocks[11]).Header);
    }

    [Fact]
    public async Task OnlyTheMainPartIsReadWhereThereIsOne()
    {
        var document = await Reading.One(reader, Files.Of("a.html",
            "<body><header>Site</header><nav>Menu</nav><main><h1>T</h1><nav>Inner menu</nav>Text<aside>Ad</aside></main><footer>Foot</footer>"));

        Assert.Equal("T\n\nText", document.SourceText);
    }

    [Fact]
    public async Task WithoutAMainPartTheBodyIsRead() =>
        Assert.Equal("Site\n\nText", (await Reading.One(reader, Files.Of("a.html", "<header>Site</header><p>Text"))).SourceText);

    [Theory]
    [InlineData("<p hidden>SECRET</p>")]
    [InlineData("<b hidden><b>x</b>SECRET</b>")]
    [InlineData("<div aria-hidden='true'>SECRET</div>")]
    [InlineData("<i style='DISPLAY : none'>SECRET</i>")]
    [InlineData("<span style=\"color:red;visibility:hidden\">SECRET</span>")]
    [InlineData("<span style=font-size:0px>SECRET</span>")]
    [InlineData("<span style='display&#58;none'>SECRET</span>")]
    [InlineData("<script>SECRET</script>")]
    [InlineData("<SCRIPT src=x>a('</p>SECRET')</SCRIPT >")]
    [InlineData("<style>SECRET</style>")]
    [InlineData("<!-- SECRET -->")]
    [InlineData("<!-- > SECRET -->")]
    [InlineData("<template>SECRET<template></template>SECRET</template>")]
    [InlineData("<noscript>SECRET</noscript>")]
    [InlineData("<svg><title>SECRET</title><text>SECRET</text></svg>")]
    [InlineData("<select><option>SECRET</select>")]
    [InlineData("<textarea>SECRET</textarea>")]
    [InlineData("<pre><u hidden>SECRET</u>y</pre>")]
    [InlineData("<table><tr><td hidden>SECRET<td>y</table>")]
    [InlineData("<img alt='SECRET' src='data:SECRET'>")]
    [InlineData("<p title='SECRET' data-x=\"SECRET\">y</p>")]
    [InlineData("<?php SECRET ?>")]
    public async Task WhatIsNotShownIsNotRead(string hidden)
    {
        var document = await Reading.One(reader, Files.Of("a.html", $"<p>before</p>{hidden}<p>after</p>"));

        Assert.DoesNotContain("SECRET", document.SourceText, StringComparison.Ordinal);
        Assert.StartsWith("before", document.SourceText, StringComparison.Ordinal);
        Assert.EndsWith("after", document.SourceText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<p style='font-size:0.9em'>SHOWN</p>")]
    [InlineData("<p aria-hidden=false>SHOWN</p>")]
    [InlineData("a < b SHOWN")]
    [InlineData("<p>SHOWN")]
    [InlineData("<a href='x'>SHOWN</a>")]
    [InlineData("<table>SHOWN<tr><td>x</table>")]
    public async Task WhatIsShownIsRead(string shown) =>
        Assert.Contains("SHOWN", (await Reading.One(reader, Files.Of("a.html", shown))).SourceText, StringComparison.Ordinal);

    [Theory]
    [InlineData("<div>")]
    [InlineData("<b>")]
    [InlineData("<p>")]
    [InlineData("<li>")]
    [InlineData("<table>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<b id=x>")]
    [InlineData("<ul><li>")]
    [InlineData("<svg>")]
    [InlineData("<font><p>")]
    [InlineData("<a href=1><div>")]
    [InlineData("<sup>1")]
    public async Task DeepNestingKeepsTheTextBehindIt(string tag)
    {
        var html = new StringBuilder("<p>first</p>").Insert(12, tag, 50_000).Append("last").ToString();

        var document = await Reading.One(reader, Files.Of("a.html", html));

        Assert.Contains("first", document.SourceText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HiddenTextStaysHiddenAtAnyDepth()
    {
        var html = string.Concat(Enumerable.Repeat("<div>", 1_000)) + "<div hidden><div>SECRET</div></div>shown";

        Assert.Equal("shown", (await Reading.One(reader, Files.Of("a.html", html))).SourceText);
    }

    [Theory]
    [InlineData("<a ")]
    [InlineData("<table>x<b></b>")]
    [InlineData("</x>")]
    [InlineData("<!--")]
    [InlineData("</p>")]
    [InlineData("x<br>")]
    [InlineData("<i a b c d e f g>")]
    [InlineData("<table><br>")]
    [InlineData("<h1>a</h1>b")]
    [InlineData("&lt;&amp;&#x")]
    public async Task TenMegabytesOfJunkEnd(string junk)
    {
        var html = new StringBuilder("<html><p>start</p>").Insert(18, junk, 10_000_000 / junk.Length).ToString();

        var outcome = await Reading.Outcome(reader, Files.Of("a.html", html));

        Assert.True(outcome is ReadOutcome.Read or ReadOutcome.Failed { Reason: not "" });
    }

    [Fact]
    public void HtmlIsFoundByItsContent()
    {
        Assert.True(reader.CanRead(Files.Of("page", "  <!DOCTYPE HTML><p>x")));
        Assert.True(reader.CanRead(Files.Of("page.txt", "\uFEFF<!-- saved --><html>")));
        Assert.False(reader.CanRead(Files.Of("page.txt", "About <html> and such")));
    }

    [Fact]
    public async Task APageWithoutTextIsSkipped() =>
        Assert.Equal("a page without text", await Reading.Skip(reader, Files.Of("a.html", "<html><script>x</script>")));

    [Fact]
    public async Task ADeclaredEncodingIsObeyed()
    {
        var bytes = Encoding.Latin1.GetBytes("<meta charset='iso-8859-2'><p>");

        Assert.Equal("ł", (await Reading.One(reader, Files.Of("a.html", [.. bytes, 0xB3]))).SourceText);
    }

    [Fact]
    public async Task ATableThatOnlyArrangesThePageIsNoTable()
    {
        var document = await Reading.One(reader, Files.Of("a.html", "<table><tr><td><h2>H</h2>Text<td>Side</table>"));

        Assert.Equal(["Heading: H", "Paragraph: Text", "Paragraph: Side"], Reading.Lines(document));
    }
}
