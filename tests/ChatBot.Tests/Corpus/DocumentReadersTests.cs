using ChatBot.Corpus;
using ChatBot.Text;
using Xunit;

namespace ChatBot.Tests.Corpus;

public sealed class DocumentReadersTests
{
    private sealed class Reader(bool takes, Func<CancellationToken, ReadOutcome> read) : IDocumentReader
    {
        public bool CanRead(SourceFile file) => takes;

        public ValueTask<ReadOutcome> ReadAsync(SourceFile file, CancellationToken cancellationToken) => new(read(cancellationToken));
    }

    private static async Task<ReadOutcome> ReadAsync(params Reader[] readers) =>
        await new DocumentReaders(readers).ReadAsync(Files.Of("a.md", "x"), CancellationToken.None);

    private static Reader Gives(string text, params Block[] blocks) =>
        new(takes: true, _ => ReadOutcome.One(new DocumentContent { SourceText = text, Metadata = [], Blocks = blocks }));

    private static Block.Paragraph Paragraph(int start, int end) => new(new TextSpan(start, end), new TextSpan(start, end));

    private static async Task<string> FaultAsync(string text, params Block[] blocks) =>
        Assert.IsType<ReadOutcome.Failed>(await ReadAsync(Gives(text, blocks))).Reason;

    [Fact]
    public async Task FirstReaderThatTakesTheFileReadsIt()
    {
        var outcome = await ReadAsync(
            new Reader(takes: false, _ => new ReadOutcome.Failed("first")), new Reader(takes: true, _ => new ReadOutcome.Failed("second")),
            new Reader(takes: true, _ => new ReadOutcome.Failed("third")));

        Assert.Equal(new ReadOutcome.Failed("second"), outcome);
    }

    [Fact]
    public async Task FileThatNobodyTakesIsSkipped() => Assert.IsType<ReadOutcome.Skipped>(await ReadAsync());

    [Fact]
    public async Task ExceptionOfAReaderIsAFailureInWords()
    {
        var outcome = Assert.IsType<ReadOutcome.Failed>(await ReadAsync(new Reader(takes: true, _ => throw new InvalidDataException("/secret/path"))));

        Assert.Equal("could not be read: it is damaged, or holds what files of its kind do not hold", outcome.Reason);
    }

    [Fact]
    public async Task ReadersOwnTimeoutIsAFailure() =>
        Assert.IsType<ReadOutcome.Failed>(await ReadAsync(new Reader(takes: true, _ => throw new OperationCanceledException())));

    [Fact]
    public async Task CancellationPasses()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        var readers = new DocumentReaders([new Reader(takes: true, token => throw new OperationCanceledException(token))]);

        await Assert.ThrowsAsync<OperationCanceledException>(async () => await readers.ReadAsync(Files.Of("a.md", "x"), stop.Token));
    }

    [Fact]
    public async Task BlocksInOrderPass() =>
        Assert.IsType<ReadOutcome.Read>(await ReadAsync(Gives("abcdef", Paragraph(0, 2), Paragraph(2, 2), Paragraph(3, 6))));

    [Fact]
    public async Task BlocksThatCannotBeCitedFail()
    {
        Assert.Contains("outside the text", await FaultAsync("abc", Paragraph(0, 4)), StringComparison.Ordinal);
        Assert.Contains("outside the text", await FaultAsync("abc", Paragraph(-1, 1)), StringComparison.Ordinal);
        Assert.Contains("outside the text", await FaultAsync("abc", Paragraph(2, 1)), StringComparison.Ordinal);
        Assert.Contains("outside the text", await FaultAsync("a\uD83D\uDE00", Paragraph(0, 2)), StringComparison.Ordinal);
        Assert.Contains("before the one above", await FaultAsync("abcdef", Paragraph(0, 3), Paragraph(2, 4)), StringComparison.Ordinal);
        Assert.Contains("before the one above", await FaultAsync("abcdef", Paragraph(3, 4), Paragraph(0, 2)), StringComparison.Ordinal);
        Assert.Contains("words", await FaultAsync("abcdef", new Block.Paragraph(new TextSpan(0, 2), new TextSpan(0, 3))), StringComparison.Ordinal);
        Assert.Contains(
            "header", await FaultAsync("abc", new Block.TableRow(new TextSpan(0, 1), new TextSpan(0, 1), new TextSpan(2, 9))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SeveralDocumentsWithoutRecordIdsFail()
    {
        var content = new DocumentContent { SourceText = "x", Metadata = [], Blocks = [] };

        Assert.IsType<ReadOutcome.Failed>(await ReadAsync(new Reader(takes: true, _ => new ReadOutcome.Read([content with { RecordId = "1" }, content]))));
    }
}
