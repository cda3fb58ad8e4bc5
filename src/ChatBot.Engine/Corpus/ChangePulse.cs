namespace ChatBot.Corpus;

/// <summary>Many changes become one signal: when it has been quiet for a while, or when the first of them has waited long enough.</summary>
internal sealed class ChangePulse(TimeSpan quiet, TimeSpan atMost)
{
    private TimeSpan? first;
    private TimeSpan last;

    /// <summary>When the signal is due, or null when nothing has changed.</summary>
    public TimeSpan? DueAt => first is { } start ? Smaller(last + quiet, start + atMost) : null;

    /// <summary>A change at this moment.</summary>
    public void Note(TimeSpan now)
    {
        first ??= now;
        last = now;
    }

    /// <summary>Whether the signal is due; if so it is given, and counting starts anew.</summary>
    public bool Take(TimeSpan now)
    {
        if (DueAt is not { } due || now < due)
        {
            return false;
        }

        first = null;
        return true;
    }

    private static TimeSpan Smaller(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
