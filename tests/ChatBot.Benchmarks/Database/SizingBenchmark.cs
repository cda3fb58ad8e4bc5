using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text.Json;
using ChatBot.Benchmarks.Web;
using ChatBot.Server.Stores.Qdrant;
using ChatBot.Tests.ModelClients.Double;

namespace ChatBot.Benchmarks.Database;

/// <summary>
/// What an index in Qdrant takes: disk and memory of the server while it is being built, when it is ready and after a restart, and time and memory of a process that answers
/// from it. It starts Qdrant itself, for each setting with a storage of its own.
/// </summary>
internal sealed class SizingBenchmark(string program, string corpus, string embeddings, string scratch)
{
    private const string Collection = "sizing";

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    private sealed record Setting(string Name, string Quantization, bool OnDiskPayload);

    public static async Task RunAsync(string program, string corpus, string embeddings)
    {
        var folder = Directory.CreateTempSubdirectory("chatbot-sizing-");
        try
        {
            var benchmark = new SizingBenchmark(program, Path.GetFullPath(corpus), embeddings, folder.FullName);
            foreach (var setting in new Setting[] { new("as it is, payload on disk", "none", true), new("scalar quantization, payload on disk", "scalar", true), new("as it is, payload in memory", "none", false) })
            {
                await benchmark.MeasureAsync(setting);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task MeasureAsync(Setting setting)
    {
        var storage = Path.Combine(scratch, $"{setting.Quantization}-{setting.OnDiskPayload}");
        var url = $"http://127.0.0.1:{FreePort()}";
        var settings = storage + ".json";
        await File.WriteAllTextAsync(settings, JsonSerializer.Serialize(new
        {
            Index = new { Store = "qdrant", Qdrant = new { Endpoints = new[] { url }, Collection, setting.Quantization, setting.OnDiskPayload } },
            Models = new { Embedding = new { Endpoint = embeddings, Model = new DoubleOptions().Model } },
        }));
        Console.WriteLine($"{setting.Name}:");
        using (var server = await StartAsync(url, storage))
        {
            var peak = new Peak(server);
            var started = Stopwatch.GetTimestamp();
            var report = await peak.WhileAsync(FreshProcess.RunAsync("dotnet", input: null,
                [Path.Combine(AppContext.BaseDirectory, "chatbot.dll"), "index", "--json", "--config", settings, "--corpus", Path.Combine(corpus, "docs"), "--data", Path.Combine(scratch, "data")]));
            var built = Stopwatch.GetElapsedTime(started);
            await peak.WhileAsync(UntilGreenAsync(url));
            Console.WriteLine($"  {report.TrimEnd().Split('\n')[^1]}");
            Console.WriteLine($"  built in {built.TotalSeconds:0} s, green after {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s; Qdrant's memory at its highest {peak.Text}, then {Memory(server)}");
            await EndAsync(server);
        }

        // Files have holes, which take no room.
        Console.WriteLine($"  on disk {long.Parse((await FreshProcess.RunAsync("du", input: null, ["-sk", storage])).Split('\t')[0], CultureInfo.InvariantCulture) * 1024 / 1e6:0} MB");
        using (var server = await StartAsync(url, storage))
        {
            Console.WriteLine($"  Qdrant after a restart {Memory(server)}");
            for (var i = 0; i < 3; i++)
            {
                var started = Stopwatch.GetTimestamp();
                await using var product = await QdrantProduct.OpenAsync(url, embeddings, Collection);
                await product.Store.StateAsync(CancellationToken.None);
                Console.WriteLine($"  a replica loaded in {Stopwatch.GetElapsedTime(started).TotalSeconds:0.00} s");
            }

            var begun = Stopwatch.GetTimestamp();
            await using (var serve = await WebProcess.StartAsync(
                Path.Combine(AppContext.BaseDirectory, "chatbot.dll"), new Dictionary<string, string>(), "serve", "--no-index", "--config", settings, "--data", Path.Combine(scratch, "serve")))
            {
                Console.Write($"  serve ready after {Stopwatch.GetElapsedTime(begun).TotalSeconds:0.0} s with {serve.ResidentMegabytes:0} MB");
                var questions = File.ReadLines(Path.Combine(corpus, "facts.jsonl")).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("question").GetString()!).Take(25).ToList();
                await AskBenchmark.AskAsync(serve, questions, questions.Count);
                Console.WriteLine($", after {questions.Count} questions {serve.ResidentMegabytes:0} MB; Qdrant then {Memory(server)}");
            }

            await EndAsync(server);
        }

        Directory.Delete(storage, recursive: true);
    }

    private async Task<Process> StartAsync(string url, string storage)
    {
        var start = new ProcessStartInfo(program) { UseShellExecute = false, RedirectStandardOutput = true, WorkingDirectory = scratch };
        foreach (var (name, value) in new (string, string)[]
        {
            ("SERVICE__HOST", "127.0.0.1"), ("SERVICE__HTTP_PORT", new Uri(url).Port.ToString(CultureInfo.InvariantCulture)),
            ("SERVICE__GRPC_PORT", FreePort().ToString(CultureInfo.InvariantCulture)), ("SERVICE__ENABLE_STATIC_CONTENT", "false"), ("STORAGE__STORAGE_PATH", storage),
            ("STORAGE__SNAPSHOTS_PATH", storage + "-snapshots"), ("TELEMETRY_DISABLED", "true"), ("LOG_LEVEL", "ERROR"),
        })
        {
            start.Environment[$"QDRANT__{name}"] = value;
        }

        var server = Process.Start(start)!;
        server.OutputDataReceived += static (_, _) => { };
        server.BeginOutputReadLine();
        using var client = new HttpClient();
        while (!server.HasExited && !await IsReadyAsync(client, url))
        {
            await Task.Delay(Look, TimeProvider.System);
        }

        return server;
    }

    private static async Task EndAsync(Process server)
    {
        server.Kill();
        await server.WaitForExitAsync();
    }

    private static async Task<bool> IsReadyAsync(HttpClient client, string url)
    {
        try
        {
            using var response = await client.GetAsync(new Uri($"{url}/readyz"));
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    // Green for a while: between two steps of its work it is green for a moment.
    private static async Task<string> UntilGreenAsync(string url)
    {
        using var connection = new QdrantConnection(new QdrantOptions { Endpoints = [url] }, TimeProvider.System);
        var api = new QdrantApi(connection, new QdrantOptions());
        for (var times = 0; times < 20; times++)
        {
            if ((await api.InfoAsync(Collection, CancellationToken.None)).Status != "green")
            {
                times = 0;
            }

            await Task.Delay(Look, TimeProvider.System);
        }

        return "";
    }

    private static string Memory(Process server) => Peak.Words(Peak.Read(server));

    private static int FreePort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    // The pages of files count as memory too, but the system takes them back when others need it.
    private sealed class Peak(Process server)
    {
        private (double Own, double Files) highest;

        public string Text => Words(highest);

        public async Task<string> WhileAsync(Task<string> work)
        {
            while (!work.IsCompleted)
            {
                var (own, files) = Read(server);
                highest = (Math.Max(highest.Own, own), Math.Max(highest.Files, files));
                await Task.WhenAny(work, Task.Delay(Look, TimeProvider.System));
            }

            return await work;
        }

        public static (double Own, double Files) Read(Process server)
        {
            var lines = File.ReadLines($"/proc/{server.Id}/status").ToList();
            double Of(string name) => lines.Where(line => line.StartsWith(name, StringComparison.Ordinal)).Select(line => long.Parse(line[name.Length..^2], CultureInfo.InvariantCulture) * 1024 / 1e6).Single();
            return (Of("RssAnon:"), Of("RssFile:"));
        }

        public static string Words((double Own, double Files) memory) => $"{memory.Own:0} MB of its own and {memory.Files:0} MB of files";
    }
}
