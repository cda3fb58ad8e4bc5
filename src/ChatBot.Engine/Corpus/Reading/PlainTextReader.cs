namespace ChatBot.Corpus;

/// <summary>Reads any text: what no other reader knows better is paragraphs, lists, quotations and unmarked headings.</summary>
public sealed class PlainTextReader : IDocumentReader
{
    /// <inheritdoc />
    public bool CanRead(SourceFile file) => true;

    /// <inheritdoc />
    public ValueTask<ReadOutcome> ReadAsync(SourceFile file, CancellationToken cancellationToken) =>
        ValueTask.FromResult(TextDocument.Read(file, ReadBody, cancellationToken));

    /// <summary>Reads what stands below the front matter.</summary>
    internal static TextBody ReadBody(string text, int bodyStart) => PlainTextBlocks.Read(new TextLines(text, bodyStart, text.Length));
}
