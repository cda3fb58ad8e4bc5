using ChatBot.Index;

namespace ChatBot.Server.Stores.Qdrant;

/// <summary>
/// Makes a call again until it succeeds, at growing distances, and gives up after a set time. Every write of this program may be sent twice,
/// so one of which nobody knows whether it was carried out is simply sent again.
/// </summary>
internal sealed class QdrantPersistence(TimeProvider time, TimeSpan giveUpAfter, Action<string> notice)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    /// <summary>The same for a call that gives nothing back.</summary>
    public Task RunAsync(Func<CancellationToken, Task> call, CancellationToken cancellationToken) => RunAsync(
        async token =>
        {
            await call(token);
            return true;
        },
        cancellationToken);

    /// <summary>What the call gives in the end.</summary>
    /// <exception cref="StoreUnreachableException">It was tried for the set time.</exception>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var pause = FirstPause;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var result = await call(cancellationToken);
                if (attempt > 1)
                {
                    notice("Qdrant answers again; indexing goes on.");
                }

                return result;
            }
            catch (QdrantException error) when (error.IsPassing && time.GetElapsedTime(started) + pause < giveUpAfter)
            {
                if (attempt == 1)
                {
                    notice($"{error.Message} Indexing waits for it, {giveUpAfter.TotalMinutes:0.#} minutes at most.");
                }
            }
            catch (QdrantException error) when (error.IsPassing)
            {
                throw new StoreUnreachableException($"{error.Message} It was tried for {giveUpAfter.TotalMinutes:0.#} minutes; the next run goes on from here.", error);
            }
            catch (QdrantException error)
            {
                throw QdrantStore.Explained(error);
            }

            await Task.Delay(pause, time, cancellationToken);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }
}
