using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace ChatBot.Benchmarks.Web;

/// <summary>A web server in a process of its own, whose processor time and memory are then its alone.</summary>
internal sealed class WebProcess : IAsyncDisposable
{
    private readonly Process process;

    private WebProcess(Process process, Uri address)
    {
        this.process = process;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>How much processor time it has used.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>How much memory it has in use.</summary>
    public double ResidentMegabytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / 1e6;
        }
    }

    /// <summary>Starts a program of .NET and waits until it answers.</summary>
    public static async Task<WebProcess> StartAsync(string program, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}"));
        var start = new ProcessStartInfo("dotnet", [program, .. arguments, "--urls", address.ToString()]) { UseShellExecute = false, RedirectStandardError = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var web = new WebProcess(Process.Start(start)!, address);
        web.process.ErrorDataReceived += static (_, _) => { };
        web.process.BeginErrorReadLine();
        using var client = new HttpClient { BaseAddress = address };
        for (var i = 0; i < 600; i++)
        {
            if (await IsReadyAsync(client))
            {
                return web;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }

        throw new TimeoutException($"{program} {string.Join(' ', arguments)} does not answer.");
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static async Task<bool> IsReadyAsync(HttpClient client)
    {
        try
        {
            using var response = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
