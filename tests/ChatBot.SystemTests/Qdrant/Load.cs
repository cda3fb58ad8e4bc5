using ChatBot.Server.Stores.Qdrant;
using ChatBot.SystemTests.Running;

namespace ChatBot.SystemTests.Qdrant;

/// <summary>Callers that make the same call again and again, and what became of it.</summary>
internal sealed class Load : IDisposable
{
    private const int Callers = 4;
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(5);

    private readonly CancellationTokenSource stopping = new();
    private readonly Func<Task> call;
    private readonly Task running;
    private long succeeded;
    private long failed;
    private long slowest;

    public Load(Func<Task> call)
    {
        this.call = call;
        running = Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => RunAsync()));
    }

    public long Succeeded => Interlocked.Read(ref succeeded);

    public long Failed => Interlocked.Read(ref failed);

    /// <summary>How long the slowest call took, whether it succeeded or not.</summary>
    public TimeSpan Slowest => TimeSpan.FromTicks(Interlocked.Read(ref slowest));

    /// <summary>What the last failure said.</summary>
    public string LastFailure { get; private set; } = "";

    /// <summary>Waits until so many more calls have succeeded.</summary>
    public Task UntilSucceededAsync(int more)
    {
        var until = Succeeded + more;
        return UntilAsync("calls succeed", () => Succeeded >= until);
    }

    /// <summary>Waits until so many more calls have failed.</summary>
    public Task UntilFailedAsync(int more)
    {
        var until = Failed + more;
        return UntilAsync("calls fail", () => Failed >= until);
    }

    /// <summary>Ends it after the calls that are under way.</summary>
    public async Task StopAsync()
    {
        await stopping.CancelAsync();
        await running;
    }

    public void Dispose()
    {
        stopping.Cancel();
        stopping.Dispose();
    }

    private Task UntilAsync(string what, Func<bool> holds) => Waiting.UntilAsync(what, async () =>
    {
        if (running.IsFaulted)
        {
            await running;
        }

        return holds();
    });

    private async Task RunAsync()
    {
        while (!stopping.IsCancellationRequested)
        {
            var started = TimeProvider.System.GetTimestamp();
            try
            {
                await call();
                Interlocked.Increment(ref succeeded);
            }
            catch (QdrantException error) when (error.IsPassing)
            {
                LastFailure = error.Message;
                Interlocked.Increment(ref failed);
                await Task.Delay(Pace, TimeProvider.System);
            }

            var took = TimeProvider.System.GetElapsedTime(started).Ticks;
            for (var seen = Interlocked.Read(ref slowest); took > seen && Interlocked.CompareExchange(ref slowest, took, seen) != seen; seen = Interlocked.Read(ref slowest))
            {
                // Another caller was faster to note its own.
            }
        }
    }
}
