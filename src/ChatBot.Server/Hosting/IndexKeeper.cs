using ChatBot.Corpus;
using ChatBot.Index;
using ChatBot.Server.Hosting.Commands;
using ChatBot.Suggestions;

namespace ChatBot.Server.Hosting;

/// <summary>While the server runs: one pass at the start, and another whenever the corpus has changed.</summary>
internal sealed class IndexKeeper(CorpusIndex index, Suggester suggester, CommandCall call)
{
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(30);

    private volatile bool isReady;
    private volatile IndexProgress? progress;

    /// <summary>How far the pass is that goes on now; null when there is none.</summary>
    public IndexProgress? Progress => progress;

    /// <summary>Runs until it is cancelled, or until it turns out at the start that the store cannot be used.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var suggesting = suggester.RunAsync(ending.Token);
        try
        {
            await KeepAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The server stops.
        }
        finally
        {
            await ending.CancelAsync();
            await suggesting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task KeepAsync(CancellationToken cancellationToken)
    {
        isReady = await HoldsDocumentsAsync(cancellationToken);
        if (call.Arguments.GetValue(call.Common.NoIndex) || call.Settings.CorpusPaths.Count == 0)
        {
            isReady = true;
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }

        var data = call.Settings.Get<DataOptions>().Path;
        using var watcher = CorpusWatcher.Start(() => index.OpenRoots(data), TimeProvider.System, pace: null, cancellationToken);
        while (true)
        {
            var isDone = await TryPassAsync(cancellationToken);
            isReady |= isDone;
            if (!isDone)
            {
                await Task.Delay(Retry, TimeProvider.System, cancellationToken);
            }
            else if (call.Settings.Get<CorpusOptions>().Watch)
            {
                await watcher.WaitAsync(cancellationToken);
            }
            else
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            }
        }
    }

    /// <summary>Whether a question could be answered now: there is an index, and what holds it can be reached.</summary>
    public async ValueTask<bool> CanAnswerAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await index.Store.StateAsync(cancellationToken)).Documents > 0 || isReady;
        }
        catch (Exception broken) when (broken is StoreUnreachableException or StoreUnusableException)
        {
            return false;
        }
    }

    private async ValueTask<bool> HoldsDocumentsAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await index.Store.StateAsync(cancellationToken)).Documents > 0;
        }
        catch (StoreUnreachableException away)
        {
            await call.Place.Error.WriteLineAsync(away.Message);
            return false;
        }
    }

    // Another process may be indexing, or the disk may be full: neither ends the server, which goes on answering from what there is.
    private async Task<bool> TryPassAsync(CancellationToken cancellationToken)
    {
        try
        {
            var report = await IndexCommand.UpdateAsync(call, index, now => progress = now, cancellationToken);
            suggester.Want(report.Changed);
            if (report.HasChanges || !isReady)
            {
                await call.Place.Error.WriteLineAsync(
                    $"{report.Documents} documents, {report.Passages} passages ({report.Added} added, {report.Updated} updated, {report.Removed} removed)");
            }

            return true;
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or StoreLockedException or StoreUnusableException or StoreUnreachableException)
        {
            await call.Place.Error.WriteLineAsync(broken.Message);
            return false;
        }
        finally
        {
            progress = null;
        }
    }
}
