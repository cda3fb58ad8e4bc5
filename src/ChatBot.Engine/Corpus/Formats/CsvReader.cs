using ChatBot.Text;

namespace ChatBot.Corpus;

/// <summary>Reads separated values (<c>.csv</c>, <c>.tsv</c>) with a header row, separated by comma, semicolon or tab.</summary>
public sealed class CsvReader(CsvRows rows) : IDocumentReader
{
    /// <inheritdoc />
    public bool CanRead(SourceFile file) => file.Extension is ".csv" or ".tsv";

    /// <inheritdoc />
    public ValueTask<ReadOutcome> ReadAsync(SourceFile file, CancellationToken cancellationToken)
    {
        if (TextDecoding.Decode(file.Content) is not DecodedText.Text { Value: var text })
        {
            return ValueTask.FromResult<ReadOutcome>(new ReadOutcome.Skipped("empty or binary"));
        }

        var table = new CsvTable(text, CsvTable.SeparatorOf(text));
        var header = new List<string>();
        return ValueTask.FromResult(
            !table.TryRead(header) ? new ReadOutcome.Skipped("empty")
            : rows == CsvRows.Table ? ReadTable(table, header, cancellationToken)
            : ReadDocuments(table, header, cancellationToken));
    }

    private static ReadOutcome ReadTable(CsvTable table, List<string> header, CancellationToken cancellationToken)
    {
        var composer = new TextComposer();
        TextSpan? headerSpan = composer.Row(header, header: null);
        var cells = new List<string>();
        while (table.TryRead(cells) && !composer.IsFull)
        {
            cancellationToken.ThrowIfCancellationRequested();
            composer.Row(cells, headerSpan);
        }

        return composer.IsFull ? new ReadOutcome.Failed(TextComposer.FullReason)
            : composer.IsEmpty ? new ReadOutcome.Skipped("empty")
            : ReadOutcome.One(composer.ToDocument(title: null, metadata: []));
    }

    private static ReadOutcome ReadDocuments(CsvTable table, List<string> header, CancellationToken cancellationToken)
    {
        var columns = new Columns(header);
        var composer = new RecordComposer();
        var documents = new List<DocumentContent>();
        var problems = new List<RecordProblem>();
        var cells = new List<string>();
        for (var number = 2; table.TryRead(cells); number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (documents.Count >= RecordComposer.RecordsAtMost)
            {
                return new ReadOutcome.Failed($"more than {RecordComposer.RecordsAtMost:N0} records; split the file");
            }

            if (columns.Compose(composer, cells, number) is { } document)
            {
                documents.Add(document);
            }
            else if (problems.Count < 1_000)
            {
                problems.Add(new RecordProblem($"row {number}", "no text"));
            }
        }

        return documents.Count == 0
            ? new ReadOutcome.Skipped("a header and no rows")
            : new ReadOutcome.Read(documents) { Problems = problems };
    }

    /// <summary>What each column of the header means for a row that is a document.</summary>
    private sealed class Columns
    {
        private static readonly string[] TitleNames = ["title", "name"];
        private static readonly string[] TextNames = ["text", "body", "content"];

        private readonly string[] names;
        private readonly int id;
        private readonly int title;
        private readonly int text;

        public Columns(List<string> header)
        {
            names = [.. header.Select((name, i) => CleanText.Words(name) is { Length: > 0 } clean ? clean : $"column {i + 1}")];
            id = IndexOf(["id"]);
            text = IndexOf(TextNames);
            title = IndexOf(TitleNames);
            title = title >= 0 ? title : FirstOther();
        }

        public DocumentContent? Compose(RecordComposer composer, List<string> cells, int number)
        {
            var fields = new List<RecordField>();
            for (var i = 0; i < cells.Count; i++)
            {
                // An access rule that is there and empty is not the same as no rule.
                var isRule = i < names.Length && names[i] == "access";
                var isField = !string.IsNullOrWhiteSpace(cells[i]) && fields.Count < RecordComposer.FieldsAtMost;
                if (i != id && i != title && i != text && (isRule || isField))
                {
                    fields.Add(new RecordField(i < names.Length ? names[i] : $"column {i + 1}", MetadataValue.Of(cells[i])));
                }
            }

            var key = Cell(cells, id);
            return composer.Compose(string.IsNullOrWhiteSpace(key) ? number.ToString() : key, Cell(cells, title), Cell(cells, text), fields);
        }

        private static string? Cell(List<string> cells, int column) => column >= 0 && column < cells.Count ? cells[column] : null;

        private int IndexOf(string[] wanted) =>
            Array.FindIndex(names, name => Array.Exists(wanted, want => want.Equals(name, StringComparison.OrdinalIgnoreCase)));

        // The first column that is neither the id nor the text; -1 in a table of one column of text.
        private int FirstOther() => Enumerable.Range(0, names.Length).Where(i => i != id && i != text).DefaultIfEmpty(-1).First();
    }
}
