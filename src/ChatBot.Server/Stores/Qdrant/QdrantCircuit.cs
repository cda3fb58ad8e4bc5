namespace ChatBot.Server.Stores.Qdrant;

/// <summary>
/// Keeps callers from waiting for a server that is gone: after some failures in a row every call is refused at once, except for one in each pause
/// that finds out. The first success closes the circuit. A trial that hangs holds nobody up, because the next pause lets another one through.
/// </summary>
internal sealed class QdrantCircuit(TimeProvider time, int failuresToOpen, TimeSpan pause)
{
    private readonly Lock gate = new();
    private int failures;
    private long nextTrial;

    /// <summary>Whether calls are refused at present.</summary>
    public bool IsOpen
    {
        get
        {
            lock (gate)
            {
                return failures >= failuresToOpen;
            }
        }
    }

    /// <summary>Whether a call may go out now.</summary>
    public bool MayPass()
    {
        lock (gate)
        {
            if (failures < failuresToOpen)
            {
                return true;
            }

            var now = time.GetTimestamp();
            if (now < nextTrial)
            {
                return false;
            }

            nextTrial = After(now);
            return true;
        }
    }

    /// <summary>Something answered.</summary>
    public void Succeeded()
    {
        lock (gate)
        {
            failures = 0;
        }
    }

    /// <summary>Nothing answered.</summary>
    public void Failed()
    {
        lock (gate)
        {
            if (failures < failuresToOpen && ++failures == failuresToOpen)
            {
                nextTrial = After(time.GetTimestamp());
            }
        }
    }

    private long After(long now) => now + (long)(pause.TotalSeconds * time.TimestampFrequency);
}
