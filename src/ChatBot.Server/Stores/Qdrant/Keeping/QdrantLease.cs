using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ChatBot.Index;

namespace ChatBot.Server.Stores.Qdrant;

/// <summary>
/// The right to write to an index, held for a short time and renewed. It is a point that is only replaced where its time is over or it is ours,
/// which the database decides in one step. The lease of a dead process of this machine is taken over at once.
/// </summary>
internal sealed class QdrantLease : IAsyncDisposable
{
    private const string Owner = "owner";
    private const string Machine = "machine";
    private const string Process = "process";
    private const string StartedAt = "startedAt";

    // In milliseconds, for Qdrant 1.16 refuses a condition on moments where points are replaced.
    private const string Until = "heldUntil";

    private static readonly TimeSpan Term = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(8);

    private readonly QdrantApi api;
    private readonly QdrantPair pair;
    private readonly TimeProvider time;
    private readonly CancellationTokenSource stopping = new();
    private readonly string owner = Guid.NewGuid().ToString("N");
    private Task renewing = Task.CompletedTask;
    private long renewedAt;

    private QdrantLease(QdrantApi api, QdrantPair pair, TimeProvider time)
    {
        this.api = api;
        this.pair = pair;
        this.time = time;
    }

    private sealed record Held(string Owner, string Machine, int Process, string StartedAt)
    {
        public static Held Read(ref Utf8JsonReader json)
        {
            using var payload = JsonDocument.ParseValue(ref json);
            var root = payload.RootElement;
            return new Held(
                root.GetProperty(QdrantLease.Owner).GetString()!,
                root.GetProperty(QdrantLease.Machine).GetString()!,
                root.GetProperty(QdrantLease.Process).GetInt32(),
                root.GetProperty(QdrantLease.StartedAt).GetString()!);
        }

        /// <summary>Whether the process that holds it surely does not run any more.</summary>
        public bool IsOfDeadProcess => Machine == Environment.MachineName && StartOf(Process) != StartedAt;
    }

    /// <summary>Takes the lease.</summary>
    /// <exception cref="StoreLockedException">Somebody else has it.</exception>
    public static async Task<QdrantLease> TakeAsync(QdrantApi api, QdrantPair pair, TimeProvider time, CancellationToken cancellationToken)
    {
        var lease = new QdrantLease(api, pair, time);
        if (await lease.HolderAsync(cancellationToken) is { IsOfDeadProcess: true } dead)
        {
            await lease.WriteAsync(new QdrantCondition.Is(Owner, dead.Owner), cancellationToken);
        }
        else
        {
            await lease.WriteAsync(new QdrantCondition.Between(Until, null, time.GetUtcNow().ToUnixTimeMilliseconds()), cancellationToken);
        }

        if (await lease.HolderAsync(cancellationToken) is { } holder && holder.Owner != lease.owner)
        {
            throw new StoreLockedException(
                $"Another process (number {holder.Process} on {holder.Machine}) is indexing into {pair.Passages}. Wait for it, or use another Index:Qdrant:Collection.");
        }

        lease.renewing = lease.RenewAsync();
        return lease;
    }

    /// <summary>Throws when somebody else may have the lease by now, because it could not be renewed in time.</summary>
    public void Check()
    {
        if (time.GetElapsedTime(Volatile.Read(ref renewedAt)) > Term)
        {
            throw new StoreUnreachableException("The right to write could not be renewed in time; the next run goes on from here.");
        }
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
            throw new StoreLockedException($"Another process (number {holder.Process} on {holder.Machine}) has begun to index into {pair.Passages}.");
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await renewing;
        stopping.Dispose();
        try
        {
            await api.DeleteAsync(pair.Documents, QdrantFilter.All(new QdrantCondition.HasId([PointId.Writer]), new QdrantCondition.Is(Owner, owner)), CancellationToken.None);
        }
        catch (QdrantException)
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
                json.WriteNumber(Process, Environment.ProcessId);
                json.WriteString(StartedAt, StartOf(Environment.ProcessId));
                json.WriteNumber(Until, until);
            })],
            cancellationToken,
            QdrantFilter.All(over));
        Volatile.Write(ref renewedAt, now);
    }

    private async Task<Held?> HolderAsync(CancellationToken cancellationToken) =>
        await api.GetAsync(pair.Documents, [PointId.Writer], QdrantPayload.Whole, Held.Read, cancellationToken) is [{ Payload: var held }] ? held : null;

    private static string StartOf(int process)
    {
        try
        {
            using var found = System.Diagnostics.Process.GetProcessById(process);
            return found.StartTime.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return "";
        }
    }
}
