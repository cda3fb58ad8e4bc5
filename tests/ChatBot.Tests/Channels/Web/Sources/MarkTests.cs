using ChatBot.Corpus;
using ChatBot.Index;
using ChatBot.Text;
using Xunit;

namespace ChatBot.Tests.Channels.Web.Sources;

/// <summary>What is lit is what was cited, in every kind of document.</summary>
public sealed class MarkTests
{
    private const int RangesPerDocument = 60;

    [Fact]
    public async Task TheMarksOfARangeAreTheRangeCharacterForCharacter()
    {
        await using var server = await ServerAsync();
        var random = new Random(20261120);
        foreach (var (name, _) in SourceFiles.All())
        {
            var stored = await server.TextAsync(name == "records.jsonl" ? "records.jsonl#r1" : name);
            for (var i = 0; i < RangesPerDocument; i++)
            {
                var span = RangeIn(stored, random);
                var page = await server.PageAsync($"/sources/{stored.DocumentId}?version={stored.Version}&span={span.Start}-{span.End}");
                Assert.True(span.In(stored.SourceText).SequenceEqual(SourceServer.Marked(page)), $"{name} {span}: {SourceServer.Marked(page)}");
                Assert.Equal("MARK", page.QuerySelectorAll("#cited").Single().TagName);
                Assert.Single(page.QuerySelectorAll(".sr"), hidden => hidden.TextContent == "Start of cited passage. ");
                Assert.Single(page.QuerySelectorAll(".sr"), hidden => hidden.TextContent == " End of cited passage.");
            }
        }
    }

    [Fact]
    public async Task TheMarkThatTheAddressLeadsToBeginsWithWordsThatAreShown()
    {
        await using var server = await ServerAsync();
        foreach (var (name, _) in SourceFiles.All())
        {
            var stored = await server.TextAsync(name == "records.jsonl" ? "records.jsonl#r1" : name);
            foreach (var block in stored.Blocks.Where(block => !block.Words.IsEmpty))
            {
                var page = await server.PageAsync($"/sources/{stored.DocumentId}?span={block.Words.Start}-{block.Words.End}");
                var mark = page.QuerySelector("#cited")!;
                Assert.NotEmpty(string.Concat(mark.ChildNodes.Where(node => node is not AngleSharp.Dom.IElement element || !element.HasAttribute("hidden")).Select(node => node.TextContent)).Trim());
            }
        }
    }

