using System.Net;
using System.Net.Sockets;

namespace ChatBot.SystemTests.Running;

/// <summary>Waiting for what another process does, and a port for it.</summary>
internal static class Waiting
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits until something holds; fails with its name when it never does.</summary>
    public static async Task UntilAsync(string what, Func<Task<bool>> holds)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!await holds())
        {
            if (TimeProvider.System.GetElapsedTime(started) > ChatBotProcess.Patience)
            {
                throw new TimeoutException($"It never came to this: {what}.");
            }

            await Task.Delay(Pace, TimeProvider.System);
        }
    }

    /// <summary>A port of this machine that nobody listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
