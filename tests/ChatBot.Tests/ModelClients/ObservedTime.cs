using System.Threading.Channels;

namespace ChatBot.Tests.ModelClients;

/// <summary>A clock that a test moves and that tells what is waited for. One batch has a deadline for each try and a wait between two tries.</summary>
internal sealed class ObservedTime : TimeProvider
{
    private readonly ManualTime inner = new();
    private readonly Channel<TimeSpan> timers = Channel.CreateUnbounded<TimeSpan>();
    private readonly List<TimeSpan> waits = [];

    /// <summary>The waits between tries so far.</summary>
    public IReadOnlyList<TimeSpan> Waits => waits;

    public override long TimestampFrequency => inner.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => inner.GetUtcNow();

    public override long GetTimestamp() => inner.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = inner.CreateTimer(callback, state, dueTime, period);
        timers.Writer.TryWrite(dueTime);
        return timer;
    }

    public void Advance(TimeSpan by) => inner.Advance(by);

    /// <summary>The next thing that is waited for, as soon as it is.</summary>
    public async Task<TimeSpan> NextTimerAsync() => await timers.Reader.ReadAsync();

    /// <summary>Moves the clock over every wait of one batch until it has ended.</summary>
    public async Task<T> DriveAsync<T>(Task<T> batch)
    {
        while (true)
        {
            if (await Next(batch) is null || await Next(batch) is not { } wait)
            {
                return await batch;
            }

            waits.Add(wait);
            Advance(wait);
        }
    }

    private async Task<TimeSpan?> Next(Task batch)
    {
        var timer = timers.Reader.WaitToReadAsync().AsTask();
        await Task.WhenAny(timer, batch);
        return timers.Reader.TryRead(out var due) ? due : null;
    }
}
