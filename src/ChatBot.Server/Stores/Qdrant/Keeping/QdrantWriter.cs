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

    // Of so many documents passages of an earlier version may lie about, for replicas that do not know the new one yet.
    private const int MostLingering = 5_000;

    // Replicas look once a second, and once more after a search that ends later than that.
    private static readonly TimeSpan OldPassagesStay = TimeSpan.FromSeconds(1.5);

    // Longer than an answer takes. A replica that comes later finds its collections gone and looks for the new ones.
    private static readonly TimeSpan RetiredStay = TimeSpan.FromSeconds(10);

    private readonly QdrantStore store;
    private readonly QdrantStoreOptions settings;
    private readonly TimeProvider time;
    private readonly QdrantPersistence persistence;
    private readonly QdrantGround ground;
    private readonly QdrantPair pair;
    private readonly SemaphoreSlim commit = new(1, 1);
    private readonly HashSet<string> beingWritten = new(StringComparer.Ordinal);
    private Dictionary<string, DocumentEntry> documents = [];
    private QdrantState state = QdrantState.New;
    private QdrantLease? lease;
    private bool isRebuild;
    private bool retiredStay;
    private bool isComplete;

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
        await BeginAsync(batch, cancellationToken);
        var written = await new QdrantPassages(Api, pair, persistence).WriteAsync(batch, now, cancellationToken);
        await commit.WaitAsync(cancellationToken);
        try
        {
            await persistence.RunAsync(lease!.RenewNowAsync, cancellationToken);
            await CommitAsync(batch, written, now, cancellationToken);
        }
        finally
        {
            beingWritten.ExceptWith(batch.Select(replacement => replacement.DocumentId));
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
            await CleanOldAsync(cancellationToken);
            if (state.IsBeingWritten || !problems.SequenceEqual(state.Problems))
            {
                await SetStateAsync(state with { IsBeingWritten = false, Problems = problems }, cancellationToken);
            }

            if (isRebuild)
            {
                await ground.SwitchAsync(pair, persistence, time.GetUtcNow(), cancellationToken);
                isRebuild = false;
                store.Replica.Forget();
            }

            retiredStay = await persistence.RunAsync(token => ground.ClearAsync(pair, time.GetUtcNow(), RetiredStay, token), cancellationToken);

            // The report that follows then needs no call that could fail.
            await persistence.RunAsync(token => store.Replica.RefreshAsync(token).AsTask(), cancellationToken);
            isComplete = true;
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
            lease = null;
        }

        commit.Dispose();
        if (isComplete && (retiredStay || state.WithOldPassages.Count > 0))
        {
            await store.TidyAsync(retiredStay ? RetiredStay : OldPassagesStay);
        }
    }

    /// <summary>Removes what an earlier writer had to leave for a while; opening has done so with old passages.</summary>
    public Task TidyAsync(CancellationToken cancellationToken) =>
        persistence.RunAsync(token => ground.ClearAsync(pair, time.GetUtcNow(), RetiredStay, token), cancellationToken);

    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        isRebuild = await persistence.RunAsync(token => ground.PrepareAsync(pair, token), cancellationToken) != pair;
        lease = new QdrantLease(Api, pair, time);
        await persistence.RunAsync(lease.TakeAsync, cancellationToken);
        state = await persistence.RunAsync(StateAsync, cancellationToken);
        var stored = await persistence.RunAsync(StoredAsync, cancellationToken);
        documents = stored.Where(found => found.Document is not null).ToDictionary(found => found.DocumentId, found => found.Document!.Entry, StringComparer.Ordinal);
        Documents = [.. documents.Values];
        if (state.IsBeingWritten)
        {
            await RecoverAsync(stored, cancellationToken);
        }

        await CleanOldAsync(cancellationToken);
        if (state.IsRetired)
        {
            await SetStateAsync(state with { IsRetired = false }, cancellationToken);
        }
    }

    // From before the first write of a pass until its end it is known that something may be left half done. What earlier versions have left is taken
    // away before there is a new one, which would be taken for one of them until its entry is written.
    private async Task BeginAsync(IReadOnlyList<DocumentReplacement> batch, CancellationToken cancellationToken)
    {
        await commit.WaitAsync(cancellationToken);
        try
        {
            if (!state.IsBeingWritten)
            {
                await SetStateAsync(state with { IsBeingWritten = true }, cancellationToken);
            }

            var ids = batch.Select(replacement => replacement.DocumentId).ToList();
            await MakeRoomAsync(ids, cancellationToken);
            beingWritten.UnionWith(ids);
        }
        finally
        {
            commit.Release();
        }
    }

    // The writer before was cut off. The last entries may be there without a change having been told of them, or on some nodes of a cluster only, so
    // they are written again, as a new change. What belongs to no entry goes.
    private async Task RecoverAsync(IReadOnlyList<StoredDocument> stored, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var inDoubt = stored.Where(found => found.Generation >= state.Generation).ToList();
        var generation = inDoubt.Select(found => found.Generation).Append(state.Generation).Max() + 1;
        await persistence.RunAsync(
            token => Api.UpsertAsync(pair.Documents, [.. inDoubt.Select(found => PointOf(found with { Generation = generation }, now))], token), cancellationToken);
        var left = await persistence.RunAsync(token => QdrantLeftovers.FindAsync(Api, pair, documents, token), cancellationToken);
        await OutdateAsync(left.Texts, now, cancellationToken);
        await CleanAsync(left.Unknown, cancellationToken);
        await SetStateAsync(state with { Generation = generation, ChangedAt = now, WithOldPassages = WithOld(left.Outdated, now) }, cancellationToken);
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
        var next = state with { Generation = generation, ChangedAt = now, WithOldPassages = WithOld(before.Keys, time.GetUtcNow()) };
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

    // Of a document there is at most one earlier version, or its passages would take the places of present ones among what a search proposes: one
    // that changes again so soon waits until nobody needs the version before any more.
    private async Task MakeRoomAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var since = ids.Where(state.WithOldPassages.ContainsKey).Select(id => state.WithOldPassages[id]).DefaultIfEmpty(DateTimeOffset.MinValue).Max();
        var wait = since > DateTimeOffset.MinValue ? since + OldPassagesStay - time.GetUtcNow() : TimeSpan.Zero;
        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait < OldPassagesStay ? wait : OldPassagesStay, time, cancellationToken);
        }

        if (since > DateTimeOffset.MinValue || state.WithOldPassages.Count > MostLingering)
        {
            await CleanOldAsync(cancellationToken);
        }
    }

    // Takes away the passages of earlier versions that no replica looks for any more.
    private async Task CleanOldAsync(CancellationToken cancellationToken)
    {
        var young = time.GetUtcNow() - OldPassagesStay;
        var old = state.WithOldPassages.Where(item => item.Value <= young && !beingWritten.Contains(item.Key)).Select(item => item.Key).ToHashSet(StringComparer.Ordinal);
        if (old.Count > 0)
        {
            await CleanAsync([.. old], cancellationToken);
            var left = state.WithOldPassages.Where(item => !old.Contains(item.Key)).ToDictionary(StringComparer.Ordinal);
            await SetStateAsync(state with { WithOldPassages = left }, cancellationToken);
        }
    }

    private Dictionary<string, DateTimeOffset> WithOld(IEnumerable<string> ids, DateTimeOffset since)
    {
        var all = state.WithOldPassages.ToDictionary(StringComparer.Ordinal);
        foreach (var id in ids)
        {
            all[id] = since;
        }

        return all;
    }

    // A document that is gone or whose rights changed leaves nothing behind; other old versions can be read a while longer.
    private async Task OutdateAsync(Dictionary<string, DocumentEntry> before, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await CleanAsync([.. before.Values.Where(entry => !IsPresentUnder(entry)).Select(entry => entry.Id)], cancellationToken);
        var replaced = before.Values.Where(entry => IsPresentUnder(entry) && documents[entry.Id].Version != entry.Version);
        await OutdateAsync([.. replaced.Select(entry => (entry.Id, entry.Version))], now, cancellationToken);
    }

    private async Task OutdateAsync(IReadOnlyList<(string DocumentId, string Version)> texts, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var some in texts.Chunk(QdrantApi.PointsPerBatch))
        {
            var filter = QdrantFilter.Any([.. some.Select(text => new QdrantCondition.Group(QdrantFilter.All(
                new QdrantCondition.Is(PointField.Kind, PointField.TextKind),
                new QdrantCondition.Is(PointField.DocumentId, text.DocumentId),
                new QdrantCondition.Is(PointField.Version, text.Version))))]);
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

    private async Task<IReadOnlyList<StoredDocument>> StoredAsync(CancellationToken cancellationToken)
    {
        var stored = new List<StoredDocument>();
        await foreach (var found in QdrantReplica.ReadDocumentsAsync(Api, pair, 0, QdrantPatience.Write, cancellationToken))
        {
            stored.Add(found);
        }

        return stored;
    }
}
