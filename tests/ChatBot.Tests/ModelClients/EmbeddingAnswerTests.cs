using System.Text;
using System.Text.Json;
using ChatBot.Server.ModelClients.Embeddings;
using Xunit;

namespace ChatBot.Tests.ModelClients;

public sealed class EmbeddingAnswerTests
{
    [Theory]
    [InlineData("""{"object":"list","data":[{"object":"embedding","index":0,"embedding":[1,-2.5e-1]}],"usage":{"prompt_tokens":7}}""")]
    [InlineData("""{"usage":{"total_tokens":9,"prompt_tokens":7},"data":[{"embedding":"AACAPwAAgL4=","index":0,"extra":[{}]}],"x":{"data":[]}}""")]
    [InlineData("""{"data":[{"embedding":"AACAPwAAgL4\u003d","index":0}],"usage":{"prompt_tokens":7}}""")]
    public void NumbersAndBase64AreTheSameVector(string json)
    {
        var answer = Read(json, 1);
        Assert.Equal([1f, -0.25f], Assert.Single(answer.Vectors)!);
        Assert.Equal(7, answer.Tokens);
    }

    [Fact]
    public void VectorsComeInTheOrderOfTheTextsWhateverTheOrderOfTheAnswer()
    {
        var answer = Read("""{"data":[{"index":2,"embedding":[3]},{"index":0,"embedding":[1]},{"index":1,"embedding":[2]}]}""", 3);
        Assert.Equal([1f, 2f, 3f], answer.Vectors.Select(vector => Assert.Single(vector!)));
        Assert.Null(answer.Tokens);
    }

    [Fact]
    public void AnAnswerOfOllamaIsInTheOrderOfTheTexts()
    {
        var answer = Read("""{"model":"m","embeddings":[[1,0],[0,1]],"total_duration":1,"prompt_eval_count":12}""", 2, isOllama: true);
        Assert.Equal([[1f, 0f], [0f, 1f]], answer.Vectors);
        Assert.Equal(12, answer.Tokens);
    }

    [Fact]
    public void AVectorOfManyNumbersIsReadWhole()
    {
        var numbers = Enumerable.Range(0, 5000).Select(number => number / 7f).ToArray();
        Assert.Equal(numbers, Read($$"""{"data":[{"index":0,"embedding":{{JsonSerializer.Serialize(numbers)}}}]}""", 1).Vectors[0]);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("3")]
    [InlineData("{}")]
    [InlineData("""{"data":3}""")]
    [InlineData("""{"data":[3]}""")]
    [InlineData("""{"data":[{"index":0}]}""")]
    [InlineData("""{"data":[{"embedding":[1]}]}""")]
    [InlineData("""{"data":[{"index":"0","embedding":[1]}]}""")]
    [InlineData("""{"data":[{"index":0.5,"embedding":[1]}]}""")]
    [InlineData("""{"data":[{"index":1,"embedding":[1]}]}""")]
    [InlineData("""{"data":[{"index":-1,"embedding":[1]}]}""")]
    [InlineData("""{"data":[{"index":0,"embedding":[1]},{"index":0,"embedding":[1]}]}""")]
    [InlineData("""{"data":[{"index":0,"embedding":[1]}],"data":[{"index":0,"embedding":[1]}]}""")]
    [InlineData("""{"data":[{"index":0,"embedding":[1,null]}]}""")]
    [InlineData("""{"data":[{"index":0,"embedding":["1"]}]}""")]
    [InlineData("""{"data":[{"index":0,"embedding":[[1]]}]}""")]
    [InlineData("""{"data":[{"index":0,"embedding":null}]}""")]
    [InlineData("""{"data":[{"index":0,"embedding":"AACAP"}]}""")]
    [InlineData("""{"data":[{"index":0,"embedding":"AACAPwA="}]}""")]
    [InlineData("""{"data":[{"index":0,"embedding":"????????"}]}""")]
    public void WhatIsNoListOfVectorsIsSaidAndNotReadAsOne(string json) => Assert.Throws<FormatException>(() => Read(json, 1));

    [Theory]
    [InlineData("")]
    [InlineData("{\"data\":[")]
    [InlineData("{\"data\":[{\"index\":0,\"embedding\":[NaN]}]}")]
    [InlineData("{\"data\":[{\"index\":0,\"embedding\":[1]}]}{")]
    [InlineData("<html>")]
    public void WhatIsNoJsonIsNotRead(string json) => Assert.ThrowsAny<JsonException>(() => Read(json, 1));

    [Fact]
    public void NestingIsReadOnlySoDeep() => Assert.ThrowsAny<JsonException>(() => Read($$"""{"x":{{new string('[', 1000)}}{{new string(']', 1000)}}}""", 1));

    [Fact]
    public void AVectorWithoutAnEndIsNotRead() =>
        Assert.Throws<FormatException>(() => Read($$"""{"data":[{"index":0,"embedding":[{{string.Join(',', Enumerable.Repeat('1', 70_000))}}]}]}""", 1));

    private static EmbeddingAnswer Read(string json, int texts, bool isOllama = false) => EmbeddingAnswer.Read(Encoding.UTF8.GetBytes(json), texts, isOllama);
}
