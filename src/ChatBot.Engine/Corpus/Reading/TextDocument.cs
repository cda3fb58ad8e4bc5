namespace ChatBot.Corpus;

/// <summary>What one of the text readers found below the front matter.</summary>
internal sealed record TextBody(string? Title, IReadOnlyList<MetadataField> Metadata, IReadOnlyList<Block> Blocks);

/// <summary>The common path of all readers of text files: decode, take the front matter off, read the body.</summary>
internal static class TextDocument
{
    /// <summary>Reads a file whose body is understood by <paramref name="readBody"/>, which gets the text and where the body begins.</summary>
    public static ReadOutcome Read(SourceFile file, Func<string, int, TextBody> readBody, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        switch (TextDecoding.Decode(file.Content))
        {
            case DecodedText.None none:
                return new ReadOutcome.Skipped(none.Reason);
            case DecodedText.Text text:
                var content = Read(text.Value, readBody);
                return content.Blocks.Count == 0 ? new ReadOutcome.Skipped("no text") : ReadOutcome.One(content);
            default:
                throw new InvalidOperationException("A decoded file is text or none.");
        }
    }

    /// <summary>Reads a decoded text.</summary>
    public static DocumentContent Read(string text, Func<string, int, TextBody> readBody)
    {
        var front = FrontMatter.Read(text);
        var body = readBody(text, front.BodyStart);
        var blocks = new BlockList(text);
        blocks.AddRange(front.Blocks);
        blocks.AddRange(body.Blocks);
        return new DocumentContent
        {
            Title = body.Title,
            SourceText = text,
            Metadata = [.. front.Fields, .. body.Metadata],
            Blocks = blocks.Finish(),
        };
    }
}
