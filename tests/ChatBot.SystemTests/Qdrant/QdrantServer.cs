using System.Diagnostics;
using System.Net;
using ChatBot.SystemTests.Running;
using ChatBot.Tests;
using Xunit;

namespace ChatBot.SystemTests.Qdrant;

/// <summary>A real Qdrant on free ports of this machine with a storage folder of its own. It can be killed and started again on the same ports and storage.</summary>
internal sealed class QdrantServer : IAsyncDisposable
{
    private const int PortsTried = 5;

    private readonly TempFolder folder = new();
    private readonly Dictionary<string, string> variables;
    private readonly List<string> arguments;
    private readonly HttpClient client = new() { Timeout = ChatBotProcess.Patience };
    private readonly Lock gate = new();
    private readonly List<string> log = [];
    private Process? process;

    private QdrantServer(IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> more)
    {
        this.arguments = [.. arguments];
        Port = Waiting.FreePort();
        var grpc = Waiting.FreePort();
        Address = new Uri($"http://127.0.0.1:{Port}");
        variables = new Dictionary<string, string>(more, StringComparer.Ordinal)
        {
            ["QDRANT__SERVICE__HOST"] = "127.0.0.1",
            ["QDRANT__SERVICE__HTTP_PORT"] = $"{Port}",
            ["QDRANT__SERVICE__GRPC_PORT"] = $"{grpc}",
            ["QDRANT__SERVICE__ENABLE_STATIC_CONTENT"] = "false",
            ["QDRANT__STORAGE__STORAGE_PATH"] = folder.At("storage"),
            ["QDRANT__STORAGE__SNAPSHOTS_PATH"] = folder.At("snapshots"),
            ["QDRANT__TELEMETRY_DISABLED"] = "true",
            ["QDRANT__LOG_LEVEL"] = "WARN",
        };
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>The address as settings name it.</summary>
    public string Url => Address.GetLeftPart(UriPartial.Authority);

    /// <summary>The port of <see cref="Address"/>.</summary>
    public int Port { get; }

    /// <summary>Where it keeps snapshots.</summary>
    public string Snapshots => folder.At("snapshots");

    /// <summary>What it wrote, of all its starts.</summary>
    public string Log
    {
        get
        {
            lock (gate)
            {
                return string.Join('\n', log);
            }
        }
    }

    /// <summary>Starts one and waits until it is ready.</summary>
    public static async Task<QdrantServer> StartAsync(string apiKey = "")
    {
        var more = new Dictionary<string, string>(StringComparer.Ordinal);
        if (apiKey.Length > 0)
        {
            more["QDRANT__SERVICE__API_KEY"] = apiKey;
        }

        // Somebody else may take a free port before the server has it.
        for (var tried = 1; ; tried++)
        {
            var server = new QdrantServer([], more);
            try
            {
                server.Start();
                await server.UntilReadyAsync();
                return server;
            }
            catch (EndedException) when (tried < PortsTried)
            {
                await server.DisposeAsync();
            }
        }
    }

    /// <summary>One node of a cluster, not started yet.</summary>
    /// <param name="peerPort">Where the nodes speak with each other.</param>
    /// <param name="first">The peer address of the first node; null for the first itself.</param>
    public static QdrantServer OfCluster(int peerPort, Uri? first)
    {
        var own = $"http://127.0.0.1:{peerPort}";
        return new QdrantServer(first is null ? ["--uri", own] : ["--bootstrap", first.GetLeftPart(UriPartial.Authority), "--uri", own], new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["QDRANT__CLUSTER__ENABLED"] = "true",
            ["QDRANT__CLUSTER__P2P__PORT"] = $"{peerPort}",
        });
    }

    /// <summary>Starts it, for the first time or again.</summary>
    public void Start()
    {
        var start = new ProcessStartInfo(QdrantProgram.Use(), arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder.Path,
        };
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Note(line.Data);
        process.ErrorDataReceived += (_, line) => Note(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Waits until it says that it is ready.</summary>
    public Task UntilReadyAsync() => Waiting.UntilAsync("Qdrant is ready", IsReadyAsync);

    /// <summary>Ends it at once, as <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        if (process is { } running)
        {
            process = null;
            running.Kill();
            await running.WaitForExitAsync();
            running.Dispose();
        }
    }

    /// <summary>Starts it again on the same ports and storage and waits until it is ready.</summary>
    public async Task RestartAsync()
    {
        await KillAsync();
        Start();
        await UntilReadyAsync();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        client.Dispose();
        folder.Dispose();
    }

    private async Task<bool> IsReadyAsync()
    {
        if (process is not { HasExited: false })
        {
            throw new EndedException(Log);
        }

        try
        {
            using var response = await client.GetAsync(new Uri(Address, "readyz"));
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private void Note(string? line)
    {
        lock (gate)
        {
            if (line is not null)
            {
                log.Add(line);
            }
        }
    }

    private sealed class EndedException(string log) : Exception($"Qdrant ended by itself:\n{log}");
}

/// <summary>
/// One Qdrant for all tests that share one, each with collections of its own. A test class takes part by <c>[Collection(SharedQdrant.Name)]</c> and a
/// constructor parameter; its tests carry <c>[QdrantFact]</c>.
/// </summary>
[CollectionDefinition(Name)]
public sealed class SharedQdrant : ICollectionFixture<SharedQdrant>, IAsyncLifetime
{
    /// <summary>Name of the collection of tests.</summary>
    public const string Name = "qdrant";

    private readonly Lazy<Task<QdrantServer>> server = new(() => QdrantServer.StartAsync());
    private int names;

    /// <summary>Where it is; the first call starts it, unless <c>QDRANT_URL</c> names another.</summary>
    public async Task<string> UrlAsync() => QdrantProgram.Existing is { } existing ? existing.GetLeftPart(UriPartial.Path).TrimEnd('/') : (await server.Value).Url;

    /// <summary>A name for a collection that no other test has, also not one of an earlier run against the same server.</summary>
    public string NewName() => $"test-{Environment.ProcessId}-{TimeProvider.System.GetTimestamp():x}-{Interlocked.Increment(ref names)}";

    /// <inheritdoc />
    public Task InitializeAsync() => Task.CompletedTask;

    /// <inheritdoc />
    public async Task DisposeAsync()
    {
        if (server.IsValueCreated)
        {
            await (await server.Value).DisposeAsync();
        }
    }
}
