using ChatBot.Passages;
using ChatBot.Text;

namespace ChatBot.Answers;

/// <summary>Quotes lines of documents and rows of tables.</summary>
internal sealed class LineCitations(CatalogueColumns catalogue, IReadOnlyDictionary<string, string?> texts)
{
    private const int LongestFirstLine = 200;
    private readonly Dictionary<string, LineIndex> lines = new(StringComparer.Ordinal);

    /// <summary>The line of a field, or null when the text is not what the field was read from.</summary>
    public Source? Of(CatalogueLine line) =>
        line.Field.Span is { } span && TextOf(line.Record) is { } text && span.End <= text.Length ? Quote(line.Record, text, span) : null;

    /// <summary>A row by its name; a document by its title where that stands in the text, else by the first line that has words.</summary>
    public DraftSentence? NameOf(int number)
    {
        var record = catalogue.Records[number];
        if (TextOf(number) is not { } text)
        {
            return null;
        }

        if (record.Row is { } row)
        {
            return row.Block.Span.End > text.Length ? null
                : new DraftSentence { Text = record.Name, Sources = [Quote(number, text, row.Block.Span)], Form = DraftForm.ListItem };
        }

        var start = text.IndexOf(record.Name, StringComparison.Ordinal);
        return start >= 0
            ? new DraftSentence { Text = record.Name, Sources = [Quote(number, text, new TextSpan(start, start + record.Name.Length))], Form = DraftForm.ListItem }
            : FirstLineOf(number, text);
    }

    private DraftSentence? FirstLineOf(int number, string text)
    {
        var start = 0;
        while (start < text.Length && !char.IsLetterOrDigit(text[start]))
        {
            start++;
        }

        var length = text.AsSpan(start).IndexOfAny('\n', '\r');
        var end = Math.Min(length < 0 ? text.Length : start + length, start + LongestFirstLine);
        return end <= start ? null : new DraftSentence
        {
            Text = text[start..end].TrimEnd(),
            Sources = [Quote(number, text, new TextSpan(start, start + text.AsSpan(start, end - start).TrimEnd().Length))],
            Form = DraftForm.ListItem,
            Label = catalogue.Records[number].Name,
        };
    }

    private string? TextOf(int record) => texts.GetValueOrDefault(catalogue.Records[record].Document.Id);

    private Source Quote(int number, string text, TextSpan span)
    {
        var record = catalogue.Records[number];
        if (!lines.TryGetValue(record.Document.Id, out var index))
        {
            lines.Add(record.Document.Id, index = new LineIndex(text));
        }

        return new Source
        {
            Document = record.Document,
            Span = span,
            Quote = text[span.Start..span.End],
            Header = record.Row?.Header,
            Place = new Place
            {
                Lines = (index.LineAt(span.Start), index.LineAt(span.End - 1)),
                Page = record.Row?.Block.Page,
                Slide = record.Row?.Block.Slide,
                Sheet = record.Row?.Block.Sheet,
            },
            HeadingPath = record.Row?.HeadingPath ?? [],
        };
    }
}
