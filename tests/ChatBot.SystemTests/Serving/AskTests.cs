using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ChatBot.Conversations;
using ChatBot.SystemTests.Running;
using ChatBot.Tests.Channels.Agents;
using Xunit;

namespace ChatBot.SystemTests.Serving;

/// <summary>Questions over HTTP to the real server.</summary>
public sealed class AskTests
{
    private const string Question = "Which projects are running?";

    [Fact]
    public async Task JsonAndEventsHoldTheSameAnswer()
    {
        using var workplace = Harbour();
        await using var server = await RunningServer.StartAsync(workplace);
        using var whole = await PostAsync(server, new { question = Question });
        Assert.Equal(HttpStatusCode.OK, whole.StatusCode);
        using var answer = JsonDocument.Parse(await whole.Content.ReadAsStringAsync());
        Assert.Equal("answered", answer.RootElement.GetProperty("outcome").GetString());

        var events = await StreamAsync(server, new { question = Question });
        Assert.Equal("searching", events[0].Json.GetProperty("stage").GetString());
        Assert.Equal("answer", events[^1].Name);
        Assert.Equal(answer.RootElement.GetProperty("text").GetString(), TextOf(events));
        Assert.Equal(events[^1].Json.GetProperty("text").GetString(), TextOf(events));
        Assert.Equal(
            events[^1].Json.GetProperty("citations").GetRawText(),
            $"[{string.Join(',', events.Where(sent => sent.Name == "delta").SelectMany(sent => sent.Json.GetProperty("citations").EnumerateArray()).Select(citation => citation.GetRawText()))}]");
    }

    [Fact]
    public async Task AStreamThatIsCutAnywhereAndResumedIsTheSameAnswerAndIsAnsweredOnce()
    {
        using var workplace = Harbour();
        List<SentEvent> whole;
        await using (var server = await RunningServer.StartAsync(workplace))
        {
            whole = await StreamAsync(server, new { question = Question, requestId = "whole" });
            for (var k = 1; k <= whole.Count; k++)
            {
                var asked = new { question = Question, requestId = $"cut-{k}" };
                var events = await StreamAsync(server, asked, atMost: k);
                if (!events[^1].IsLast)
                {
                    events.AddRange(await StreamAsync(server, asked, events[^1].Id));
                }

                Assert.Equal(whole.Select(sent => sent.Name), events.Select(sent => sent.Name));
                Assert.Equal(TextOf(whole), TextOf(events));
                Assert.Equal(Enumerable.Range(0, whole.Count).Select(n => $"{events[0].Id.Split(':')[0]}:{n}"), events.Select(sent => sent.Id));

                // The whole request once more is the same answer too.
                Assert.Equal(events, await StreamAsync(server, asked));
            }

            Assert.True(whole.Count > 4, "The answer has several pieces to cut between.");
        }

        Assert.Equal(1 + whole.Count, await ReceiptsAsync(workplace));
    }

