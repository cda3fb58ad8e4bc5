using System.Net;
using ChatBot.Channels.Agents;
using ChatBot.Conversations;
using Xunit;

namespace ChatBot.Tests.Channels.Agents;

public sealed class AskStreamTests : IAsyncLifetime
{
    private const string Ask = """{"question":"How high?","requestId":"r1"}""";

    private AskServer server = null!;

    public async Task InitializeAsync() => server = await AskServer.StartAsync();

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task EventsTellTheAnswerPieceByPieceAndThenWhole()
    {
        server.Answers["How high?"].News.Writer.TryWrite(new TurnNews.Searching(12));
        server.Answers["How high?"].Tell("Twelve").Tell(" metres.").End();
        using var response = await server.StreamAsync(Ask);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.ToString());
        Assert.True(response.Headers.CacheControl?.NoStore);
        Assert.Equal(["no"], response.Headers.GetValues("X-Accel-Buffering"));

        var events = await SentEvents.AllAsync(response);
        Assert.Equal(["status", "delta", "delta", "answer"], events.Select(sent => sent.Name));
        Assert.Equal("searching", events[0].Json.GetProperty("stage").GetString());
        Assert.Equal(12, events[0].Json.GetProperty("documents").GetInt32());
        var answerId = events[0].Json.GetProperty("answerId").GetString();
        Assert.Equal([.. Enumerable.Range(0, 4).Select(n => $"{answerId}:{n}")], events.Select(sent => sent.Id));
        Assert.Equal("Twelve metres.", string.Concat(events.Where(sent => sent.Name == "delta").Select(sent => sent.Json.GetProperty("text").GetString())));
        Assert.Equal("Twelve metres.", events[3].Json.GetProperty("text").GetString());
        Assert.Equal(answerId, events[3].Json.GetProperty("answerId").GetString());
    }

    [Fact]
    public async Task AStreamGoesOnBehindTheLastEventThatArrived()
    {
        server.Answers["How high?"].Tell("a").Tell("b").Tell("c").End();
        using var whole = await server.StreamAsync(Ask);
        var all = await SentEvents.AllAsync(whole);
        for (var k = 0; k < all.Count; k++)
        {
            using var rest = await server.StreamAsync(Ask, all[k].Id);
            // Who has seen the end sees it again.
            Assert.Equal(all[Math.Min(k + 1, all.Count - 1)..], await SentEvents.AllAsync(rest));
        }

        using var again = await server.StreamAsync(Ask);
        Assert.Equal(all, await SentEvents.AllAsync(again));
        Assert.Equal(1, server.Answers.Asked);
    }

    [Theory]
    [InlineData("unknown:0")]
    [InlineData("0")]
    [InlineData(":0")]
    [InlineData("x:-1")]
    [InlineData("x:99999999999")]
    [InlineData("../../etc/passwd:1")]
    public async Task WhatCannotBeResumedIsGoneAndIsNotAskedAgain(string lastEvent)
    {
        using var response = await server.StreamAsync(Ask, lastEvent);
        await Problems.AssertAsync(HttpStatusCode.Gone, response);
        Assert.Equal(0, server.Answers.Asked);
    }

    [Fact]
    public async Task AFinishedAnswerIsGoneAfterTenMinutes()
    {
        server.Answers["How high?"].Tell("a").End();
        using var whole = await server.StreamAsync(Ask);
        var all = await SentEvents.AllAsync(whole);
        server.Time.Advance(TimeSpan.FromMinutes(11));
        using var response = await server.StreamAsync(Ask, all[0].Id);
        await Problems.AssertAsync(HttpStatusCode.Gone, response);
    }

    [Fact]
    public async Task AStopEndsEveryStreamOfTheTurnWithAnEventThatSaysSo()
    {
        server.Answers["How high?"].Tell("a");
        using var first = await server.StreamAsync(Ask);
        using var second = await server.StreamAsync(Ask);
        var events = SentEvents.ReadAsync(await first.Content.ReadAsStreamAsync()).GetAsyncEnumerator();
        Assert.True(await events.MoveNextAsync());
        var answerId = events.Current.Id.Split(':')[0];
        using var stopped = await server.Client.DeleteAsync(new Uri($"/api/ask/{answerId}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NoContent, stopped.StatusCode);
        await server.Answers["How high?"].Stopped.Task;

        Assert.True(await events.MoveNextAsync());
        Assert.Equal("error", events.Current.Name);
        Assert.Equal("stopped", events.Current.Json.GetProperty("reason").GetString());
        Assert.Equal(answerId, events.Current.Json.GetProperty("answerId").GetString());
        Assert.False(await events.MoveNextAsync());
        Assert.Equal(["delta", "error"], (await SentEvents.AllAsync(second)).Select(sent => sent.Name));

        using var again = await server.Client.DeleteAsync(new Uri($"/api/ask/{answerId}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NoContent, again.StatusCode);
        using var unknown = await server.Client.DeleteAsync(new Uri("/api/ask/unknown", UriKind.Relative));
        await Problems.AssertAsync(HttpStatusCode.NotFound, unknown);
    }

    [Fact]
    public async Task WhoKnowsOnlyTheRequestCanStopIt()
    {
        using var response = await server.StreamAsync(Ask);
        using var stopped = await server.Client.DeleteAsync(new Uri("/api/ask/r1", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NoContent, stopped.StatusCode);
        Assert.Equal(["error"], (await SentEvents.AllAsync(response)).Select(sent => sent.Name));
    }

    [Fact]
    public async Task AQuietStreamShowsThatItIsThere()
    {
        using var response = await server.StreamAsync(Ask);
        await server.Answers["How high?"].Begun.Task;
        var events = SentEvents.ReadAsync(await response.Content.ReadAsStreamAsync()).GetAsyncEnumerator();
        var first = events.MoveNextAsync().AsTask();
        server.Time.Advance(AskStream.Heartbeat);
        Assert.True(await first);
        Assert.Equal("", events.Current.Name);
        server.Answers["How high?"].Tell("a").End();
        Assert.True(await events.MoveNextAsync());
        Assert.Equal("delta", events.Current.Name);
    }

    [Fact]
    public async Task AServerThatStopsEndsStreamsWithoutALastEvent()
    {
        server.Answers["How high?"].Tell("a");
        using var response = await server.StreamAsync(Ask);
        var events = SentEvents.AllAsync(response);
        var json = server.PostAsync("""{"question":"How deep?"}""");
        await server.Answers["How deep?"].Begun.Task;
        await server.StopAsync();
        Assert.Equal(["delta"], (await events).Select(sent => sent.Name));
        using var refused = await json;
        await Problems.AssertAsync(HttpStatusCode.ServiceUnavailable, refused);
        Assert.NotNull(refused.Headers.RetryAfter);
    }

    [Fact]
    public async Task MoreListenersThanAllowedAreTurnedAwayUntilOneLeaves()
    {
        await using var small = await AskServer.StartAsync(new LimitsOptions { Streams = 1 });
        using (var first = await small.StreamAsync(Ask))
        {
            using var second = await small.StreamAsync(Ask);
            await Problems.AssertAsync(HttpStatusCode.ServiceUnavailable, second);
            Assert.NotNull(second.Headers.RetryAfter);
            small.Answers["How high?"].End();
            await SentEvents.AllAsync(first);
        }

        using var third = await small.StreamAsync(Ask);
        Assert.Equal(HttpStatusCode.OK, third.StatusCode);
    }
}
