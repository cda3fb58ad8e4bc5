using System.Globalization;
using ChatBot.Index;

namespace ChatBot.Server.Stores.Qdrant;

/// <summary>
/// Makes a call again until it succeeds, at growing distances, and gives up after a set time. Every write of this program may be sent twice,
/// so one of which nobody knows whether it was carried out is simply sent again.
/// </summary>
internal sealed class QdrantPersistence(TimeProvider time, TimeSpan giveUpAfter, Action<string> notice)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);

    // Indexing goes on within five seconds of the server's return, and one call in four seconds is no burden for a server that comes up.
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(4);

    private int isWaiting;

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
        while (true)
        {
            try
            {
                var result = await call(cancellationToken);
                Tell(waits: false, "Qdrant answers again; indexing goes on.");
                return result;
            }
            catch (QdrantException error) when (error.IsPassing && time.GetElapsedTime(started) + pause < giveUpAfter)
            {
                Tell(waits: true, $"{error.Message} Indexing waits for it, {In(giveUpAfter)} at most.");
            }
            catch (QdrantException error) when (error.IsPassing)
            {
                throw new StoreUnreachableException($"{error.Message} It was tried for {In(giveUpAfter)}; the next run goes on from here.", error);
            }
            catch (QdrantException error)
            {
                throw QdrantStore.Explained(error);
            }

            await Task.Delay(pause, time, cancellationToken);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    // Several calls may wait at once, for one and the same reason.
    private void Tell(bool waits, string sentence)
    {
        if (Interlocked.Exchange(ref isWaiting, waits ? 1 : 0) != (waits ? 1 : 0))
        {
            notice(sentence);
        }
    }

    private static string In(TimeSpan span)
    {
        var (number, unit) = span < TimeSpan.FromMinutes(2) ? (span.TotalSeconds, "second") : (span.TotalMinutes, "minute");
        var text = number.ToString("0.#", CultureInfo.InvariantCulture);
        return text == "1" ? $"1 {unit}" : $"{text} {unit}s";
    }
}
