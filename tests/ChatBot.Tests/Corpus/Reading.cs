using ChatBot.Corpus;
using ChatBot.Text;
using Xunit;

namespace ChatBot.Tests.Corpus;

/// <summary>Reads a file with a reader and shows what came out in a form that a test can compare.</summary>
internal static class Reading
{
    public static async Task<DocumentContent> One(IDocumentReader reader, SourceFile file) => Assert.Single(await Many(reader, file));

    public static async Task<IReadOnlyList<DocumentContent>> Many(IDocumentReader reader, SourceFile file)
    {
        var outcome = await Outcome(reader, file);
        return outcome is ReadOutcome.Read read ? read.Documents : throw new InvalidOperationException($"not read: {outcome}");
    }

    public static async Task<ReadOutcome> Outcome(IDocumentReader reader, SourceFile file)
    {
        Assert.True(reader.CanRead(file), "the reader does not take the file");
        var outcome = await reader.ReadAsync(file, CancellationToken.None);
        AssertSound(outcome);
        return outcome;
    }

    public static async Task<string> Failure(IDocumentReader reader, SourceFile file) =>
        Assert.IsType<ReadOutcome.Failed>(await Outcome(reader, file)).Reason;

    public static async Task<string> Skip(IDocumentReader reader, SourceFile file) =>
        Assert.IsType<ReadOutcome.Skipped>(await Outcome(reader, file)).Reason;

    /// <summary>One line a block: its kind and its words.</summary>
    public static string[] Lines(DocumentContent document) =>
        [.. document.Blocks.Select(block => $"{block.GetType().Name}: {block.Words.In(document.SourceText)}")];

    /// <summary>The value of a metadata field as written, or null.</summary>
    public static string? Field(DocumentContent document, string path) =>
        document.Metadata.FirstOrDefault(field => field.Path == path)?.Value.Written;

    /// <summary>The promises of every document: blocks in order, inside the text, not overlapping; no half characters.</summary>
    public static void AssertSound(ReadOutcome outcome)
    {
        foreach (var document in outcome is ReadOutcome.Read read ? read.Documents : [])
        {
            var whole = new TextSpan(0, document.SourceText.Length);
            var end = 0;
            foreach (var block in document.Blocks)
            {
                if (block.Span.Start < end || !whole.Contains(block.Span) || block.Span.IsEmpty || !block.Span.Contains(block.Words)
                    || char.IsLowSurrogate(document.SourceText[block.Span.Start]))
                {
                    Assert.Fail($"{block} in {whole} after {end}");
                }

                end = block.Span.End;
            }

            Assert.All(document.Metadata, field => Assert.True(field.Span is null || whole.Contains(field.Span.Value)));
            Assert.DoesNotContain('\0', document.SourceText);
        }
    }
}
