using ChatBot.Access;
using ChatBot.Index;

namespace ChatBot.Server.Stores.Qdrant;

/// <summary>
/// What this process knows of the index by heart, kept up to date: before a question is read that comes a second or more after the last look,
/// one small point is asked for, and what changed since is loaded.
/// </summary>
internal sealed class QdrantReplica(QdrantApi api, string name, TimeProvider time) : IDisposable
{
    private const int DocumentsPerPage = 128;

    private static readonly TimeSpan MaximumAge = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim refreshing = new(1, 1);
    private readonly ReaderWriterLockSlim guard = new();
    private LoadedIndex index = new();
    private QdrantPair? pair;
    private QdrantState state = QdrantState.New;
    private IReadOnlyDictionary<string, string> madeWith = new Dictionary<string, string>(StringComparer.Ordinal);
    private long lookedAt;
    private bool hasLooked;

    /// <summary>The collections in use; null when there is no index yet.</summary>
    public QdrantPair? Pair => pair;

    /// <summary>When the index was last changed.</summary>
    public DateTimeOffset? ChangedAt => state.ChangedAt;

    /// <summary>What the index in use was made with.</summary>
    public IReadOnlyDictionary<string, string> MadeWith => madeWith;

    /// <summary>Reads what is loaded; nothing changes meanwhile.</summary>
    public T Read<T>(Func<LoadedIndex, T> read)
    {
        guard.EnterReadLock();
        try
        {
            return read(index);
        }
        finally
        {
            guard.ExitReadLock();
        }
    }

    /// <summary>What an asker may see.</summary>
    public DocumentEntry? Find(string documentId, AccessFilter access) => Read(loaded => loaded.Find(documentId, access));

    /// <summary>Sees to it that what is loaded is not older than a second.</summary>
    public async ValueTask RefreshAsync(CancellationToken cancellationToken)
    {
        if (IsFresh())
        {
            return;
        }

        await refreshing.WaitAsync(cancellationToken);
        try
        {
            if (!IsFresh())
            {
                await LookAsync(cancellationToken);
                (lookedAt, hasLooked) = (time.GetTimestamp(), true);
            }
        }
        finally
        {
            refreshing.Release();
        }
    }

    /// <summary>Takes in what this process has written itself.</summary>
    public async ValueTask TakeAsync(QdrantPair written, QdrantState now, IReadOnlyList<StoredDocument> changes, CancellationToken cancellationToken)
    {
        await refreshing.WaitAsync(cancellationToken);
        try
        {
            if (pair == written && state.Generation == now.Generation - 1)
            {
                Apply(changes);
                state = now;
            }
            else
            {
                hasLooked = false;
            }
        }
        finally
        {
            refreshing.Release();
        }
    }

    /// <summary>Looks again at the next question, whatever is known.</summary>
    public void Forget() => hasLooked = false;

    /// <inheritdoc />
    public void Dispose()
    {
        refreshing.Dispose();
        guard.Dispose();
    }

    private bool IsFresh() => hasLooked && time.GetElapsedTime(lookedAt) < MaximumAge;

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        if (pair is not null && await StateOfAsync(pair, cancellationToken) is { IsRetired: false } now)
        {
            await FollowAsync(pair, now, cancellationToken);
            return;
        }

        // For the first time, or another index has taken the place of the one that was known.
        var next = QdrantPair.In(await api.AliasesAsync(cancellationToken), name);
        if (next is null || await StateOfAsync(next, cancellationToken) is not { } first)
        {
            Use(new LoadedIndex(), null, QdrantState.New, new Dictionary<string, string>(StringComparer.Ordinal));
            return;
        }

        var info = await api.InfoAsync(next.Passages, cancellationToken);
        Use(await LoadAsync(next, cancellationToken), next, first, info.Metadata);
    }

    private async Task FollowAsync(QdrantPair known, QdrantState now, CancellationToken cancellationToken)
    {
        if (now.Generation == state.Generation)
        {
            return;
        }

        if (now.Generation < state.Generation || state.Generation < now.PurgedUpTo)
        {
            Use(await LoadAsync(known, cancellationToken), known, now, madeWith);
            return;
        }

        var changes = new List<StoredDocument>();
        await foreach (var change in ReadDocumentsAsync(api, known, state.Generation + 1, cancellationToken))
        {
            changes.Add(change);
        }

        Apply(changes);
        state = now;
    }

    private async Task<QdrantState?> StateOfAsync(QdrantPair of, CancellationToken cancellationToken)
    {
        try
        {
            return await api.GetAsync(of.Documents, [PointId.State], QdrantState.Light, QdrantState.Read, cancellationToken) is [{ Payload: var found }] ? found : QdrantState.New;
        }
        catch (QdrantException error) when (error.IsNotFound)
        {
            return null;
        }
    }

    private async Task<LoadedIndex> LoadAsync(QdrantPair of, CancellationToken cancellationToken)
    {
        var loaded = new LoadedIndex();
        await foreach (var change in ReadDocumentsAsync(api, of, 0, cancellationToken))
        {
            if (change.Document is { } document)
            {
                loaded.Put(document);
            }
        }

        return loaded;
    }

    /// <summary>All documents, and marks of removed ones, that came with this change or a later one.</summary>
    public static async IAsyncEnumerable<StoredDocument> ReadDocumentsAsync(
        QdrantApi api, QdrantPair of, long from, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var filter = QdrantFilter.All(
            new QdrantCondition.Is(PointField.Kind, PointField.DocumentKind), new QdrantCondition.Between(PointField.Generation, from, null));
        Guid? next = null;
        do
        {
            var page = await api.ScrollAsync(of.Documents, filter, QdrantPayload.Whole, DocumentsPerPage, next, DocumentPayload.Read, cancellationToken);
            foreach (var point in page.Points)
            {
                yield return point.Payload;
            }

            next = page.Next;
        }
        while (next is not null);
    }

    private void Use(LoadedIndex loaded, QdrantPair? of, QdrantState now, IReadOnlyDictionary<string, string> made)
    {
        guard.EnterWriteLock();
        (index, pair, state, madeWith) = (loaded, of, now, made);
        guard.ExitWriteLock();
    }

    private void Apply(IReadOnlyList<StoredDocument> changes)
    {
        guard.EnterWriteLock();
        try
        {
            foreach (var change in changes)
            {
                if (change.Document is { } document)
                {
                    index.Put(document);
                }
                else
                {
                    index.Remove(change.DocumentId);
                }
            }
        }
        finally
        {
            guard.ExitWriteLock();
        }
    }
}
