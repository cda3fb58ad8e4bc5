using ChatBot.Corpus;
using Xunit;

namespace ChatBot.Tests.Corpus.Formats;

public sealed class SlidesReaderTests
{
    private readonly SlidesReader reader = new();

    [Fact]
    public async Task EachSlideHasItsTitleItsTextsAndItsNotes()
    {
        var document = await Reading.One(reader, Files.Of("a.pptx", Packages.Pptx(
            (Slide(Shape("<p:ph idx=\"1\"/>", P("First"), P("Detail", "<a:pPr lvl=\"1\"/>"), P("Plain", "<a:pPr><a:buNone/></a:pPr>")) + Shape("<p:ph type=\"title\"/>", P("Plan"))),
                Slide(Shape("<p:ph type=\"body\"/>", P("Say hello")) + Shape("<p:ph type=\"sldNum\"/>", P("1")))),
            (Slide(Shape("<p:ph type=\"ctrTitle\"/>", P("Risks")) + Shape("", P("Free text"))), null))));

        Assert.Equal(
            ["Heading: Plan", "ListItem: First", "ListItem: Detail", "Paragraph: Plain", "Paragraph: Say hello", "Heading: Risks", "Paragraph: Free text"],
            Reading.Lines(document));
        Assert.Equal([1, 1, 1, 1, 1, 2, 2], document.Blocks.Select(block => block.Slide));
        Assert.Contains("Notes: Say hello", document.SourceText, StringComparison.Ordinal);
        Assert.Equal("Plan", document.Title);
    }

    [Fact]
    public async Task ATableKeepsItsHeader()
    {
        var rows = "<a:tr><a:tc><a:txBody>" + P("City") + "</a:txBody></a:tc><a:tc><a:txBody>" + P("Limit") + "</a:txBody></a:tc></a:tr><a:tr><a:tc><a:txBody>"
            + P("Bonn") + "</a:txBody></a:tc><a:tc><a:txBody>" + P("120") + "</a:txBody></a:tc></a:tr>";
        var document = await Reading.One(reader, Files.Of("a.pptx", Packages.Pptx(
            (Slide($"<p:graphicFrame><a:tbl><a:tblPr firstRow=\"1\"/>{rows}</a:tbl></p:graphicFrame>"), null))));

        Assert.Equal("City | Limit\nBonn | 120", document.SourceText);
        Assert.NotNull(Assert.IsType<Block.TableRow>(document.Blocks[1]).Header);
    }

    [Fact]
    public async Task HiddenSlidesAndShapesAndSlideNumbersAreNotRead()
    {
        var document = await Reading.One(reader, Files.Of("a.pptx", Packages.Pptx(
            (Slide(Shape("", P("SECRET")), "show=\"0\""), null),
            (Slide($"<p:sp><p:nvSpPr><p:cNvPr id=\"1\" hidden=\"1\"/></p:nvSpPr><p:txBody>{P("SECRET")}</p:txBody></p:sp>"
                + $"<p:grpSp><p:nvGrpSpPr><p:cNvPr id=\"2\" hidden=\"true\"/></p:nvGrpSpPr>{Shape("", P("SECRET"))}</p:grpSp>"
                + Shape("<p:ph type=\"sldNum\"/>", P("SECRET")) + Shape("", "<a:p><a:fld type=\"slidenum\"><a:t>SECRET</a:t></a:fld></a:p>") + Shape("", P("shown"))), null))));

        Assert.Equal("shown", document.SourceText);
        Assert.Equal(2, document.Blocks[0].Slide);
    }

    private static string P(string text, string properties = "") => $"<a:p>{properties}<a:r><a:t>{text}</a:t></a:r></a:p>";

    private static string Shape(string placeholder, params string[] paragraphs) =>
        $"<p:sp><p:nvSpPr><p:cNvPr id=\"1\" name=\"x\"/><p:nvPr>{placeholder}</p:nvPr></p:nvSpPr><p:txBody>{string.Concat(paragraphs)}</p:txBody></p:sp>";

    private static string Slide(string shapes, string attributes = "") => $"<p:sld {Packages.SlideSpace} {attributes}><p:cSld><p:spTree>{shapes}</p:spTree></p:cSld></p:sld>";
}
