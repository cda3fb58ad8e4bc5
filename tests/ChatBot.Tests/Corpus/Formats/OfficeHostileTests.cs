using System.Text;
using ChatBot.Corpus;
using Xunit;

namespace ChatBot.Tests.Corpus.Formats;

public sealed class OfficeHostileTests
{
    private readonly WordReader word = new();

    [Theory]
    [InlineData("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>", "&e;")]
    [InlineData("<!DOCTYPE x SYSTEM \"http://127.0.0.1:9/x.dtd\">", "x")]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>", "&b;")]
    public async Task ADocumentTypeDefinitionIsRefused(string definition, string text)
    {
        var file = WithMainPart($"{definition}<w:document {Packages.WordSpace}><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>");

        Assert.Contains("DTD", await Reading.Failure(word, Files.Of("a.docx", file)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task APartThatInflatesTwoHundredTimesIsGivenUp()
    {
        var file = Packages.Docx($"<w:p><w:r><w:t>{new string('a', 16 * 1024 * 1024)}</w:t></w:r></w:p>");

        Assert.Contains("bomb", await Reading.Failure(word, Files.Of("a.docx", file)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<w")]
    [InlineData("<w:document w:x=\"")]
    public async Task ANameOrAttributeWithoutEndIsGivenUpLongBeforeItIsRead(string start)
    {
        // Of digits that hardly repeat, so that only the length of the tag can tell.
        var digits = string.Create(40 * 1024 * 1024, new Random(7), (text, random) => random.GetItems("0123456789abcdef", text));
        var file = Files.Of("a.docx", WithMainPart(start + digits));
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Contains("bomb", await Reading.Failure(word, file), StringComparison.Ordinal);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 48L * 1024 * 1024);
    }

    [Fact]
    public async Task ManyPartsThatInflateToTooMuchTogetherAreGivenUp()
    {
        // Counting does not pack so well that one part alone would be too much.
        var count = string.Join(' ', Enumerable.Range(100_000, 400_000));
        var slide = $"<p:sld {Packages.SlideSpace}><!--{count}--></p:sld>";
        var file = Packages.Pptx([.. Enumerable.Repeat((slide, (string?)null), 42)]);

        Assert.Contains("bomb", await Reading.Failure(new SlidesReader(), Files.Of("a.pptx", file)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NestingWithoutEndIsCorrupt()
    {
        var deep = string.Concat(Enumerable.Repeat("<w:x>", 100_000));

        Assert.Contains("corrupt", await Reading.Failure(word, Files.Of("a.docx", Packages.Docx(deep))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a package")]
    [InlineData("PK\u0003\u0004 cut")]
    public async Task WhatIsNoPackageIsCorrupt(string content) =>
        Assert.Contains("corrupt", await Reading.Failure(word, Files.Of("a.docx", content)), StringComparison.Ordinal);

    [Fact]
    public async Task AHalfFileIsCorrupt()
    {
        var whole = Packages.Docx("<w:p><w:r><w:t>x</w:t></w:r></w:p>");

        Assert.Contains("corrupt", await Reading.Failure(word, Files.Of("a.docx", whole[..(whole.Length / 2)])), StringComparison.Ordinal);
        Assert.Contains("corrupt", await Reading.Failure(word, Files.Of("a.docx", Packages.Zip([("a.txt", "x")]))), StringComparison.Ordinal);
        Assert.Contains("corrupt", await Reading.Failure(word, Files.Of("a.docx", WithMainPart("<w:document><w:body>"))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.docx")]
    [InlineData("a.doc")]
    public async Task ACompoundFileIsEncryptedOrOld(string name)
    {
        byte[] start = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[512]];

        Assert.StartsWith("encrypted or an old Office format", await Reading.Failure(word, Files.Of(name, start)), StringComparison.Ordinal);
        Assert.StartsWith("encrypted:", await Reading.Failure(word, Files.Of(name, [.. start, .. Encoding.Unicode.GetBytes("EncryptedPackage")])), StringComparison.Ordinal);
        Assert.False(new WorkbookReader().CanRead(Files.Of(name, start)));
    }

    [Fact]
    public async Task TooManyPartsAreCorrupt()
    {
        var marks = Encoding.Latin1.GetBytes("PK\u0003\u0004" + string.Concat(Enumerable.Repeat("PK\u0001\u0002", 30_000)));

        Assert.Contains("corrupt", await Reading.Failure(word, Files.Of("a.docx", marks)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ATextThatEveryCellRefersToDoesNotMultiplyWithoutEnd()
    {
        var rows = string.Concat(Enumerable.Range(1, 5_000).Select(i => $"<row r=\"{i}\"><c t=\"s\"><v>0</v></c><c t=\"s\"><v>0</v></c></row>"));
        var file = Packages.Xlsx([("name=\"A\"", $"<sheetData>{rows}</sheetData>")], $"<si><t>{new string('x', 200_000)}</t></si>");

        Assert.Equal(TextComposer.FullReason, await Reading.Failure(new WorkbookReader(), Files.Of("a.xlsx", file)));
    }

    private static byte[] WithMainPart(string xml) => Packages.Package(
        "word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", [("word/document.xml", xml)]);
}
