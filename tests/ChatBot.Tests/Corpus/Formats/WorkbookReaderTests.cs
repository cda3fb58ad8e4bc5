using ChatBot.Corpus;
using Xunit;

namespace ChatBot.Tests.Corpus.Formats;

public sealed class WorkbookReaderTests
{
    private const string Styles = """
        <numFmts><numFmt numFmtId="164" formatCode="&quot;$&quot;#,##0.00"/><numFmt numFmtId="165" formatCode="[$-409]d\-mmm\-yy;@"/>
        <numFmt numFmtId="166" formatCode="[h]:mm:ss"/><numFmt numFmtId="167" formatCode="[$€-407]#,##0.0"/></numFmts>
        <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
        <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="10"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="22"/><xf numFmtId="20"/><xf numFmtId="167"/><xf numFmtId="2"/></cellXfs>
        """;

    private readonly WorkbookReader reader = new();

    [Fact]
    public async Task EachRowHasItsHeaderAndTheCellItStartsAt()
    {
        var document = await Read("""
            <row r="1"><c r="A1" t="inlineStr"><is><t>Prices 2024</t></is></c></row>
            <row r="3"><c r="B3" t="s"><v>0</v></c><c r="C3" t="s"><v>1</v></c><c r="D3" t="s"><v>2</v></c></row>
            <row r="4"><c r="B4" t="s"><v>3</v></c><c r="D4"><v>12</v></c></row>
            <row r="5"><c r="C5" t="b"><v>1</v></c><c r="F5" t="str"><f>A1&amp;"x"</f><v>far</v></c></row>
            """);

        Assert.Equal("Q3\n\nPrices 2024\n\nKind | Price | Stock\nTea |  | 12\n | TRUE |  | far", document.SourceText);
        Assert.Equal(["Q3!A1", "Q3!A1", "Q3!B3", "Q3!B4", "Q3!C5"], document.Blocks.Select(block => block.Sheet));
        var header = Assert.IsType<Block.TableRow>(document.Blocks[3]).Header!.Value;
        Assert.Equal("Kind | Price | Stock", header.In(document.SourceText).ToString());
    }

    [Theory]
    [InlineData("<v>45352</v>", 1, "2024-03-01")]
    [InlineData("<v>45352</v>", 4, "2024-03-01")]
    [InlineData("<v>45352.5</v>", 5, "2024-03-01 12:00")]
    [InlineData("<v>0.25</v>", 6, "06:00")]
    [InlineData("<v>1</v>", 1, "1900-01-01")]
    [InlineData("<v>-5</v>", 1, "-5")]
    [InlineData("<v>1e300</v>", 1, "1E+300")]
    [InlineData("<v>0.125</v>", 2, "12.50%")]
    [InlineData("<v>1234.5</v>", 3, "$1234.50")]
    [InlineData("<v>1234.56</v>", 7, "€1234.6")]
    [InlineData("<v>0.1</v>", 0, "0.1")]
    [InlineData("<v>0.30000000000000004</v>", 0, "0.3")]
    [InlineData("<v>2</v>", 8, "2.00")]
    [InlineData("<v>7</v>", 99, "7")]
    [InlineData("<v>NaN</v>", 0, "NaN")]
    public async Task NumbersAreShownAsTheirCellShowsThem(string value, int style, string shown)
    {
        var document = await Read($"<row r=\"1\"><c r=\"A1\" s=\"{style}\">{value}</c></row>");

        Assert.Equal($"Q3\n\n{shown}", document.SourceText);
    }

    [Fact]
    public async Task DatesMayCountFrom1904()
    {
        var file = Packages.Xlsx([("name=\"A\"", "<sheetData><row><c s=\"1\"><v>43890</v></c></row></sheetData>")], "", Styles, "<workbookPr date1904=\"1\"/>");

        Assert.EndsWith("2024-03-01", (await Reading.One(reader, Files.Of("a.xlsx", file))).SourceText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HiddenSheetsRowsAndColumnsAreNotRead()
    {
        const string Row = "<row r=\"2\" hidden=\"1\"><c t=\"str\"><v>SECRET</v></c></row><row r=\"3\"><c r=\"A3\" t=\"str\"><v>shown</v></c><c r=\"C3\" t=\"str\"><v>SECRET</v></c></row>";
        var file = Packages.Xlsx(
        [
            ("name=\"A\" state=\"hidden\"", "<sheetData><row><c t=\"str\"><v>SECRET</v></c></row></sheetData>"),
            ("name=\"B\"", $"<cols><col min=\"2\" max=\"4\" hidden=\"1\"/></cols><sheetData>{Row}</sheetData>"),
            ("name=\"C\" state=\"veryHidden\"", "<sheetData><row><c t=\"str\"><v>SECRET</v></c></row></sheetData>"),
        ]);

        Assert.Equal("B\n\nshown", (await Reading.One(reader, Files.Of("a.xlsx", file))).SourceText);
    }

    [Fact]
    public async Task BehindAnEmptyRowAnotherTableMayBegin()
    {
        var document = await Read("""
            <row r="1"><c t="str"><v>a</v></c><c t="str"><v>b</v></c></row><row r="2"><c><v>1</v></c><c><v>2</v></c></row>
            <row r="5"><c t="str"><v>c</v></c><c t="str"><v>d</v></c></row><row r="6"><c><v>3</v></c><c><v>4</v></c></row>
            """);

        Assert.Equal("c | d", Assert.IsType<Block.TableRow>(document.Blocks[4]).Header!.Value.In(document.SourceText).ToString());
    }

    private Task<DocumentContent> Read(string rows) => Reading.One(reader, Files.Of("a.xlsx", Packages.Xlsx(
        [("name=\"Q3\"", $"<sheetData>{rows}</sheetData>")],
        "<si><t>Kind</t></si><si><r><t>Pri</t></r><r><t>ce</t></r></si><si><t>Stock</t><rPh><t>x</t></rPh></si><si><t>Tea</t></si>",
        Styles)));
}
