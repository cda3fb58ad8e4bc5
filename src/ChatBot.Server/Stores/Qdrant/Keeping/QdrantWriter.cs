using ChatBot.Corpus;
using ChatBot.Index;
using ChatBot.Passages;

namespace ChatBot.Server.Stores.Qdrant;

/// <summary>
/// The one writer. A replacement is written in an order in which every state in between is the old one for whoever reads: passages and text of
/// the new version, then the catalogue entry, then the number of the change, then the old passages go.
/// </summary>
internal sealed class QdrantWriter : IPassageWriter
{
    private static readonly TimeSpan MarksStay = TimeSpan.FromDays(1);

    // So many documents may have passages of an earlier version lying about, for replicas that do not know the new one yet.
    private const int MostLingering = 5_000;

    // Replicas look once a second; one that comes later finds its collections gone and looks for the new ones.
    private static readonly TimeSpan RetiredStay = TimeSpan.FromSeconds(30);

    private readonly QdrantStore store;
    private readonly QdrantStoreOptions settings;
    private readonly TimeProvider time;
    private readonly QdrantPersistence persistence;
    private readonly QdrantGround ground;
    private readonly QdrantPair pair;
    private readonly SemaphoreSlim commit = new(1, 1);
    private Dictionary<string, DocumentEntry> documents = [];
    private QdrantState state = QdrantState.New;
    private QdrantLease? lease;
    private bool isRebuild;

    private QdrantWriter(QdrantStore store, QdrantOptions options, QdrantStoreOptions settings, TimeProvider time)
    {
        this.store = store;
        this.settings = settings;
        this.time = time;
        persistence = new QdrantPersistence(time, settings.GiveUpAfter, settings.Notice);
        ground = new QdrantGround(store.Api, options, settings);
        pair = QdrantPair.Of(options.Collection, settings.Fingerprint);
    }

    /// <inheritdoc />
    public IReadOnlyList<DocumentEntry> Documents { get; private set; } = [];

    /// <inheritdoc />
    public IReadOnlyList<FileProblem> Problems => state.Problems;

    private QdrantApi Api => store.Api;