    [Fact]
    public async Task ARequestThatIsSentManyTimesAtOnceIsAnsweredOnce()
    {
        using var workplace = Harbour();
        await using (var server = await RunningServer.StartAsync(workplace))
        {
            var all = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => StreamAsync(server, new { question = Question, requestId = "one" })));
            Assert.All(all, events => Assert.Equal(all[0], events));
            using var other = await PostAsync(server, new { question = "Something else?", requestId = "one" });
            await Problems.AssertAsync(HttpStatusCode.Conflict, other);
        }

        Assert.Equal(1, await ReceiptsAsync(workplace));
    }

    [Fact]
    public async Task AStopEndsTheStreamAndLeavesNoAnswer()
    {
        using var workplace = Harbour();
        const int Before = 200;
        workplace.Environment["Limits__QuestionsAtOnce"] = "1";
        workplace.Environment["Limits__QuestionsPerMinute"] = "100000";
        await using (var server = await RunningServer.StartAsync(workplace))
        {
            // One question at a time: the last one waits behind the others, and is stopped before it is its turn.
            var before = await Task.WhenAll(Enumerable.Range(0, Before).Select(_ => OpenAsync(server, new { question = Question })));
            using var last = await OpenAsync(server, new { question = Question, requestId = "stopped" });
            using var stopped = await server.Client.DeleteAsync(new Uri("/api/ask/stopped", UriKind.Relative));
            Assert.Equal(HttpStatusCode.NoContent, stopped.StatusCode);
            var events = await SentEvents.AllAsync(last);
            Assert.Equal(["error"], events.Where(sent => sent.IsLast).Select(sent => sent.Name));
            Assert.Equal("stopped", events[^1].Json.GetProperty("reason").GetString());
            foreach (var response in before)
            {
                Assert.Equal("answer", (await SentEvents.AllAsync(response))[^1].Name);
                response.Dispose();
            }
        }

        Assert.Equal(Before, await ReceiptsAsync(workplace));
    }

    [Fact]
    public async Task AfterARestartAnAnswerIsGoneAndIsNotAskedAgain()
    {
        using var workplace = Harbour();
        string id;
        int port;
        await using (var server = await RunningServer.StartAsync(workplace))
        {
            id = (await StreamAsync(server, new { question = Question, requestId = "r" }, atMost: 2))[^1].Id;
            port = server.Address.Port;
            server.Process.Kill();
        }

        var receipts = await ReceiptsAsync(workplace);
        await using (var server = await RunningServer.StartAsync(workplace, port))
        {
            using var gone = await OpenAsync(server, new { question = Question, requestId = "r" }, id);
            Assert.Equal("This answer is no longer available. Ask again.", await Problems.AssertAsync(HttpStatusCode.Gone, gone));
        }

        Assert.Equal(receipts, await ReceiptsAsync(workplace));
    }

    [Fact]
    public async Task AServerThatIsToldToEndEndsItsStreamsAndItself()
    {
        using var workplace = Harbour();
        workplace.Environment["Limits__QuestionsAtOnce"] = "1";
        workplace.Environment["Limits__QuestionsPerMinute"] = "100000";
        await using var server = await RunningServer.StartAsync(workplace);
        var open = await Task.WhenAll(Enumerable.Range(0, 400).Select(_ => OpenAsync(server, new { question = Question })));
        var told = TimeProvider.System.GetTimestamp();
        await server.Process.SignalAsync("TERM");
        var ends = await Task.WhenAll(open.Select(SentEvents.AllAsync));
        var ending = await server.Process.EndAsync();
        Assert.Equal(0, ending.ExitCode);
        Assert.DoesNotContain("   at ", ending.Error, StringComparison.Ordinal);
        Assert.True(TimeProvider.System.GetElapsedTime(told) < TimeSpan.FromSeconds(15));
        Assert.DoesNotContain("error", ends.SelectMany(events => events).Select(sent => sent.Name));
        Assert.Contains(ends, events => events.Count == 0 || !events[^1].IsLast);
    }

    [Fact]
    public async Task TwoThousandStreamsAreAllAnswered()
    {
        using var workplace = Harbour();
        workplace.Environment["Limits__QuestionsAtOnce"] = "1";
        workplace.Environment["Limits__QuestionsWaiting"] = "2000";
        workplace.Environment["Limits__QuestionsPerMinute"] = "100000";
        await using var server = await RunningServer.StartAsync(workplace);
        var open = await Task.WhenAll(Enumerable.Range(0, 2_000).Select(_ => OpenAsync(server, new { question = Question })));
        Assert.All(open, response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
        var all = await Task.WhenAll(open.Select(SentEvents.AllAsync));
        Assert.Single(all.Select(TextOf).Distinct(StringComparer.Ordinal));
        Assert.All(all, events => Assert.Equal("answer", events[^1].Name));
    }

    private static Workplace Harbour() => new Workplace()
        .With("projects.csv", "project,state,budget\nPier,running,100\nMill,running,200\nCrane,done,300\nLamp,running,50\nRoof,running,70\n")
        .With("mill.md", "# Mill\n\nThe mill has the colour green. The colours of the mill were chosen by its miller.\n");

    private static async Task<int> ReceiptsAsync(Workplace workplace) =>
        (await Journal.ReadAsync(Path.Combine(workplace.Data, Journal.FolderName), CancellationToken.None)).Count;

    private static string TextOf(List<SentEvent> events) =>
        string.Concat(events.Where(sent => sent.Name == "delta").Select(sent => sent.Json.GetProperty("text").GetString()));

    private static Task<HttpResponseMessage> PostAsync(RunningServer server, object body) => server.Client.PostAsJsonAsync("/api/ask", body);

    private static async Task<HttpResponseMessage> OpenAsync(RunningServer server, object body, string? lastEvent = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/ask") { Content = JsonContent.Create(body) };
        request.Headers.Accept.ParseAdd("text/event-stream");
        if (lastEvent is not null)
        {
            request.Headers.TryAddWithoutValidation("Last-Event-ID", lastEvent);
        }

        return await server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    private static async Task<List<SentEvent>> StreamAsync(RunningServer server, object body, string? lastEvent = null, int atMost = int.MaxValue)
    {
        using var response = await OpenAsync(server, body, lastEvent);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var events = new List<SentEvent>();
        await foreach (var sent in SentEvents.ReadAsync(await response.Content.ReadAsStreamAsync()))
        {
            events.Add(sent);
            if (events.Count == atMost)
            {
                break;
            }
        }

        return events;
    }
}
