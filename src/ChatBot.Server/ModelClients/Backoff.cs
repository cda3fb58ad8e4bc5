using System.Security.Cryptography;

namespace ChatBot.Server.ModelClients;

/// <summary>How long to wait before another try.</summary>
internal static class Backoff
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(0.2);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    /// <summary>Grows with the tries; half of it is by chance, so that clients that failed together do not come back together.</summary>
    /// <param name="tries">How many there were.</param>
    /// <param name="asked">How long the server asked to be left alone, if it did.</param>
    public static TimeSpan After(int tries, TimeSpan? asked)
    {
        var most = Math.Min(FirstWait.TotalSeconds * Math.Pow(2, tries - 1), LongestWait.TotalSeconds);
        var wait = TimeSpan.FromSeconds(most * (0.5 + (RandomNumberGenerator.GetInt32(0, 1001) / 2000.0)));
        return asked > wait ? asked.Value : wait;
    }
}
