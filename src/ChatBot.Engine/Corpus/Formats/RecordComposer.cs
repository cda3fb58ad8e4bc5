namespace ChatBot.Corpus;

/// <summary>One further field of a record; fields that follow each other with one path are the items of a list.</summary>
internal readonly record struct RecordField(string Path, MetadataValue Value);

/// <summary>
/// Turns records of a file (lines of JSON, rows of CSV) into documents: the title, the paragraphs of the text, then one line for each
/// further field, so that a figure in a field can be cited.
/// </summary>
internal sealed class RecordComposer
{
    /// <summary>More records than this are not taken from one file.</summary>
    public const int RecordsAtMost = 500_000;

    /// <summary>Further fields of a record are kept up to this number.</summary>
    public const int FieldsAtMost = 1_000;

    private const int IdCharactersAtMost = 200;

    private readonly TextComposer composer = new();

    /// <summary>Composes the next record, or returns null when there is nothing in it to read or it is over a limit.</summary>
    public DocumentContent? Compose(string id, string? title, string? body, List<RecordField> fields)
    {
        composer.Clear();
        var metadata = new List<MetadataField>(fields.Count + 1);
        var shownTitle = string.IsNullOrWhiteSpace(title) ? null : ShortTitle(title);
        if (shownTitle is not null)
        {
            composer.Heading(title, 1);
        }

        AddParagraphs(composer, body);
        for (var i = 0; i < fields.Count;)
        {
            var end = i + 1;
            while (end < fields.Count && fields[end].Path == fields[i].Path)
            {
                end++;
            }

            AddField(fields, i, end, metadata);
            i = end;
        }

        return composer.IsEmpty || composer.IsFull ? null : composer.ToDocument(shownTitle, metadata, ShortId(id));
    }

    /// <summary>Adds the paragraphs of a plain text, which are set apart by blank lines.</summary>
    public static void AddParagraphs(TextComposer composer, ReadOnlySpan<char> body)
    {
        while (!body.IsEmpty)
        {
            var end = EndOfParagraph(body);
            composer.Paragraph(body[..end]);
            body = body[end..].TrimStart();
        }
    }

    /// <summary>A title that fits on a screen.</summary>
    public static string ShortTitle(string title)
    {
        var words = CleanText.Words(title.Length > 1_000 ? title[..1_000] : title);
        return words.Length <= 200 ? words : words[..(char.IsHighSurrogate(words[198]) ? 198 : 199)] + "…";
    }

    private static int EndOfParagraph(ReadOnlySpan<char> body)
    {
        for (var i = 0; i < body.Length;)
        {
            var line = body[i..].IndexOf('\n');
            if (line < 0)
            {
                return body.Length;
            }

            i += line + 1;
            var next = i;
            while (next < body.Length && body[next] is ' ' or '\t' or '\r')
            {
                next++;
            }

            if (next == body.Length || body[next] == '\n')
            {
                return i;
            }

            i = next;
        }

        return body.Length;
    }

    private void AddField(List<RecordField> fields, int start, int end, List<MetadataField> metadata)
    {
        var written = end == start + 1
            ? fields[start].Value.Written
            : string.Join(", ", fields.GetRange(start, end - start).Select(field => field.Value.Written));
        var span = composer.Metadata(fields[start].Path, written);
        for (var i = start; i < end; i++)
        {
            metadata.Add(new MetadataField(fields[i].Path, fields[i].Value, span));
        }
    }

    private static string ShortId(string id)
    {
        var name = CleanText.Words(id.Length > IdCharactersAtMost ? id[..IdCharactersAtMost] : id);
        return name.Length == 0 ? "record" : name;
    }
}
