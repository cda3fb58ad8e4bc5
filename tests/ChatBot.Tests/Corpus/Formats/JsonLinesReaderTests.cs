using System.IO.Compression;
using System.Text;
using ChatBot.Corpus;
using Xunit;

namespace ChatBot.Tests.Corpus.Formats;

public sealed class JsonLinesReaderTests
{
    private readonly JsonLinesReader reader = new();

    [Fact]
    public async Task EachLineIsADocumentWithTitleTextAndOneLineForEachFurtherField()
    {
        var documents = await Reading.Many(reader, Files.Of("a.jsonl", """
            {"id":"p1","title":"Tea","text":"Green.\n\nBlack.","price":3.5,"cost":{"tax":"low"},"tags":["a","b"],"none":null}
            {"id":2,"text":"Only text"}

            """));

        Assert.Equal(["p1", "2"], documents.Select(document => document.RecordId));
        Assert.Equal("Tea\n\nGreen.\n\nBlack.\n\nprice: 3.5\ncost.tax: low\ntags: a, b", documents[0].SourceText);
        Assert.Equal(
            ["Heading: Tea", "Paragraph: Green.", "Paragraph: Black.", "Metadata: price: 3.5", "Metadata: cost.tax: low", "Metadata: tags: a, b"],
            Reading.Lines(documents[0]));
        var price = documents[0].Metadata.Single(field => field.Path == "price");
        Assert.Equal(3.5m, Assert.IsType<MetadataValue.Number>(price.Value).Value);
        Assert.Equal("price: 3.5", price.Span!.Value.In(documents[0].SourceText).ToString());
        Assert.Equal(["a", "b"], documents[0].Metadata.Where(field => field.Path == "tags").Select(field => field.Value.Written));
        Assert.Null(documents[1].Title);
    }

    [Fact]
    public async Task ARecordWithoutTextMayHaveABodyOrContent()
    {
        var documents = await Reading.Many(reader, Files.Of("a.ndjson", "{\"body\":\"B\",\"content\":\"C\"}\n{\"content\":\"C\"}"));

        Assert.Equal(["B\n\ncontent: C", "C"], documents.Select(document => document.SourceText));
        Assert.Equal(["1", "2"], documents.Select(document => document.RecordId));
    }

    [Theory]
    [InlineData("{\"text\":\"cut")]
    [InlineData("[1,2]")]
    [InlineData("{}")]
    [InlineData("not json")]
    public async Task ABadLineIsReportedAndTheOthersGoOn(string bad)
    {
        var outcome = await Reading.Outcome(reader, Files.Of("a.jsonl", $"{{\"id\":\"x\",\"text\":\"one\"}}\n{bad}\n{{\"id\":\"y\",\"text\":\"two\"}}\n"));

        var read = Assert.IsType<ReadOutcome.Read>(outcome);
        Assert.Equal(["x", "y"], read.Documents.Select(document => document.RecordId));
        Assert.Equal("line 2", Assert.Single(read.Problems).RecordId);
    }

    [Fact]
    public async Task TwoRecordsWithOneIdBothStay()
    {
        string[] ids = ["A", "A", "A~2", "A"];
        var lines = string.Join('\n', ids.Select(id => $"{{\"id\":\"{id}\",\"text\":\"t\"}}"));

        var file = Files.Of("a.jsonl", lines);
        var documents = DocumentBuilder.Build(file, await Reading.Many(reader, file));

        Assert.Equal(4, documents.Select(document => document.Id).Distinct().Count());
        Assert.Equal("a.jsonl#A", documents[0].Path);
        Assert.Equal("a.jsonl#A~2", documents[1].Path);
    }

    [Fact]
    public async Task NestingBeyondTheLimitIsABadLine()
    {
        var deep = "{\"text\":\"t\",\"a\":" + new string('[', 100_000) + new string(']', 100_000) + "}";

        var read = Assert.IsType<ReadOutcome.Read>(await Reading.Outcome(reader, Files.Of("a.jsonl", deep + "\n{\"text\":\"good\"}")));

        Assert.Equal("good", Assert.Single(read.Documents).SourceText);
        Assert.Single(read.Problems);
    }

