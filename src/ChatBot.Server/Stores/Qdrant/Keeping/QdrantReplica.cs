using System.Runtime.CompilerServices;
using ChatBot.Access;
using ChatBot.Index;

namespace ChatBot.Server.Stores.Qdrant;

/// <summary>
/// What this process knows of the index by heart, kept up to date: before a question is read that comes a second or more after the last look,
/// one small point is asked for, and what changed since is loaded. All who come meanwhile wait for the same look, and nobody waits longer than
/// a search may take.
/// </summary>
internal sealed class QdrantReplica(QdrantApi api, QdrantOptions options, TimeProvider time) : IDisposable
{
    /// <summary>How long a replica goes on with what it knows before it looks again.</summary>
    public static readonly TimeSpan MaximumAge = TimeSpan.FromSeconds(1);

    private const int DocumentsPerPage = 128;

    // Who comes just after somebody waited in vain is told the same at once, so that questions which queued for their turn do not wait twice.
    private static readonly TimeSpan FailureStays = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim changing = new(1, 1);
    private readonly ReaderWriterLockSlim guard = new();
    private readonly Lock gate = new();
    private readonly CancellationTokenSource stopping = new();
    private LoadedIndex index = new();
    private QdrantPair? pair;
    private QdrantState state = QdrantState.New;
    private IReadOnlyDictionary<string, string> madeWith = new Dictionary<string, string>(StringComparer.Ordinal);
    private Task? looking;
    private int forgotten;
    private (QdrantException Error, long At)? failure;
    private long lookedAt;
    private bool hasLooked;
    private bool isServerTrusted;

    /// <summary>The name in the settings.</summary>
    public string Name => options.Collection;

    /// <summary>The collections in use; null when there is no index yet.</summary>
    public QdrantPair? Pair => pair;

    /// <summary>When the index was last changed.</summary>
    public DateTimeOffset? ChangedAt => state.ChangedAt;

    /// <summary>What the index in use was made with.</summary>
    public IReadOnlyDictionary<string, string> MadeWith => madeWith;

    /// <summary>Tells one state of the index from another.</summary>
    public (QdrantPair? Pair, long Generation) Version => Read(_ => (pair, state.Generation));

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
    /// <exception cref="QdrantException">That is not known in the time that a search may take; the look itself goes on.</exception>
    public async ValueTask RefreshAsync(CancellationToken cancellationToken)
    {
        if (IsFresh())
        {
            return;
        }

        if (RecentFailure() is { } known)
        {
            // Told from a failure of its own by what is within it.
            throw new QdrantException(known.Failure, known.Message, known.Status, known);
        }

        try
        {
            await Look().WaitAsync(TimeSpan.FromSeconds(options.SearchTimeoutSeconds), time, cancellationToken);
            if (!Volatile.Read(ref hasLooked))
            {
                // Something was written while that look was under way.
                await Look().WaitAsync(TimeSpan.FromSeconds(options.SearchTimeoutSeconds), time, cancellationToken);
            }
        }
        catch (TimeoutException slow)
        {
            throw new QdrantException(QdrantFailure.TimedOut, "The catalogue in Qdrant is still being loaded.", inner: slow);
        }
    }

    /// <summary>Takes in what this process has written itself.</summary>
    public async ValueTask TakeAsync(QdrantPair written, QdrantState now, IReadOnlyList<StoredDocument> changes, CancellationToken cancellationToken)
    {
        await changing.WaitAsync(cancellationToken);
        try
        {
            if (pair == written && state.Generation == now.Generation - 1)
            {
                Apply(changes, now);
            }
            else
            {
                Forget();
            }
        }
        finally
        {
            changing.Release();
        }
    }

    /// <summary>Looks again at the next question, whatever is known.</summary>
    public void Forget()
    {
        Interlocked.Increment(ref forgotten);
        Volatile.Write(ref hasLooked, false);
    }

    /// <summary>Takes note that somebody waited in vain; null when nobody has to any more.</summary>
    public void NoteFailure(QdrantException? error)
    {
        lock (gate)
        {
            failure = error is null ? null : (error, time.GetTimestamp());
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        // A look that is under way ends by itself and may still use the locks, which hold nothing that has to be given back.
        stopping.Cancel();
    }

    private bool IsFresh() => Volatile.Read(ref hasLooked) && time.GetElapsedTime(Volatile.Read(ref lookedAt)) < MaximumAge;

    private QdrantException? RecentFailure()
    {
        lock (gate)
        {
            return failure is var (error, at) && time.GetElapsedTime(at) < FailureStays ? error : null;
        }
    }

    private Task Look()
    {
        lock (gate)
        {
            if (looking is null or { IsCompleted: true })
            {
                looking = Task.Run(LookAsync);
            }

            return looking;
        }
    }

    private async Task LookAsync()
    {
        await changing.WaitAsync(stopping.Token);
        try
        {
            var (at, known) = (time.GetTimestamp(), Volatile.Read(ref forgotten));
            await LookAsync(stopping.Token);
            Volatile.Write(ref lookedAt, at);
            Volatile.Write(ref hasLooked, known == Volatile.Read(ref forgotten));
            NoteFailure(null);
        }
        catch (QdrantException error) when (error.IsPassing)
        {
            NoteFailure(error);
            throw;
        }
        finally
        {
            changing.Release();
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        if (pair is not null && await StateOfAsync(pair, cancellationToken) is { IsRetired: false } now)
        {
            await FollowAsync(pair, now, cancellationToken);
            return;
        }

        // For the first time, or another index is about to take the place of the one that is known.
        if (!isServerTrusted)
        {
            await api.CheckVersionAsync(cancellationToken);
        }

        var next = QdrantPair.In(await api.AliasesAsync(cancellationToken), options.Collection);
        if (next is null || await StateOfAsync(next, cancellationToken) is not { } first)
        {
            Use(new LoadedIndex(), null, QdrantState.New, new Dictionary<string, string>(StringComparer.Ordinal));
            return;
        }

        if (!isServerTrusted)
        {
            await api.CheckFiltersAsync(next.Passages, cancellationToken);
            isServerTrusted = true;
        }

        if (next == pair)
        {
            await FollowAsync(next, first, cancellationToken);
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
        await foreach (var change in ReadDocumentsAsync(api, known, state.Generation + 1, QdrantPatience.Search, cancellationToken))
        {
            changes.Add(change);
        }

        Apply(changes, now);
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
        await foreach (var change in ReadDocumentsAsync(api, of, 0, QdrantPatience.Search, cancellationToken))
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
        QdrantApi api, QdrantPair of, long from, QdrantPatience patience, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var filter = QdrantFilter.All(
            new QdrantCondition.Is(PointField.Kind, PointField.DocumentKind), new QdrantCondition.Between(PointField.Generation, from, null));
        Guid? next = null;
        do
        {
            var page = await api.ScrollAsync(of.Documents, filter, QdrantPayload.Whole, DocumentsPerPage, next, DocumentPayload.Read, cancellationToken, patience);
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

    private void Apply(IReadOnlyList<StoredDocument> changes, QdrantState now)
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

            state = now;
        }
        finally
        {
            guard.ExitWriteLock();
        }
    }
}
