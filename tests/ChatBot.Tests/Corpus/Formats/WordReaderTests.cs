using ChatBot.Corpus;
using Xunit;

namespace ChatBot.Tests.Corpus.Formats;

public sealed class WordReaderTests
{
    private const string Styles = $"""
        <w:styles {Packages.WordSpace}>
        <w:style w:styleId="berschrift1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
        <w:style w:styleId="Own"><w:name w:val="My style"/><w:basedOn w:val="berschrift1"/></w:style>
        <w:style w:styleId="T"><w:name w:val="Title"/></w:style>
        <w:style w:styleId="Q"><w:name w:val="Quote"/></w:style>
        <w:style w:styleId="C1"><w:name w:val="toc 1"/></w:style>
        <w:style w:styleId="Ghost"><w:name w:val="ghost"/><w:rPr><w:vanish/></w:rPr></w:style>
        <w:style w:styleId="Loop"><w:name w:val="loop"/><w:basedOn w:val="Loop"/></w:style>
        </w:styles>
        """;

    private const string Numbering = $"""
        <w:numbering {Packages.WordSpace}>
        <w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
        <w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum>
        <w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val=""/></w:lvl></w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
        <w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
        <w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
        </w:numbering>
        """;

    private readonly WordReader reader = new();

    [Fact]
    public async Task HeadingsParagraphsAndQuotesAreFoundByTheirStyle()
    {
        var document = await Read(
            P("Handbook", "<w:pStyle w:val=\"T\"/>") + P("First", "<w:pStyle w:val=\"berschrift1\"/>") + P("Own", "<w:pStyle w:val=\"Own\"/>")
            + P("Second", "<w:outlineLvl w:val=\"1\"/>") + "<w:p><w:r><w:t>One </w:t></w:r><w:r><w:t>two</w:t><w:br/><w:t>three</w:t></w:r></w:p><w:p/>"
            + P("Said", "<w:pStyle w:val=\"Q\"/>") + P("First....1", "<w:pStyle w:val=\"C1\"/>") + P("Looped", "<w:pStyle w:val=\"Loop\"/>"));

        Assert.Equal(
            ["Heading: Handbook", "Heading: First", "Heading: Own", "Heading: Second", "Paragraph: One two\nthree", "Quote: Said", "Paragraph: Looped"],
            Reading.Lines(document));
        Assert.Equal([1, 1, 1, 2], document.Blocks.OfType<Block.Heading>().Select(heading => heading.Level));
        Assert.Equal("Handbook", document.Title);
    }

    [Fact]
    public async Task ListsCountAsTheProgramDoes()
    {
        var document = await Read(
            P("a", Item(1, 0)) + P("b", Item(1, 1)) + P("c", Item(1, 1)) + P("d", Item(1, 0)) + P("e", Item(1, 1)) + P("plain", Item(2, 0)) + P("anew", Item(3, 0)));

        Assert.Equal("1. a\n  1.a) b\n  1.b) c\n2. d\n  2.a) e\n- plain\n1. anew", document.SourceText);
        Assert.Equal("ListItem: a", Reading.Lines(document)[0]);
    }

    [Fact]
    public async Task ARowKeepsItsHeaderAndItsColumns()
    {
        var document = await Read(
            "<w:tbl><w:tblGrid><w:gridCol/><w:gridCol/><w:gridCol/></w:tblGrid>" + Row("City", "Limit", "Note") + Row("Bonn", "120", "")
            + "<w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr><w:p><w:r><w:t>both</w:t></w:r></w:p></w:tc><w:tc><w:tbl><w:tr><w:tc>" + P("in") + "</w:tc></w:tr></w:tbl>"
            + P("ner") + "</w:tc></w:tr></w:tbl>" + P("after"));

        Assert.Equal("City | Limit | Note\nBonn | 120\nboth |  | in ner\n\nafter", document.SourceText);
        var row = Assert.IsType<Block.TableRow>(document.Blocks[1]);
        Assert.Equal("City | Limit | Note", row.Header!.Value.In(document.SourceText).ToString());
    }

    [Fact]
    public async Task ATableOfOneColumnOnlyFramesItsText() =>
        Assert.Equal(["Paragraph: Framed", "Paragraph: twice"], Reading.Lines(await Read("<w:tbl><w:tblGrid><w:gridCol/></w:tblGrid>" + Row("Framed") + Row("twice") + "</w:tbl>")));