    [Fact]
    public async Task OnlyTheFirstThousandFieldsAreKept()
    {
        var fields = string.Join(',', Enumerable.Range(0, 5_000).Select(i => $"\"f{i}\":{i}"));

        var document = await Reading.One(reader, Files.Of("a.jsonl", $"{{\"text\":\"t\",{fields}}}"));

        Assert.Equal(1_000, document.Metadata.Count);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"a\":\"public\"}")]
    [InlineData("\"\"")]
    public async Task AnAccessRuleThatSaysNothingLetsNobodySeeTheRecord(string rule)
    {
        var fields = string.Join(',', Enumerable.Range(0, 5_000).Select(i => $"\"f{i}\":{i}"));
        var file = Files.Of("a.jsonl", $"{{\"text\":\"t\",{fields},\"access\":{rule}}}");

        var document = Assert.Single(DocumentBuilder.Build(file, await Reading.Many(reader, file)));

        Assert.Empty(document.Access.Values);
    }

    [Fact]
    public async Task HalfASurrogatePairBecomesTheReplacementCharacter()
    {
        var document = await Reading.One(reader, Files.Of("a.jsonl", """{"text":"a\ud800b \ud83d\ude00 \\ud800"}"""));

        Assert.Equal("a\uFFFDb \U0001F600 \\ud800", document.SourceText);
    }

    [Fact]
    public async Task ALineThatIsTooLongIsReportedAndTheNextIsRead()
    {
        var content = new byte[20 * 1024 * 1024];
        Array.Fill(content, (byte)'x');
        "\n{\"text\":\"good\"}"u8.CopyTo(content.AsSpan(content.Length - 20));

        var read = Assert.IsType<ReadOutcome.Read>(await Reading.Outcome(reader, Files.Of("a.jsonl", [.. content[..^4]])));

        Assert.Equal("good", Assert.Single(read.Documents).SourceText);
        Assert.Equal("line 1", Assert.Single(read.Problems).RecordId);
    }

    [Fact]
    public async Task GzipOfLinesIsReadAndOtherGzipIsSkipped()
    {
        var document = await Reading.One(reader, Files.Of("a.jsonl.gz", Gzip("{\"id\":\"z\",\"text\":\"packed\"}"u8.ToArray())));

        Assert.Equal("packed", document.SourceText);
        Assert.Contains("gzip", await Reading.Skip(reader, Files.Of("b.gz", Gzip("plain words"u8.ToArray()))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ABombIsGivenUp()
    {
        var bomb = Gzip([.. "{\"text\":\""u8, .. Enumerable.Repeat((byte)'a', 64 * 1024 * 1024)]);

        Assert.Contains("bomb", await Reading.Failure(reader, Files.Of("a.jsonl.gz", bomb)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CorruptGzipFails()
    {
        var broken = Gzip(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 9_000).Select(i => $"{{\"id\":{i},\"text\":\"t{i * 7919}\"}}\n"))));
        broken.AsSpan(broken.Length / 2, 2_000).Fill(0xFF);

        Assert.Contains("corrupt", await Reading.Failure(reader, Files.Of("a.jsonl.gz", broken)), StringComparison.Ordinal);
        Assert.Contains("corrupt", await Reading.Failure(reader, Files.Of("b.jsonl.gz", [0x1F, 0x8B, 1, 2, 3])), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AJsonFileIsReadWhenItHoldsRecordsWithText()
    {
        Assert.Equal("one", (await Reading.One(reader, Files.Of("a.json", "{\"text\":\"one\"}"))).SourceText);
        Assert.Equal(2, (await Reading.Many(reader, Files.Of("a.json", "[{\"text\":\"one\"}, {\"id\":7,\"text\":\"two\"}]"))).Count);
        Assert.Equal("JSON without a text field", await Reading.Skip(reader, Files.Of("a.json", "{\"name\":\"x\"}")));
        Assert.Equal("JSON without a text field", await Reading.Skip(reader, Files.Of("a.json", "[1,2,3]")));
        Assert.Equal("JSON without a text field", await Reading.Skip(reader, Files.Of("a.json", "17")));
        Assert.Contains("JSON", await Reading.Failure(reader, Files.Of("a.json", "{\"text\":")), StringComparison.Ordinal);
        Assert.Contains("JSON", await Reading.Failure(reader, Files.Of("a.json", "[{\"text\":")), StringComparison.Ordinal);
    }

    private static byte[] Gzip(byte[] content)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(content);
        }

        return packed.ToArray();
    }
}
