using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;

namespace ChatBot.Benchmarks.Web;

/// <summary>Thousands of open event streams beside those of a bare endpoint: memory, lost events, and how late a piece arrives.</summary>
internal static class StreamBenchmark
{
    private const int FewAsks = 200;

    public static async Task RunAsync(int streams)
    {
        await using var ours = await WebProcess.StartAsync(typeof(StreamBenchmark).Assembly.Location, new Dictionary<string, string>(), "slow");
        await using var bare = await WebProcess.StartAsync(typeof(StreamBenchmark).Assembly.Location, new Dictionary<string, string>(), "bare", "/dev/null");
        await MeasureAlonePieceAsync(ours, FewAsks);
        Print("one stream at a time", await MeasureAlonePieceAsync(ours, FewAsks));
        await MeasureAsync("bare", bare, "/api/slow", streams);
        await MeasureAsync("ours", ours, "/api/ask", streams);
    }

    private static void Print(string what, IReadOnlyCollection<double> late) => Console.WriteLine(
        $"  {what}: a piece arrives {late.Order().ElementAt(late.Count / 2):0.00} ms after it was told (p99 {late.Order().ElementAt(late.Count * 99 / 100):0.00} ms)");

    private static async Task<IReadOnlyCollection<double>> MeasureAlonePieceAsync(WebProcess server, int asks)
    {
        using var client = Client(server);
        var late = new ConcurrentBag<double>();
        for (var i = 0; i < asks; i++)
        {
            await FollowAsync(client, "/api/ask", "soon", late);
        }

        return late;
    }

    private static async Task MeasureAsync(string who, WebProcess server, string path, int streams)
    {
        using var client = Client(server);
        var late = new ConcurrentBag<double>();
        var (idle, idleHeap) = (server.ResidentMegabytes, await HeapAsync(client));
        var processor = server.ProcessorTime;
        var all = Enumerable.Range(0, streams).Select(_ => FollowAsync(client, path, "slowly", late)).ToList();
        while (late.Count < streams * 8)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }

        var (open, openHeap) = (server.ResidentMegabytes, await HeapAsync(client));
        var after = server.ResidentMegabytes;
        var events = await Task.WhenAll(all);
        Console.WriteLine(
            $"{who}: {streams} streams, {events.Count(pieces => pieces == SlowTurns.Pieces)} of them whole; resident {idle:0} MB idle, {open:0} MB open, {after:0} MB after a collection; "
            + $"heap {idleHeap:0.0} MB idle, {openHeap:0.0} MB open ({(openHeap - idleHeap) * 1000 / streams:0.0} kB a stream); cpu {(server.ProcessorTime - processor).TotalSeconds:0.0} s");
        Print("among all of them", late);
    }

    private static async Task<double> HeapAsync(HttpClient client) =>
        double.Parse(await client.GetStringAsync(new Uri("/memory", UriKind.Relative)), CultureInfo.InvariantCulture);

    private static HttpClient Client(WebProcess server) =>
        new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = server.Address, Timeout = Timeout.InfiniteTimeSpan };

    // How many pieces came before the last event; -1 when it never came.
    private static async Task<int> FollowAsync(HttpClient client, string path, string question, ConcurrentBag<double> late)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(new { question }) };
        request.Headers.Accept.ParseAdd("text/event-stream");
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());
        const string Start = "data: {\"text\":\"";
        var pieces = 0;
        while (await lines.ReadLineAsync() is { } line)
        {
            if (line == "event: answer")
            {
                return pieces;
            }

            // The end of an answer repeats nothing that was told, so each of these is a piece.
            if (line.StartsWith(Start, StringComparison.Ordinal))
            {
                late.Add(Stopwatch.GetElapsedTime(long.Parse(line.AsSpan(Start.Length, line.IndexOf(' ', Start.Length) - Start.Length), CultureInfo.InvariantCulture)).TotalMilliseconds);
                pieces++;
            }
        }

        return -1;
    }
}
