using System.Net;
using Xunit;

namespace ChatBot.SystemTests.Running;

/// <summary>The real server over a workplace, ready to answer.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    private RunningServer(ChatBotProcess process, Uri address)
    {
        Process = process;
        Address = address;
        Client = new HttpClient { BaseAddress = address, Timeout = ChatBotProcess.Patience };
    }

    public ChatBotProcess Process { get; }

    public Uri Address { get; }

    /// <summary>A client of this server.</summary>
    public HttpClient Client { get; }

    /// <summary>Starts it, on a free port when none is given, and waits until it is ready.</summary>
    public static async Task<RunningServer> StartAsync(Workplace workplace, int port = 0)
    {
        var address = new Uri($"http://127.0.0.1:{(port == 0 ? Waiting.FreePort() : port)}");
        var server = new RunningServer(workplace.Start("serve", "--urls", address.OriginalString), address);
        await Waiting.UntilAsync("the server is ready", server.IsReadyAsync);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Process.DisposeAsync();
    }

    private async Task<bool> IsReadyAsync()
    {
        Assert.False(Process.HasEnded, Process.Error);
        try
        {
            using var response = await Client.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
