using ChatBot.Corpus;
using Xunit;

namespace ChatBot.Tests.Corpus;

public sealed class PlainTextReaderTests
{
    private static readonly string Long = string.Concat(Enumerable.Repeat("A sentence of some length stands here. ", 4)).Trim();

    private static DocumentContent Read(string text)
    {
        var document = TextDocument.Read(text, PlainTextReader.ReadBody);
        Reading.AssertSound(ReadOutcome.One(document));
        return document;
    }

    private static string[] Lines(string text) => Reading.Lines(Read(text));

    [Fact]
    public void FirstShortLineIsTheTitle()
    {
        Assert.Equal("Harbour News", Read($"Harbour News\n\n{Long}\n").Title);
        Assert.Equal("What is a quay?", Read($"What is a quay?\n{Long}\n").Title);
        Assert.Null(Read($"This is a sentence.\n\n{Long}\n").Title);
        Assert.Null(Read($"{Long}\n\nEnd\n").Title);
        Assert.Null(Read("Alone\n").Title);
        Assert.Null(Read($"- item\n{Long}\n").Title);
    }

    [Fact]
    public void HeaderLinesNearTheTopAreMetadata()
    {
        var document = Read($"Port Talks\nA subtitle: with a colon\nDate: Kiel, 2024\u201105\u201102 10:20\nPublished on: March 3, 2024\nAuthor: Ann Lee\nRoom: 12\n\n{Long}\n");

        Assert.Equal(["date", "published on", "author", "room"], document.Metadata.Select(field => field.Path));
        var date = Assert.IsType<MetadataValue.Date>(document.Metadata[0].Value);
        Assert.Equal(new DateTimeOffset(2024, 5, 2, 10, 20, 0, TimeSpan.Zero), date.Value);
        Assert.Equal("Kiel, 2024\u201105\u201102 10:20", date.Written);
        Assert.Equal(new DateTimeOffset(2024, 3, 3, 0, 0, 0, TimeSpan.Zero), Assert.IsType<MetadataValue.Date>(document.Metadata[1].Value).Value);
        Assert.Equal("Author: Ann Lee", document.Metadata[2].Span!.Value.In(document.SourceText).ToString());
        Assert.Contains("Metadata: Author: Ann Lee", Reading.Lines(document));
        Assert.Contains("Paragraph: A subtitle: with a colon", Reading.Lines(document));
    }

    [Theory]
    [InlineData("Title\n\nWarning: do not run.\nThe text goes on.\n")]
    [InlineData("Title\n\n- Date: is a word in a list\n- Revenue: 3\n")]
    [InlineData("Title\n---\nDate: below a rule\n")]
    [InlineData("Note: this sentence has a colon, and nothing near it is a date.\n\nText.\n")]
    public void OtherColonsAreNoMetadata(string text) => Assert.Empty(Read(text).Metadata);

    [Fact]
    public void HeaderLineFarBelowIsText() =>
        Assert.Empty(Read("Title\n\n" + string.Concat(Enumerable.Repeat(Long + "\n\n", 30)) + "Date: 2024-01-01\n").Metadata);

    [Fact]
    public void BlankLinesSeparateParagraphs() => Assert.Equal([$"Paragraph: {Long}", $"Paragraph: {Long}"], Lines($"{Long}\n\n \n{Long}\r\n"));

    [Fact]
    public void WrappedLinesAreOneParagraph()
    {
        const string Wrapped = "The harbour was built when the river was still wide and the ships were\nsmall enough to turn in it. Since then the river has been narrowed twice,\n"
            + "and every ship is pulled in backwards by two tugs, which takes an hour in\ngood weather.";

        Assert.Equal([$"Paragraph: {Wrapped}", $"Paragraph: {Wrapped}"], Lines($"{Wrapped}\n\n{Wrapped}\n"));
    }

    [Fact]
    public void LongLinesWithoutBlankLinesAreParagraphsOfTheirOwn() =>
        Assert.Equal([$"Paragraph: {Long}", $"Paragraph: {Long}", "Heading: Second part", $"Paragraph: {Long}"], Lines($"{Long}\n{Long}\nSecond part\n{Long}\n"));

