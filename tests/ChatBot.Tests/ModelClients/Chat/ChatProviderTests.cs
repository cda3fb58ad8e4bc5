using System.Text.Json;
using ChatBot.Server.ModelClients;
using ChatBot.Tests.ModelClients.Double;
using ChatBot.Tests.ModelClients.Double.Chat;
using Microsoft.Extensions.AI;
using Xunit;

namespace ChatBot.Tests.ModelClients.Chat;

/// <summary>Each kind of server, as strict as it is, streamed and not.</summary>
public sealed class ChatProviderTests
{
    [Theory]
    [InlineData((int)DoubleServer.OpenAi, "openai", true)]
    [InlineData((int)DoubleServer.OpenAi, "openai", false)]
    [InlineData((int)DoubleServer.Azure, "azure", true)]
    [InlineData((int)DoubleServer.Azure, "azure", false)]
    [InlineData((int)DoubleServer.Vllm, "openai", true)]
    [InlineData((int)DoubleServer.Vllm, "openai", false)]
    [InlineData((int)DoubleServer.LlamaCpp, "openai", true)]
    [InlineData((int)DoubleServer.LlamaCpp, "openai", false)]
    [InlineData((int)DoubleServer.Ollama, "ollama", true)]
    [InlineData((int)DoubleServer.Ollama, "ollama", false)]
    public async Task AConversationWithAToolWorksWithEveryKindOfServer(int server, string provider, bool streamed)
    {
        await using var model = await ChatDouble.StartAsync(new ChatDoubleOptions { Server = (DoubleServer)server, Key = Talk.Key, Tools = ["search"] });
        model.Script(ChatTurn.Call(ScriptedCall.With("search", "query", "crane 😀 \"high\"")), ChatTurn.Say("It is 30 m high, sagt Jürgen 😀 [1].") with { Usage = (120, 9) });
        using var client = Talk.Client(model, change: options => options.Provider = Enum.Parse<ModelProvider>(provider, ignoreCase: true));

        var first = await client.AskAsync(streamed, options: Talk.WithTools);
        var call = Assert.IsType<FunctionCallContent>(Assert.Single(first.Messages[0].Contents));
        Assert.Equal(("search", "crane 😀 \"high\"", ChatFinishReason.ToolCalls), (call.Name, Assert.IsType<JsonElement>(call.Arguments!["query"]).GetString(), first.FinishReason));

        var second = await client.AskAsync(
            streamed,
            [.. Talk.Question, .. first.Messages, new ChatMessage(ChatRole.Tool, [new FunctionResultContent(call.CallId, "[1] The crane is 30 m high.")])],
            Talk.WithTools);
        Assert.Equal("It is 30 m high, sagt Jürgen 😀 [1].", second.Text);
        Assert.Equal((ChatFinishReason.Stop, 120L, 9L), (second.FinishReason, second.Usage!.InputTokenCount, second.Usage.OutputTokenCount));
        Assert.Equal(2, model.Requests);
    }

