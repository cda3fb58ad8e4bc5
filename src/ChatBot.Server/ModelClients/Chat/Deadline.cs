namespace ChatBot.Server.ModelClients.Chat;

/// <summary>How long a server may be silent: longer before its first word than afterwards. Whoever asks can stop earlier.</summary>
internal sealed class Deadline : IDisposable
{
    private readonly CancellationTokenSource source;
    private readonly CancellationTokenRegistration stopped;
    private readonly CancellationToken caller;

    public Deadline(TimeSpan first, TimeProvider time, CancellationToken caller)
    {
        Allowed = first;
        this.caller = caller;
        source = new CancellationTokenSource(first, time);
        stopped = caller.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), source);
    }

    /// <summary>Ends what waits.</summary>
    public CancellationToken Token => source.Token;

    /// <summary>How long the server may be silent at the moment.</summary>
    public TimeSpan Allowed { get; private set; }

    /// <summary>Whether it was the server that took too long.</summary>
    public bool IsOver => source.IsCancellationRequested && !caller.IsCancellationRequested;

    /// <summary>The server said something; it may be silent for so long again.</summary>
    public void Restart(TimeSpan allowed)
    {
        Allowed = allowed;
        source.CancelAfter(allowed);
    }

    public void Dispose()
    {
        stopped.Dispose();
        source.Dispose();
    }
}
