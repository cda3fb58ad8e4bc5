using System.Net;
using ChatBot.Server.ModelClients;
using ChatBot.Server.ModelClients.Chat;
using ChatBot.Tests.ModelClients.Double;
using ChatBot.Tests.ModelClients.Double.Chat;
using Microsoft.Extensions.AI;
using Xunit;

namespace ChatBot.Tests.ModelClients.Chat;

/// <summary>Everything that a server of a chat model can do wrong: nobody waits for ever, and half an answer is never a whole one.</summary>
public sealed class ChatFaultTests
{
    private const string Words = "One two three four five six seven eight.";

    [Theory]
    [InlineData("truncated", ModelFault.Cut, "stopped in the middle of its answer")]
    [InlineData("mid-reset", ModelFault.Cut, "broke off in the middle of its answer")]
    [InlineData("error-event", ModelFault.Cut, "broke off its answer with an error: \"The server had an error")]
    [InlineData("garbage", ModelFault.Cut, "not the JSON of an answer, in the middle of one")]
    [InlineData("deep", ModelFault.Cut, "not the JSON of an answer, in the middle of one")]
    [InlineData("no-finish", ModelFault.Cut, "stopped in the middle of its answer")]
    [InlineData("finish-error", ModelFault.Cut, "ended its answer for another reason than that it was complete: \"error\"")]
    public async Task AStreamThatBreaksOffIsAFailureAfterItsWordsAndIsNotAskedForAgain(string fault, object kind, string message)
    {
        await using var model = await ChatDouble.StartAsync(new ChatDoubleOptions { Key = Talk.Key });
        model.Script(ChatTurn.Say(Words));
        model.Next(ChatFault.Parse(fault)!);
        using var client = Talk.Client(model);
        var shown = "";
        var failure = await Assert.ThrowsAsync<ChatCallException>(async () =>
        {
            await foreach (var update in client.GetStreamingResponseAsync(Talk.Question))
            {
                Assert.Null(update.FinishReason);
                shown += update.Text;
            }
        });
        Assert.StartsWith("One two three", shown, StringComparison.Ordinal);
        Assert.Equal((ModelFault)kind, failure.Fault);
        Assert.StartsWith($"The chat model double at {model.Address.Authority} ", failure.Message, StringComparison.Ordinal);
        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Talk.Key, failure.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, model.Requests);
    }

    [Theory]
    [InlineData("page", true, "answered with text/html instead of an answer")]
    [InlineData("page", false, "answered with text/html instead of an answer")]
    [InlineData("error-as-answer", true, "sent an error as its answer: \"No endpoints found for this model\"")]
    [InlineData("error-as-answer", false, "sent an error as its answer: \"No endpoints found for this model\"")]
    [InlineData("huge", true, "sent a line of more than 4194304 bytes")]
    [InlineData("huge", false, "instead of an answer")]
    [InlineData("garbage", false, "not the JSON of an answer")]
    [InlineData("finish-error", false, "\"error\"")]
    [InlineData("no-finish", false, "stopped in the middle of its answer")]
    public async Task WhatIsNoAnswerIsSaidInOneSentenceAndNotAskedForAgain(string fault, bool streamed, string message)
    {
        await using var model = await ChatDouble.StartAsync();
        model.Next(ChatFault.Parse(fault)!);
        using var client = Talk.Client(model);
        var failure = await Assert.ThrowsAsync<ChatCallException>(() => client.AskAsync(streamed));
        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
        Assert.Equal(1, model.Requests);
        Assert.Equal("NOT FOUND", (await client.AskAsync(streamed)).Text);
    }

    [Theory]
    [InlineData("429", true)]
    [InlineData("429:2", true)]
    [InlineData("429:2", false)]
    [InlineData("408", true)]
    [InlineData("500", false)]
    [InlineData("503:30", true)]
    [InlineData("reset", true)]
    [InlineData("reset", false)]
    [InlineData("error-first", true)]
    public async Task AServerThatIsBusyOrAwayIsAskedAgainTwice(string fault, bool streamed)
    {
        await using var model = await ChatDouble.StartAsync();
        model.Next(ChatFault.Parse(fault), ChatFault.Parse(fault));
        model.Script(ChatTurn.Say(Words));
        var time = new ObservedTime();
        var told = new List<TimeSpan>();
        using var client = Talk.Client(model, time, waiting: (_, wait) => told.Add(wait));
        var answer = await time.DriveAsync(client.AskAsync(streamed));
        Assert.Equal((Words, 3), (answer.Text, model.Requests));
        Assert.All(told.Zip(time.Waits), pair => Assert.Equal(pair.First.TotalMilliseconds, pair.Second.TotalMilliseconds, 1.0));
        var asked = fault.Split(':') is [_, var seconds] ? int.Parse(seconds) : 0;
        Assert.Equal(2, told.Count(wait => asked > 0 ? wait == TimeSpan.FromSeconds(asked) : wait.TotalSeconds is > 0 and < 1));
    }

    [Theory]
    [InlineData("500", 3, ModelFault.Broken, "failed (500): \"The server had an error while processing your request. Sorry about that!\"")]
    [InlineData("429", 3, ModelFault.Overloaded, "has no time or is not up (429): \"Rate limit reached for requests\"")]
    [InlineData("429:31", 1, ModelFault.Overloaded, "has no time or is not up (429)")]
    [InlineData("503", 3, ModelFault.Overloaded, "(503)")]
    [InlineData("501", 3, ModelFault.Broken, "failed (501)")]
    [InlineData("418", 1, ModelFault.Refused, "refuses the request (418)")]
    [InlineData("reset", 3, ModelFault.Unreachable, "cannot be reached")]
    [InlineData("error-first", 3, ModelFault.Overloaded, "sent an error as its answer: \"Provider returned error\"")]
    public async Task AfterThreeTriesItIsAFailure(string fault, int requests, object kind, string message)
    {
        await using var model = await ChatDouble.StartAsync();
        model.Always = ChatFault.Parse(fault);
        var time = new ObservedTime();
        using var client = Talk.Client(model, time);
        var failure = await Assert.ThrowsAsync<ChatCallException>(() => time.DriveAsync(client.AskAsync(streamed: true)));
        Assert.Equal(((ModelFault)kind, requests), (failure.Fault, model.Requests));
        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
        Assert.True(time.Waits.Zip(time.Waits.Skip(1)).All(pair => pair.First < pair.Second), "waits grow");
    }

    [Fact]
    public async Task AnEmptyAnswerIsAnEmptyAnswer()
    {
        await using var model = await ChatDouble.StartAsync();
        model.Next(ChatFaultKind.Empty);
        using var client = Talk.Client(model);
        var answer = await client.AskAsync(streamed: true);
        Assert.Equal(("", ChatFinishReason.Stop), (answer.Text, answer.FinishReason));
    }

    [Theory]
    [InlineData("length", "length", true)]
    [InlineData("length", "length", false)]
    [InlineData("filter", "content_filter", true)]
    [InlineData("filter", "content_filter", false)]
    public async Task AnEndByTheLimitOrByAFilterIsPassedOnAsSuch(string fault, string reason, bool streamed)
    {
        await using var model = await ChatDouble.StartAsync();
        model.Next(ChatFault.Parse(fault)!);
        using var client = Talk.Client(model);
        var answer = await client.AskAsync(streamed);
        Assert.Equal(reason, answer.FinishReason?.Value);
        Assert.StartsWith("One two three", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("stall", "fell silent in the middle of its answer for 20 s", 20)]
    [InlineData("silence", "did not begin to answer within 60 s", 60)]
    [InlineData("drip", "did not begin to answer within 60 s", 60)]
    public async Task ASilentServerIsLeftAfterItsTimeAndNotAskedAgain(string fault, string message, int seconds)
    {
        await using var model = await ChatDouble.StartAsync();
        model.Script(ChatTurn.Say(Words));
        model.Next(ChatFault.Parse(fault)!);
        var time = new ObservedTime();
        using var client = Talk.Client(model, time);
        await using var updates = client.GetStreamingResponseAsync(Talk.Question).GetAsyncEnumerator();
        for (var i = 0; fault == "stall" && i < 4; i++)
        {
            Assert.True(await updates.MoveNextAsync());
        }

        var next = updates.MoveNextAsync();
        await model.ArrivedAsync(CancellationToken.None);
        time.Advance(TimeSpan.FromSeconds(seconds - 1));
        Assert.False(next.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));
        var failure = await Assert.ThrowsAsync<ChatCallException>(async () => await next);
        Assert.Equal(ModelFault.Stalled, failure.Fault);
        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
        await model.Aborted;
        Assert.Equal(1, model.Requests);
    }

    [Fact]
    public async Task ACompleteAnswerDoesNotWaitLongForAServerThatNeverHangsUp()
    {
        await using var model = await ChatDouble.StartAsync(new ChatDoubleOptions { Counts = false });
        model.Script(ChatTurn.Say("One."));
        model.Next(ChatFaultKind.Lingers);
        var time = new ObservedTime();
        using var client = Talk.Client(model, time);
        await using var updates = client.GetStreamingResponseAsync(Talk.Question).GetAsyncEnumerator();
        Assert.True(await updates.MoveNextAsync());
        var end = updates.MoveNextAsync().AsTask();
        while (!end.IsCompleted)
        {
            // The clock may be moved before the last event has come; then it is moved again.
            time.Advance(TimeSpan.FromSeconds(2));
            await Task.WhenAny(end, Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System));
        }

        Assert.True(await end);
        Assert.Equal(ChatFinishReason.Stop, updates.Current.FinishReason);
    }

    [Theory]
    [InlineData("silence", true)]
    [InlineData("silence", false)]
    [InlineData("stall", true)]
    [InlineData("stall", false)]
    public async Task WhoStopsClosesTheConnectionAndNothingIsSentAgain(string fault, bool streamed)
    {
        await using var model = await ChatDouble.StartAsync();
        model.Script(ChatTurn.Say(Words));
        model.Next(ChatFault.Parse(fault)!);
        using var client = Talk.Client(model);
        using var stop = new CancellationTokenSource();
        var answer = client.AskAsync(streamed, cancellationToken: stop.Token);
        await model.ArrivedAsync(CancellationToken.None);
        var start = TimeProvider.System.GetTimestamp();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
        await model.Aborted;
        Assert.InRange(TimeProvider.System.GetElapsedTime(start), TimeSpan.Zero, TimeSpan.FromSeconds(1));
        Assert.Equal(1, model.Requests);
    }

    [Fact]
    public async Task WhoHasReadEnoughClosesTheConnection()
    {
        await using var model = await ChatDouble.StartAsync();
        model.Script(ChatTurn.Say(Words));
        model.Next(ChatFaultKind.Stall);
        using var client = Talk.Client(model);
        await foreach (var update in client.GetStreamingResponseAsync(Talk.Question))
        {
            break;
        }

        await model.Aborted;
        Assert.Equal(1, model.Requests);
    }

    [Theory]
    [InlineData((int)DoubleServer.OpenAi)]
    [InlineData((int)DoubleServer.Azure)]
    [InlineData((int)DoubleServer.Vllm)]
    [InlineData((int)DoubleServer.LlamaCpp)]
    public async Task AWrongKeyIsSaidOnceAndNeverShown(int server)
    {
        await using var model = await ChatDouble.StartAsync(new ChatDoubleOptions { Server = (DoubleServer)server, Key = "another" });
        using var client = Talk.Client(model, change: options => options.Provider = server == (int)DoubleServer.Azure ? ModelProvider.Azure : ModelProvider.Openai);
        var failure = await Assert.ThrowsAsync<ChatCallException>(() => client.AskAsync(streamed: true));
        Assert.Equal((ModelFault.Refused, HttpStatusCode.Unauthorized), (failure.Fault, failure.Status));
        Assert.Contains("see Models:Chat:ApiKey", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Talk.Key, failure.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, model.Requests);
    }

    [Fact]
    public async Task AnUnknownModelIsSaidInTheWordsOfItsServer()
    {
        await using var model = await ChatDouble.StartAsync();
        using var client = Talk.Client(model, change: options => options.Model = "other");
        var failure = await Assert.ThrowsAsync<ChatCallException>(() => client.AskAsync(streamed: true));
        Assert.Equal(
            $"The chat model other at {model.Address.Authority} is not known there (404): \"The model `other` does not exist or you do not have access to it\"; see Models:Chat:Model and Endpoint.",
            failure.Message);
    }

    [Fact]
    public async Task ARedirectIsNotFollowedAndTheKeyStaysHere()
    {
        await using var other = await ChatDouble.StartAsync();
        await using var model = await ChatDouble.StartAsync(new ChatDoubleOptions { Key = Talk.Key });
        model.Next(new ChatFault(ChatFaultKind.Redirect, Text: $"{other.Endpoint}/chat/completions"));
        using var client = Talk.Client(model);
        var failure = await Assert.ThrowsAsync<ChatCallException>(() => client.AskAsync(streamed: true));
        Assert.Contains("a redirect is not followed", failure.Message, StringComparison.Ordinal);
        Assert.Equal((1, 0), (model.Requests, other.Requests));
    }

    [Fact]
    public async Task AServerThatNobodyRunsIsSaidToBeAway()
    {
        var time = new ObservedTime();
        using var client = ChatClient.Of(new ChatModelOptions { Endpoint = "http://127.0.0.1:1/v1", Model = "double" }, time)!;
        var failure = await Assert.ThrowsAsync<ChatCallException>(() => time.DriveAsync(client.AskAsync(streamed: true)));
        Assert.Equal((ModelFault.Unreachable, 2), (failure.Fault, time.Waits.Count));
        Assert.StartsWith("The chat model double at 127.0.0.1:1 cannot be reached: ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AfterFiveFailuresInARowTheModelIsLeftAloneAndComesBackByItself()
    {
        await using var model = await ChatDouble.StartAsync();
        var time = new ObservedTime();
        using var client = Talk.Client(model, time);
        model.Always = ChatFault.Status(503, "60");
        for (var i = 0; i < 5; i++)
        {
            await Assert.ThrowsAsync<ChatCallException>(() => client.AskAsync(streamed: i % 2 == 0));
        }

        for (var i = 0; i < 100; i++)
        {
            var failure = await Assert.ThrowsAsync<ChatCallException>(() => client.AskAsync(streamed: true));
            Assert.Equal(ModelFault.Paused, failure.Fault);
        }

        Assert.Equal(5, model.Requests);
        model.Always = null;
        time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal("NOT FOUND", (await client.AskAsync(streamed: true)).Text);
        Assert.Equal("NOT FOUND", (await client.AskAsync(streamed: true)).Text);
        Assert.Equal(7, model.Requests);
    }

    [Fact]
    public async Task StreamsThatBreakOffOpenTheCircuitTooAndReadersWhoLeaveDoNot()
    {
        await using var model = await ChatDouble.StartAsync();
        using var client = Talk.Client(model);
        model.Always = ChatFaultKind.NoFinish;
        for (var i = 0; i < 4; i++)
        {
            await Assert.ThrowsAsync<ChatCallException>(() => client.AskAsync(streamed: true));
        }

        model.Always = null;
        await foreach (var update in client.GetStreamingResponseAsync(Talk.Question))
        {
            break;
        }

        model.Always = ChatFaultKind.NoFinish;
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(ModelFault.Cut, (await Assert.ThrowsAsync<ChatCallException>(() => client.AskAsync(streamed: true))).Fault);
        }

        Assert.Equal(ModelFault.Paused, (await Assert.ThrowsAsync<ChatCallException>(() => client.AskAsync(streamed: true))).Fault);
    }

    [Fact]
    public async Task ATwentyMegabyteQuestionIsRefusedInTheWordsOfTheServerWithoutRepeatingIt()
    {
        await using var model = await ChatDouble.StartAsync();
        using var client = Talk.Client(model);
        var failure = await Assert.ThrowsAsync<ChatCallException>(() => client.AskAsync(streamed: true, [new ChatMessage(ChatRole.User, new string('x', 20_000_000))]));
        Assert.Equal(ModelFault.Refused, failure.Fault);
        Assert.Contains("maximum context length is 128000 tokens", failure.Message, StringComparison.Ordinal);
    }
}
