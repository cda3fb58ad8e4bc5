using System.Globalization;
using ChatBot.Access;
using ChatBot.Text;

namespace ChatBot.Index;

/// <summary>The store that needs no server: immutable files in a folder, named by a manifest that is replaced in one step.</summary>
public sealed class EmbeddedStore : IPassageStore
{
    private const int OpenAttempts = 20;

    // Two manifests may be written within one tick of the file system's clock; the coarsest such clock ticks every two seconds.
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(3);

    private readonly DataFolder folder;
    private readonly TimeProvider time;
    private readonly EmbeddedStoreOptions options;
    private readonly Lock gate = new();
    private readonly WordSearchPool searches = new();
    private Snapshot current;
    private (DateTime WrittenAt, long Length)? seen;
    private bool isSettled;

    /// <summary>Opens the index in a folder; a folder without one is an empty index.</summary>
    public EmbeddedStore(DataFolder folder, EmbeddedStoreOptions options, TimeProvider time)
    {
        this.folder = folder;
        this.options = options;
        this.time = time;
        current = Snapshot.Nothing(options.Fingerprint);
        Refresh();
    }

    /// <summary>Files that gave no document when they were last tried.</summary>
    public IReadOnlyList<FileProblem> Problems
    {
        get
        {
            using var lease = Lease();
            return lease.Snapshot.Manifest.Problems;
        }
    }

    internal DataFolder Folder => folder;

    internal EmbeddedStoreOptions Options => options;

    internal TimeProvider Time => time;