    [Theory]
    [InlineData("azure", "api-key", Talk.Key, "Authorization")]
    [InlineData("openai", "Authorization", "Bearer " + Talk.Key, "api-key")]
    [InlineData("ollama", "Authorization", "Bearer " + Talk.Key, "api-key")]
    public async Task TheKeyIsSentInTheHeaderOfTheProviderAndInNoOther(string provider, string header, string value, string other)
    {
        await using var model = await ChatDouble.StartAsync(new ChatDoubleOptions { Server = Enum.Parse<DoubleServer>(provider, ignoreCase: true) });
        using var client = Talk.Client(model, change: options => options.Provider = Enum.Parse<ModelProvider>(provider, ignoreCase: true));
        await client.AskAsync(streamed: true);
        var seen = Assert.Single(model.Seen);
        Assert.Equal(value, seen.Headers[header]);
        Assert.False(seen.Headers.ContainsKey(other));
        Assert.DoesNotContain("sesame", seen.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AllThatIsWishedForIsInTheRequest()
    {
        await using var model = await ChatDouble.StartAsync();
        using var client = Talk.Client(model, change: options => (options.Temperature, options.MaxOutputTokens) = (0.5, 77));
        await client.AskAsync(streamed: true, options: new ChatOptions
        {
            Instructions = "Be brief.",
            Tools = Talk.WithTools.Tools,
            ToolMode = ChatToolMode.RequireSpecific("search"),
            AllowMultipleToolCalls = false,
            Seed = 7,
            TopP = 0.5f,
            StopSequences = ["END"],
        });
        using var body = JsonDocument.Parse(Assert.Single(model.Seen).Body);
        var root = body.RootElement;
        Assert.Equal("Be brief.", root.GetProperty("messages")[0].GetProperty("content").GetString());
        Assert.Equal("""{"type":"function","function":{"name":"search"}}""", root.GetProperty("tool_choice").GetRawText());
        Assert.Equal(
            ("0.5", "77", "7", "0.5", """["END"]""", "false", """{"include_usage":true}"""),
            (Raw("temperature"), Raw("max_tokens"), Raw("seed"), Raw("top_p"), Raw("stop"), Raw("parallel_tool_calls"), Raw("stream_options")));

        string Raw(string name) => root.GetProperty(name).GetRawText();
    }

    [Theory]
    [InlineData("none", "\"none\"")]
    [InlineData("auto", "\"auto\"")]
    [InlineData("any", "\"required\"")]
    public async Task WhetherToolsMayBeCalledIsSaidInTheWordsOfTheProtocol(string mode, string choice)
    {
        await using var model = await ChatDouble.StartAsync();
        using var client = Talk.Client(model);
        await client.AskAsync(streamed: true, options: new ChatOptions
        {
            Tools = Talk.WithTools.Tools,
            ToolMode = mode == "none" ? ChatToolMode.None : mode == "auto" ? ChatToolMode.Auto : ChatToolMode.RequireAny,
        });
        Assert.Contains($"\"tool_choice\":{choice}", Assert.Single(model.Seen).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("max_tokens", (int)DoubleServer.OpenAi, "\"max_completion_tokens\":1000")]
    [InlineData("temperature", (int)DoubleServer.OpenAi, "\"max_tokens\":1000")]
    [InlineData("stream_options", (int)DoubleServer.OpenAi, "\"max_tokens\":1000")]
    [InlineData("stream_options", (int)DoubleServer.Vllm, "\"max_tokens\":1000")]
    [InlineData("seed", (int)DoubleServer.Vllm, "\"max_tokens\":1000")]
    public async Task WhatAServerRefusesIsLeftOutOnceAndForAll(string member, int server, string kept)
    {
        await using var model = await ChatDouble.StartAsync(new ChatDoubleOptions { Server = (DoubleServer)server, Refuses = [member] });
        using var client = Talk.Client(model);
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal("NOT FOUND", (await client.AskAsync(streamed: true, options: new ChatOptions { Seed = 1 })).Text);
        }

        Assert.Equal(3, model.Requests);
        Assert.Contains($"\"{member}\":", model.Seen[0].Body, StringComparison.Ordinal);
        Assert.DoesNotContain($"\"{member}\":", model.Seen[1].Body, StringComparison.Ordinal);
        Assert.Contains(kept, model.Seen[2].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AzureIsGivenTheLimitUnderItsNewerNameAndUnderTheOlderWhenItsModelWantsThat()
    {
        await using var model = await ChatDouble.StartAsync(new ChatDoubleOptions { Server = DoubleServer.Azure, Refuses = ["max_completion_tokens"] });
        using var client = Talk.Client(model, change: options => options.Provider = ModelProvider.Azure);
        await client.AskAsync(streamed: true);
        Assert.Contains("\"max_completion_tokens\":1000", model.Seen[0].Body, StringComparison.Ordinal);
        Assert.Contains("\"max_tokens\":1000", model.Seen[1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AServerThatTakesNeitherNameIsNotAskedForEver()
    {
        await using var model = await ChatDouble.StartAsync(new ChatDoubleOptions { Refuses = ["max_completion_tokens", "max_tokens", "temperature"] });
        using var client = Talk.Client(model);
        await Assert.ThrowsAsync<Server.ModelClients.Chat.ChatCallException>(() => client.AskAsync(streamed: true));
        Assert.InRange(model.Requests, 2, 3);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task TokensThatTheServerDoesNotCountStayUnknown(bool streamed)
    {
        await using var model = await ChatDouble.StartAsync(new ChatDoubleOptions { Counts = false });
        using var client = Talk.Client(model);
        Assert.Null((await client.AskAsync(streamed)).Usage);
    }

    [Fact]
    public async Task EvidenceInAnyAlphabetArrivesAsItWasWritten()
    {
        await using var model = await ChatDouble.StartAsync();
        using var client = Talk.Client(model);
        const string Text = "Ünïcode, \"quotes\", \\ \u2028 \u0001 \t 😀 漢字 </script>";
        await client.AskAsync(streamed: true, [new ChatMessage(ChatRole.User, Text)]);
        Assert.Equal(Text, Assert.Single(Assert.Single(model.Seen).Texts));
    }

    [Fact]
    public async Task WhatNoModelIsToBeSentIsAMistakeOfTheCaller()
    {
        await using var model = await ChatDouble.StartAsync();
        using var client = Talk.Client(model);
        await Assert.ThrowsAsync<ArgumentException>(() => client.AskAsync(streamed: true, [new ChatMessage(ChatRole.User, [new UriContent("https://example.org/a.png", "image/png")])]));
        await Assert.ThrowsAsync<ArgumentException>(() => client.AskAsync(streamed: true, options: new ChatOptions { ModelId = "another" }));
        Assert.Equal(0, model.Requests);
    }

    [Fact]
    public void TheClientSaysWhichModelItIs()
    {
        using var client = Server.ModelClients.Chat.ChatClient.Of(new() { Model = "m", Provider = ModelProvider.Ollama }, TimeProvider.System)!;
        var metadata = (ChatClientMetadata)client.GetService(typeof(ChatClientMetadata))!;
        Assert.Equal(("ollama", "m", new Uri("http://127.0.0.1:11434/v1/chat/completions")), (metadata.ProviderName, metadata.DefaultModelId, metadata.ProviderUri));
        Assert.Null(Server.ModelClients.Chat.ChatClient.Of(new(), TimeProvider.System));
    }
}
