using ChatBot.Corpus;
using ChatBot.Passages;

namespace ChatBot.Index;

/// <summary>What a pass over the corpus needs to know.</summary>
public sealed record IndexerOptions
{
    /// <summary>Default of <see cref="BatchCharacters"/>.</summary>
    public const int UsualBatchCharacters = 8 << 20;

    /// <summary>Absolute paths of the roots.</summary>
    public required IReadOnlyList<string> Paths { get; init; }

    /// <summary>How the corpus is read.</summary>
    public required CorpusOptions Corpus { get; init; }

    /// <summary>How documents are cut.</summary>
    public required PassageOptions Passages { get; init; }

    /// <summary>Whether documents of a root that is not there are removed; otherwise they stay.</summary>
    public bool PruneAll { get; init; }

    /// <summary>A batch is written when its texts have so many characters together.</summary>
    public int BatchCharacters { get; init; } = UsualBatchCharacters;

    /// <summary>A batch is written when it has so many documents.</summary>
    public int BatchDocuments { get; init; } = 5_000;

    /// <summary>How long vectors stay that no document of the index needs any more.</summary>
    public TimeSpan KeepVectors { get; init; } = TimeSpan.FromDays(30);

    /// <summary>How many files are read at once.</summary>
    public int Workers { get; init; } = Math.Clamp(Environment.ProcessorCount, 1, 8);
}

/// <summary>
/// Makes the index equal to the corpus: lists the files, reads those that may have changed, cuts them and replaces what stood in the
/// index. A bad file ends in the report and the others go on; a pass that was stopped is taken up by the next one. With an embedding model
/// a batch gets its vectors before anything of it is written.
/// </summary>
public sealed class Indexer(IPassageStore store, DocumentReaders readers, DataFolder data, TimeProvider time, PassageEmbedder? embedder = null)
{
    /// <summary>One pass.</summary>
    public async Task<IndexReport> RunAsync(IndexerOptions options, IProgress<IndexProgress>? progress, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        await using var writer = await store.OpenWriterAsync(cancellationToken);
        var folder = CorpusFolder.Open(options.Paths, options.Corpus, [data.Path]);
        var listing = folder.List(cancellationToken);
        var before = FileStates.Load(data);
        var pass = new IndexPass(writer, listing, before, FileStates.Begin(time.GetUtcNow()), progress);
        using var meaning = embedder is null ? null : new EmbeddingStep(embedder, data, time, pass.TakeEmbedded);
        using var reading = new ReadingLine(new FileOpener(folder, time), readers, new PassageCutter(options.Passages), pass, Replace, options);
        await reading.RunAsync(listing.Files, cancellationToken);
        await Replace(pass.Removals(folder, options.PruneAll), cancellationToken);
        await writer.CompleteAsync(pass.Problems, cancellationToken);
        pass.States.Save(data, before);
        meaning?.Tidy(writer.Documents, options.KeepVectors);
        var state = await store.StateAsync(cancellationToken);
        return pass.Report(state, time.GetElapsedTime(started).TotalSeconds) with { Embedded = meaning?.Embedded };

        async ValueTask Replace(IReadOnlyList<DocumentReplacement> batch, CancellationToken stop)
        {
            if (batch.Count > 0)
            {
                batch = meaning is null ? batch : await meaning.EmbedAsync(batch, stop);
                before.Outdate(data);
                await writer.ReplaceAsync(batch, stop);
            }
        }
    }
}
