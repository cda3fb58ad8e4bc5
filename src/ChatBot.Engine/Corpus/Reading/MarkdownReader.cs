namespace ChatBot.Corpus;

/// <summary>Reads Markdown, with or without front matter, whatever the file is called.</summary>
public sealed class MarkdownReader : IDocumentReader
{
    /// <inheritdoc />
    public bool CanRead(SourceFile file) => TextShapes.Of(file) == TextShape.Markdown;

    /// <inheritdoc />
    public ValueTask<ReadOutcome> ReadAsync(SourceFile file, CancellationToken cancellationToken) =>
        ValueTask.FromResult(TextDocument.Read(file, ReadBody, cancellationToken));

    /// <summary>Reads what stands below the front matter; what the Markdown parser cannot take is read as plain text.</summary>
    internal static TextBody ReadBody(string text, int bodyStart) =>
        MarkdownGuard.IsHarmless(text.AsSpan(bodyStart)) && MarkdownBlocks.Read(text, bodyStart) is { } body
            ? body
            : PlainTextReader.ReadBody(text, bodyStart);
}
