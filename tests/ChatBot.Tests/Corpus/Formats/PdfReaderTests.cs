using ChatBot.Corpus;
using Xunit;

namespace ChatBot.Tests.Corpus.Formats;

public sealed class PdfReaderTests
{
    private readonly PdfReader reader = new();

    [RealPartFact("pdftotext")]
    public async Task PagesParagraphsAndTablesAreRead()
    {
        var document = await Reading.One(reader, Files.Of("a.pdf", PdfFiles.Of(
            [
                (72, 740, "The Title of the Report"), (72, 700, "This is the first para-"), (72, 686, "graph of a report that runs over several lines and is well-"),
                (72, 672, "known to all."), (72, 644, "The second one is well-known too."), (72, 600, "Name"), (200, 600, "Price"), (72, 586, "Green tea"),
                (200, 586, "3.50"), (300, 40, "1"),
            ],
            [(72, 740, "Second page"), (300, 40, "2")])));

        Assert.Equal(
            [
                "Heading: The Title of the Report", "Paragraph: This is the first paragraph of a report that runs over several lines and is well-known to all.",
                "Paragraph: The second one is well-known too.", "TableRow: Name | Price", "TableRow: Green tea | 3.50", "Paragraph: Second page",
            ],
            Reading.Lines(document));
        Assert.Equal([1, 1, 1, 1, 1, 2], document.Blocks.Select(block => block.Page));
        Assert.Equal("The Title of the Report", document.Title);
    }

    [RealPartFact("pdftotext")]
    public async Task TwoColumnsAreReadOneAfterTheOther()
    {
        var document = await Reading.One(reader, Files.Of("a.pdf", PdfFiles.Of(
            [
                (72, 740, "Left column text starts here"), (72, 726, "and goes on in the left half"), (72, 712, "column to the end of it."),
                (330, 740, "Right column text starts"), (330, 726, "and goes on in the right"), (330, 712, "column to its end."),
            ])));

        Assert.Equal(
            "Left column text starts here and goes on in the left half column to the end of it.\n\nRight column text starts and goes on in the right column to its end.",
            document.SourceText);
    }

    [RealPartFact("pdftotext")]
    public async Task WhatThePdfSaysOfItselfBecomesMetadata()
    {
        var document = await Reading.One(reader, Files.Of("a.bin", PdfFiles.Of(
            "/Title (Tea \\(report\\) & <more>) /Author (Ann) /CreationDate (D:20240301120000Z)", PdfFiles.Content([(72, 700, "Text </pre> &amp; more")]))));

        Assert.Equal("Tea (report) & <more>", document.Title);
        Assert.Equal("Ann", Reading.Field(document, "author"));
        Assert.StartsWith("Text </pre> &amp; more\n\nauthor: Ann", document.SourceText, StringComparison.Ordinal);
        Assert.IsType<MetadataValue.Date>(document.Metadata.Single(field => field.Path == "createdAt").Value);
    }

    [RealPartFact("pdftotext")]
    public async Task WhatEveryPageRepeatsIsReadOnce()
    {
        var pages = Enumerable.Range(1, 6).Select(i => new[] { (72, 760, "Annual Report"), (72, 700, $"Words of page {i}."), (300, 40, $"Page {i} of 6") });

        var document = await Reading.One(reader, Files.Of("a.pdf", PdfFiles.Of([.. pages])));

        Assert.Single(document.Blocks, block => block.Words.In(document.SourceText).SequenceEqual("Annual Report"));
        Assert.DoesNotContain("of 6", document.SourceText, StringComparison.Ordinal);
        Assert.Contains("Words of page 6.", document.SourceText, StringComparison.Ordinal);
    }

    [RealPartFact("pdftotext")]
    public async Task APdfWithoutTextIsSkippedAndSaysSo() =>
        Assert.Contains("no text", await Reading.Skip(reader, Files.Of("a.pdf", PdfFiles.Of("", "0 0 m 9 9 l S"))), StringComparison.Ordinal);

