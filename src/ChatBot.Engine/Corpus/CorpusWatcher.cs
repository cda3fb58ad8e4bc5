using System.Security.Cryptography;
using System.Text;

namespace ChatBot.Corpus;

/// <summary>How patient a <see cref="CorpusWatcher"/> is.</summary>
public sealed record WatchPace
{
    /// <summary>How long it must be quiet after a change.</summary>
    public TimeSpan Quiet { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long a change waits at most while others keep coming.</summary>
    public TimeSpan AtMost { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often the roots themselves are looked at: they may vanish, return or lead elsewhere.</summary>
    public TimeSpan Roots { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How often all files are compared where the system cannot report changes.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether the system's reports are used at all.</summary>
    public bool UseReports { get; init; } = true;
}

/// <summary>
/// Tells when something under the roots has changed, so that an incremental pass is due; what has changed is for that pass to find out.
/// Changes between two calls are kept. Where the system cannot report changes it compares the files from time to time.
/// </summary>
public sealed class CorpusWatcher : IDisposable
{
    private readonly Func<CorpusFolder> open;
    private readonly TimeProvider time;
    private readonly WatchPace pace;
    private readonly long started;
    private readonly Lock gate = new();
    private readonly ChangePulse pulse;
    private readonly List<RootReports> reports = [];
    private TaskCompletionSource wake = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string roots = "";
    private string? files;
    private TimeSpan nextRoots;
    private TimeSpan nextPoll;

    private CorpusWatcher(Func<CorpusFolder> open, TimeProvider time, WatchPace pace)
    {
        this.open = open;
        this.time = time;
        this.pace = pace;
        started = time.GetTimestamp();
        pulse = new ChangePulse(pace.Quiet, pace.AtMost);
    }

    /// <summary>Whether files are compared from time to time because the system reports nothing.</summary>
    public bool IsPolling => reports.Exists(report => report.IsBroken);

    private TimeSpan Now => time.GetElapsedTime(started);

    /// <summary>Starts to watch. Begin before the first pass, so that no change falls between the two.</summary>
    /// <param name="open">Opens the corpus as it is now.</param>
    /// <param name="time">The clock.</param>
    /// <param name="pace">How patient to be.</param>
    /// <param name="cancellationToken">Stops the first look at the files where it is needed.</param>
    public static CorpusWatcher Start(Func<CorpusFolder> open, TimeProvider time, WatchPace? pace, CancellationToken cancellationToken)
    {
        var watcher = new CorpusWatcher(open, time, pace ?? new WatchPace());
        watcher.LookAtRoots();
        watcher.LookAtFiles(cancellationToken);
        return watcher;
    }

    /// <summary>Returns when something has changed since the last return. Throws nothing but cancellation. One caller at a time.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            LookAround(cancellationToken);
            Task woken;
            TimeSpan wait;
            lock (gate)
            {
                var now = Now;
                if (pulse.Take(now))
                {
                    return;
                }

                var next = pulse.DueAt is { } due && due < nextRoots ? due : nextRoots;
                wait = next > now ? next - now : TimeSpan.Zero;
                woken = wake.Task;
            }

            using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await Task.WhenAny(woken, Task.Delay(wait, time, enough.Token));
            await enough.CancelAsync();
        }
    }

    /// <summary>Stops watching.</summary>
    public void Dispose() => Forget();

    private void LookAround(CancellationToken cancellationToken)
    {
        var now = Now;
        if (now >= nextRoots && LookAtRoots())
        {
            Note();
        }

        if (now >= nextPoll && LookAtFiles(cancellationToken))
        {
            Note();
        }
    }

    // True when the roots are not what they were; they are watched anew then.
    private bool LookAtRoots()
    {
        nextRoots = Now + pace.Roots;
        var folder = open();
        var before = roots;
        roots = string.Join('\n', folder.Roots.Select(Identity).Concat(folder.MissingRoots.Select(root => "missing " + root.RealPath)));
        if (roots == before)
        {
            return false;
        }

        Forget();
        reports.AddRange(folder.Roots.Select(root => new RootReports(folder, root, Note, pace.UseReports)));
        return true;
    }

    // True when the files are not what they were. Looks only where the system reports nothing.
    private bool LookAtFiles(CancellationToken cancellationToken)
    {
        nextPoll = Now + pace.Poll;
        if (!IsPolling)
        {
            files = null;
            return false;
        }

        var before = files;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in open().List(cancellationToken).Files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{file.Path}\0{file.Size}\0{file.WrittenAt.UtcTicks}\0{file.Stamp}\n"));
        }

        files = Convert.ToHexString(hash.GetHashAndReset());

        // Reports may have stopped since the last pass, and then nobody knows what was missed.
        return files != before;
    }

    // A folder that was removed and made again under its name is another one, for which no report comes.
    private static string Identity(CorpusRoot root)
    {
        try
        {
            var inode = NativeFile.Look(root.RealPath)?.Stamp?.Inode;
            return $"{root.RealPath} {inode} {(root.IsFile ? 0 : Directory.GetCreationTimeUtc(root.RealPath).Ticks)}";
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return root.RealPath;
        }
    }

    private void Note()
    {
        lock (gate)
        {
            pulse.Note(Now);
            wake.TrySetResult();
            wake = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    private void Forget()
    {
        reports.ForEach(report => report.Dispose());
        reports.Clear();
    }
}
