using System.Text.Json;
using ChatBot.Index;
using ChatBot.Server.ModelClients;
using ChatBot.Server.ModelClients.Embeddings;
using ChatBot.Tests.ModelClients.Double;
using Microsoft.Extensions.AI;
using Xunit;

namespace ChatBot.Tests.ModelClients;

/// <summary>Each kind of server, as strict as it is, with what it knows and what it does not.</summary>
public sealed class EmbeddingProviderTests
{
    private static readonly string[] Texts = ["the yard has a crane", "Bread is baked at night.", "Ünïcode, \"quotes\" \u2028 and 😀"];

    [Theory]
    [InlineData((int)DoubleServer.OpenAi, "openai", "v1/")]
    [InlineData((int)DoubleServer.Azure, "azure", "openai/v1")]
    [InlineData((int)DoubleServer.Vllm, "openai", "v1")]
    [InlineData((int)DoubleServer.Tei, "openai", "v1")]
    [InlineData((int)DoubleServer.LlamaCpp, "openai", "v1")]
    [InlineData((int)DoubleServer.Ollama, "ollama", "")]
    [InlineData((int)DoubleServer.Ollama, "ollama", "v1")]
    [InlineData((int)DoubleServer.Ollama, "ollama", "api/")]
    public async Task EveryKindOfServerGivesTheVectorsOfTheTextsInTheirOrder(int server, string provider, string path)
    {
        await using var model = await EmbeddingDouble.StartAsync(new DoubleOptions { Server = (DoubleServer)server, Key = "sesame" });
        using var client = Client(model, path, new EmbeddingOptions { Provider = Enum.Parse<ModelProvider>(provider, ignoreCase: true), Model = "double", ApiKey = "sesame" });
        var embeddings = await client.Passages.GenerateAsync(Texts);
        Assert.Equal(Texts.Length, embeddings.Count);
        foreach (var (text, embedding) in Texts.Zip(embeddings))
        {
            AssertSame(model.Vectors.Of(text, out _), embedding.Vector);
        }

        Assert.Equal(13, embeddings.Usage?.InputTokenCount);
        Assert.Equal(64, (await client.ModelAsync(CancellationToken.None)).Dimension);
        Assert.Equal(1, model.Requests);
    }

