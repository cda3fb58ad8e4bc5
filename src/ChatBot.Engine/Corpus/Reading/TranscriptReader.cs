namespace ChatBot.Corpus;

/// <summary>Reads transcripts of recordings and subtitles, so that each cue keeps its time.</summary>
public sealed class TranscriptReader : IDocumentReader
{
    /// <inheritdoc />
    public bool CanRead(SourceFile file) => TextShapes.Of(file) == TextShape.Transcript;

    /// <inheritdoc />
    public ValueTask<ReadOutcome> ReadAsync(SourceFile file, CancellationToken cancellationToken) =>
        ValueTask.FromResult(TextDocument.Read(file, ReadBody, cancellationToken));

    /// <summary>Reads what stands below the front matter.</summary>
    internal static TextBody ReadBody(string text, int bodyStart) => TranscriptBlocks.Read(text, bodyStart);
}
