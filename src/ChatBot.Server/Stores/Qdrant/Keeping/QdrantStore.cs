using ChatBot.Access;
using ChatBot.Index;

namespace ChatBot.Server.Stores.Qdrant;

/// <summary>What a store in Qdrant needs to know besides the server.</summary>
internal sealed record QdrantStoreOptions
{
    /// <summary>Versions of everything that decides what is written; an index with another one is rebuilt beside the present one.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The embedding model by which passages get a vector; null for words alone.</summary>
    public EmbeddingModel? Model { get; init; }

    /// <summary>How long replaced versions are kept.</summary>
    public TimeSpan KeepVersions { get; init; } = TimeSpan.FromDays(30);

    /// <summary>How long writing is tried again before it is given up.</summary>
    public TimeSpan GiveUpAfter { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Is told, in sentences for people, when writing has to wait and when it goes on.</summary>
    public Action<string> Notice { get; init; } = _ => { };
}

/// <summary>The store that outgrows one machine: passages, catalogue and texts are in Qdrant, and any number of replicas answer from it.</summary>
internal sealed class QdrantStore : IPassageStore
{
    private const int MostRepeats = 3;

    private readonly QdrantConnection connection;
    private readonly QdrantOptions options;
    private readonly QdrantStoreOptions settings;
    private readonly TimeProvider time;
    private readonly QdrantSearch search;
    private readonly RecentTexts texts = new();
    private readonly QdrantTidying tidying;

    public QdrantStore(QdrantOptions options, QdrantStoreOptions settings, TimeProvider time)
    {
        this.options = options;
        this.settings = settings;
        this.time = time;
        connection = new QdrantConnection(options, time);
        Api = new QdrantApi(connection, options);
        Replica = new QdrantReplica(Api, options, time);
        search = new QdrantSearch(Api, Replica, settings.Model?.Signature ?? "");
        tidying = new QdrantTidying(token => QdrantWriter.OpenAsync(this, options, settings, time, token), time);
    }

    /// <summary>The calls to the server.</summary>
    internal QdrantApi Api { get; }

    /// <summary>What is loaded.</summary>
    internal QdrantReplica Replica { get; }

    /// <inheritdoc />
    public ValueTask<PassageHits> SearchAsync(PassageQuery query, CancellationToken cancellationToken) =>
        ReadAsync(token => FindAsync(query, token), cancellationToken);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<QueryWord>> ReadWordsAsync(string text, AccessFilter access, CancellationToken cancellationToken) =>
        ReadAsync(_ => ValueTask.FromResult(search.Reading(access, (reading, view) => reading.ReadWords(text, view))), cancellationToken);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<NamedDocument>> FindNamedAsync(string text, AccessFilter access, CancellationToken cancellationToken) =>
        ReadAsync(_ => ValueTask.FromResult(search.Reading(access, (reading, view) => reading.FindNamed(text, view))), cancellationToken);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<DocumentEntry>> CatalogueAsync(AccessFilter access, CancellationToken cancellationToken) =>
        ReadAsync(_ => ValueTask.FromResult(Replica.Read(index => index.Catalogue(access))), cancellationToken);

    /// <inheritdoc />
    public ValueTask<DocumentEntry?> FindAsync(string documentId, AccessFilter access, CancellationToken cancellationToken) =>
        ReadAsync(_ => ValueTask.FromResult(Replica.Find(documentId, access)), cancellationToken);

    /// <inheritdoc />
    public ValueTask<StoredText?> ReadTextAsync(string documentId, string? version, AccessFilter access, CancellationToken cancellationToken) =>
        ReadAsync(token => ReadKeptAsync(documentId, version, access, token), cancellationToken);

    /// <inheritdoc />
    public ValueTask<StoreState> StateAsync(CancellationToken cancellationToken) =>
        ReadAsync(_ => ValueTask.FromResult(Replica.Read(index => new StoreState(index.DocumentCount, (int)index.PassageCount, Replica.ChangedAt))), cancellationToken);

    /// <inheritdoc />
    public ValueTask<StoreState> StateAsync(AccessFilter access, CancellationToken cancellationToken) =>
        ReadAsync(
            _ => ValueTask.FromResult(Replica.Read(index =>
            {
                var visible = index.Catalogue(access);
                return new StoreState(visible.Count, visible.Sum(entry => entry.PassageCount), Replica.ChangedAt);
            })),
            cancellationToken);

