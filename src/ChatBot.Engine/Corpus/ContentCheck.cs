using ChatBot.Text;

namespace ChatBot.Corpus;

/// <summary>Holds readers to what every later room relies on: spans lie in the text, in order, and never halve a character.</summary>
internal static class ContentCheck
{
    /// <summary>The first thing that is wrong, or null.</summary>
    public static string? Fault(IReadOnlyList<DocumentContent> documents)
    {
        for (var i = 0; i < documents.Count; i++)
        {
            if (documents.Count > 1 && documents[i].RecordId is null)
            {
                return $"document {i + 1} of {documents.Count} has no record id";
            }

            if (Fault(documents[i]) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    private static string? Fault(DocumentContent document)
    {
        var end = 0;
        for (var i = 0; i < document.Blocks.Count; i++)
        {
            var block = document.Blocks[i];
            if (!IsInside(block.Span, document.SourceText) || !IsInside(block.Words, document.SourceText))
            {
                return $"block {i + 1} lies outside the text";
            }

            if (!block.Span.Contains(block.Words))
            {
                return $"the words of block {i + 1} lie outside it";
            }

            if (block.Span.Start < end)
            {
                return $"block {i + 1} starts before the one above it ends";
            }

            if (block is Block.TableRow { Header: { } header } && !IsInside(header, document.SourceText))
            {
                return $"the header of block {i + 1} lies outside the text";
            }

            end = block.Span.End;
        }

        return document.Metadata.Any(field => field.Span is { } span && !IsInside(span, document.SourceText))
            ? "a metadata field lies outside the text"
            : null;
    }

    private static bool IsInside(TextSpan span, string text) =>
        0 <= span.Start && span.Start <= span.End && span.End <= text.Length && !Halves(span.Start, text) && !Halves(span.End, text);

    private static bool Halves(int at, string text) =>
        at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) && char.IsHighSurrogate(text[at - 1]);
}
