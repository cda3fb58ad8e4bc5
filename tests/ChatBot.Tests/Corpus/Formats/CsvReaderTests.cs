using ChatBot.Corpus;
using Xunit;

namespace ChatBot.Tests.Corpus.Formats;

public sealed class CsvReaderTests
{
    private readonly CsvReader table = new(CsvRows.Table);
    private readonly CsvReader documents = new(CsvRows.Documents);

    [Theory]
    [InlineData("City,People\nBonn,\"330,000\"\n\"A \"\"b\"\"\nc\",1\n")]
    [InlineData("City;People\r\nBonn;330,000\r\n\"A \"\"b\"\"\r\nc\";1")]
    [InlineData("City\tPeople\nBonn\t330,000\n\nA \"b\" c\t1\n")]
    public async Task ATableIsOneDocumentWhoseRowsKeepTheirHeader(string csv)
    {
        var document = await Reading.One(table, Files.Of("a.csv", csv));

        Assert.Equal("City | People\nBonn | 330,000\nA \"b\" c | 1", document.SourceText);
        var row = Assert.IsType<Block.TableRow>(document.Blocks[2]);
        Assert.Equal("City | People", row.Header!.Value.In(document.SourceText).ToString());
    }

    [Fact]
    public async Task RaggedRowsAreRead()
    {
        var document = await Reading.One(table, Files.Of("a.csv", "a,b,c\n1\n1,2,3,4\n,,\n,2"));

        Assert.Equal("a | b | c\n1\n1 | 2 | 3 | 4\n | 2", document.SourceText);
    }

    [Fact]
    public async Task ARowMayBeADocument()
    {
        var rows = await Reading.Many(documents, Files.Of("a.csv", "id,name,price,notes\nk1,Kettle,12.5,\"Boils, fast\"\nk2,Cup,3,\n"));

        Assert.Equal(["k1", "k2"], rows.Select(row => row.RecordId));
        Assert.Equal("Kettle", rows[0].Title);
        Assert.Equal("Kettle\n\nprice: 12.5\nnotes: Boils, fast", rows[0].SourceText);
        Assert.Equal(12.5m, Assert.IsType<MetadataValue.Number>(rows[0].Metadata.Single(field => field.Path == "price").Value).Value);
        Assert.Equal("Cup\n\nprice: 3", rows[1].SourceText);
    }

    [Fact]
    public async Task WithoutATitleColumnTheFirstColumnIsTheTitleAndTheRowNumberTheId()
    {
        var rows = await Reading.Many(documents, Files.Of("a.csv", "Term,Text\nSun,A star.\nMoon,A rock.\n"));

        Assert.Equal(["2", "3"], rows.Select(row => row.RecordId));
        Assert.Equal("Sun\n\nA star.", rows[0].SourceText);
    }

    [Fact]
    public async Task AnEmptyAccessCellLetsNobodySeeTheRow()
    {
        var file = Files.Of("a.csv", "title,access\nOpen,public\nClosed,\n");

        var rows = DocumentBuilder.Build(file, await Reading.Many(documents, file));

        Assert.Equal([["public"], []], rows.Select(row => row.Access.Values.ToArray()));
    }

    [Fact]
    public async Task AQuoteThatNeverClosesIsACharacter()
    {
        var document = await Reading.One(table, Files.Of("a.csv", "a,b\n\"open,1\nx,2\n"));

        Assert.Equal("a | b\n\"open | 1\nx | 2", document.SourceText);
    }

    [Fact]
    public async Task ManyOpenQuotesEndInTimeLinearInTheFile()
    {
        // Quadratic work on this would take hours, not the moment that the test run allows.
        var quotes = string.Concat(Enumerable.Repeat("\"\"\"a\n", 400_000)) + "b";

        Assert.NotEmpty((await Reading.One(table, Files.Of("a.csv", quotes))).Blocks);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n , \n")]
    public async Task AnEmptyTableIsSkipped(string csv) =>
        Assert.StartsWith("empty", await Reading.Skip(table, Files.Of("a.csv", csv)), StringComparison.Ordinal);

    [Fact]
    public async Task BytesThatAreNotTextAreSkipped() => Assert.Contains("binary", await Reading.Skip(table, Files.Of("a.csv", [1, 0, 2, 0])), StringComparison.Ordinal);

    [Fact]
    public async Task Windows1252IsRead()
    {
        byte[] bytes = [(byte)'C', (byte)'a', (byte)'f', 0xE9, (byte)',', (byte)'5', (byte)' ', 0x80];

        Assert.Equal("Café | 5 €", (await Reading.One(table, Files.Of("a.csv", bytes))).SourceText);
    }
}