    [Fact]
    public async Task CitedMetadataIsOpenAndOtherwiseItIsClosed()
    {
        await using var server = await ServerAsync();
        var stored = await server.TextAsync("mill.md");
        var at = stored.SourceText.IndexOf("2026-02-03", StringComparison.Ordinal);

        Assert.Null((await server.PageAsync($"/sources/{stored.DocumentId}")).QuerySelector("details[open]"));
        var page = await server.PageAsync($"/sources/{stored.DocumentId}?span={at}-{at + 10}");
        Assert.Equal("2026-02-03", page.QuerySelector("details[open] tr.has td")!.TextContent.Replace("Start of cited passage. ", "", StringComparison.Ordinal).Replace(" End of cited passage.", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ARangeOverSeveralCuesIsLitInEachOfTheirRows()
    {
        await using var server = await ServerAsync();
        var stored = await server.TextAsync("talk.txt");
        var start = stored.SourceText.IndexOf("about", StringComparison.Ordinal);
        var end = stored.SourceText.IndexOf("turns", StringComparison.Ordinal);
        var page = await server.PageAsync($"/sources/{stored.DocumentId}?span={start}-{end + 5}");

        Assert.Equal(["about", "the mill and its wheel.", "It turns"], page.QuerySelectorAll(".cues p mark").Select(Shown));
        Assert.Equal("https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=62s", page.QuerySelectorAll(".time a")[^1].GetAttribute("href"));
        Assert.Equal(5, page.QuerySelectorAll(".cues > li").Length);
    }

    [Fact]
    public async Task ATableKeepsItsHeaderAndItsCells()
    {
        await using var server = await ServerAsync();
        var stored = await server.TextAsync("mill.md");
        var page = await server.PageAsync($"/sources/{stored.DocumentId}");

        Assert.Equal(["Name", "Sum of a|b"], page.QuerySelectorAll(".wide th").Select(cell => cell.TextContent));
        Assert.Equal(["Oats", "12", "x", "Rye", "", "y | z"], page.QuerySelectorAll(".wide tbody td").Select(cell => cell.TextContent));
    }

    [Fact]
    public async Task MarkdownIsReadAndItsSignsAreNotShown()
    {
        await using var server = await ServerAsync();
        var stored = await server.TextAsync("mill.md");
        var page = await server.PageAsync($"/sources/{stored.DocumentId}");

        Assert.Equal(
            "The mill turns slowly, says the miller, and flour <b> falls. A second line *not stressed* with old words & <i>markup</i> and https://plain.example/x.",
            page.QuerySelector("article > p")!.TextContent.Replace('\n', ' '));
        Assert.Equal("https://mill.example/a?b=1&c=2", page.QuerySelector("article p a")!.GetAttribute("href"));
        Assert.Equal("mill", page.QuerySelector("article strong")!.TextContent);
        Assert.Equal("Quoted once and again.", page.QuerySelector("blockquote p")!.TextContent.Replace('\n', ' '));
        Assert.Equal(["First", "Second"], page.QuerySelectorAll("article > ol > li").Select(item => item.FirstChild!.TextContent));
        Assert.Equal(2, page.QuerySelectorAll("article > ol > li > ul > li").Length);
        Assert.Equal(["H1", "H2", "H3"], page.QuerySelectorAll("h1,h2,h3,h4").Select(heading => heading.TagName));
    }

    [Fact]
    public async Task PagesOfAPdfAndSlidesHaveTheirNumbersAsHeadings()
    {
        await using var server = await ServerAsync();
        var slides = await server.TextAsync("talk.pptx");
        Assert.Equal(["Slide 1", "Slide 2"], (await server.PageAsync($"/sources/{slides.DocumentId}")).QuerySelectorAll("h2.part").Select(part => part.TextContent));
    }

    private static string Shown(AngleSharp.Dom.IElement element) =>
        string.Concat(element.ChildNodes.Where(node => node is not AngleSharp.Dom.IElement inner || !inner.HasAttribute("hidden")).Select(node => node.TextContent));

    private static async Task<SourceServer> ServerAsync()
    {
        var server = new SourceServer();
        foreach (var (name, content) in SourceFiles.All())
        {
            server.With(name, content);
        }

        return await server.StartAsync();
    }

    // From a letter of one block to a letter of the same or a later one, as citations do.
    private static TextSpan RangeIn(StoredText stored, Random random)
    {
        var blocks = stored.Blocks.Where(block => !block.Words.IsEmpty).ToList();
        var first = random.Next(blocks.Count);
        var last = Math.Min(blocks.Count - 1, first + random.Next(3));
        var start = LetterIn(stored.SourceText, blocks[first], random);
        var end = LetterIn(stored.SourceText, blocks[last], random);
        return new TextSpan(Math.Min(start, end), Math.Max(start, end) + 1);
    }

    private static int LetterIn(string text, Block block, Random random)
    {
        var letters = Enumerable.Range(block.Words.Start, block.Words.Length).Where(at => char.IsLetterOrDigit(text[at]) && !IsInMark(text, at)).ToList();
        return letters.Count == 0 ? block.Words.Start : letters[random.Next(letters.Count)];
    }

    // The address of a link is not shown.
    private static bool IsInMark(string text, int at) => text.LastIndexOf("](", at, StringComparison.Ordinal) is >= 0 and var link && text.IndexOf(')', link) > at;
}