    /// <summary>Begins to write: to the index in use, or to one that grows beside it when that was made otherwise.</summary>
    public static async Task<QdrantWriter> OpenAsync(
        QdrantStore store, QdrantOptions options, QdrantStoreOptions settings, TimeProvider time, CancellationToken cancellationToken)
    {
        var writer = new QdrantWriter(store, options, settings, time);
        try
        {
            await writer.BeginAsync(cancellationToken);
            return writer;
        }
        catch
        {
            await writer.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc />
    public async ValueTask ReplaceAsync(IReadOnlyList<DocumentReplacement> batch, CancellationToken cancellationToken)
    {
        if (batch.Count == 0)
        {
            return;
        }

        // Two files may claim one document.
        batch = [.. batch.GroupBy(r => r.DocumentId, StringComparer.Ordinal).Select(g => g.Last())];
        var now = time.GetUtcNow();
        var written = await new QdrantPassages(Api, pair, persistence).WriteAsync(batch, now, cancellationToken);
        await commit.WaitAsync(cancellationToken);
        try
        {
            await persistence.RunAsync(lease!.RenewNowAsync, cancellationToken);
            await CommitAsync(batch, written, now, cancellationToken);
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
            await persistence.RunAsync(lease!.RenewNowAsync, cancellationToken);
            await ForgetAsync(cancellationToken);
            if (!problems.SequenceEqual(state.Problems))
            {
                await SetStateAsync(state with { Problems = problems }, cancellationToken);
            }

            if (isRebuild)
            {
                await ground.SwitchAsync(pair, persistence, time.GetUtcNow(), cancellationToken);
                store.Replica.Forget();
            }

            await persistence.RunAsync(token => ground.ClearAsync(pair, time.GetUtcNow() - RetiredStay, token), cancellationToken);
        }
        finally
        {
            commit.Release();
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (lease is not null)
        {
            await lease.DisposeAsync();
        }

        commit.Dispose();
    }

    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        isRebuild = await persistence.RunAsync(token => ground.PrepareAsync(pair, token), cancellationToken) != pair;
        lease = await persistence.RunAsync(token => QdrantLease.TakeAsync(Api, pair, time, token), cancellationToken);
        state = await persistence.RunAsync(StateAsync, cancellationToken);
        documents = await persistence.RunAsync(DocumentsAsync, cancellationToken);
        Documents = [.. documents.Values];
        await CleanAsync(state.WithOldPassages, cancellationToken);
        state = state with { WithOldPassages = [] };
    }

    private async Task CommitAsync(
        IReadOnlyList<DocumentReplacement> batch, Dictionary<string, CountedWords> written, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var generation = state.Generation + 1;
        var changes = batch.Where(r => r.Document is not null || documents.ContainsKey(r.DocumentId)).Select(r => new StoredDocument(
            r.DocumentId,
            generation,
            r.Document is { } document ? new LoadedDocument(DocumentEntry.Of(document, r.Passages.Count, now), written[r.DocumentId]) : null)).ToList();
        if (changes.Count == 0)
        {
            return;
        }

        var before = changes.Where(change => documents.ContainsKey(change.DocumentId)).ToDictionary(
            change => change.DocumentId, change => documents[change.DocumentId], StringComparer.Ordinal);
        if (state.WithOldPassages.Count > MostLingering)
        {
            await CleanAsync(state.WithOldPassages, cancellationToken);
            state = state with { WithOldPassages = [] };
        }

        var next = state with { Generation = generation, ChangedAt = now, WithOldPassages = [.. state.WithOldPassages.Union(before.Keys, StringComparer.Ordinal)] };
        await persistence.RunAsync(token => Api.UpsertAsync(pair.Documents, [.. changes.Select(change => PointOf(change, now))], token), cancellationToken);
        foreach (var change in changes)
        {
            if (change.Document is { } document)
            {
                documents[change.DocumentId] = document.Entry;
            }
            else
            {
                documents.Remove(change.DocumentId);
            }
        }

        await SetStateAsync(next, cancellationToken);
        await store.Replica.TakeAsync(pair, next, changes, cancellationToken);
        await OutdateAsync(before, now, cancellationToken);
    }

    // A document that is gone or whose rights changed leaves nothing behind; other old versions can be read a while longer.
    private async Task OutdateAsync(Dictionary<string, DocumentEntry> before, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await CleanAsync([.. before.Values.Where(entry => !IsPresentUnder(entry)).Select(entry => entry.Id)], cancellationToken);
        foreach (var entries in before.Values.Where(entry => IsPresentUnder(entry) && documents[entry.Id].Version != entry.Version).Chunk(QdrantApi.PointsPerBatch))
        {
            var filter = QdrantFilter.Any([.. entries.Select(entry => new QdrantCondition.Group(QdrantFilter.All(
                new QdrantCondition.Is(PointField.Kind, PointField.TextKind),
                new QdrantCondition.Is(PointField.DocumentId, entry.Id),
                new QdrantCondition.Is(PointField.Version, entry.Version))))]);
            await persistence.RunAsync(
                token => Api.SetPayloadAsync(pair.Documents, filter, json => json.WriteString(PointField.Until, now.UtcDateTime), token), cancellationToken);
        }
    }

    private bool IsPresentUnder(DocumentEntry entry) => documents.TryGetValue(entry.Id, out var present) && present.Access.Equals(entry.Access);

    // Of these documents, the passages of other versions than the present one, and texts that were kept under other labels.
    private async Task CleanAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        foreach (var some in ids.Chunk(QdrantApi.PointsPerBatch))
        {
            await DeleteAsync(pair.Passages, AllBut(some, kind: null, PointField.Version, present => present.Version), cancellationToken);
            await DeleteAsync(pair.Documents, AllBut(some, PointField.TextKind, QdrantText.Under, present => QdrantText.LabelsOf(present.Access)), cancellationToken);
        }
    }

    private QdrantFilter AllBut(IReadOnlyList<string> ids, string? kind, string field, Func<DocumentEntry, string> presentValue) =>
        QdrantFilter.Any([.. ids.Select(id =>
        {
            QdrantCondition of = new QdrantCondition.Is(PointField.DocumentId, id);
            return new QdrantCondition.Group(new QdrantFilter(
                must: kind is null ? [of] : [of, new QdrantCondition.Is(PointField.Kind, kind)],
                mustNot: documents.TryGetValue(id, out var present) ? [new QdrantCondition.Is(field, presentValue(present))] : null));
        })]);

    // Texts whose time is over, marks of removed documents that every replica has seen, and passages that no replica looks for any more.
    private async Task ForgetAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await DeleteAsync(pair.Documents, Ended(PointField.TextKind, now - settings.KeepVersions), cancellationToken);
        var marks = Ended(PointField.DocumentKind, now - MarksStay);
        if (await persistence.RunAsync(token => Api.CountAsync(pair.Documents, marks, token), cancellationToken) > 0)
        {
            await SetStateAsync(state with { PurgedUpTo = state.Generation }, cancellationToken);
            await DeleteAsync(pair.Documents, marks, cancellationToken);
        }
    }

    private static QdrantFilter Ended(string kind, DateTimeOffset before) => QdrantFilter.All(
        new QdrantCondition.Is(PointField.Kind, kind), new QdrantCondition.BetweenMoments(PointField.Until, null, before));

    private Task DeleteAsync(string collection, QdrantFilter filter, CancellationToken cancellationToken) =>
        persistence.RunAsync(token => Api.DeleteAsync(collection, filter, token), cancellationToken);

    private async Task SetStateAsync(QdrantState next, CancellationToken cancellationToken)
    {
        await persistence.RunAsync(token => Api.UpsertAsync(pair.Documents, [next.ToPoint()], token), cancellationToken);
        state = next;
    }

    private static QdrantPoint PointOf(StoredDocument change, DateTimeOffset now) => new(PointId.OfDocument(change.DocumentId), Meaning: null, Words: null, json =>
    {
        if (change.Document is { } document)
        {
            DocumentPayload.Write(json, document, change.Generation);
        }
        else
        {
            DocumentPayload.WriteGone(json, change.DocumentId, change.Generation, now);
        }
    });

    private async Task<QdrantState> StateAsync(CancellationToken cancellationToken) =>
        await Api.GetAsync(pair.Documents, [PointId.State], QdrantPayload.Whole, QdrantState.Read, cancellationToken) is [{ Payload: var found }] ? found : QdrantState.New;

    private async Task<Dictionary<string, DocumentEntry>> DocumentsAsync(CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, DocumentEntry>(StringComparer.Ordinal);
        await foreach (var stored in QdrantReplica.ReadDocumentsAsync(Api, pair, 0, cancellationToken))
        {
            if (stored.Document is { } document)
            {
                found[document.Entry.Id] = document.Entry;
            }
        }

        return found;
    }
}
