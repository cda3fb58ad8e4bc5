using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ChatBot.SystemTests.Running;
using Xunit;
using Xunit.Abstractions;

namespace ChatBot.SystemTests.Qdrant;

/// <summary><c>chatbot serve</c> over a Qdrant that is not there yet, is killed, or falls silent while people ask.</summary>
[Collection(SharedQdrant.Name)]
public sealed class AskingFaultTests(SharedQdrant qdrant, ITestOutputHelper output)
{
    private const string Question = "What colour is the lighthouse?";
    private const string CannotBeReached = "The documents cannot be reached at the moment.";

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(5);

    private sealed record Asked(string Outcome, string Text, TimeSpan Took);

    [QdrantFact(ownServer: true)]
    public async Task PeopleGetOneClearSentenceWhileQdrantIsAwayAndAnswersWhenItIsBack()
    {
        await using var qdrantServer = await QdrantServer.StartAsync();
        await qdrantServer.KillAsync();
        using var place = Lighthouse("kept", qdrantServer.Url);
        await using var server = await ServeAsync(place);

        using (var ready = await server.GetAsync("/health/ready"))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        }

        await AssertAwayAsync(server);
        await qdrantServer.RestartAsync();
        var first = await UntilAnsweredAsync(server);
        Assert.Contains("white", (await server.AskAsync()).Text, StringComparison.Ordinal);
        output.WriteLine($"started without Qdrant: indexed and answering {first.TotalSeconds:0.0} s after it came up");
        Assert.InRange(first, TimeSpan.Zero, Recovery);