    [Fact]
    public async Task AFootnoteFollowsTheParagraphThatHasIt()
    {
        var notes = $"<w:footnotes {Packages.WordSpace}><w:footnote w:id=\"5\">{P("Except on Sundays.")}</w:footnote></w:footnotes>";
        var document = await Read("<w:p><w:r><w:t>Open daily</w:t><w:footnoteReference w:id=\"5\"/></w:r></w:p>" + P("Next"), ("word/footnotes.xml", notes));

        Assert.Equal("Open daily\n\nFootnote 1: Except on Sundays.\n\nNext", document.SourceText);
        Assert.Equal("Paragraph: Except on Sundays.", Reading.Lines(document)[1]);
    }

    [Theory]
    [InlineData("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>SECRET</w:t></w:r></w:p>")]
    [InlineData("<w:p><w:pPr><w:pStyle w:val=\"Ghost\"/></w:pPr><w:r><w:t>SECRET</w:t></w:r></w:p>")]
    [InlineData("<w:p><w:r><w:rPr><w:rStyle w:val=\"Ghost\"/></w:rPr><w:t>SECRET</w:t></w:r></w:p>")]
    [InlineData("<w:p><w:del><w:r><w:delText>SECRET</w:delText></w:r></w:del></w:p>")]
    [InlineData("<w:p><w:moveFrom><w:r><w:t>SECRET</w:t></w:r></w:moveFrom></w:p>")]
    [InlineData("<w:p><w:r><w:instrText>SECRET</w:instrText></w:r></w:p>")]
    [InlineData("<w:p><w:r><mc:AlternateContent xmlns:mc=\"m\"><mc:Fallback><w:t>SECRET</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>")]
    [InlineData("<!-- SECRET -->")]
    public async Task WhatIsNotShownIsNotRead(string hidden)
    {
        var document = await Read(P("before") + hidden + P("after"));

        Assert.Equal("before\n\nafter", document.SourceText);
    }

    [Fact]
    public async Task TextThatASwitchShowsAgainIsRead() =>
        Assert.Equal("shown", (await Read("<w:p><w:r><w:rPr><w:rStyle w:val=\"Ghost\"/><w:vanish w:val=\"0\"/></w:rPr><w:t>shown</w:t></w:r></w:p>")).SourceText);

    [Fact]
    public async Task PropertiesBecomeMetadata()
    {
        var document = await Read(P("Text"), Packages.CoreProperties("Travel &amp; more", "Ann"));

        Assert.Equal("Travel & more", document.Title);
        Assert.Equal("Text\n\nauthor: Ann\ncreatedAt: 2024-03-01T10:00:00Z", document.SourceText);
        Assert.IsType<MetadataValue.Date>(document.Metadata.Single(field => field.Path == "createdAt").Value);
        Assert.Equal("Travel & more", Reading.Field(document, "title"));
    }

    [Fact]
    public async Task ADocumentIsFoundByItsPartsAndNotByItsName()
    {
        var file = Files.Of("renamed.bin", Packages.Docx(P("Text")));

        Assert.Equal("Text", (await Reading.One(reader, file)).SourceText);
        Assert.False(new WorkbookReader().CanRead(file));
        Assert.False(new SlidesReader().CanRead(Files.Of("wrong.pptx", file.Content)));
        Assert.False(reader.CanRead(Files.Of("a.zip", Packages.Zip([("a.txt", "x")]))));
    }

    [Fact]
    public async Task ADocumentWithoutTextIsSkipped() => Assert.Equal("no text in it", await Reading.Skip(reader, Files.Of("a.docx", Packages.Docx("<w:p/>"))));

    private static string P(string text, string properties = "") => $"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>";

    private static string Item(int list, int level) => $"<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>";

    private static string Row(params string[] cells) => $"<w:tr>{string.Concat(cells.Select(cell => $"<w:tc>{P(cell)}</w:tc>"))}</w:tr>";

    private Task<DocumentContent> Read(string body, params (string Name, string Content)[] parts)
    {
        var relations = Packages.AllRelations(
            Packages.Relation("rId1", "styles", "styles.xml") + Packages.Relation("rId2", "numbering", "numbering.xml")
            + Packages.Relation("rId3", "footnotes", "footnotes.xml"));
        return Reading.One(reader, Files.Of("a.docx", Packages.Docx(
            body, [("word/styles.xml", Styles), ("word/numbering.xml", Numbering), ("word/_rels/document.xml.rels", relations), .. parts])));
    }
}
