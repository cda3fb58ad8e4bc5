using ChatBot.Corpus;
using ChatBot.Text;
using Xunit;

namespace ChatBot.Tests.Corpus;

public sealed class MarkdownReaderTests
{
    private static DocumentContent Read(string text)
    {
        var document = TextDocument.Read(text, MarkdownReader.ReadBody);
        Reading.AssertSound(ReadOutcome.One(document));
        return document;
    }

    private static string[] Lines(string text) => Reading.Lines(Read(text));

    private static Block.ListItem[] Items(string text) => [.. Read(text).Blocks.OfType<Block.ListItem>()];

    [Fact]
    public void HeadingsHaveLevelsAndTheFirstOfTheHighestIsTheTitle()
    {
        var document = Read("## Before\n\n# The **Bold** [Title](http://x.example) `now` #\n\nSetext\n======\n\nLower\n---\n\n###### Six ##\n");

        Assert.Equal("The Bold Title now", document.Title);
        Assert.Equal([2, 1, 1, 2, 6], document.Blocks.OfType<Block.Heading>().Select(heading => heading.Level));
        Assert.Equal("Heading: Setext", Reading.Lines(document)[2]);
        Assert.Equal("Heading: Lower", Reading.Lines(document)[3]);
        Assert.Equal("Heading: Six", Reading.Lines(document)[4]);
    }

    [Fact]
    public void ParagraphAboveARuleIsNoHeading() =>
        Assert.StartsWith("Paragraph: ", Lines(string.Concat(Enumerable.Repeat("Many words make a paragraph. ", 6)).Trim() + "\n---\nMore.\n")[0], StringComparison.Ordinal);

    [Fact]
    public void MarksInsideTextStayAndMarksBeforeItGo() => Assert.Equal(
        ["Paragraph: Some *soft*\nand `hard` [text](u).", "ListItem: one", "ListItem: two\n  goes on", "Quote: said\n> twice", "Code: x = 1\n\ny = 2", "Code: indented"],
        Lines("Some *soft*\nand `hard` [text](u).\n\n- one\n- two\n  goes on\n\n> said\n> twice\n\n```cs\nx = 1\n\ny = 2\n```\n\n    indented\n"));

    [Fact]
    public void ItemsKnowTheirDepthAndDoNotHoldTheItemsBelowThem()
    {
        var text = "1. first\n   - inner **a**\n     * deep\n   - inner b\n\n2. second\n\n   more of it\n";
        var items = Items(text);

        Assert.Equal([0, 1, 2, 1, 0], items.Select(item => item.Depth));
        Assert.Equal("1. first", items[0].Span.In(text).ToString());
        Assert.Equal("second\n\n   more of it", items[4].Words.In(text).ToString());
    }

    [Fact]
    public void TableRowsKnowTheirHeader()
    {
        var text = "Prices:\n| Name | Price |\n|:-----|------:|\n| Tea | 3 |\n| Cof\\|fee | 4 |\n";
        var document = Read(text);
        var rows = document.Blocks.OfType<Block.TableRow>().ToArray();

        Assert.Equal(["Paragraph: Prices:", "TableRow: Name | Price", "TableRow: Tea | 3", "TableRow: Cof\\|fee | 4"], Reading.Lines(document));
        Assert.Null(rows[0].Header);
        Assert.All(rows[1..], row => Assert.Equal("| Name | Price |", row.Header!.Value.In(text).ToString()));
    }

    [Fact]
    public void TablesStandWithoutOuterPipesInListsAndInQuotations()
    {
        Assert.Equal(["TableRow: a | b", "TableRow: 1 | 2"], Lines("a | b\n--|--\n1 | 2\n"));
        Assert.Equal(["TableRow: a | b", "TableRow: 1 | 2"], Lines("> | a | b |\n> |---|---|\n> | 1 | 2 |\n"));
        Assert.Equal(["ListItem: see", "TableRow: a | b", "TableRow: 1 | 2"], Lines("- see\n  | a | b |\n  |---|---|\n  | 1 | 2 |\n"));
    }

    [Fact]
    public void PipesWithoutARowOfDashesAreText() => Assert.Equal(["Paragraph: a | b\nc | d - e"], Lines("a | b\nc | d - e\n"));

