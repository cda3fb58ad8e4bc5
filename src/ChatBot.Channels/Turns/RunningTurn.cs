using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using ChatBot.Answers;
using ChatBot.Conversations;

namespace ChatBot.Channels.Turns;

/// <summary>One question while it is being answered. What was told stays, so that a listener who comes late or comes back misses nothing.</summary>
[SuppressMessage("Reliability", "CA1001", Justification = "A source of cancellation without a timer holds nothing to give back, and a stop may come at any time.")]
public sealed class RunningTurn(Question asked, TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly List<TurnNews> told = [];
    private readonly CancellationTokenSource stop = new();
    private readonly TaskCompletionSource<Answer?> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource more = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The question, with the numbers of its answer and of its conversation.</summary>
    public Question Asked { get; } = asked;

    /// <summary>The number of the answer, known from the start.</summary>
    public string AnswerId => Asked.AnswerId!;

    /// <summary>The answer when there is one; null when it was stopped before.</summary>
    public Task<Answer?> Done => done.Task;

    /// <summary>When it began.</summary>
    public DateTimeOffset Began { get; } = time.GetUtcNow();

    /// <summary>Cancels search and model call.</summary>
    public void Stop() => stop.Cancel();

    /// <summary>What was and will be told, from a position on, until the turn is done.</summary>
    public async IAsyncEnumerable<(int Position, TurnNews News)> FollowAsync(int from, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var next = from;
        while (true)
        {
            // Asked first: whatever is told before the end is then among the news.
            var isDone = done.Task.IsCompleted;
            Task wait;
            TurnNews[] news;
            lock (gate)
            {
                news = [.. told.Skip(next)];
                wait = more.Task;
            }

            foreach (var item in news)
            {
                yield return (next++, item);
            }

            if (news.Length > 0)
            {
                continue;
            }

            if (isDone)
            {
                yield break;
            }

            await wait.WaitAsync(cancellationToken);
        }
    }

    internal async Task RunAsync(Assistant assistant)
    {
        Answer? answer = null;
        try
        {
            // The caller goes on at once, however long the first step takes.
            await Task.Yield();
            answer = await assistant.AnswerAsync(Asked, Tell, stop.Token);
        }
        catch (OperationCanceledException)
        {
            // It was stopped.
        }
        finally
        {
            done.SetResult(answer);
            Wake();
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

    private void Wake()
    {
        TaskCompletionSource waiting;
        lock (gate)
        {
            waiting = more;
            more = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        waiting.TrySetResult();
    }
}
