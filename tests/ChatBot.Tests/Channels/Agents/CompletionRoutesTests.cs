using System.Net;
using System.Text.Json;
using ChatBot.Conversations;
using Xunit;

namespace ChatBot.Tests.Channels.Agents;

/// <summary>The face of an OpenAI-compatible server.</summary>
public sealed class CompletionRoutesTests : IAsyncLifetime
{
    private const string Path = "/v1/chat/completions";

    private AskServer server = null!;

    public async Task InitializeAsync() => server = await AskServer.StartAsync();

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task TheLastMessageIsTheQuestionAndTheAnswerIsAMessage()
    {
        server.Answers["How high?"].Tell("Twelve metres.[1]").End();

        var answer = await JsonAsync("""{"model":"chatbot","messages":[{"role":"system","content":"Be brief."},{"role":"user","content":[{"type":"text","text":"How high?"}]}],"temperature":0.2}""");

        Assert.Equal("chat.completion", answer.GetProperty("object").GetString());
        var choice = answer.GetProperty("choices")[0];
        Assert.Equal(("assistant", "Twelve metres.[^1]", "stop"), (choice.GetProperty("message").GetProperty("role").GetString(), choice.GetProperty("message").GetProperty("content").GetString(), choice.GetProperty("finish_reason").GetString()));
        Assert.Equal(0, answer.GetProperty("usage").GetProperty("total_tokens").GetInt32());
        Assert.Equal("Twelve metres.[1]", answer.GetProperty("chatbot").GetProperty("text").GetString());
    }

    [Fact]
    public async Task AStreamBringsEachPieceTheEndTheAnswerAndDone()
    {
        server.Answers["How high?"].Tell("Twelve metres.[1]").Tell(" Built in 1931.[2]").End();

        var events = await StreamAsync("""{"messages":[{"role":"user","content":"How high?"}],"stream":true,"stream_options":{"include_usage":true}}""");

        Assert.Equal("[DONE]", events[^1]);
        var chunks = events.SkipLast(1).Select(data => JsonDocument.Parse(data).RootElement).ToList();
        Assert.Equal("assistant", chunks[0].GetProperty("choices")[0].GetProperty("delta").GetProperty("role").GetString());
        Assert.Equal(
            ["Twelve metres.[^1]", " Built in 1931.[^2]"],
            chunks.Where(chunk => chunk.GetProperty("choices").GetArrayLength() > 0 && chunk.GetProperty("choices")[0].GetProperty("delta").TryGetProperty("content", out _))
                .Select(chunk => chunk.GetProperty("choices")[0].GetProperty("delta").GetProperty("content").GetString()));
        Assert.Equal("stop", chunks[^2].GetProperty("choices")[0].GetProperty("finish_reason").GetString());
        Assert.Equal("answered", chunks[^2].GetProperty("chatbot").GetProperty("outcome").GetString());
        Assert.Equal(0, chunks[^1].GetProperty("choices").GetArrayLength());
        Assert.Equal(0, chunks[^1].GetProperty("usage").GetProperty("prompt_tokens").GetInt32());
        Assert.Single(chunks.Select(chunk => chunk.GetProperty("id").GetString()).Distinct());
    }

    [Fact]
    public async Task AConversationIsTheSameAsLongAsItBeganWithTheSameQuestion()
    {
        server.Answers["How high?"].Tell("Twelve.").End();
        server.Answers["And how long?"].Tell("Ninety.").End();
        var first = await JsonAsync("""{"messages":[{"role":"user","content":"How high?"}]}""");
        var second = await JsonAsync("""{"messages":[{"role":"user","content":"How high?"},{"role":"assistant","content":"Twelve."},{"role":"user","content":"And how long?"}]}""");
        server.Answers["How deep?"].Tell("Nine.").End();
        var other = await JsonAsync("""{"messages":[{"role":"user","content":"How deep?"}]}""");

        Assert.Equal(ConversationOf(first), ConversationOf(second));
        Assert.NotEqual(ConversationOf(first), ConversationOf(other));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("""{"messages":[]}""")]
    [InlineData("""{"messages":[null]}""")]
    [InlineData("""{"messages":[{"role":"user"}]}""")]
    [InlineData("""{"messages":[{"role":"user","content":5}]}""")]
    [InlineData("""{"messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"http://127.0.0.1/"}}]}]}""")]
    [InlineData("""{"messages":[{"role":"assistant","content":"Hello"}]}""")]
    [InlineData("""{"messages":[{"role":"user","content":"A"}],"n":2}""")]
    [InlineData("""{"messages":[{"role":"user","content":"A\u0000B"}]}""")]
    public async Task WhatIsNoQuestionIsRefusedInTheWordsThatClientsKnow(string body)
    {
        using var response = await server.PostAsync(body, path: Path);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var error = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("error");
        Assert.Equal("invalid_request_error", error.GetProperty("type").GetString());
        Assert.False(string.IsNullOrEmpty(error.GetProperty("message").GetString()));
        Assert.Equal(0, server.Answers.Asked);
    }

    [Fact]
    public async Task ThereIsOneModel()
    {
        var models = JsonDocument.Parse(await server.Client.GetStringAsync(new Uri("/v1/models", UriKind.Relative))).RootElement;

        Assert.Equal("chatbot", Assert.Single(models.GetProperty("data").EnumerateArray()).GetProperty("id").GetString());
    }

    [Fact]
    public async Task TooManyQuestionsAreRefusedAndMayBeSentAgain()
    {
        await using var busy = await AskServer.StartAsync(new LimitsOptions { QuestionsPerMinute = 1 });
        busy.Answers["A"].Tell("B.").End();
        const string Body = """{"messages":[{"role":"user","content":"A"}]}""";
        using var first = await busy.PostAsync(Body, path: Path);
        using var second = await busy.PostAsync(Body, path: Path);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.TooManyRequests), (first.StatusCode, second.StatusCode));
        Assert.NotNull(second.Headers.RetryAfter);
    }

    private static string ConversationOf(JsonElement answer) => answer.GetProperty("chatbot").GetProperty("conversationId").GetString()!;

    private async Task<JsonElement> JsonAsync(string body)
    {
        using var response = await server.PostAsync(body, path: Path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
    }

    private async Task<List<string>> StreamAsync(string body)
    {
        using var response = await server.PostAsync(body, path: Path);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        return [.. (await response.Content.ReadAsStringAsync()).Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(line => line["data: ".Length..])];
    }
}
