namespace ChatBot.Server.ModelClients;

/// <summary>
/// Keeps asking fast while the model is away: after some failed questions in a row the next ones fail at once, and only now and then one is let through
/// to see whether the model is back.
/// </summary>
internal sealed class ModelCircuit(TimeProvider time)
{
    private const int FailuresInARow = 5;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    private readonly Lock gate = new();
    private int failures;
    private long pausedAt;

    /// <summary>Whether a question may ask the model now.</summary>
    public bool TryEnter()
    {
        lock (gate)
        {
            if (failures < FailuresInARow)
            {
                return true;
            }

            if (time.GetElapsedTime(pausedAt) < Pause)
            {
                return false;
            }

            // This one is the trial; whoever comes while it is under way waits for its outcome.
            pausedAt = time.GetTimestamp();
            return true;
        }
    }

    /// <summary>The model answered.</summary>
    public void Succeeded()
    {
        lock (gate)
        {
            failures = 0;
        }
    }

    /// <summary>The model failed.</summary>
    public void Failed()
    {
        lock (gate)
        {
            failures = Math.Min(failures + 1, FailuresInARow);
            pausedAt = time.GetTimestamp();
        }
    }
}
