using System.Text.Json;
using ChatBot.Index;

namespace ChatBot.Server.Stores.Qdrant;

/// <summary>
/// The right to write to an index, held for a short time and renewed. It is a point that is only replaced where its time is over or it is ours,
/// which the database decides in one step. The lease of a dead process of this machine is taken over at once.
/// </summary>
internal sealed class QdrantLease(QdrantApi api, QdrantPair pair, TimeProvider time) : IAsyncDisposable
{
    private const string Owner = "owner";
    private const string Machine = "machine";
    private const string Among = "among";
    private const string Process = "process";
    private const string StartedAt = "startedAt";

    // In milliseconds, for Qdrant 1.16 refuses a condition on moments where points are replaced.
    private const string Until = "heldUntil";

    private static readonly TimeSpan Term = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan LastWord = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource stopping = new();
    private readonly string owner = Guid.NewGuid().ToString("N");
    private Task renewing = Task.CompletedTask;
    private long renewedAt;

    private sealed record Held(string Owner, string Machine, ProcessMark By)
    {
        public static Held Read(ref Utf8JsonReader json)
        {
            using var payload = JsonDocument.ParseValue(ref json);
            var root = payload.RootElement;
            return new Held(
                root.GetProperty(QdrantLease.Owner).GetString()!,
                root.GetProperty(QdrantLease.Machine).GetString()!,
                new ProcessMark(
                    root.GetProperty(Among).GetString()!, root.GetProperty(Process).GetInt32(), root.GetProperty(StartedAt).GetString()!));
        }
    }

    /// <summary>Takes the lease; may be called again when nobody knows whether it was taken.</summary>
    /// <exception cref="StoreLockedException">Somebody else has it.</exception>
    public async Task TakeAsync(CancellationToken cancellationToken)
    {
        var before = await HolderAsync(cancellationToken);
        if (before is not null && (before.Owner == owner || before.By.IsDead))
        {
            await WriteAsync(new QdrantCondition.Is(Owner, before.Owner), cancellationToken);
        }
        else
        {
            await WriteAsync(new QdrantCondition.Between(Until, null, time.GetUtcNow().ToUnixTimeMilliseconds()), cancellationToken);
        }

        if (await HolderAsync(cancellationToken) is { } holder && holder.Owner != owner)
        {
            throw new StoreLockedException(
                $"Another process (number {holder.By.Number} on {holder.Machine}) is indexing into {pair.Passages}. Wait for it, or use another Index:Qdrant:Collection.");
        }

        renewing = RenewAsync();
    }

    /// <summary>Renews the lease now: after a long silence, before anything else is written.</summary>
    public async Task RenewNowAsync(CancellationToken cancellationToken)
    {
        if (time.GetElapsedTime(Volatile.Read(ref renewedAt)) < Renewal)
        {
            return;
        }

        await WriteAsync(new QdrantCondition.Is(Owner, owner), cancellationToken);
        if (await HolderAsync(cancellationToken) is { } holder && holder.Owner != owner)
        {
            throw new StoreLockedException($"Another process (number {holder.By.Number} on {holder.Machine}) has begun to index into {pair.Passages}.");
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await renewing;
        stopping.Dispose();
        using var limit = new CancellationTokenSource(LastWord, time);
        try
        {
            await api.DeleteAsync(pair.Documents, QdrantFilter.All(new QdrantCondition.HasId([PointId.Writer]), new QdrantCondition.Is(Owner, owner)), limit.Token);
        }
        catch (Exception away) when (away is QdrantException or OperationCanceledException)
        {
            // Its time runs out by itself.
        }
    }

    private async Task RenewAsync()
    {
        using var timer = new PeriodicTimer(Renewal, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stopping.Token))
            {
                try
                {
                    await WriteAsync(new QdrantCondition.Is(Owner, owner), stopping.Token);
                }
                catch (QdrantException)
                {
                    // Whoever writes next finds out whether it was too late.
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The writer is done.
        }
    }

    private async Task WriteAsync(QdrantCondition over, CancellationToken cancellationToken)
    {
        var now = time.GetTimestamp();
        var until = (time.GetUtcNow() + Term).ToUnixTimeMilliseconds();
        await api.UpsertAsync(
            pair.Documents,
            [new QdrantPoint(PointId.Writer, Meaning: null, Words: null, json =>
            {
                json.WriteString(PointField.Kind, PointField.StateKind);
                json.WriteString(Owner, owner);
                json.WriteString(Machine, Environment.MachineName);
                json.WriteString(Among, ProcessMark.Own.Among);
                json.WriteNumber(Process, ProcessMark.Own.Number);
                json.WriteString(StartedAt, ProcessMark.Own.StartedAt);
                json.WriteNumber(Until, until);
            })],
            cancellationToken,
            QdrantFilter.All(over));
        Volatile.Write(ref renewedAt, now);
    }

    private async Task<Held?> HolderAsync(CancellationToken cancellationToken) =>
        await api.GetAsync(pair.Documents, [PointId.Writer], QdrantPayload.Whole, Held.Read, cancellationToken) is [{ Payload: var held }] ? held : null;
}
