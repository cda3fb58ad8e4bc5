using System.Globalization;
using ChatBot.Access;
using ChatBot.Text;

namespace ChatBot.Index;

/// <summary>
/// Writes batches as new segments and packs, and publishes each batch with one manifest. When the present index cannot be used (damaged,
/// or made by another version) a new one grows beside it under <see cref="Manifest.NextFileName"/> and takes its place when it is complete.
/// </summary>
internal sealed class EmbeddedWriter : IPassageWriter
{
    private readonly EmbeddedStore store;
    private readonly WriterLock held;
    private readonly SemaphoreSlim commit = new(1, 1);
    private readonly Stack<Vocabulary> vocabularies = new();
    private readonly bool rebuilding;
    private Snapshot working;
    private int nextFile;

    public EmbeddedWriter(EmbeddedStore store, WriterLock held)
    {
        this.store = store;
        this.held = held;
        try
        {
            (working, rebuilding) = Begin();
            nextFile = Math.Max(working.Manifest.NextFile, HighestFile() + 1);
            store.Folder.Sweep("*.tmp", new HashSet<string>());
            SweepUnused();
        }
        catch
        {
            held.Dispose();
            throw;
        }

        Documents = [.. EmbeddedStore.Entries(working, _ => true)];
    }

    /// <inheritdoc />
    public IReadOnlyList<DocumentEntry> Documents { get; }

    /// <inheritdoc />
    public IReadOnlyList<FileProblem> Problems => working.Manifest.Problems;

    private string ManifestName => rebuilding ? Manifest.NextFileName : Manifest.FileName;

    /// <inheritdoc />
    public async ValueTask ReplaceAsync(IReadOnlyList<DocumentReplacement> batch, CancellationToken cancellationToken)
    {
        if (batch.Count == 0)
        {
            return;
        }

        // Two files may claim one document; a second copy of it could never be removed again.
        batch = [.. batch.GroupBy(r => r.DocumentId, StringComparer.Ordinal).Select(g => g.Last())];
        var segments = new List<SegmentInfo>();
        PackInfo? pack = null;
        var added = batch.Where(r => r.Document is not null).ToList();
        if (added.Count > 0)
        {
            pack = WritePack(added);
            foreach (var group in added.GroupBy(r => (r.Document!.Access, HasVectors: r.Vectors is not null)))
            {
                segments.Add(WriteSegment(group.Key.Access, [.. group]));
                cancellationToken.ThrowIfCancellationRequested();
            }
        }

        await commit.WaitAsync(cancellationToken);
        try
        {
            var manifest = working.Manifest with
            {
                Segments = [.. WithGone(batch.Select(r => r.DocumentId)), .. segments],
                Packs = pack is null ? working.Manifest.Packs : [.. working.Manifest.Packs, pack],
            };
            Publish(manifest);
        }
        finally
        {
            commit.Release();
        }
    }

