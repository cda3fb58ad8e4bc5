using System.Threading.Channels;
using ChatBot.Corpus;
using ChatBot.Passages;

namespace ChatBot.Index;

/// <summary>Puts a batch of documents into the index.</summary>
internal delegate ValueTask ReplaceDocuments(IReadOnlyList<DocumentReplacement> batch, CancellationToken cancellationToken);

/// <summary>Several workers that open, read and cut files, and write what they made in batches. Bounded in files, batches and memory.</summary>
internal sealed class ReadingLine(FileOpener opener, DocumentReaders readers, PassageCutter cutter, IndexPass pass, ReplaceDocuments replace, IndexerOptions options)
    : IDisposable
{
    private const long LargeFile = 8 << 20;

    private readonly SemaphoreSlim oneLargeFile = new(1, 1);

    public async Task RunAsync(IReadOnlyList<FileCandidate> files, CancellationToken cancellationToken)
    {
        var queue = Channel.CreateUnbounded<FileCandidate>(new UnboundedChannelOptions { SingleWriter = true });
        foreach (var file in files)
        {
            queue.Writer.TryWrite(file);
        }

        queue.Writer.Complete();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var work = Enumerable.Range(0, options.Workers).Select(_ => Task.Run(() => WorkAsync(queue.Reader, stop), stop.Token)).ToList();
        var rest = new Batch();
        foreach (var part in await Task.WhenAll(work))
        {
            rest.Add(part);
        }

        await WriteAsync(rest, stop.Token);
    }

    public void Dispose() => oneLargeFile.Dispose();

    // Hands back a small rest, so that the rests of all workers are written as one.
    private async Task<Batch> WorkAsync(ChannelReader<FileCandidate> queue, CancellationTokenSource stop)
    {
        try
        {
            var batch = new Batch();
            while (queue.TryRead(out var file))
            {
                stop.Token.ThrowIfCancellationRequested();
                await ReadAsync(file, batch, stop.Token);
                await WriteIfFullAsync(batch, stop.Token);
            }

            if (batch.Characters > options.BatchCharacters / 2)
            {
                await WriteAsync(batch, stop.Token);
            }

            return batch;
        }
        catch
        {
            await stop.CancelAsync();
            throw;
        }
    }

    private ValueTask WriteIfFullAsync(Batch batch, CancellationToken cancellationToken) =>
        batch.Characters >= options.BatchCharacters || batch.Replacements.Count >= options.BatchDocuments
            ? WriteAsync(batch, cancellationToken)
            : ValueTask.CompletedTask;

    private async ValueTask WriteAsync(Batch batch, CancellationToken cancellationToken)
    {
        if (batch.Replacements.Count > 0)
        {
            await replace([.. batch.Replacements], cancellationToken);
            batch.Replacements.Clear();
            batch.Characters = 0;
        }
    }

    private async ValueTask ReadAsync(FileCandidate file, Batch batch, CancellationToken cancellationToken)
    {
        var before = (batch.Documents, batch.Passages);
        if (!pass.IsUnchanged(file))
        {
            var isLarge = file.Size > LargeFile;
            if (isLarge)
            {
                await oneLargeFile.WaitAsync(cancellationToken);
            }

            try
            {
                await OpenAsync(file, batch, cancellationToken);
            }
            finally
            {
                if (isLarge)
                {
                    // What a very large file leaves behind is given back at once: two of them in a row would else need the memory of both.
                    GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                    oneLargeFile.Release();
                }
            }
        }

        pass.FileDone(batch.Documents - before.Documents, batch.Passages - before.Passages);
    }

    private async ValueTask OpenAsync(FileCandidate file, Batch batch, CancellationToken cancellationToken)
    {
        switch (await opener.ReadAsync(file, cancellationToken))
        {
            case FileReading.Read read:
                if (!pass.IsUnchanged(file, read.File.ContentHash, read.Stamp))
                {
                    await TakeAsync(file, read, batch, cancellationToken);
                }

                break;
            case FileReading.Skipped skipped:
                pass.Refuse(file, contentHash: null, stamp: null, failed: false, skipped.Reason, keepDocuments: false);
                break;
            case FileReading.Unreadable unreadable:
                pass.Refuse(file, contentHash: null, stamp: null, failed: true, unreadable.Reason, keepDocuments: true);
                break;
            case FileReading.Vanished:
                // Perhaps its whole root went; the next listing will tell.
                pass.Keep(file);
                break;
        }
    }

    private async ValueTask TakeAsync(FileCandidate file, FileReading.Read read, Batch batch, CancellationToken cancellationToken)
    {
        var hash = read.File.ContentHash;
        switch (await readers.ReadAsync(read.File, cancellationToken))
        {
            case ReadOutcome.Read found:
                foreach (var problem in found.Problems)
                {
                    pass.RefuseRecord(file, problem.RecordId, hash, problem.Reason);
                }

                foreach (var document in pass.Take(file, hash, read.Stamp, DocumentBuilder.Build(read.File, found.Documents)))
                {
                    // A file of records may hold far more documents than one batch.
                    await WriteIfFullAsync(batch, cancellationToken);
                    cancellationToken.ThrowIfCancellationRequested();
                    batch.Add(new DocumentReplacement(document.Id, document, cutter.Cut(document)));
                }

                break;
            case ReadOutcome.Skipped skipped:
                pass.Refuse(file, hash, read.Stamp, failed: false, skipped.Reason, keepDocuments: false);
                break;
            case ReadOutcome.Failed failed:
                pass.Refuse(file, hash, read.Stamp, failed: true, failed.Reason, keepDocuments: false);
                break;
        }
    }

    private sealed class Batch
    {
        public List<DocumentReplacement> Replacements { get; } = [];

        public long Characters { get; set; }

        /// <summary>Documents ever added.</summary>
        public int Documents { get; private set; }

        /// <summary>Passages ever added.</summary>
        public int Passages { get; private set; }

        public void Add(Batch other)
        {
            Replacements.AddRange(other.Replacements);
            Characters += other.Characters;
        }

        public void Add(DocumentReplacement replacement)
        {
            Replacements.Add(replacement);
            Characters += replacement.Document!.Content.SourceText.Length;
            Documents++;
            Passages += replacement.Passages.Count;
        }
    }
}
