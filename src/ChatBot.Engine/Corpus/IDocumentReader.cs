namespace ChatBot.Corpus;

/// <summary>Turns the bytes of one kind of file into documents.</summary>
public interface IDocumentReader
{
    /// <summary>Whether this reader takes the file, judged by its content as well as by its name. Must be cheap and must not throw.</summary>
    bool CanRead(SourceFile file);

    /// <summary>Reads the file. What is wrong with the file is an outcome, never an exception.</summary>
    ValueTask<ReadOutcome> ReadAsync(SourceFile file, CancellationToken cancellationToken);
}

/// <summary>How reading one file ended.</summary>
public abstract record ReadOutcome
{
    /// <summary>The file became one document, or many (a line of JSONL is a document of its own).</summary>
    public sealed record Read(IReadOnlyList<DocumentContent> Documents) : ReadOutcome
    {
        /// <summary>Records of the file that could not be read; the others stand. The report names each as <c>FILE#record</c>.</summary>
        public IReadOnlyList<RecordProblem> Problems { get; init; } = [];
    }

    /// <summary>The file holds nothing for this product, and nothing is wrong with it: binary, empty, no text.</summary>
    public sealed record Skipped(string Reason) : ReadOutcome;

    /// <summary>The file should have been readable and was not: corrupt, encrypted, over a limit.</summary>
    public sealed record Failed(string Reason) : ReadOutcome;

    /// <summary>The outcome of a file that is one document.</summary>
    public static ReadOutcome One(DocumentContent document) => new Read([document]);
}

/// <summary>One record of a file of records that could not be read, and why.</summary>
public sealed record RecordProblem(string RecordId, string Reason);
