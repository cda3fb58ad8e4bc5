using System.Security.Cryptography;
using System.Text;
using ChatBot.Access;
using ChatBot.Corpus;
using ChatBot.Text;
using Xunit;

namespace ChatBot.Tests.Corpus;

public sealed class DocumentBuilderTests
{
    private static Document Build(string name, string text, params (string Key, string Value)[] metadata) =>
        DocumentBuilder.Build(Files.Of(name, text), [Content(text, null, metadata)]).Single();

    private static DocumentContent Content(string text, string? recordId = null, params (string Key, string Value)[] metadata) => new()
    {
        RecordId = recordId,
        SourceText = text,
        Metadata = [.. metadata.Select(field => new MetadataField(field.Key, MetadataValue.Of(field.Value), null))],
        Blocks = [],
    };

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void IdFollowsFromRootAndPathAndVersionFromTheText()
    {
        var document = Build("sub/a.md", "text");

        Assert.Equal(Hash("docs\nsub/a.md")[..16], document.Id);
        Assert.Equal(Hash("text"), document.Version);
        Assert.Equal(("docs", "sub/a.md", "sub/a.md"), (document.RootName, document.Path, document.FilePath));
    }

    [Fact]
    public void RecordsAreDocumentsWithTheirIdInThePath()
    {
        var documents = DocumentBuilder.Build(Files.Of("faq.jsonl", "x"), [Content("one", "1"), Content("two", "2")]);

        Assert.Equal(["faq.jsonl#1", "faq.jsonl#2"], documents.Select(document => document.Path));
        Assert.Equal(Hash("docs\nfaq.jsonl#2")[..16], documents[1].Id);
        Assert.All(documents, document => Assert.Equal("faq.jsonl", document.FilePath));
    }

    [Fact]
    public void RecordsWithOneIdAllStay()
    {
        var documents = DocumentBuilder.Build(
            Files.Of("faq.jsonl", "x"), [.. new[] { "a", "a", "a~2", "a", "" }.Select(id => Content(id, id))]);

        Assert.Equal(["a", "a~2", "a~2~2", "a~3", ""], documents.Select(document => document.Content.RecordId));
        Assert.Equal(5, documents.Select(document => document.Id).Distinct().Count());
    }

    [Theory]
    [InlineData("id", "../../etc/passwd")]
    [InlineData("path", "other.md")]
    [InlineData("acl", "*")]
    [InlineData("Access", "hr")]
    [InlineData("meta.access", "hr")]
    [InlineData("accessible", "hr")]
    [InlineData("version", "0")]
    [InlineData("text", "other")]
    [InlineData("source", "other")]
    [InlineData("labels", "admin")]
    public void MetadataChangesNeitherPlaceNorRight(string key, string value)
    {
        var plain = Build("a.md", "text");
        var document = Build("a.md", "text", (key, value));

        Assert.Equal((plain.Id, plain.Path, plain.Version, plain.Access), (document.Id, document.Path, document.Version, document.Access));
    }

    [Fact]
    public void AccessIsALabelOrAListOfThem()
    {
        Assert.Equal(AccessLabels.Public, Build("a.md", "x").Access);
        Assert.Equal(AccessLabels.Of(["hr"]), Build("a.md", "x", ("access", " HR ")).Access);
        Assert.Equal(AccessLabels.Of(["board", "hr"]), Build("a.md", "x", ("access", "hr"), ("title", "t"), ("access", "board")).Access);
    }

    [Theory]
    [InlineData("access", "")]
    [InlineData("access", "  ")]
    [InlineData("access", "~")]
    [InlineData("access", "null")]
    [InlineData("access.read", "public")]
    [InlineData("access.0.public", "public")]
    public void AccessThatCannotBeReadMeansNobody(string key, string value) =>
        Assert.Equal(AccessLabels.Nobody, Build("a.md", "x", (key, value)).Access);

    [Fact]
    public void MapBesideALabelMeansNobody() =>
        Assert.Equal(AccessLabels.Nobody, Build("a.md", "x", ("access", "public"), ("access.read", "hr")).Access);

    [Theory]
    [InlineData("2024-01-03_quarterly-report.v2.md", "2024-01-03 quarterly report.v2")]
    [InlineData("sub/über_uns.txt", "Über uns")]
    [InlineData("faq.jsonl.gz", "Faq")]
    [InlineData("README", "README")]
    [InlineData("---.md", "---.md")]
    public void DocumentWithoutATitleIsNamedAfterItsFile(string name, string title) => Assert.Equal(title, Build(name, "x").Title);

    [Fact]
    public void TitleOfTheMetadataGoesBeforeTheTextsOwn()
    {
        var content = Content("x", null, ("title", "From  metadata\n")) with { Title = "From text" };

        Assert.Equal("From metadata", DocumentBuilder.Build(Files.Of("a.md", "x"), [content]).Single().Title);
        Assert.Equal("From text", DocumentBuilder.Build(Files.Of("a.md", "x"), [content with { Metadata = [] }]).Single().Title);
        Assert.Equal("From text", DocumentBuilder.Build(Files.Of("a.md", "x"), [Content("x", null, ("title", " \u0007 ")) with { Title = "From text" }]).Single().Title);
    }

    [Fact]
    public void LongTitleIsCutBetweenCharacters()
    {
        var title = Build("a.md", "x", ("title", "a" + string.Concat(Enumerable.Repeat("\uD83D\uDE00", 400)))).Title;

        Assert.Equal(299, title.Length);
        Assert.True(char.IsLowSurrogate(title[^1]));
    }

    [Theory]
    [InlineData("date", "2023-04-05", 2023, 4, 5)]
    [InlineData("createdAt", "2023-04-05", 2023, 4, 5)]
    [InlineData("Date", "April 5, 2023", 2023, 4, 5)]
    [InlineData("date", "2023", 2023, 1, 1)]
    [InlineData("date", "05/04/2023", 2024, 1, 2)]
    [InlineData("date", "soon, in May", 2024, 1, 2)]
    [InlineData("updated", "2023-04-05", 2024, 1, 2)]
    public void DateIsTheDocumentsOwnOrTheFiles(string key, string value, int year, int month, int day) =>
        Assert.Equal(new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc), Build("a.md", "x", (key, value)).Date.UtcDateTime.Date);

    [Fact]
    public void DateThatCannotBeReadGivesWayToCreatedAt() =>
        Assert.Equal(2023, Build("a.md", "x", ("date", "someday"), ("createdAt", "2023-04-05")).Date.Year);

    [Fact]
    public void LanguageIsTheStatedOneOrTheTextsOwn()
    {
        const string German = "Das ist ein Satz, der nicht auf Englisch ist, und er wird auch von der Maschine als das erkannt.";
        var words = new TextSpan(0, German.Length);
        var content = Content(German) with { Blocks = [new Block.Paragraph(words, words)] };

        Assert.Equal("de", DocumentBuilder.Build(Files.Of("a.md", "x"), [content]).Single().Language);
        Assert.Equal("fr", Build("a.md", "x", ("lang", "fr-CA")).Language);
        Assert.Equal("en", Build("a.md", "x").Language);
    }

    [Fact]
    public void HalfASurrogatePairIsReplacedWithoutMovingAnything()
    {
        var document = Build("a.md", "a\uD83Db\uDE00c\uD83D\uDE00d\uD83D");

        Assert.Equal("a\uFFFDb\uFFFDc\uD83D\uDE00d\uFFFD", document.Content.SourceText);
        Assert.Equal(Hash(document.Content.SourceText), document.Version);
    }
}
