using ChatBot.Index;

namespace ChatBot.Server.Stores.Qdrant;

/// <summary>
/// Removes, a little after a pass, what it left for replicas that had not looked yet: passages of replaced versions, and an index whose place was
/// taken. A process that ends before leaves it to the next pass.
/// </summary>
internal sealed class QdrantTidying(Func<CancellationToken, Task<QdrantWriter>> open, TimeProvider time) : IAsyncDisposable
{
    private readonly SemaphoreSlim one = new(1, 1);
    private CancellationTokenSource? stopping;
    private Task running = Task.CompletedTask;

    /// <summary>Does it after this time, unless somebody begins to write before.</summary>
    public async Task PlanAsync(TimeSpan after)
    {
        await StopAsync();
        await one.WaitAsync();
        try
        {
            stopping = new CancellationTokenSource();
            running = RunAsync(after, stopping.Token);
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>Lets somebody else write: what is planned is given up, what goes on is ended.</summary>
    public async Task StopAsync()
    {
        await one.WaitAsync();
        try
        {
            if (stopping is not null)
            {
                await stopping.CancelAsync();
                await running;
                stopping.Dispose();
                stopping = null;
            }
        }
        finally
        {
            one.Release();
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await StopAsync();

    private async Task RunAsync(TimeSpan after, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(after, time, cancellationToken);
            await using var writer = await open(cancellationToken);
            await writer.TidyAsync(cancellationToken);
        }
        catch (Exception later) when (later is OperationCanceledException or StoreLockedException or StoreUnreachableException or StoreUnusableException)
        {
            // The next pass does it.
        }
    }
}
