using ChatBot.Access;
using ChatBot.Channels.Activities;

namespace ChatBot.Channels.Web.DirectLine;

/// <summary>What a client has missed: activities as JSON, the watermark behind them, and a task that ends when there may be more.</summary>
internal readonly record struct MissedActivities(IReadOnlyList<byte[]> Activities, long Watermark, Task Change);

/// <summary>
/// The activities of one conversation, in order. Each has a number, and a client that says the last one it saw gets what came after: nothing is
/// missed and nothing comes twice. Of a message in the making only the newest part is kept, which contains those before it.
/// </summary>
internal sealed class DirectLineConversation
{
    /// <summary>How many activities are kept; the oldest go first.</summary>
    public const int MostActivities = 200;

    /// <summary>How many bytes they may have together.</summary>
    public const int MostBytes = 1_000_000;

    /// <summary>How many streams a conversation may have; the oldest is cut for another one.</summary>
    public const int MostStreams = 4;

    /// <summary>How many questions may wait for the one that is being answered.</summary>
    public const int MostWaiting = 8;

    private const int MostInOneGo = 50;

    private readonly Lock gate = new();
    private readonly List<Entry> entries = [];
    private readonly Queue<(string ClientId, string Id)> posted = [];
    private readonly List<CancellationTokenSource> streams = [];
    private readonly TimeProvider time;
    private TaskCompletionSource? change;
    private Task last = Task.CompletedTask;
    private DateTimeOffset lastAt;
    private long lastNumber;
    private long bytes;
    private int waiting;

    public DirectLineConversation(string id, Principal principal, TimeProvider time)
    {
        Id = id;
        Principal = principal;
        this.time = time;
        // Numbers go on rising when a conversation is taken up again after a restart, and so do watermarks.
        lastNumber = time.GetUtcNow().ToUnixTimeMilliseconds();
        Touched = time.GetUtcNow();
    }

    /// <summary>The number of the conversation, which nobody can guess.</summary>
    public string Id { get; }

    /// <summary>Whose it is.</summary>
    public Principal Principal { get; }

    /// <summary>When somebody last did something in it.</summary>
    public DateTimeOffset Touched { get; private set; }

    /// <summary>How many bytes its activities have.</summary>
    public long Bytes => Interlocked.Read(ref bytes);

    /// <summary>Whether somebody listens or waits.</summary>
    public bool IsInUse
    {
        get
        {
            lock (gate)
            {
                return streams.Count > 0 || waiting > 0;
            }
        }
    }

    /// <summary>Adds an activity and gives its number; one with the same <paramref name="slot"/> goes.</summary>
    public string Append(Activity activity, string? slot = null)
    {
        TaskCompletionSource? waker;
        string id;
        lock (gate)
        {
            id = AppendLocked(activity, slot);
            (waker, change) = (change, null);
        }

        waker?.SetResult();
        return id;
    }

    /// <summary>
    /// Adds what a client has sent. When it sends the same again, because it saw no answer, that is not a second activity and
    /// <paramref name="isNew"/> is false.
    /// </summary>
    public string Take(Activity activity, string? clientId, string? slot, out bool isNew)
    {
        TaskCompletionSource? waker;
        string id;
        lock (gate)
        {
            Touched = time.GetUtcNow();
            foreach (var (known, knownId) in posted)
            {
                if (clientId is not null && known == clientId)
                {
                    isNew = false;
                    return knownId;
                }
            }

            isNew = true;
            id = AppendLocked(activity, slot);
            if (clientId is not null)
            {
                posted.Enqueue((clientId, id));
                while (posted.Count > MostActivities)
                {
                    posted.Dequeue();
                }
            }

            (waker, change) = (change, null);
        }

        waker?.SetResult();
        return id;
    }

    /// <summary>What came after an activity, at most so many at a time.</summary>
    public MissedActivities Look(long after)
    {
        lock (gate)
        {
            // A watermark that was never given is taken for the newest one, so that what comes is not missed.
            after = Math.Min(after, lastNumber);
            var first = entries.FindIndex(entry => entry.Number > after);
            if (first < 0)
            {
                change ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                return new MissedActivities([], after, change.Task);
            }

            var missed = entries.GetRange(first, Math.Min(MostInOneGo, entries.Count - first));
            return new MissedActivities([.. missed.Select(entry => entry.Json)], missed[^1].Number, Task.CompletedTask);
        }
    }

    /// <summary>Does one piece of work after the others; false when too many wait.</summary>
    public bool Enqueue(Func<Task> work)
    {
        lock (gate)
        {
            if (waiting >= MostWaiting)
            {
                return false;
            }

            waiting++;
            last = RunAfterAsync(last, work);
            return true;
        }
    }

    /// <summary>Counts a stream in; the oldest is cut when there are too many.</summary>
    public void Enter(CancellationTokenSource stream)
    {
        CancellationTokenSource? oldest = null;
        lock (gate)
        {
            Touched = time.GetUtcNow();
            streams.Add(stream);
            if (streams.Count > MostStreams)
            {
                oldest = streams[0];
                streams.RemoveAt(0);
            }
        }

        oldest?.Cancel();
    }

    /// <summary>Counts a stream out.</summary>
    public void Leave(CancellationTokenSource stream)
    {
        lock (gate)
        {
            Touched = time.GetUtcNow();
            streams.Remove(stream);
        }
    }

    /// <summary>Cuts all streams.</summary>
    public void Cut()
    {
        List<CancellationTokenSource> open;
        lock (gate)
        {
            open = [.. streams];
            streams.Clear();
        }

        open.ForEach(stream => stream.Cancel());
    }

    private string AppendLocked(Activity activity, string? slot)
    {
        // Clients sort by time, so that no two may have the same.
        var now = time.GetUtcNow();
        lastAt = now > lastAt ? now : lastAt.AddMilliseconds(1);
        var number = ++lastNumber;
        activity = activity with
        {
            Id = activity.Id ?? $"{Id}|{number}",
            Timestamp = lastAt,
            ChannelId = "directline",
            Conversation = new ConversationAccount(Id),
        };
        if (slot is not null && entries.FindLastIndex(entry => entry.Slot == slot) is >= 0 and var earlier)
        {
            Forget(earlier);
        }

        var entry = new Entry(number, ActivityJson.Write(activity), slot);
        entries.Add(entry);
        Interlocked.Add(ref bytes, entry.Json.Length);
        while (entries.Count > 1 && (entries.Count > MostActivities || bytes > MostBytes))
        {
            Forget(0);
        }

        return activity.Id;
    }

    private void Forget(int at)
    {
        Interlocked.Add(ref bytes, -entries[at].Json.Length);
        entries.RemoveAt(at);
    }

    private async Task RunAfterAsync(Task earlier, Func<Task> work)
    {
        await Task.Yield();
        await earlier.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            await work();
        }
        finally
        {
            lock (gate)
            {
                waiting--;
                Touched = time.GetUtcNow();
            }
        }
    }

    private sealed record Entry(long Number, byte[] Json, string? Slot);
}
