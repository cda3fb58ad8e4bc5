using ChatBot.Tests.ModelClients.Double;
using ChatBot.Tests.ModelClients.Double.Chat;
using Microsoft.Extensions.AI;
using Xunit;

namespace ChatBot.Tests.ModelClients.Chat;

/// <summary>Calls of tools, in whatever pieces they come.</summary>
public sealed class ChatCallTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task TwoHundredCallsAtOnceArriveInTheirOrder(bool streamed)
    {
        await using var model = await ChatDouble.StartAsync();
        model.Next(ChatFaultKind.ManyCalls);
        using var client = Talk.Client(model);
        var calls = (await client.AskAsync(streamed, options: Talk.WithTools)).Messages[0].Contents.OfType<FunctionCallContent>().ToList();
        Assert.Equal(Enumerable.Range(0, 200).Select(number => $"word {number}"), calls.Select(call => call.Arguments!["query"]!.ToString()));
        Assert.Equal(200, calls.Select(call => call.CallId).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ArgumentsThatAreNoJsonAreSaidToBeNoneAndCanBeSentBack(bool streamed)
    {
        await using var model = await ChatDouble.StartAsync();
        model.Next(ChatFaultKind.BrokenArguments);
        model.Script(ChatTurn.Say("Sorry."));
        using var client = Talk.Client(model);
        var first = await client.AskAsync(streamed, options: Talk.WithTools);
        var call = Assert.Single(first.Messages[0].Contents.OfType<FunctionCallContent>());
        Assert.Equal(("search", true, true), (call.Name, call.Arguments is null, call.Exception is FormatException));
        var second = await client.AskAsync(streamed, [.. Talk.Question, .. first.Messages, new ChatMessage(ChatRole.Tool, [new FunctionResultContent(call.CallId, "no JSON")])], Talk.WithTools);
        Assert.Equal("Sorry.", second.Text);
    }

    [Theory]
    [InlineData("wrong-tool", "delete_document")]
    [InlineData("wrong-arguments", "search")]
    public async Task WhatIsCalledIsPassedOnAsItIsForTheAgentToJudge(string fault, string name)
    {
        await using var model = await ChatDouble.StartAsync();
        model.Next(ChatFault.Parse(fault)!);
        using var client = Talk.Client(model);
        var call = Assert.Single((await client.AskAsync(streamed: true, options: Talk.WithTools)).Messages[0].Contents.OfType<FunctionCallContent>());
        Assert.Equal((name, "path"), (call.Name, call.Arguments!.Keys.First()));
    }

    [Fact]
    public async Task AMillionCharactersArriveWhole()
    {
        await using var model = await ChatDouble.StartAsync();
        model.Next(ChatFaultKind.LongAnswer);
        using var client = Talk.Client(model);
        Assert.Equal(1_000_000, (await client.AskAsync(streamed: true)).Text.Length);
    }

    [Theory]
    [InlineData(1, "\n")]
    [InlineData(1, "\r\n")]
    [InlineData(1, "\r")]
    [InlineData(2, "\n")]
    [InlineData(3, "\r\n")]
    [InlineData(7, "\n")]
    [InlineData(0, "\r\n")]
    public async Task WhereTheBytesAreCutMakesNoDifference(int bytes, string lineEnd)
    {
        const string Text = "Größe 漢字 😀 of the \"crane\": 30\u202fm\n\nand more [1].";
        await using var model = await ChatDouble.StartAsync(new ChatDoubleOptions { PieceBytes = bytes, LineEnd = lineEnd });
        model.Script(new ChatTurn { Text = [.. Text.EnumerateRunes().Select(rune => rune.ToString())], Calls = [ScriptedCall.With("search", "query", "漢字 😀"), ScriptedCall.With("search", "query", "b")], Usage = (5, 6) });
        using var client = Talk.Client(model);
        var answer = await client.AskAsync(streamed: true, options: Talk.WithTools);
        Assert.Equal(Text, answer.Text);
        Assert.Equal(["漢字 😀", "b"], answer.Messages[0].Contents.OfType<FunctionCallContent>().Select(call => call.Arguments!["query"]!.ToString()));
        Assert.Equal((5L, 6L), (answer.Usage!.InputTokenCount, answer.Usage.OutputTokenCount));
    }

    [Fact]
    public async Task TheLastLineNeedNotBeSaid()
    {
        await using var model = await ChatDouble.StartAsync(new ChatDoubleOptions { SaysDone = false });
        model.Script(ChatTurn.Say("All of it."));
        using var client = Talk.Client(model);
        Assert.Equal("All of it.", (await client.AskAsync(streamed: true)).Text);
    }

    [Fact]
    public async Task CallsThatEndWithStopAreStillCalls()
    {
        await using var model = await ChatDouble.StartAsync(new ChatDoubleOptions { Server = DoubleServer.Ollama });
        model.Script(ChatTurn.Call(ScriptedCall.With("search", "query", "crane")) with { Finish = "stop" });
        using var client = Talk.Client(model);
        Assert.Equal(ChatFinishReason.ToolCalls, (await client.AskAsync(streamed: true, options: Talk.WithTools)).FinishReason);
    }
}
