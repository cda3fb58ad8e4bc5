using System.IO.Compression;
using System.Text;
using ChatBot.Corpus;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace ChatBot.Tests.Corpus.Formats;

/// <summary>Whatever the bytes are, a reader ends in an outcome, and what it reads can be cited.</summary>
public sealed class AnyBytesTests
{
    private static readonly string[] Pieces =
    [
        "<", ">", "</", "<table>", "<td>", "<tr>", "<p>", "<pre>", "<li>", "<ul>", "<h1>", "<main>", "<b hidden>", "</b>", "<!--", "-->", "<script>", "<title>", "&amp;", "&#0;",
        "{\"text\":\"", "\"}", "\n", "[", "]", "{", "}", ",", ";", "\t", "\"", "\"\"", "id", "access", "a b", "\ud83d\ude00", "\ud83d", "\0", "é", "<w:p>", "</w:p>", "<w:t>x</w:t>",
        "<w:tbl>", "</w:tbl>", "<w:tr>", "</w:tr>", "<w:tc>", "</w:tc>", "<c r=\"B2\"><v>1</v></c>", "<row>", "</row>", "   ", "•", "1. ", "word  word",
    ];

    private static readonly Arbitrary<string> Texts = Gen.Elements(Pieces).ListOf().Select(pieces => string.Concat(pieces)).ToArbitrary();

    private static readonly (string Name, IDocumentReader Reader)[] Readers =
    [
        ("a.html", new HtmlReader()), ("a.jsonl", new JsonLinesReader()), ("a.json", new JsonLinesReader()), ("a.csv", new CsvReader(CsvRows.Table)),
        ("a.csv", new CsvReader(CsvRows.Documents)), ("a.docx", new WordReader()), ("a.pptx", new SlidesReader()), ("a.xlsx", new WorkbookReader()),
    ];

    [Fact]
    public void AnyTextEndsInASoundOutcome() => Prop.ForAll(Texts, text => ReadWithAll(Encoding.UTF8.GetBytes(text))).QuickCheckThrowOnFailure();

    [Fact]
    public void AnyBytesEndInASoundOutcome() => Prop.ForAll<byte[]>(bytes =>
    {
        ReadWithAll(bytes);
        ReadWithAll([0x1F, 0x8B, .. bytes]);
        ReadWithAll([.. "PK\u0003\u0004"u8, .. bytes]);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void AnyCompressedTextEndsInASoundOutcome() => Prop.ForAll(Texts, text =>
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        Read("a.jsonl.gz", new JsonLinesReader(), packed.ToArray());
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void AnyPartsEndInASoundOutcome() => Prop.ForAll(Texts, text =>
    {
        Read("a.docx", new WordReader(), Packages.Docx(text));
        Read("a.pptx", new SlidesReader(), Packages.Pptx(($"<p:sld {Packages.SlideSpace}>{text}</p:sld>", null)));
        Read("a.xlsx", new WorkbookReader(), Packages.Xlsx([("name=\"A\"", text)]));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void AnyPackageWithABrokenByteEndsInASoundOutcome()
    {
        var whole = Packages.Docx("<w:p><w:r><w:t>Some words of a document</w:t></w:r></w:p>", Packages.CoreProperties("T", "A"));
        Prop.ForAll(Gen.Choose(0, whole.Length - 1).Zip(Gen.Choose(0, 255)).ToArbitrary(), change =>
        {
            var broken = (byte[])whole.Clone();
            broken[change.Item1] = (byte)change.Item2;
            Read("a.docx", new WordReader(), broken);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void AnyPageOfAPdfIsComposedSoundly() => Prop.ForAll(Texts, text =>
    {
        var composer = new TextComposer();
        new PdfPage(HyphenatedWords.In(text), RunningLines.In([text])).Compose(text, composer);
        Reading.AssertSound(ReadOutcome.One(composer.ToDocument(null, [])));
    }).QuickCheckThrowOnFailure();

    private static void ReadWithAll(byte[] bytes)
    {
        foreach (var (name, reader) in Readers)
        {
            Read(name, reader, bytes);
        }
    }

    private static void Read(string name, IDocumentReader reader, byte[] bytes)
    {
        var file = Files.Of(name, bytes);
        if (reader.CanRead(file))
        {
            var outcome = reader.ReadAsync(file, CancellationToken.None);
            Assert.True(outcome.IsCompleted);
            Reading.AssertSound(outcome.AsTask().GetAwaiter().GetResult());
        }
    }
}