    [Fact]
    public void UnmarkedHeadingsAreFoundWhereHeadingsStand()
    {
        var text = $"Guide\n\nWhere to begin\n\n{Long}\n\n---\nAfter a rule:\n{Long}\nBefore a list\n- one\n- two\n\nFINE PRINT\n{Long}\n\nUnderlined\n----------\n{Long}\n\n2. Numbered part\n\n{Long}\n";

        Assert.Equal(
            ["Guide", "Where to begin", "After a rule", "Before a list", "FINE PRINT", "Underlined", "2. Numbered part"],
            Read(text).Blocks.OfType<Block.Heading>().Select(heading => heading.Words.In(text).ToString()));
    }

    [Fact]
    public void ShortLineOverASentenceIsAHeadingInAnUnwrappedText() => Assert.Equal(
        [$"Paragraph: {Long}", "Heading: What the town thinks", "Paragraph: The consultation closed in March, and the clerk read out the result:", "ListItem: yes"],
        Lines($"{Long}\n\nWhat the town thinks\nThe consultation closed in March, and the clerk read out the result:\n- yes\n"));

    [Fact]
    public void ShortLinesOneBelowTheOtherAreNoHeadings() =>
        Assert.DoesNotContain(Read($"{Long}\n\nTea\n\nCoffee\n\nMilk\n\nSugar\n").Blocks, block => block is Block.Heading);

    [Fact]
    public void ListsKeepDepthAndContinuationLines()
    {
        var text = "Buy this today:\n- tea\n  and more tea\n  \u2022 green\n  * black\n3) milk\n\u2013 bread\n-5 degrees\n";
        var document = Read(text);

        Assert.Equal(
            ["Paragraph: Buy this today:", "ListItem: tea\n  and more tea", "ListItem: green", "ListItem: black", "ListItem: milk", "ListItem: bread", "Paragraph: -5 degrees"],
            Reading.Lines(document));
        Assert.Equal([0, 1, 1, 0, 0], document.Blocks.OfType<Block.ListItem>().Select(item => item.Depth));
    }

    [Fact]
    public void QuotationsEndWhereTheirSentenceDoes() => Assert.Equal(
        ["Quote: Ann: \u201CYes.\u201D", "Quote: Bob: a sentence\n> over two lines."], Lines("> Ann: \u201CYes.\u201D\n> Bob: a sentence\n> over two lines.\n>\n"));

    [Fact]
    public void RulesAreDropped() => Assert.Equal([$"Paragraph: {Long}"], Lines($"=====\n* * *\n{Long}\n-----\n\u2500\u2500\u2500\u2500\n"));

    public static TheoryData<string, string> Hostile => new()
    {
        { "one word", new string('z', 5_000_000) + "ebra" },
        { "one line", string.Concat(Enumerable.Repeat("zebra. ", 1_000_000)) },
        { "many lines", string.Concat(Enumerable.Repeat("zebra\n", 300_000)) },
        { "many blank lines", "Zebra\n" + new string('\n', 2_000_000) + "zebra" },
        { "headings and blank lines", string.Concat(Enumerable.Repeat("Zebra\n", 100_000)) + new string('\n', 500_000) },
        { "bullets", string.Concat(Enumerable.Repeat("- ", 1_000_000)) + "zebra" },
        { "indents", string.Concat(Enumerable.Range(0, 2000).Select(i => new string(' ', i) + "- zebra\n")) },
        { "angles", string.Concat(Enumerable.Repeat("> ", 1_000_000)) + "zebra" },
        { "colons", string.Concat(Enumerable.Repeat("zebra: ", 500_000)) },
        { "returns", new string('\r', 1_000_000) + "zebra" },
        { "rule", new string('-', 2_000_000) + "\nzebra" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void HostileTextIsReadAllTheSame(string name, string text) =>
        Assert.True(Read(text).Blocks.Any(block => block.Words.In(text).Contains("zebra", StringComparison.OrdinalIgnoreCase)), name);

    [Fact]
    public async Task BinaryAndEmptyFilesAreSkippedWithAReason()
    {
        Assert.Contains("binary", await Reading.Skip(new PlainTextReader(), Files.Of("a.bin", [0, 1, 2, 3])), StringComparison.Ordinal);
        Assert.Equal("empty", await Reading.Skip(new PlainTextReader(), Files.Of("a.txt", "")));
        Assert.Equal("no text", await Reading.Skip(new PlainTextReader(), Files.Of("a.txt", "---\n")));
    }

    [Fact]
    public async Task CancellationPasses()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(async () => await new PlainTextReader().ReadAsync(Files.Of("a.txt", "text"), stop.Token));
    }
}
