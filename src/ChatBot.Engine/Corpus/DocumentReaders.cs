using System.Text;

namespace ChatBot.Corpus;

/// <summary>The readers in the order in which they are asked. Whatever a reader does, reading ends in an outcome.</summary>
public sealed class DocumentReaders(IReadOnlyList<IDocumentReader> readers)
{
    /// <summary>Raised with every change of what readers make of the same bytes: documents that an older version read are read again.</summary>
    public const int Version = 2;

    /// <summary>The readers of this product. Those that know a format by its bytes come before those that take any text.</summary>
    public static DocumentReaders Standard(CorpusOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new(
        [
            new PdfReader(),
            new WordReader(),
            new SlidesReader(),
            new WorkbookReader(),
            new HtmlReader(),
            new JsonLinesReader(),
            new CsvReader(options.CsvRows),
            new TranscriptReader(),
            new MarkdownReader(),
            new PlainTextReader(),
        ]);
    }

    /// <summary>Lets the first reader that takes the file read it.</summary>
    public async ValueTask<ReadOutcome> ReadAsync(SourceFile file, CancellationToken cancellationToken)
    {
        IDocumentReader? reader = null;
        try
        {
            reader = readers.FirstOrDefault(candidate => candidate.CanRead(file));
            if (reader is null)
            {
                return new ReadOutcome.Skipped(file.Content.Length == 0 ? "is empty" : "is of no kind that can be read");
            }

            var outcome = await reader.ReadAsync(file, cancellationToken);
            return outcome is ReadOutcome.Read read && ContentCheck.Fault(read.Documents) is { } fault
                ? new ReadOutcome.Failed($"the {InWords(reader)} gave a result that cannot be cited: {fault}")
                : outcome;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception problem)
        {
            return new ReadOutcome.Failed("could not be read: " + InWords(problem));
        }
    }

    private static string InWords(IDocumentReader reader) => Words(reader.GetType().Name);

    // What an exception says is for whoever mends the program, not for whoever mends the file, and may hold paths.
    private static string InWords(Exception problem) => problem switch
    {
        OutOfMemoryException or InsufficientExecutionStackException => "it needs more memory than there is; split it",
        OperationCanceledException or TimeoutException => "it takes too long; split it",
        _ => "it is damaged, or holds what files of its kind do not hold",
    };

    // MarkdownReader -> markdown reader.
    private static string Words(string name)
    {
        var words = new StringBuilder(name.Length + 4);
        foreach (var character in name)
        {
            if (char.IsUpper(character) && words.Length > 0)
            {
                words.Append(' ');
            }

            words.Append(char.ToLowerInvariant(character));
        }

        return words.ToString();
    }
}