    [Theory]
    [InlineData("azure", "api-key", "sesame", "Authorization")]
    [InlineData("openai", "Authorization", "Bearer sesame", "api-key")]
    [InlineData("ollama", "Authorization", "Bearer sesame", "api-key")]
    public async Task TheKeyIsSentInTheHeaderOfTheProviderAndInNoOther(string provider, string header, string value, string other)
    {
        await using var model = await EmbeddingDouble.StartAsync(new DoubleOptions { Server = Enum.Parse<DoubleServer>(provider, ignoreCase: true) });
        using var client = Client(model, provider == "azure" ? "openai/v1" : "v1", new EmbeddingOptions { Provider = Enum.Parse<ModelProvider>(provider, ignoreCase: true), Model = "double", ApiKey = "sesame" });
        await client.Questions.GenerateAsync(["crane"]);
        var seen = Assert.Single(model.Seen);
        Assert.Equal(value, seen.Headers[header]);
        Assert.False(seen.Headers.ContainsKey(other));
        Assert.Equal("application/json", seen.Headers["Content-Type"]);
        Assert.DoesNotContain("sesame", seen.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutAKeyNoneIsSent()
    {
        await using var model = await EmbeddingDouble.StartAsync();
        using var client = Client(model, "v1", new EmbeddingOptions { Model = "double" });
        await client.Questions.GenerateAsync(["crane"]);
        Assert.False(Assert.Single(model.Seen).Headers.ContainsKey("Authorization"));
    }

    [Fact]
    public async Task WithoutAModelThereIsNoClientAtAll()
    {
        await using var model = await EmbeddingDouble.StartAsync();
        Assert.Null(EmbeddingClient.Of(new EmbeddingOptions { Endpoint = $"{model.Address}v1" }, TimeProvider.System));
        Assert.Equal(0, model.Requests);
    }

    [Fact]
    public async Task AServerThatDoesNotKnowBase64MaySendNumbers()
    {
        await using var model = await EmbeddingDouble.StartAsync(new DoubleOptions { IgnoresBase64 = true });
        using var client = Client(model, "v1", new EmbeddingOptions { Model = "double" });
        AssertSame(model.Vectors.Of(Texts[0], out _), (await client.Questions.GenerateAsync([Texts[0]]))[0].Vector);
        Assert.Equal("base64", Asked(model, 0).GetProperty("encoding_format").GetString());
    }

    [Fact]
    public async Task AServerThatRefusesBase64IsAskedForNumbersFromThenOn()
    {
        await using var model = await EmbeddingDouble.StartAsync(new DoubleOptions { RefusesBase64 = true });
        using var client = Client(model, "v1", new EmbeddingOptions { Model = "double" });
        AssertSame(model.Vectors.Of(Texts[0], out _), (await client.Questions.GenerateAsync([Texts[0]]))[0].Vector);
        await client.Questions.GenerateAsync([Texts[1]]);
        Assert.Equal(["base64", "float", "float"], Enumerable.Range(0, model.Requests).Select(request => Asked(model, request).GetProperty("encoding_format").GetString()!));
    }

    [Theory]
    [InlineData((int)DoubleServer.OpenAi, "openai", false)]
    [InlineData((int)DoubleServer.OpenAi, "openai", true)]
    [InlineData((int)DoubleServer.Tei, "openai", false)]
    [InlineData((int)DoubleServer.LlamaCpp, "openai", true)]
    [InlineData((int)DoubleServer.Ollama, "ollama", false)]
    [InlineData((int)DoubleServer.Ollama, "ollama", true)]
    public async Task VectorsAreCutToTheDimensionByTheServerOrElseHere(int server, string provider, bool ignores)
    {
        await using var model = await EmbeddingDouble.StartAsync(new DoubleOptions { Server = (DoubleServer)server, IgnoresDimensions = ignores });
        using var client = Client(model, "v1", new EmbeddingOptions { Provider = Enum.Parse<ModelProvider>(provider, ignoreCase: true), Model = "double", Dimension = 16 });
        var vector = (await client.Questions.GenerateAsync([Texts[0]]))[0].Vector;
        var cut = model.Vectors.Of(Texts[0], out _)[..16];
        AssertSame([.. cut.Select(number => (float)(number / Math.Sqrt(cut.Sum(one => (double)one * one))))], vector);
        Assert.Equal(16, Asked(model, 0).GetProperty("dimensions").GetInt32());
    }

    [Fact]
    public async Task AModelThatItsServerDoesNotShortenIsNotCutHereEither()
    {
        await using var model = await EmbeddingDouble.StartAsync(new DoubleOptions { Server = DoubleServer.Vllm });
        using var right = Client(model, "v1", new EmbeddingOptions { Model = "double", Dimension = 64 });
        Assert.Equal(64, (await right.Questions.GenerateAsync(["crane"]))[0].Vector.Length);
        using var wrong = Client(model, "v1", new EmbeddingOptions { Model = "double", Dimension = 16 });
        var failure = await Assert.ThrowsAsync<EmbeddingCallException>(() => wrong.Questions.GenerateAsync(["crane"]));
        Assert.Contains("gave vectors of 64 numbers where 16 are expected; see Models:Embedding:Dimension", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task VectorsOfAnyLengthAreBroughtToNormOne()
    {
        await using var model = await EmbeddingDouble.StartAsync(new DoubleOptions { Scale = 12345 });
        using var client = Client(model, "v1", new EmbeddingOptions { Model = "double" });
        AssertSame(model.Vectors.Of(Texts[0], out _), (await client.Questions.GenerateAsync([Texts[0]]))[0].Vector);
    }

    [Fact]
    public async Task ManyTextsAreSentInBatchesSomeAtATimeAndComeBackInTheirOrder()
    {
        await using var model = await EmbeddingDouble.StartAsync(new DoubleOptions { Server = DoubleServer.Tei });
        using var client = Client(model, "v1", new EmbeddingOptions { Model = "double", BatchTexts = 7, Concurrency = 3 });
        var texts = Enumerable.Range(0, 100).Select(number => $"text number {number}").ToList();
        var embeddings = await client.Passages.GenerateAsync(texts);
        foreach (var (text, embedding) in texts.Zip(embeddings))
        {
            AssertSame(model.Vectors.Of(text, out _), embedding.Vector);
        }

        Assert.Equal(15, model.Requests);
        Assert.InRange(model.MostAtOnce, 1, 3);
    }

    [Fact]
    public async Task ConcurrencyHoldsForAllCallsTogetherAndAQuestionDoesNotWaitForPassages()
    {
        await using var model = await EmbeddingDouble.StartAsync();
        using var client = Client(model, "v1", new EmbeddingOptions { Model = "double", BatchTexts = 1, Concurrency = 2 });
        model.Next(DoubleFaultKind.Silence, DoubleFaultKind.Silence);
        using var stop = new CancellationTokenSource();
        var passages = Enumerable.Range(0, 8).Select(_ => client.Passages.GenerateAsync(["crane", "bread"], cancellationToken: stop.Token)).ToList();
        await model.ArrivedAsync(CancellationToken.None);
        await model.ArrivedAsync(CancellationToken.None);
        Assert.Single(await client.Questions.GenerateAsync(["crane"]));
        Assert.Equal(3, model.Requests);
        await stop.CancelAsync();
        foreach (var call in passages)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        }
    }

    [Fact]
    public async Task ALongTextIsCutAtAWordBeforeItIsSent()
    {
        await using var model = await EmbeddingDouble.StartAsync(new DoubleOptions { Server = DoubleServer.LlamaCpp, MaxCharacters = 100 });
        using var client = Client(model, "v1", new EmbeddingOptions { Model = "double", MaxCharacters = 100 });
        await client.Passages.GenerateAsync([string.Join(' ', Enumerable.Repeat("harbour", 100))]);
        Assert.Equal(string.Join(' ', Enumerable.Repeat("harbour", 12)), Assert.Single(Assert.Single(model.Seen).Texts));
    }

    [Fact]
    public async Task HalfASurrogatePairIsSentAsTheSignForAnUnknownLetter()
    {
        await using var model = await EmbeddingDouble.StartAsync();
        using var client = Client(model, "v1", new EmbeddingOptions { Model = "double" });
        await client.Passages.GenerateAsync(["crane \ud83d crane"]);
        Assert.Equal("crane \ufffd crane", Assert.Single(Assert.Single(model.Seen).Texts));
    }

    [Fact]
    public async Task NoTextsAreNoRequest()
    {
        await using var model = await EmbeddingDouble.StartAsync();
        using var client = Client(model, "v1", new EmbeddingOptions { Model = "double" });
        Assert.Empty(await client.Passages.GenerateAsync([]));
        Assert.Equal(0, model.Requests);
    }

    [Fact]
    public async Task ASetDimensionNeedsNoRequestAndAnUnknownOneIsAskedOnce()
    {
        await using var model = await EmbeddingDouble.StartAsync();
        using var set = Client(model, "v1", new EmbeddingOptions { Model = "double", Dimension = 32 });
        Assert.Equal(32, (await set.ModelAsync(CancellationToken.None)).Dimension);
        Assert.Equal(0, model.Requests);
        using var open = Client(model, "v1", new EmbeddingOptions { Model = "double" });
        Assert.Equal(64, (await open.ModelAsync(CancellationToken.None)).Dimension);
        Assert.Equal(64, (await open.ModelAsync(CancellationToken.None)).Dimension);
        Assert.Equal(1, model.Requests);
    }

    [Fact]
    public async Task TheModelOfAnIndexHasTheNameAndThePrefixesOfTheSettings()
    {
        await using var model = await EmbeddingDouble.StartAsync();
        using var client = Client(model, "v1", new EmbeddingOptions { Model = "double", QueryPrefix = "query: ", PassagePrefix = "passage: " });
        Assert.Equal(
            new EmbeddingModel { Name = "double", Dimension = 64, QueryPrefix = "query: ", PassagePrefix = "passage: " }, await client.ModelAsync(CancellationToken.None));
    }

    [Fact]
    public async Task AnIndexEmbedsQuestionsThroughTheClientWithTheirPrefix()
    {
        await using var model = await EmbeddingDouble.StartAsync();
        using var client = Client(model, "v1", new EmbeddingOptions { Model = "double", Dimension = 64, QueryPrefix = "query: " });
        using var embedder = new PassageEmbedder(client.Questions, await client.ModelAsync(CancellationToken.None));
        AssertSame(model.Vectors.Of("query: crane", out _), await embedder.EmbedQuestionAsync("crane", CancellationToken.None));
        Assert.Equal(["query: crane"], Assert.Single(model.Seen).Texts);
    }

    [Fact]
    public async Task TheGeneratorSaysWhatItIs()
    {
        await using var model = await EmbeddingDouble.StartAsync();
        using var client = Client(model, "v1", new EmbeddingOptions { Model = "double", Dimension = 32 });
        var metadata = client.Passages.GetService<EmbeddingGeneratorMetadata>();
        Assert.Equal(("openai", "double", 32), (metadata?.ProviderName, metadata?.DefaultModelId, metadata?.DefaultModelDimensions));
        await Assert.ThrowsAsync<ArgumentException>(() => client.Passages.GenerateAsync(["x"], new EmbeddingGenerationOptions { ModelId = "other" }));
        await Assert.ThrowsAsync<ArgumentException>(() => client.Passages.GenerateAsync(["x", " "]));
    }

    private static EmbeddingClient Client(EmbeddingDouble model, string path, EmbeddingOptions options)
    {
        options.Endpoint = $"{model.Address}{path}";
        return EmbeddingClient.Of(options, TimeProvider.System)!;
    }

    private static JsonElement Asked(EmbeddingDouble model, int request) => JsonDocument.Parse(model.Seen[request].Body).RootElement;

    private static void AssertSame(float[] expected, ReadOnlyMemory<float> embedded)
    {
        var actual = embedded.Span;
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], 1e-6f);
        }
    }
}