    /// <inheritdoc />
    public async ValueTask CompleteAsync(IReadOnlyList<FileProblem> problems, CancellationToken cancellationToken)
    {
        await commit.WaitAsync(cancellationToken);
        try
        {
            var merger = new SegmentMerger(store.Folder, NextName);
            var segments = merger.Merge(working, cancellationToken);
            var packs = new TextKeeper(store.Folder, NextName, store.Options.KeepVersions, store.Time.GetUtcNow()).Tidy(working, cancellationToken);
            var isTidy = segments.SequenceEqual(working.Manifest.Segments) && packs.SequenceEqual(working.Manifest.Packs);
            if (rebuilding || !isTidy || !problems.SequenceEqual(working.Manifest.Problems))
            {
                Publish(working.Manifest with { Segments = segments, Packs = packs, Problems = problems }, isLast: true);
            }

            SweepUnused();
        }
        finally
        {
            commit.Release();
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        working.Release();
        held.Dispose();
        commit.Dispose();
        return ValueTask.CompletedTask;
    }

    private (Snapshot Working, bool Rebuilding) Begin()
    {
        var present = TryOpen(Manifest.FileName);
        if (present is not null && present.Manifest.Fingerprint == store.Options.Fingerprint)
        {
            Forget(Manifest.NextFileName);
            return (present, false);
        }

        var isThere = present is not null || Path.Exists(store.Folder.PathOf(Manifest.FileName));
        present?.Release();
        if (!isThere)
        {
            Forget(Manifest.NextFileName);
            return (Snapshot.Nothing(store.Options.Fingerprint), false);
        }

        var next = TryOpen(Manifest.NextFileName);
        if (next is not null && next.Manifest.Fingerprint == store.Options.Fingerprint)
        {
            return (next, true);
        }

        next?.Release();
        return (Snapshot.Nothing(store.Options.Fingerprint), true);
    }

    // A rebuild that was given up, or whose last step was missed, must not be taken up again when the corpus is another.
    private void Forget(string name)
    {
        if (Path.Exists(store.Folder.PathOf(name)))
        {
            store.Folder.Delete(name);
        }
    }

    private Snapshot? TryOpen(string name)
    {
        // What the store has open was checked when it was opened.
        using var present = store.LeaseAsItIs();
        try
        {
            return Manifest.Read(store.Folder, name) is { } manifest ? Snapshot.Open(store.Folder, manifest, present.Snapshot) : null;
        }
        catch (Exception error) when (error is InvalidDataException or IOException or System.Text.Json.JsonException)
        {
            return null;
        }
    }

    // No name is used twice while anything under it is left, so what a reader has open is never taken for something else.
    private int HighestFile() => Directory.EnumerateFileSystemEntries(store.Folder.Path, "????????.*")
        .Select(f => int.TryParse(Path.GetFileName(f).Split('.')[0], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number) ? number : -1)
        .DefaultIfEmpty(-1).Max();

    private PackInfo WritePack(List<DocumentReplacement> added)
    {
        using var pack = new TextPackWriter(store.Folder, NextName("texts"));
        var now = store.Time.GetUtcNow();
        foreach (var replacement in added)
        {
            pack.Add(replacement.Document!, now);
        }

        return pack.Commit();
    }

    private SegmentInfo WriteSegment(AccessLabels access, List<DocumentReplacement> replacements)
    {
        var words = RentWords();
        using var writer = new SegmentWriter(store.Folder, NextName("words"), access);
        var builder = new SegmentBuilder(writer, words);
        var now = store.Time.GetUtcNow();
        foreach (var replacement in replacements)
        {
            var document = replacement.Document!;
            builder.Add(replacement, DocumentEntry.Of(document, replacement.Passages.Count, now), new Utf8Offsets(document.Content.SourceText));
        }

        var info = builder.Commit();
        ReturnWords(words);
        return info;
    }

    private IEnumerable<SegmentInfo> WithGone(IEnumerable<string> documentIds)
    {
        var gone = working.Segments.Select(s => new SortedSet<int>(s.Info.Gone)).ToArray();
        foreach (var id in documentIds)
        {
            if (working.FindForWriting(ulong.Parse(id, NumberStyles.HexNumber, CultureInfo.InvariantCulture)) is { } found)
            {
                gone[found.Segment].Add(found.Document);
            }
        }

        return working.Segments.Select((s, i) => gone[i].Count == s.Info.Gone.Count ? s.Info : s.Info with { Gone = [.. gone[i]] });
    }

    private void Publish(Manifest manifest, bool isLast = false)
    {
        manifest = (manifest with
        {
            Generation = manifest.Generation + 1,
            NextFile = nextFile,
            ChangedAt = store.Time.GetUtcNow(),
        }).Sealed();
        var next = Snapshot.Open(store.Folder, manifest, working);
        var isWritten = false;
        try
        {
            manifest.Write(store.Folder, isLast ? Manifest.FileName : ManifestName);
            isWritten = true;
        }
        finally
        {
            if (!isWritten)
            {
                next.Release();
            }
        }

        working.Release();
        working = next;
        if (isLast || !rebuilding)
        {
            next.Hold();
            store.Publish(next);
        }

        if (isLast)
        {
            Forget(Manifest.NextFileName);
        }
    }

    // Files of the present index stay while a new one grows beside it.
    private void SweepUnused()
    {
        var wanted = new HashSet<string>(working.Manifest.FileNames, StringComparer.Ordinal);
        foreach (var name in new[] { Manifest.FileName, Manifest.NextFileName })
        {
            try
            {
                wanted.UnionWith(Manifest.Read(store.Folder, name)?.FileNames ?? []);
            }
            catch (Exception error) when (error is InvalidDataException or System.Text.Json.JsonException)
            {
                // A torn manifest wants nothing.
            }
        }

        store.Folder.Sweep("*.words", wanted);
        store.Folder.Sweep("*.texts", wanted);
    }

    private string NextName(string kind) => $"{Interlocked.Increment(ref nextFile) - 1:x8}.{kind}";

    private Vocabulary RentWords()
    {
        lock (vocabularies)
        {
            return vocabularies.TryPop(out var words) ? words : new Vocabulary();
        }
    }

    private void ReturnWords(Vocabulary words)
    {
        const int MostWordsKept = 200_000;
        lock (vocabularies)
        {
            if (words.Count <= MostWordsKept)
            {
                vocabularies.Push(words);
            }
        }
    }
}
