using System.Net;
using System.Text;
using ChatBot.Channels.Http;
using ChatBot.Conversations;
using Xunit;

namespace ChatBot.Tests.Channels.Agents;

public sealed class AskRoutesTests : IAsyncLifetime
{
    private AskServer server = null!;

    public async Task InitializeAsync() => server = await AskServer.StartAsync();

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task OneAnswerComesAsJson()
    {
        server.Answers["How high?"].Tell("Twelve metres.").End();
        using var response = await server.PostAsync("""{"question":"How high?","conversationId":"c-1:a.b_C"}""", "application/json; charset=utf-8");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/json; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        var text = await response.Content.ReadAsStringAsync();
        Assert.Contains("\"text\":\"Twelve metres.\"", text, StringComparison.Ordinal);
        Assert.Contains("\"conversationId\":\"c-1:a.b_C\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARequestThatIsSentTwiceIsAnsweredOnceWhateverTheForm()
    {
        const string Body = """{"question":"How high?","requestId":"r1"}""";
        var first = server.PostAsync(Body);
        var second = server.PostAsync(Body);
        using var stream = await server.StreamAsync(Body);
        server.Answers["How high?"].Tell("Twelve.").End();
        var texts = new[] { await (await first).Content.ReadAsStringAsync(), await (await second).Content.ReadAsStringAsync(), (await SentEvents.AllAsync(stream))[^1].Data };
        Assert.Single(texts.Distinct(StringComparer.Ordinal));
        Assert.Equal(1, server.Answers.Asked);

        using var other = await server.PostAsync("""{"question":"How deep?","requestId":"r1"}""");
        await Problems.AssertAsync(HttpStatusCode.Conflict, other);
    }

    [Fact]
    public async Task AClientThatWaitsForJsonAndGoesAwayCancelsTheWork()
    {
        using var leaves = new CancellationTokenSource();
        var asking = server.PostAsync("""{"question":"How high?"}""", token: leaves.Token);
        await server.Answers["How high?"].Begun.Task;
        await leaves.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        await server.Answers["How high?"].Stopped.Task;
    }

    [Fact]
    public async Task AStreamThatIsCutIsNoStop()
    {
        const string Body = """{"question":"How high?","requestId":"r1"}""";
        using (var cut = await server.StreamAsync(Body))
        {
            await server.Answers["How high?"].Begun.Task;
        }

        server.Answers["How high?"].Tell("Twelve.").End();
        using var again = await server.StreamAsync(Body);
        Assert.Equal(["delta", "answer"], (await SentEvents.AllAsync(again)).Select(sent => sent.Name));
        Assert.Equal(1, server.Answers.Asked);
    }

    [Theory]
    [InlineData(null, "application/json")]
    [InlineData("*/*", "application/json")]
    [InlineData("application/json, text/plain, */*", "application/json")]
    [InlineData("application/*;q=0.5", "application/json")]
    [InlineData("text/event-stream", "text/event-stream")]
    [InlineData("TEXT/EVENT-STREAM; charset=utf-8", "text/event-stream")]
    [InlineData("application/json, text/event-stream", "text/event-stream")]
    [InlineData("application/json, text/event-stream;q=0.5", "application/json")]
    [InlineData("text/event-stream, */*;q=0.1", "text/event-stream")]
    public async Task TheAcceptHeaderChoosesTheForm(string? accept, string type)
    {
        server.Answers["A"].End();
        using var response = await server.PostAsync("""{"question":"A"}""", accept: accept);
        Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("text/event-stream;q=0")]
    [InlineData("nonsense")]
    public async Task AnAnswerThatNobodyTakesIsNotMade(string accept)
    {
        using var response = await server.PostAsync("""{"question":"A"}""", accept: accept);
        await Problems.AssertAsync(HttpStatusCode.NotAcceptable, response);
        Assert.Equal(0, server.Answers.Asked);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("\"question\"")]
    [InlineData("""{"question":null}""")]
    [InlineData("""{"question":1}""")]
    [InlineData("""{"question":["A"]}""")]
    [InlineData("""{"question":"A","question":"B"}""")]
    [InlineData("""{"question":"A"} {}""")]
    [InlineData("""{"question":"A",}""")]
    [InlineData("""{question:"A"}""")]
    [InlineData("""{"question":"A""")]
    [InlineData("""{"question":"\ud800"}""")]
    [InlineData("""{"question":"\udc00 A"}""")]
    [InlineData("""{"question":"A\u0000B"}""")]
    [InlineData("""{"question":"A","conversationId":""}""")]
    [InlineData("""{"question":"A","conversationId":"../../etc/passwd"}""")]
    [InlineData("""{"question":"A","conversationId":"a b"}""")]
    [InlineData("""{"question":"A","conversationId":{"x":1}}""")]
    [InlineData("""{"question":"A","requestId":"ü"}""")]
    [InlineData("""{"question":"A","more":[[[[[[[[[[1]]]]]]]]]]}""")]
    public async Task WhatIsNoQuestionIsRefusedWithASentence(string body)
    {
        using var response = await server.PostAsync(body);
        Assert.EndsWith(".", (await Problems.AssertAsync(HttpStatusCode.BadRequest, response)).Replace("_ : . -", "_.", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(0, server.Answers.Asked);
    }

    [Theory]
    [InlineData(129)]
    [InlineData(60_000)]
    public async Task AConversationIdHasABound(int length)
    {
        using var response = await server.PostAsync($$"""{"question":"A","conversationId":"{{new string('x', length)}}"}""");
        await Problems.AssertAsync(HttpStatusCode.BadRequest, response);
    }

    [Fact]
    public async Task BytesThatAreNoTextAreRefused()
    {
        foreach (var bytes in new byte[][] { [0xFF, 0xFE], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0x00], [0x07] })
        {
            using var response = await server.PostAsync([.. "{\"question\":\"A"u8, .. bytes, .. "\"}"u8]);
            await Problems.AssertAsync(HttpStatusCode.BadRequest, response);
        }

        using var wide = await server.PostAsync(Encoding.Unicode.GetBytes("""{"question":"A"}"""));
        await Problems.AssertAsync(HttpStatusCode.BadRequest, wide);
    }

    [Theory]
    [InlineData("")]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/jsonp")]
    public async Task OnlyJsonIsTaken(string contentType)
    {
        using var response = await server.PostAsync("""{"question":"A"}""", contentType);
        await Problems.AssertAsync(HttpStatusCode.UnsupportedMediaType, response);
        Assert.Equal(0, server.Answers.Asked);
    }

    [Fact]
    public async Task ALargeBodyIsRefused()
    {
        using var response = await server.PostAsync($$"""{"question":"{{new string('x', JsonBody.MostBytes)}}"}""");
        await Problems.AssertAsync(HttpStatusCode.RequestEntityTooLarge, response);
        Assert.True(response.Headers.ConnectionClose);
    }

    [Fact]
    public async Task TheLongestQuestionFitsHoweverItIsWritten()
    {
        await using var wide = await AskServer.StartAsync(new LimitsOptions { QuestionCharacters = 20_000 });
        var question = string.Concat(Enumerable.Repeat("\\u00e9", 20_000));
        wide.Answers[new string('é', 20_000)].End();
        using var response = await wide.PostAsync($$"""{"question":"{{question}}"}""");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task WhoAsksTooFastIsToldWhenToTryAgain()
    {
        await using var slow = await AskServer.StartAsync(new LimitsOptions { QuestionsPerMinute = 2 });
        slow.Answers["A"].End();
        for (var i = 0; i < 2; i++)
        {
            using var asked = await slow.PostAsync("""{"question":"A"}""");
            Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        }

        using var tooMany = await slow.PostAsync("""{"question":"A"}""");
        Assert.Contains("30 seconds", await Problems.AssertAsync(HttpStatusCode.TooManyRequests, tooMany), StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromSeconds(30), tooMany.Headers.RetryAfter?.Delta);
        slow.Time.Advance(TimeSpan.FromSeconds(30));
        using var again = await slow.PostAsync("""{"question":"A"}""");
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Fact]
    public async Task AFullQueueTurnsQuestionsAway()
    {
        await using var small = await AskServer.StartAsync(new LimitsOptions { QuestionsAtOnce = 1, QuestionsWaiting = 0 });
        using var first = await small.StreamAsync("""{"question":"A"}""");
        await small.Answers["A"].Begun.Task;
        using var second = await small.PostAsync("""{"question":"B"}""");
        await Problems.AssertAsync(HttpStatusCode.ServiceUnavailable, second);
        Assert.NotNull(second.Headers.RetryAfter);
        small.Answers["A"].End();
        await SentEvents.AllAsync(first);
        small.Answers["B"].End();
        using var third = await small.PostAsync("""{"question":"B"}""");
        Assert.Equal(HttpStatusCode.OK, third.StatusCode);
    }

    [Fact]
    public async Task ErrorsOfTheServerItselfHaveTheSameForm()
    {
        using var nothing = await server.Client.GetAsync(new Uri("/nothing", UriKind.Relative));
        await Problems.AssertAsync(HttpStatusCode.NotFound, nothing);
        using var method = await server.Client.GetAsync(new Uri("/api/ask", UriKind.Relative));
        await Problems.AssertAsync(HttpStatusCode.MethodNotAllowed, method);
        Assert.Equal(["POST"], method.Content.Headers.Allow);
        using var broken = await server.Client.GetAsync(new Uri("/broken", UriKind.Relative));
        Assert.DoesNotContain("secret", await Problems.AssertAsync(HttpStatusCode.InternalServerError, broken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutARightToCallNothingIsRead()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/ask") { Content = new StringContent("""{"question":"A"}""", Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer wrong");
        using var response = await server.Client.SendAsync(request);
        await Problems.AssertAsync(HttpStatusCode.Unauthorized, response);
    }
}
