using System.Net;
using System.Text;

namespace ChatBot.Corpus;

/// <summary>
/// Reads PDF files page by page through <c>pdftotext</c> of poppler, a program of its own under limits, because a PDF can make its
/// reader do anything. Without that program PDFs are skipped with the reason.
/// </summary>
public sealed class PdfReader : IDocumentReader
{
    private static readonly TimeSpan timeLimit = TimeSpan.FromSeconds(10);

    private readonly BoundedProgram? program;

    /// <summary>Looks for the program once.</summary>
    public PdfReader()
        : this(BoundedProgram.OnPath("pdftotext"), timeLimit, TimeProvider.System)
    {
    }

    internal PdfReader(string? programPath, TimeSpan limit, TimeProvider time)
    {
        program = programPath is null ? null : new BoundedProgram(programPath, limit, time);
    }

    /// <inheritdoc />
    public bool CanRead(SourceFile file) => file.Extension == ".pdf" || file.Content.AsSpan().TrimStart(" \t\r\n\0"u8).StartsWith("%PDF-"u8);

    /// <inheritdoc />
    public async ValueTask<ReadOutcome> ReadAsync(SourceFile file, CancellationToken cancellationToken)
    {
        if (program is null)
        {
            return new ReadOutcome.Skipped("PDF needs pdftotext: install poppler-utils");
        }

        if (file.Content.AsSpan(0, Math.Min(file.Content.Length, 1024)).IndexOf("%PDF-"u8) < 0)
        {
            return new ReadOutcome.Failed("corrupt: not a PDF");
        }

        var folder = Directory.CreateTempSubdirectory("chatbot-pdf-");
        try
        {
            var path = Path.Combine(folder.FullName, "document.pdf");
            await File.WriteAllBytesAsync(path, file.Content, cancellationToken);
            var result = await program.RunAsync(["-layout", "-htmlmeta", "-enc", "UTF-8", path, "-"], cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            return Outcome(result);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static ReadOutcome Outcome(ProgramResult result)
    {
        var about = result.Complaints;
        return result.End switch
        {
            ProgramEnd.NotStarted => new ReadOutcome.Skipped("PDF needs pdftotext, which could not be started: install poppler-utils"),
            ProgramEnd.TooLong => new ReadOutcome.Failed("pdftotext did not finish it in 10 seconds and was stopped"),
            ProgramEnd.TooMuch => new ReadOutcome.Failed("holds more than 48 MB of text; split the file"),
            _ when about.Contains("password", StringComparison.OrdinalIgnoreCase) || about.Contains("encrypt", StringComparison.OrdinalIgnoreCase) =>
                new ReadOutcome.Failed("encrypted: save it without a password"),
            _ when about.Contains("bad_alloc", StringComparison.Ordinal) || about.Contains("ut of memory", StringComparison.Ordinal) =>
                new ReadOutcome.Failed("a compression bomb or too large: pdftotext needs more than 384 MB of memory for it"),
            _ when result.ExitCode == 3 => new ReadOutcome.Failed("encrypted: its owner does not allow its text to be copied"),
            _ when result.ExitCode != 0 => new ReadOutcome.Failed("corrupt: pdftotext cannot read it"),
            _ => Read(Encoding.UTF8.GetString(result.Output)),
        };
    }

    private static ReadOutcome Read(string output)
    {
        const string BodyStart = "<pre>\n";
        var start = output.IndexOf(BodyStart, StringComparison.Ordinal);
        var end = output.LastIndexOf("</pre>", StringComparison.Ordinal);
        if (start < 0 || end < start + BodyStart.Length)
        {
            return new ReadOutcome.Failed("corrupt: pdftotext gave no text for it");
        }

        var composer = new TextComposer();
        var body = output[(start + BodyStart.Length)..end];
        var words = HyphenatedWords.In(body);
        var pages = body.Split('\f');
        var running = RunningLines.In(pages);
        for (var i = 0; i < pages.Length && !composer.IsFull; i++)
        {
            composer.Page = i + 1;
            new PdfPage(words, running).Compose(pages[i], composer);
        }

        return composer.IsFull ? new ReadOutcome.Failed(TextComposer.FullReason)
            : composer.IsEmpty ? new ReadOutcome.Skipped("no text in it: a scan, or pictures only")
            : WithMetadata(output[..start], FirstLine(body), composer);
    }

    private static string FirstLine(string body)
    {
        var text = body.AsSpan().TrimStart("\f \r\n");
        var end = text.IndexOfAny('\n', '\f');
        return RecordComposer.ShortTitle((end < 0 ? text : text[..end]).ToString());
    }

    private static ReadOutcome WithMetadata(string head, string firstLine, TextComposer composer)
    {
        var metadata = new List<MetadataField>();
        var title = firstLine;
        if (Between(head, "<title>", "</title>") is { } given)
        {
            title = RecordComposer.ShortTitle(given.StartsWith("Microsoft Word - ", StringComparison.Ordinal) ? given[17..] : given);
            metadata.Add(new MetadataField("title", new MetadataValue.Text(title), null));
        }

        composer.Page = null;
        foreach (var (name, path) in ((string, string)[])[("Author", "author"), ("CreationDate", "createdAt"), ("ModDate", "modifiedAt")])
        {
            if (Between(head, $"<meta name=\"{name}\" content=\"", "\"/>") is { } value)
            {
                metadata.Add(new MetadataField(path, MetadataValue.OfQuoted(value), composer.Metadata(path, value)));
            }
        }

        return ReadOutcome.One(composer.ToDocument(title, metadata));
    }

    private static string? Between(string head, string before, string after)
    {
        var start = head.IndexOf(before, StringComparison.Ordinal);
        var end = start < 0 ? -1 : head.IndexOf(after, start + before.Length, StringComparison.Ordinal);
        var value = end < 0 ? "" : CleanText.Words(WebUtility.HtmlDecode(head[(start + before.Length)..end]));
        return value.Length is > 0 and <= 1_000 ? value : null;
    }
}