    /// <inheritdoc />
    public ValueTask<PassageHits> SearchAsync(PassageQuery query, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var lease = Lease();
        return ValueTask.FromResult(searches.Run(search => search.Find(lease.Snapshot, query)));
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<QueryWord>> ReadWordsAsync(string text, AccessFilter access, CancellationToken cancellationToken)
    {
        using var lease = Lease();
        return ValueTask.FromResult(searches.Run(search => search.ReadWords(lease.Snapshot, text, access)));
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<NamedDocument>> FindNamedAsync(string text, AccessFilter access, CancellationToken cancellationToken)
    {
        using var lease = Lease();
        return ValueTask.FromResult(searches.Run(search => search.FindNamed(lease.Snapshot, text, access)));
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<DocumentEntry>> CatalogueAsync(AccessFilter access, CancellationToken cancellationToken)
    {
        using var lease = Lease();
        return ValueTask.FromResult<IReadOnlyList<DocumentEntry>>(
            [.. Entries(lease.Snapshot, access.Allows).OrderBy(e => e.Path, StringComparer.Ordinal)]);
    }

    /// <inheritdoc />
    public ValueTask<DocumentEntry?> FindAsync(string documentId, AccessFilter access, CancellationToken cancellationToken)
    {
        using var lease = Lease();
        return ValueTask.FromResult(
            lease.Snapshot.Find(documentId, access) is { } found ? lease.Snapshot.Segments[found.Segment].Entry(found.Document) : null);
    }

    /// <inheritdoc />
    public ValueTask<StoredText?> ReadTextAsync(string documentId, string? version, AccessFilter access, CancellationToken cancellationToken)
    {
        using var lease = Lease();
        if (lease.Snapshot.Find(documentId, access) is not { } found)
        {
            return ValueTask.FromResult<StoredText?>(null);
        }

        var segment = lease.Snapshot.Segments[found.Segment];
        if (version is null || version == segment.Entry(found.Document).Version)
        {
            var (pack, record) = lease.Snapshot.TextOf(found.Segment, found.Document);
            return ValueTask.FromResult<StoredText?>(Stored(documentId, segment.Entry(found.Document).Version, pack, record));
        }

        return ValueTask.FromResult(OldVersion(lease.Snapshot, segment, documentId, version));
    }

    /// <inheritdoc />
    public ValueTask<StoreState> StateAsync(CancellationToken cancellationToken) => ValueTask.FromResult(State(_ => true));

    /// <inheritdoc />
    public ValueTask<StoreState> StateAsync(AccessFilter access, CancellationToken cancellationToken) => ValueTask.FromResult(State(access.Allows));

    /// <inheritdoc />
    public ValueTask<IPassageWriter> OpenWriterAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult<IPassageWriter>(new EmbeddedWriter(this, WriterLock.Take(folder)));

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        lock (gate)
        {
            current.Release();
            current = Snapshot.Nothing(options.Fingerprint);
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Takes hold of the present state.</summary>
    internal SnapshotLease Lease()
    {
        lock (gate)
        {
            Refresh();
            current.Hold();
            return new SnapshotLease(current);
        }
    }

    /// <summary>Takes hold of the state that was last read, whatever is on the disk by now.</summary>
    internal SnapshotLease LeaseAsItIs()
    {
        lock (gate)
        {
            current.Hold();
            return new SnapshotLease(current);
        }
    }

    /// <summary>Makes a state written by this process the present one.</summary>
    internal void Publish(Snapshot snapshot)
    {
        lock (gate)
        {
            current.Release();
            current = snapshot;
            (seen, isSettled) = (Stamp(), true);
        }
    }

    internal static IEnumerable<DocumentEntry> Entries(Snapshot snapshot, Func<AccessLabels, bool> visible)
    {
        for (var i = 0; i < snapshot.Segments.Count; i++)
        {
            if (visible(snapshot.Segments[i].Access))
            {
                foreach (var document in snapshot.Living(i))
                {
                    yield return snapshot.Segments[i].Entry(document);
                }
            }
        }
    }

    private StoreState State(Func<AccessLabels, bool> visible)
    {
        using var lease = Lease();
        var (documents, passages) = (0, 0);
        foreach (var segment in lease.Snapshot.Segments.Where(segment => visible(segment.Access)))
        {
            documents += segment.DocumentCount - segment.Info.Gone.Count;
            passages += segment.PassageCount - segment.Info.Gone.Sum(gone => segment.Documents[gone].PassageCount);
        }

        return new StoreState(documents, passages, lease.Snapshot.Manifest.ChangedAt);
    }

    private static StoredText? OldVersion(Snapshot snapshot, Segment segment, string documentId, string version)
    {
        if (version.Length != 64 || !version.All(char.IsAsciiHexDigit))
        {
            return null;
        }

        var id = ulong.Parse(documentId, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        var labels = TextRecord.LabelsOf(segment.Access);
        foreach (var pack in snapshot.Packs)
        {
            // A version that was kept under other labels is not shown under these.
            if (pack.Find(id, Convert.FromHexString(version)) is >= 0 and var at && pack.Records[at].Labels == labels)
            {
                return Stored(documentId, version, pack, pack.Records[at]);
            }
        }

        return null;
    }

    private static StoredText Stored(string documentId, string version, TextPack pack, TextRecord record) => new()
    {
        DocumentId = documentId,
        Version = version,
        KeptAt = new DateTimeOffset(record.KeptAt, TimeSpan.Zero),
        SourceText = System.Text.Encoding.UTF8.GetString(pack.TextOf(record)),
        Blocks = pack.BlocksOf(record),
    };

    // Another process may have written: its manifest is opened, and the next one if its files were replaced in between.
    private void Refresh()
    {
        var failed = default(uint?);
        for (var attempt = 1; ; attempt++)
        {
            var stamp = Stamp();
            if (stamp == seen && isSettled)
            {
                return;
            }

            var tried = 0u;
            try
            {
                var manifest = Manifest.Read(folder, Manifest.FileName) ?? Manifest.Empty(options.Fingerprint);
                tried = manifest.Checksum;
                Use(manifest);
                (seen, isSettled) = (stamp, time.GetUtcNow().UtcDateTime - stamp.WrittenAt > Settled);
                return;
            }
            catch (Exception error) when (error is InvalidDataException or IOException or System.Text.Json.JsonException)
            {
                if (attempt >= OpenAttempts || tried == failed)
                {
                    Refuse(error);
                    (seen, isSettled) = (stamp, true);
                    return;
                }

                failed = tried;
            }
        }
    }

    private void Use(Manifest manifest)
    {
        if (manifest.Checksum != current.Manifest.Checksum)
        {
            var next = Snapshot.Open(folder, manifest, current);
            current.Release();
            current = next;
        }
    }

    // Whoever goes on to write answers from what is open already, perhaps nothing, until the index is built anew.
    private void Refuse(Exception error)
    {
        if (!options.AllowDamaged)
        {
            throw new StoreUnusableException($"The index in {folder.Path} cannot be read ({error.Message}) Run `chatbot index` to build it anew.", error);
        }
    }

    private (DateTime WrittenAt, long Length) Stamp()
    {
        var file = new FileInfo(folder.PathOf(Manifest.FileName));
        return file.Exists ? (file.LastWriteTimeUtc, file.Length) : default;
    }
}

/// <summary>A hold on one state of the index, given back when disposed.</summary>
internal readonly struct SnapshotLease(Snapshot snapshot) : IDisposable
{
    public Snapshot Snapshot { get; } = snapshot;

    public void Dispose() => Snapshot.Release();
}

/// <summary>What an embedded store needs to know besides its folder.</summary>
public sealed record EmbeddedStoreOptions
{
    /// <summary>Versions of everything that decides what is written; an index with another one is rebuilt.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>How long replaced versions are kept.</summary>
    public TimeSpan KeepVersions { get; init; } = TimeSpan.FromDays(30);

    /// <summary>Whether a damaged index may be opened, as an empty one, in order to rebuild it.</summary>
    public bool AllowDamaged { get; init; }
}