    /// <inheritdoc />
    public async ValueTask<IPassageWriter> OpenWriterAsync(CancellationToken cancellationToken) =>
        await OpenWriterOnceAsync(cancellationToken);

    /// <summary>What this process leaves for replicas that had not looked yet is removed after this time.</summary>
    internal Task TidyAsync(TimeSpan after) => tidying.PlanAsync(after);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await tidying.DisposeAsync();
        Replica.Dispose();
        connection.Dispose();
    }

    private async Task<IPassageWriter> OpenWriterOnceAsync(CancellationToken cancellationToken)
    {
        await tidying.StopAsync();
        return await QdrantWriter.OpenAsync(this, options, settings, time, cancellationToken);
    }

    // A search is of one state of the index: one during which it changed is made again. A replica looks once a second, so once is nearly always enough.
    private async ValueTask<PassageHits> FindAsync(PassageQuery query, CancellationToken cancellationToken)
    {
        for (var repeated = 0; ; repeated++)
        {
            var before = Replica.Version;
            var found = await search.FindAsync(query, cancellationToken);
            await Replica.RefreshAsync(cancellationToken);
            if (before == Replica.Version || repeated == MostRepeats)
            {
                return found;
            }
        }
    }

    private async ValueTask<StoredText?> ReadKeptAsync(string documentId, string? version, AccessFilter access, CancellationToken cancellationToken)
    {
        if (Replica.Pair is not { } pair || Replica.Find(documentId, access) is not { } entry)
        {
            return null;
        }

        var wanted = version ?? entry.Version;
        var labels = QdrantText.LabelsOf(entry.Access);
        if (texts.Find(documentId, wanted, labels) is { } known)
        {
            return known;
        }

        var first = await TextAsync(pair, [PointId.OfText(documentId, wanted, 0)], cancellationToken);
        if (first is not [{ Payload: var begin }] || begin.Labels != labels)
        {
            return null;
        }

        var others = Enumerable.Range(1, begin.Parts - 1).Select(part => PointId.OfText(documentId, wanted, part)).ToList();
        var rest = (await TextAsync(pair, others, cancellationToken)).ToDictionary(point => point.Id, point => point.Payload.Packed);
        if (!others.TrueForAll(rest.ContainsKey))
        {
            return null;
        }

        var (text, blocks) = PackedText.Unpack([begin.Packed, .. others.Select(id => rest[id])]);
        var stored = new StoredText { DocumentId = documentId, Version = wanted, KeptAt = begin.KeptAt, SourceText = text, Blocks = blocks };
        if (wanted == entry.Version)
        {
            texts.Keep(stored, labels);
        }

        return stored;
    }

    private Task<IReadOnlyList<QdrantFound<QdrantText>>> TextAsync(QdrantPair pair, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        Api.GetAsync(pair.Documents, ids, QdrantPayload.Whole, QdrantText.Read, cancellationToken);

    // Where another index has taken the place of the one that is known, its collections are gone: then the new one is looked for.
    private async ValueTask<T> ReadAsync<T>(Func<CancellationToken, ValueTask<T>> read, CancellationToken cancellationToken)
    {
        try
        {
            await Replica.RefreshAsync(cancellationToken);
            try
            {
                return await TryAsync(read, cancellationToken);
            }
            catch (QdrantException gone) when (gone.IsNotFound)
            {
                Replica.Forget();
                await Replica.RefreshAsync(cancellationToken);
                return await TryAsync(read, cancellationToken);
            }
        }
        catch (QdrantException error)
        {
            throw Explained(error);
        }
    }

    private async ValueTask<T> TryAsync<T>(Func<CancellationToken, ValueTask<T>> read, CancellationToken cancellationToken)
    {
        try
        {
            return await read(cancellationToken);
        }
        catch (QdrantException error) when (error.Failure == QdrantFailure.TimedOut && error.InnerException is not QdrantException)
        {
            Replica.NoteFailure(error);
            throw;
        }
    }

    /// <summary>What a failed call means to whoever uses a store.</summary>
    internal static Exception Explained(QdrantException error) =>
        error.IsPassing ? new StoreUnreachableException(error.Message, error) : new StoreUnusableException(error.Message, error);
}