    [Fact]
    public void OnlyTheVisibleTextOfHtmlIsRead() => Assert.Equal(
        ["Paragraph: Shown <b>bold</b>", "Paragraph: Also shown", "Paragraph: Before", "Paragraph: after.", "Paragraph: The tag `<script>` and 3 < 4 <stay>.", "ListItem: item"],
        Lines("<div>Shown <b>bold</b><p>Also shown</p><!-- secret --></div>\n\n<script>\nvar secret = 1;\n\nsecret();\n</script>\n\n<style>p { secret }</style>\n\n"
            + "Before <!-- secret\nsecret --> after.\n\n<!-- secret\n\nsecret -->\n\nThe tag `<script>` and 3 < 4 <stay>.\n\n- item <!-- secret -->\n"));

    [Fact]
    public void LinkDefinitionsAndRulesAreNothingAndFootnotesAreText() => Assert.Equal(
        ["Paragraph: See [a][one].", "Paragraph: Behind definitions.", "Paragraph: [^1]: Footnote"],
        Lines("See [a][one].\n\n[one]: http://x.example \"Title\"\n\n***\n\n[two]: /y\n[three]: <z>\nBehind definitions.\n\n[^1]: Footnote\n"));

    [Fact]
    public void HeadingsInQuotationsAndListsHeadNothing() =>
        Assert.Equal(["Quote: Note", "Quote: text", "ListItem: Point"], Lines("> ### Note\n> text\n\n- # Point\n"));

    [Fact]
    public void SpansAreThoseOfTheWholeFile()
    {
        var text = "\n---\r\ntitle: x\r\n---\r\n\r\n# 😀 Head\r\n\r\n\tcode 😀\r\n\r\n* a\r\n* b\r\n";

        Assert.Equal(["Metadata: title: x", "Heading: 😀 Head", "Code: code 😀", "ListItem: a", "ListItem: b"], Lines(text));
    }

    public static TheoryData<string, string> Hostile => new()
    {
        { "quotations", new string('>', 100_000) + "zebra" },
        { "lists on a line", string.Concat(Enumerable.Repeat("* ", 100_000)) + "zebra" },
        { "numbers on a line", string.Concat(Enumerable.Repeat("1. ", 30_000)) + "zebra" },
        { "lists on lines", string.Concat(Enumerable.Range(0, 1500).Select(i => new string(' ', 2 * i) + "- zebra\n")) },
        { "lists by tabs", string.Concat(Enumerable.Range(0, 1500).Select(i => new string('\t', i) + "- zebra\n")) },
        { "depth just beyond the parser's", string.Concat(Enumerable.Range(0, 100).Select(i => new string(' ', 2 * i) + "- zebra\n")) },
        { "definitions", string.Concat(Enumerable.Repeat("[a]: /x\n", 100_000)) + "\nzebra" },
        { "underlines", string.Concat(Enumerable.Repeat("zebra\n=\n", 100_000)) },
        { "brackets", new string('[', 500_000) + "zebra" },
        { "back quotes", "zebra <!-- x --> " + string.Concat(Enumerable.Range(1, 1000).Select(i => new string('`', i) + " ")) },
        { "comments", "zebra " + string.Concat(Enumerable.Repeat("<!--", 200_000)) },
        { "scripts", "zebra " + string.Concat(Enumerable.Repeat("<script>", 200_000)) },
        { "emphasis", "zebra" + string.Concat(Enumerable.Repeat("**a _b ", 100_000)) },
        { "table", "|zebra" + string.Concat(Enumerable.Repeat("|a", 50)) + "|\n" + string.Concat(Enumerable.Repeat("|-", 51)) + "|\n" + string.Concat(Enumerable.Repeat("|b\n", 4000)) },
        { "one line", string.Concat(Enumerable.Repeat("zebra ", 1_000_000)) },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void HostileMarkdownIsReadAllTheSame(string name, string text)
    {
        var document = Read(text);

        Assert.True(document.Blocks.Any(block => block.Words.In(text).Contains("zebra", StringComparison.Ordinal)), name);
    }

    [Theory]
    [InlineData("```\na = 1\n\nb = 2\n", "Code: a = 1\n\nb = 2")]
    [InlineData("---\ntitle: x\n---\n~~~~~~\na = 1\n~~~ ~~\n", "Metadata: title: x", "Code: a = 1\n~~~ ~~")]
    [InlineData("Text.\n\n```text", "Paragraph: Text.")]
    [InlineData("> ```\n> a = 1\n\nbehind", "Code: > a = 1", "Paragraph: behind")]
    public void FenceThatIsNeverClosedKeepsItsText(string text, params string[] lines) => Assert.Equal(lines, Lines(text));
}