        for (var kill = 1; kill <= 3; kill++)
        {
            using var stopping = new CancellationTokenSource();
            var asked = new ConcurrentBag<Asked>();
            var asking = Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
            {
                while (!stopping.IsCancellationRequested)
                {
                    asked.Add(await server.AskAsync());
                }
            })));
            await Waiting.UntilAsync("questions are answered", () => Task.FromResult(asked.Count(one => one.Outcome == "answered") >= 20));
            await qdrantServer.KillAsync();
            await Waiting.UntilAsync("questions fail", () => Task.FromResult(asked.Count(one => one.Outcome == "failed") >= 20));
            await AssertAwayAsync(server);
            await qdrantServer.RestartAsync();
            var recovered = await UntilAnsweredAsync(server);
            await stopping.CancelAsync();
            await asking;

            var failed = asked.Where(one => one.Outcome != "answered").ToList();
            output.WriteLine($"kill {kill}: {asked.Count} questions, {failed.Count} got the sentence, the slowest after {asked.Max(one => one.Took).TotalMilliseconds:0} ms; answering again {recovered.TotalSeconds:0.0} s after Qdrant was ready");
            Assert.All(failed, one => Assert.StartsWith(CannotBeReached, one.Text, StringComparison.Ordinal));
            Assert.All(asked.Except(failed), one => Assert.Contains("white", one.Text, StringComparison.Ordinal));
            Assert.InRange(asked.Max(one => one.Took), TimeSpan.Zero, Deadline);
            Assert.InRange(recovered, TimeSpan.Zero, Recovery);
        }

        Assert.DoesNotContain("   at ", server.Process.Error, StringComparison.Ordinal);
    }

    [QdrantFact]
    public async Task ASilentQdrantKeepsNobodyWaitingLongerThanThreeSeconds()
    {
        await using var proxy = new QdrantProxy(await qdrant.UrlAsync());
        using var place = Lighthouse(qdrant.NewName(), proxy.Url);
        await using var server = await ServeAsync(place);
        await UntilAnsweredAsync(server);
        await AskManyAsync(server);
        var before = MemoryOf(server);
        var slowest = TimeSpan.Zero;
        for (var round = 1; round <= 3; round++)
        {
            // In the middle of questions: some have had answers to some of their searches.
            var asking = AskManyAsync(server);
            proxy.FallSilent();
            var asked = (await asking).Concat(await AskManyAsync(server)).ToList();
            slowest = TimeSpan.FromTicks(Math.Max(slowest.Ticks, asked.Max(one => one.Took).Ticks));
            var failed = asked.Where(one => one.Outcome != "answered").ToList();
            Assert.True(failed.Count >= 100);
            Assert.All(failed, one => Assert.StartsWith(CannotBeReached, one.Text, StringComparison.Ordinal));
            await AssertAwayAsync(server);
            proxy.PassOn();
            var recovered = await UntilAnsweredAsync(server);
            output.WriteLine($"silence {round}: {asked.Count} questions, {failed.Count} got the sentence, the slowest after {asked.Max(one => one.Took).TotalMilliseconds:0} ms; answering again {recovered.TotalSeconds:0.0} s after it was over");
            Assert.InRange(recovered, TimeSpan.Zero, Recovery);
        }

        var grown = MemoryOf(server) - before;
        output.WriteLine($"memory {before / 1024} MB, and {grown / 1024} MB more after three rounds of 200 questions");
        Assert.InRange(slowest, TimeSpan.Zero, Deadline);
        Assert.InRange(grown, long.MinValue, 64 * 1024);
        await using var store = place.Open(urls: [await qdrant.UrlAsync()]);
        await StoredContent.DropAsync(store);
    }

    private static QdrantPlace Lighthouse(string name, string url)
    {
        var place = new QdrantPlace(name, [url]);
        place.Workplace.With("light.md", "# Lighthouse\n\nThe colour of the lighthouse is white. It was built in 1898.\n").With("mill.md", "# Mill\n\nThe windmill turns.\n");
        return place;
    }

    private static async Task<List<Asked>> AskManyAsync(Served server) =>
        [.. await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => server.AskAsync()))];

    private static async Task AssertAwayAsync(Served server)
    {
        using (var live = await server.GetAsync("/health/live"))
        {
            Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        }

        // What was loaded less than a second ago is taken to hold.
        var started = Stopwatch.GetTimestamp();
        await Waiting.UntilAsync("the server is not ready", async () =>
        {
            using var ready = await server.GetAsync("/health/ready");
            return ready.StatusCode == HttpStatusCode.ServiceUnavailable;
        });
        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, Deadline);
        var asked = await server.AskAsync();
        Assert.Equal("failed", asked.Outcome);
        Assert.StartsWith(CannotBeReached, asked.Text, StringComparison.Ordinal);
        Assert.InRange(asked.Took, TimeSpan.Zero, Deadline);
        using var documents = await server.GetAsync("/api/documents");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, documents.StatusCode);
        Assert.Contains(CannotBeReached, await documents.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    // Asked as people do, ten times a second.
    private static async Task<TimeSpan> UntilAnsweredAsync(Served server)
    {
        var started = Stopwatch.GetTimestamp();
        await Waiting.UntilAsync("questions are answered again", async () =>
        {
            using var ready = await server.GetAsync("/health/ready");
            return ready.StatusCode == HttpStatusCode.OK && (await server.AskAsync()).Outcome == "answered";
        });
        return Stopwatch.GetElapsedTime(started);
    }

    private static long MemoryOf(Served server)
    {
        var line = File.ReadLines($"/proc/{server.Process.Id}/status").First(text => text.StartsWith("VmRSS:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture);
    }

    private static async Task<Served> ServeAsync(QdrantPlace place)
    {
        var address = new Uri($"http://127.0.0.1:{Waiting.FreePort()}");
        var server = new Served(place.Workplace.Start("serve", "--urls", address.OriginalString), address);
        await Waiting.UntilAsync("the server listens", async () =>
        {
            Assert.False(server.Process.HasEnded, server.Process.Error);
            try
            {
                using var live = await server.GetAsync("/health/live");
                return live.StatusCode == HttpStatusCode.OK;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        });
        return server;
    }

    private sealed class Served(ChatBotProcess process, Uri address) : IAsyncDisposable
    {
        private readonly HttpClient client = new() { BaseAddress = address, Timeout = ChatBotProcess.Patience };

        public ChatBotProcess Process => process;

        public Task<HttpResponseMessage> GetAsync(string path) => client.GetAsync(new Uri(path, UriKind.Relative));

        public async Task<Asked> AskAsync()
        {
            var started = Stopwatch.GetTimestamp();
            using var response = await client.PostAsJsonAsync(new Uri("/api/ask", UriKind.Relative), new { question = Question });
            using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
            var took = Stopwatch.GetElapsedTime(started);
            return json.RootElement.TryGetProperty("outcome", out var outcome)
                ? new Asked(outcome.GetString()!, json.RootElement.GetProperty("text").GetString()!, took)
                : new Asked($"{(int)response.StatusCode}", json.RootElement.GetRawText(), took);
        }

        public async ValueTask DisposeAsync()
        {
            client.Dispose();
            await process.DisposeAsync();
        }
    }
}