    [RealPartFact("pdftotext")]
    public async Task AnEncryptedPdfSaysSo()
    {
        var secret = new string('A', 64);
        var file = PdfFiles.Written(
            [
                "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 0 /Kids [] >>",
                $"<< /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <{secret}> /U <{secret}> >>",
            ],
            "/Root 1 0 R /Encrypt 3 0 R /ID [<00112233445566778899AABBCCDDEEFF> <00112233445566778899AABBCCDDEEFF>]");

        Assert.StartsWith("encrypted", await Reading.Failure(reader, Files.Of("a.pdf", file)), StringComparison.Ordinal);
    }

    [RealPartFact("pdftotext")]
    public async Task AScriptIsNotRead()
    {
        var file = PdfFiles.Of("/X << /S /JavaScript /JS (app.alert\\('SECRET'\\)) >>", PdfFiles.Content([(72, 700, "Text")]));

        Assert.Equal("Text", (await Reading.One(reader, Files.Of("a.pdf", file))).SourceText);
    }

    [RealPartFact("pdftotext")]
    public async Task PagesThatContainEachOtherEnd()
    {
        var file = PdfFiles.Written(
            ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 99999 /Kids [3 0 R 2 0 R] >>", "<< /Type /Pages /Parent 2 0 R /Count 9 /Kids [2 0 R] >>"],
            "/Root 1 0 R");

        Assert.IsNotType<ReadOutcome.Read>(await Reading.Outcome(reader, Files.Of("a.pdf", file)));
    }

    [RealPartFact("pdftotext")]
    public async Task ABrokenPdfIsCorrupt()
    {
        Assert.Contains("corrupt", await Reading.Failure(reader, Files.Of("a.pdf", "%PDF-1.7\nand nothing more")), StringComparison.Ordinal);
        Assert.Contains("corrupt", await Reading.Failure(reader, Files.Of("a.pdf", "no PDF at all")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutTheProgramThePdfIsSkippedAndSaysWhatToInstall()
    {
        var without = new PdfReader(programPath: null, TimeSpan.FromSeconds(1), TimeProvider.System);

        Assert.Equal("PDF needs pdftotext: install poppler-utils", await Reading.Skip(without, Files.Of("a.pdf", "%PDF-1.7")));
    }

    [RealPartFact("sleep")]
    public async Task AProgramThatDoesNotEndIsStopped()
    {
        var result = await new BoundedProgram(BoundedProgram.OnPath("sleep")!, TimeSpan.FromMilliseconds(50), TimeProvider.System)
            .RunAsync(["600"], CancellationToken.None);

        Assert.Equal(ProgramEnd.TooLong, result.End);
    }

    [RealPartFact("yes")]
    public async Task AProgramThatWritesWithoutEndIsStopped()
    {
        var result = await new BoundedProgram(BoundedProgram.OnPath("yes")!, TimeSpan.FromSeconds(30), TimeProvider.System).RunAsync([], CancellationToken.None);

        Assert.Equal(ProgramEnd.TooMuch, result.End);
    }

    [RealPartFact("sleep")]
    public async Task CancellationStopsTheProgramAndPasses()
    {
        using var cancelled = new CancellationTokenSource();
        var run = new BoundedProgram(BoundedProgram.OnPath("sleep")!, TimeSpan.FromSeconds(60), TimeProvider.System).RunAsync(["600"], cancelled.Token);

        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
    }

    [RealPartFact("env")]
    public async Task TheProgramSeesNoEnvironmentOfOurs()
    {
        var result = await new BoundedProgram(BoundedProgram.OnPath("env")!, TimeSpan.FromSeconds(30), TimeProvider.System).RunAsync([], CancellationToken.None);

        var names = System.Text.Encoding.UTF8.GetString(result.Output).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('=')[0]);
        Assert.Equal(["LC_ALL", "PATH"], names.Order(StringComparer.Ordinal));
    }
}
