using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using ChatBot.Answers;
using ChatBot.Conversations;

namespace ChatBot.Channels.Turns;

/// <summary>One question while it is being answered. What was told stays, so that a listener who comes late or comes back misses nothing.</summary>
[SuppressMessage("Reliability", "CA1001", Justification = "A source of cancellation without a timer holds nothing to give back, and a stop may come at any time.")]
public sealed class RunningTurn
{
    private readonly Lock gate = new();
    private readonly List<TurnNews> told = [];
    private readonly CancellationTokenSource stop = new();
    private readonly TaskCompletionSource<Answer?> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TimeProvider time;
    private TaskCompletionSource? change;
    private bool isDone;
    private int listeners;
    private DateTimeOffset? leftAt;

    internal RunningTurn(Question asked, TimeProvider time)
    {
        Asked = asked;
        this.time = time;
        Began = time.GetUtcNow();
    }

    /// <summary>The question, with the numbers of its answer and of its conversation.</summary>
    public Question Asked { get; }

    /// <summary>The number of the answer, known from the start.</summary>
    public string AnswerId => Asked.AnswerId!;

    /// <summary>The answer when there is one; null when it was stopped before. Who only looks at this is no listener.</summary>
    public Task<Answer?> Done => done.Task;

    /// <summary>When it began.</summary>
    public DateTimeOffset Began { get; }

    /// <summary>When the last listener left; null while there is one, or when there never was one because a channel looks after the turn.</summary>
    internal DateTimeOffset? LeftAt
    {
        get
        {
            lock (gate)
            {
                return leftAt;
            }
        }
    }

    /// <summary>Whether it was stopped because nobody listened any more, and not because somebody wanted it to stop.</summary>
    internal bool IsAbandoned { get; private set; }

    /// <summary>Cancels search and model call.</summary>
    public void Stop() => stop.Cancel();

    /// <summary>Waits for the answer. When the last listener gives up waiting here, nobody wants the answer any more and the turn is stopped.</summary>
    public async Task<Answer?> WaitAsync(CancellationToken cancellationToken)
    {
        using var listening = Listen();
        try
        {
            return await Done.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (IsOnlyListener)
        {
            Abandon();
            throw;
        }
    }

    /// <summary>What was and will be told, from a position on, until the turn is done.</summary>
    public async IAsyncEnumerable<(int Position, TurnNews News)> FollowAsync(int from, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var listening = Listen();
        var next = from;
        while (true)
        {
            var glance = Look(next);
            next = glance.From;
            foreach (var item in glance.News)
            {
                yield return (next++, item);
            }

            if (glance.IsDone)
            {
                yield break;
            }

            await glance.Change.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Stops it because nobody listens any more.</summary>
    internal void Abandon()
    {
        IsAbandoned = true;
        Stop();
    }

    /// <summary>A turn that was listened to and no longer is will be stopped after a while.</summary>
    internal IDisposable Listen()
    {
        lock (gate)
        {
            listeners++;
            leftAt = null;
        }

        return new Listening(this);
    }

    /// <summary>What there is from a position on. A position that was never reached is the next one, so that nothing can be missed.</summary>
    internal TurnGlance Look(int from)
    {
        lock (gate)
        {
            from = Math.Clamp(from, 0, told.Count);
            if (from < told.Count)
            {
                return new TurnGlance(from, told.GetRange(from, told.Count - from), isDone, Task.CompletedTask);
            }

            change ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return new TurnGlance(from, [], isDone, change.Task);
        }
    }

    /// <summary>Lets the listeners look again, although there may be nothing new: they may have to show that they are there.</summary>
    internal void Wake()
    {
        TaskCompletionSource? waiting;
        lock (gate)
        {
            (waiting, change) = (change, null);
        }

        waiting?.SetResult();
    }

    /// <param name="answer">Answers the question.</param>
    /// <param name="places">How many may be answered at the same time.</param>
    /// <param name="ended">Told of the end before anybody else.</param>
    internal async Task RunAsync(AnswerTurn answer, SemaphoreSlim places, Action<Answer?> ended)
    {
        Answer? given = null;
        Exception? fault = null;
        try
        {
            // The caller goes on at once, however long the first step takes.
            await Task.Yield();
            await places.WaitAsync(stop.Token);
            try
            {
                given = await answer(Asked, Tell, stop.Token);
            }
            finally
            {
                places.Release();
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // It was stopped.
        }
        catch (Exception broken)
        {
            // An assistant answers whatever breaks; that it did not must reach whoever waits.
            fault = broken;
        }

        ended(given);
        lock (gate)
        {
            isDone = true;
        }

        if (fault is null)
        {
            done.SetResult(given);
        }
        else
        {
            done.SetException(fault);
        }

        Wake();
    }

    private bool IsOnlyListener
    {
        get
        {
            lock (gate)
            {
                return listeners == 1;
            }
        }
    }

    private void Tell(TurnNews news)
    {
        lock (gate)
        {
            told.Add(news);
        }

        Wake();
    }

    private void Leave()
    {
        lock (gate)
        {
            if (--listeners == 0)
            {
                leftAt = time.GetUtcNow();
            }
        }
    }

    private sealed class Listening(RunningTurn turn) : IDisposable
    {
        private bool hasLeft;

        public void Dispose()
        {
            if (!hasLeft)
            {
                hasLeft = true;
                turn.Leave();
            }
        }
    }
}

/// <summary>What a listener sees of a turn at one moment.</summary>
/// <param name="From">The position of the first news.</param>
/// <param name="News">What was told from there on.</param>
/// <param name="IsDone">Whether nothing more will be told.</param>
/// <param name="Change">Completes when looking again is worth it.</param>
internal readonly record struct TurnGlance(int From, IReadOnlyList<TurnNews> News, bool IsDone, Task Change);
