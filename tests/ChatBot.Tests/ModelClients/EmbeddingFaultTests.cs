using System.Net;
using ChatBot.Server.ModelClients;
using ChatBot.Server.ModelClients.Embeddings;
using ChatBot.Tests.ModelClients.Double;
using Xunit;

namespace ChatBot.Tests.ModelClients;

/// <summary>Everything that a server of embeddings can do wrong: nobody waits for ever, and nothing wrong is handed out.</summary>
public sealed class EmbeddingFaultTests
{
    private const string Key = "sk-sesame-0123456789";

    // A port that the system gives to no test.
    private const string NobodyThere = "http://127.0.0.1:1/v1";

    private static readonly string[] Texts = ["the yard has a crane", "bread is baked at night"];

    [Theory]
    [InlineData("wrong-size", "gave a vector of 65 numbers among others of 64")]
    [InlineData("mixed-sizes", "gave a vector of 63 numbers among others of 64")]
    [InlineData("not-a-number", "no finite number")]
    [InlineData("too-large", "no finite number")]
    [InlineData("zeros", "nothing but zeros")]
    [InlineData("short", "gave 1 vectors for 2 texts")]
    [InlineData("long", "a vector number 2 for 2 texts")]
    [InlineData("twice", "two vectors with the number 0")]
    [InlineData("half-json", "not the JSON of vectors")]
    [InlineData("deep", "not the JSON of vectors")]
    [InlineData("page", "answered with text/html instead of JSON")]
    [InlineData("error-as-answer", "No endpoints found for this model")]
    [InlineData("huge", "answered with more than 589824 bytes")]
    public async Task AnAnswerWithAnythingWrongInItGivesNoVectorAtAllAndIsNotAskedForAgain(string fault, string message)
    {
        await using var model = await EmbeddingDouble.StartAsync(new DoubleOptions { Key = Key });
        using var client = Client(model, TimeProvider.System);
        await client.ModelAsync(CancellationToken.None);
        model.Next(DoubleFault.Parse(fault)!);
        var failure = await Assert.ThrowsAsync<EmbeddingCallException>(() => client.Passages.GenerateAsync(Texts));
        Assert.Equal(ModelFault.Nonsense, failure.Fault);
        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
        Assert.StartsWith($"The embedding model double at {model.Address.Authority} ", failure.Message, StringComparison.Ordinal);
        Assert.EndsWith("(2 texts, 43 characters).", failure.Message, StringComparison.Ordinal);
        Assert.Equal(2, model.Requests);
        Assert.Equal(2, (await client.Passages.GenerateAsync(Texts)).Count);
    }

