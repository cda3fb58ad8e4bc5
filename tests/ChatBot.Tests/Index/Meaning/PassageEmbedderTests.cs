using ChatBot.Index;
using Microsoft.Extensions.AI;
using Xunit;

namespace ChatBot.Tests.Index.Meaning;

public sealed class PassageEmbedderTests
{
    private static readonly EmbeddingModel Model = new() { Name = "m", Dimension = 4, QueryPrefix = "query: ", PassagePrefix = "passage: " };

    [Fact]
    public async Task APassageIsEmbeddedWithItsTitleAndHeadingsEachOnce()
    {
        var generator = new WordVectors(4);
        using var embedder = new PassageEmbedder(generator, Model);

        await embedder.EmbedAsync([TestDocuments.Of("a.md", "The cranes", "They were built in 1931.")], cache: null, embedded: null, default);

        Assert.Equal(["passage: The cranes\nThey were built in 1931."], generator.Texts);
    }

    [Fact]
    public async Task AQuestionHasItsOwnPrefixAndAVectorOfLengthOne()
    {
        var generator = new WordVectors(4);
        using var embedder = new PassageEmbedder(generator, Model);

        var vector = await embedder.EmbedQuestionAsync("Who built it?", default);

        Assert.Equal(["query: Who built it?"], generator.Texts);
        Assert.Equal(1, vector.ToArray().Sum(number => (double)number * number), 5);
    }

    [Fact]
    public async Task ATextThatTwoDocumentsShareIsEmbeddedOnce()
    {
        var generator = new WordVectors(4);
        using var embedder = new PassageEmbedder(generator, Model);

        var batch = await embedder.EmbedAsync([TestDocuments.Of("a.md", "T", "Same."), TestDocuments.Of("b.md", "T", "Same.")], cache: null, embedded: null, default);

        Assert.Single(generator.Texts);
        Assert.Equal(batch[0].Vectors![0].ToArray(), batch[1].Vectors![0].ToArray());
    }

    [Theory]
    [InlineData("too few")]
    [InlineData("too many")]
    [InlineData("too short")]
    [InlineData("too long")]
    [InlineData("not a number")]
    [InlineData("infinite")]
    [InlineData("zero")]
    public async Task WhatIsNoVectorOfTheModelIsRefused(string fault)
    {
        using var embedder = new PassageEmbedder(new Faulty(fault), Model);
        var two = new[] { TestDocuments.Of("a.md", "A", "One."), TestDocuments.Of("b.md", "B", "Two.") };

        var error = await Assert.ThrowsAsync<EmbeddingException>(async () => await embedder.EmbedAsync(two, cache: null, embedded: null, default));

        Assert.Contains("The embedding model m gave", error.Message, StringComparison.Ordinal);
    }

    private sealed class Faulty(string fault) : WordVectors(4)
    {
        public override async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
            IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
        {
            var made = await base.GenerateAsync(values, options, cancellationToken);
            if (fault == "too few")
            {
                made.RemoveAt(0);
                return made;
            }

            var whole = made[^1].Vector.ToArray();
            if (fault == "too many")
            {
                made.Add(new Embedding<float>(whole));
                return made;
            }

            made[^1] = new Embedding<float>(fault switch
            {
                "too short" => whole[..3],
                "too long" => [.. whole, 1],
                "not a number" => [float.NaN, .. whole[1..]],
                "infinite" => [float.PositiveInfinity, .. whole[1..]],
                _ => new float[whole.Length],
            });
            return made;
        }
    }
}
