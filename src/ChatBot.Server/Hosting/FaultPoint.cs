using System.Diagnostics;
using System.Globalization;

namespace ChatBot.Server.Hosting;

/// <summary>
/// With <c>FAULT_AT=N</c> in the environment the process is killed, as by <c>kill -9</c>, before its N-th change to the data folder. So
/// a test can stop it at every single step and see that the next run makes everything whole.
/// </summary>
internal static class FaultPoint
{
    private const string Variable = "FAULT_AT";

    public static Action<string>? FromEnvironment()
    {
        if (!int.TryParse(Environment.GetEnvironmentVariable(Variable), NumberStyles.None, CultureInfo.InvariantCulture, out var stopAt) || stopAt < 1)
        {
            return null;
        }

        var steps = 0;
        return _ =>
        {
            if (Interlocked.Increment(ref steps) == stopAt)
            {
                Process.GetCurrentProcess().Kill();
            }
        };
    }
}