    [Fact]
    public async Task AnotherModelBehindTheSameNameIsFoundByItsLengthEvenWhereItWouldBeCut()
    {
        await using var model = await EmbeddingDouble.StartAsync(new DoubleOptions { IgnoresDimensions = true });
        using var client = Client(model, TimeProvider.System, new EmbeddingOptions { Dimension = 16 });
        await client.Passages.GenerateAsync(Texts);
        model.Next(DoubleFaultKind.WrongSize);
        var failure = await Assert.ThrowsAsync<EmbeddingCallException>(() => client.Passages.GenerateAsync(Texts));
        Assert.Contains("gave a vector of 65 numbers among others of 64", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AModelWithFewerNumbersThanSetIsNotUsed()
    {
        await using var model = await EmbeddingDouble.StartAsync();
        using var client = Client(model, TimeProvider.System, new EmbeddingOptions { Dimension = 128 });
        var failure = await Assert.ThrowsAsync<EmbeddingCallException>(() => client.Passages.GenerateAsync(Texts));
        Assert.Contains("gave vectors of 64 numbers where 128 are expected; see Models:Embedding:Dimension", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OneBadBatchOfManyMeansNoVectorsForAnyText()
    {
        await using var model = await EmbeddingDouble.StartAsync();
        using var client = Client(model, TimeProvider.System, new EmbeddingOptions { BatchTexts = 1, Concurrency = 1 });
        model.Next(DoubleFaultKind.Shuffled, DoubleFaultKind.Shuffled, DoubleFaultKind.NotANumber);
        await Assert.ThrowsAsync<EmbeddingCallException>(() => client.Passages.GenerateAsync(["a", "b", "c", "d", "e"]));
        Assert.Equal(3, model.Requests);
    }

    [Theory]
    [InlineData("zeros", "nothing but zeros")]
    [InlineData("short", "gave 1 vectors for 2 texts")]
    [InlineData("long", "a vector number 2 for 2 texts")]
    [InlineData("not-a-number", "not the JSON of vectors")]
    [InlineData("mixed-sizes", "gave a vector of 63 numbers among others of 64")]
    public async Task TheFormOfOllamaIsCheckedTheSame(string fault, string message)
    {
        await using var model = await EmbeddingDouble.StartAsync(new DoubleOptions { Server = DoubleServer.Ollama });
        using var client = Client(model, TimeProvider.System, new EmbeddingOptions { Provider = ModelProvider.Ollama });
        model.Next(DoubleFault.Parse(fault)!);
        var failure = await Assert.ThrowsAsync<EmbeddingCallException>(() => client.Questions.GenerateAsync(Texts));
        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData((int)DoubleServer.OpenAi)]
    [InlineData((int)DoubleServer.Azure)]
    [InlineData((int)DoubleServer.Vllm)]
    [InlineData((int)DoubleServer.Tei)]
    [InlineData((int)DoubleServer.LlamaCpp)]
    public async Task AWrongKeyIsSaidOnceAndNeverShown(int server)
    {
        await using var model = await EmbeddingDouble.StartAsync(new DoubleOptions { Server = (DoubleServer)server, Key = "another" });
        using var client = Client(model, TimeProvider.System, new EmbeddingOptions { Provider = server == (int)DoubleServer.Azure ? ModelProvider.Azure : ModelProvider.Openai });
        var failure = await Assert.ThrowsAsync<EmbeddingCallException>(() => client.Passages.GenerateAsync(Texts));
        Assert.Equal((ModelFault.Refused, HttpStatusCode.Unauthorized), (failure.Fault, failure.Status));
        Assert.Contains("Models:Embedding:ApiKey", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, failure.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, model.Requests);
    }

    [Theory]
    [InlineData((int)DoubleServer.OpenAi, "The model `other` does not exist")]
    [InlineData((int)DoubleServer.Azure, "The API deployment for this resource does not exist")]
    [InlineData((int)DoubleServer.Vllm, "The model `other` does not exist.")]
    [InlineData((int)DoubleServer.Ollama, "model 'other' not found")]
    public async Task AnUnknownModelIsSaidInTheWordsOfItsServer(int server, string message)
    {
        await using var model = await EmbeddingDouble.StartAsync(new DoubleOptions { Server = (DoubleServer)server });
        var provider = server == (int)DoubleServer.Azure ? ModelProvider.Azure : server == (int)DoubleServer.Ollama ? ModelProvider.Ollama : ModelProvider.Openai;
        using var client = Client(model, TimeProvider.System, new EmbeddingOptions { Model = "other", Provider = provider });
        var failure = await Assert.ThrowsAsync<EmbeddingCallException>(() => client.Passages.GenerateAsync(Texts));
        Assert.Equal(ModelFault.Refused, failure.Fault);
        Assert.Contains(message.TrimEnd('.'), failure.Message, StringComparison.Ordinal);
        Assert.Equal(1, model.Requests);
    }

    [Fact]
    public async Task TooManyTextsForTheServerAreSaidInItsWords()
    {
        await using var model = await EmbeddingDouble.StartAsync(new DoubleOptions { Server = DoubleServer.Tei, MaxTexts = 1 });
        using var client = Client(model, TimeProvider.System);
        var failure = await Assert.ThrowsAsync<EmbeddingCallException>(() => client.Passages.GenerateAsync(Texts));
        Assert.Contains("refuses the request (422): \"batch size 2 > maximum allowed batch size 1\" (2 texts", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARequestThatIsTooLargeForTheServerIsNotTakenForALostConnection()
    {
        await using var model = await EmbeddingDouble.StartAsync(new DoubleOptions { Server = DoubleServer.Tei });
        using var client = Client(model, TimeProvider.System, new EmbeddingOptions { BatchCharacters = 4_000_000, MaxCharacters = 100_000 });
        var failure = await Assert.ThrowsAsync<EmbeddingCallException>(() => client.Passages.GenerateAsync(Enumerable.Repeat(new string('x', 100_000), 30)));
        Assert.Equal((ModelFault.Refused, HttpStatusCode.RequestEntityTooLarge), (failure.Fault, failure.Status));
    }

    [Fact]
    public async Task AServerThatFailsOverATextIsAskedThreeTimesAndItsWordsAreShown()
    {
        await using var model = await EmbeddingDouble.StartAsync(new DoubleOptions { Server = DoubleServer.LlamaCpp, MaxCharacters = 10 });
        var time = new ObservedTime();
        using var client = Client(model, time);
        var failure = await Assert.ThrowsAsync<EmbeddingCallException>(() => time.DriveAsync(client.Passages.GenerateAsync([Texts[0]])));
        Assert.Equal(ModelFault.Broken, failure.Fault);
        Assert.Contains("is too large to process. increase the physical batch size", failure.Message, StringComparison.Ordinal);
        Assert.Equal(3, model.Requests);
    }

    [Theory]
    [InlineData("429")]
    [InlineData("500")]
    [InlineData("503")]
    [InlineData("408")]
    [InlineData("cut-body")]
    public async Task AFaultThatPassesIsTriedAgainAndTheVectorsAreWhole(string fault)
    {
        await using var model = await EmbeddingDouble.StartAsync();
        var time = new ObservedTime();
        using var client = Client(model, time);
        model.Next(DoubleFault.Parse(fault)!, DoubleFault.Parse(fault)!);
        Assert.Equal(2, (await time.DriveAsync(client.Passages.GenerateAsync(Texts))).Count);
        Assert.Equal(3, model.Requests);
        Assert.Collection(time.Waits, wait => Assert.InRange(wait.TotalSeconds, 0.1, 0.2), wait => Assert.InRange(wait.TotalSeconds, 0.2, 0.4));
    }

    [Fact]
    public async Task RetryAfterIsObeyedInSecondsAndAsADate()
    {
        await using var model = await EmbeddingDouble.StartAsync();
        var time = new ObservedTime();
        using var client = Client(model, time);
        model.Next(DoubleFault.Status(429, "20"), DoubleFault.Status(503, (time.GetUtcNow() + TimeSpan.FromSeconds(50)).ToString("r")));
        await time.DriveAsync(client.Passages.GenerateAsync(Texts));
        Assert.Equal([TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(30)], time.Waits);
    }

    [Fact]
    public async Task AQuestionDoesNotWaitLongerThanItHasTimeFor()
    {
        await using var model = await EmbeddingDouble.StartAsync();
        var time = new ObservedTime();
        using var client = Client(model, time);
        model.Next(DoubleFault.Status(429, "20"));
        var failure = await Assert.ThrowsAsync<EmbeddingCallException>(() => time.DriveAsync(client.Questions.GenerateAsync(["crane"])));
        Assert.Equal((ModelFault.Overloaded, TimeSpan.FromSeconds(20)), (failure.Fault, failure.RetryAfter));
        Assert.Equal(1, model.Requests);
        Assert.Empty(time.Waits);
    }

    [Fact]
    public async Task IndexingWaitsForAServerThatIsAwayAndTellsWhyAndGivesUpAfterFiveMinutes()
    {
        var time = new ObservedTime();
        var told = new List<string>();
        using var client = EmbeddingClient.Of(
            new EmbeddingOptions { Model = "double", Endpoint = NobodyThere, ApiKey = Key }, time, (failure, _) => told.Add(failure.Message))!;
        var begin = time.GetUtcNow();
        var failure = await Assert.ThrowsAsync<EmbeddingCallException>(() => time.DriveAsync(client.Passages.GenerateAsync(Texts)));
        Assert.Equal(ModelFault.Unreachable, failure.Fault);
        Assert.Contains("cannot be reached", failure.Message, StringComparison.Ordinal);
        Assert.InRange((time.GetUtcNow() - begin).TotalMinutes, 5, 6);
        Assert.Equal(time.Waits.Count, told.Count);
        Assert.True(time.Waits.Count > 30);
    }

    [Theory]
    [InlineData("silence")]
    [InlineData("drip")]
    public async Task AServerThatNeverEndsItsAnswerIsLeftAfterTheDeadline(string fault)
    {
        await using var model = await EmbeddingDouble.StartAsync();
        model.Always = DoubleFault.Parse(fault);
        var time = new ObservedTime();
        using var client = Client(model, time);
        var question = client.Questions.GenerateAsync(["crane"]);
        Assert.Equal(TimeSpan.FromSeconds(3), await time.NextTimerAsync());
        await model.ArrivedAsync(CancellationToken.None);
        time.Advance(TimeSpan.FromSeconds(3));
        var failure = await Assert.ThrowsAsync<EmbeddingCallException>(() => question);
        Assert.Contains("did not answer within 3 s", failure.Message, StringComparison.Ordinal);
        await model.Aborted;
        Assert.Equal(1, model.Requests);
    }

    [Fact]
    public async Task ACancelledCallClosesItsConnectionAndIsNotSentAgain()
    {
        await using var model = await EmbeddingDouble.StartAsync();
        model.Always = DoubleFaultKind.Silence;
        using var client = Client(model, TimeProvider.System);
        using var stop = new CancellationTokenSource();
        var passages = client.Passages.GenerateAsync(Texts, cancellationToken: stop.Token);
        await model.ArrivedAsync(CancellationToken.None);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => passages);
        await model.Aborted;
        Assert.Equal(1, model.Requests);
    }

    [Fact]
    public async Task ARedirectIsNotFollowedAndTheKeyStaysHere()
    {
        await using var other = await EmbeddingDouble.StartAsync();
        await using var model = await EmbeddingDouble.StartAsync(new DoubleOptions { Key = Key });
        model.Next(new DoubleFault(DoubleFaultKind.Redirect, Text: $"{other.Address}v1/embeddings"));
        using var client = Client(model, TimeProvider.System);
        var failure = await Assert.ThrowsAsync<EmbeddingCallException>(() => client.Passages.GenerateAsync(Texts));
        Assert.Contains("a redirect is not followed", failure.Message, StringComparison.Ordinal);
        Assert.Equal((1, 0), (model.Requests, other.Requests));
    }

    [Fact]
    public async Task AfterFiveFailedQuestionsAskingIsFastAndComesBackByItself()
    {
        await using var model = await EmbeddingDouble.StartAsync();
        var time = new ObservedTime();
        using var client = Client(model, time);
        model.Always = DoubleFault.Status(503, "60");
        for (var i = 0; i < 5; i++)
        {
            await Assert.ThrowsAsync<EmbeddingCallException>(() => client.Questions.GenerateAsync(["crane"]));
        }

        for (var i = 0; i < 100; i++)
        {
            var failure = await Assert.ThrowsAsync<EmbeddingCallException>(() => client.Questions.GenerateAsync(["crane"]));
            Assert.Contains("is asked again in a few seconds", failure.Message, StringComparison.Ordinal);
        }

        Assert.Equal(5, model.Requests);
        model.Always = null;
        time.Advance(TimeSpan.FromSeconds(3));
        Assert.Single(await client.Questions.GenerateAsync(["crane"]));
        Assert.Single(await client.Questions.GenerateAsync(["crane"]));
        Assert.Equal(7, model.Requests);
    }

    [Fact]
    public async Task IndexingGoesOnAskingWhileQuestionsDoNot()
    {
        await using var model = await EmbeddingDouble.StartAsync();
        var time = new ObservedTime();
        using var client = Client(model, time);
        model.Next([.. Enumerable.Repeat(DoubleFault.Status(503, "60"), 5)]);
        for (var i = 0; i < 5; i++)
        {
            await Assert.ThrowsAsync<EmbeddingCallException>(() => client.Questions.GenerateAsync(["crane"]));
        }

        Assert.Equal(2, (await client.Passages.GenerateAsync(Texts)).Count);
        Assert.Equal(6, model.Requests);
    }

    [Fact]
    public void AServerThatRepeatsATextInItsErrorIsNotQuoted()
    {
        var endpoint = EmbeddingEndpoint.Of(new EmbeddingOptions { ApiKey = Key });
        var text = "A sentence that is nobody's business, at some length.";
        Assert.Equal("", ServerError.Quoted($"bad input: {text}", [text], endpoint));
        Assert.Equal(": \"bad key ***\"", ServerError.Quoted($"bad key {Key}.", [text], endpoint));
        Assert.Equal(245, ServerError.Quoted(new string('x', 5000), [text], endpoint).Length);
    }

    private static EmbeddingClient Client(EmbeddingDouble model, TimeProvider time, EmbeddingOptions? options = null)
    {
        options ??= new EmbeddingOptions();
        options.Endpoint = $"{model.Address}{(options.Provider == ModelProvider.Azure ? "openai/v1" : "v1")}";
        options.Model = options.Model.Length > 0 ? options.Model : "double";
        options.ApiKey = Key;
        return EmbeddingClient.Of(options, time)!;
    }
}
