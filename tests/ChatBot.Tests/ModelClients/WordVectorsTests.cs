using ChatBot.Tests.ModelClients.Double;
using Xunit;

namespace ChatBot.Tests.ModelClients;

/// <summary>The double is a measure for others, so it is measured itself.</summary>
public sealed class WordVectorsTests
{
    [Fact]
    public void TextsThatShareWordsAreNearAndOthersAreNot()
    {
        var vectors = new WordVectors(256, noise: false);
        var question = vectors.Of("When was the crane in the harbour built?", out var words);
        Assert.Equal(8, words);
        Assert.InRange(Nearness(question, vectors.Of("The harbour got its crane in 1912, built by hand.", out _)), 0.4, 1);
        Assert.InRange(Nearness(question, vectors.Of("Bread is baked at night.", out _)), -0.2, 0.2);
        Assert.Equal(1, Nearness(question, vectors.Of("WHEN was the crane in the harbour built", out _)), 1e-5);
    }

    [Fact]
    public void NoiseKnowsNoWordsButTheSameText()
    {
        var vectors = new WordVectors(256, noise: true);
        var question = vectors.Of("the crane in the harbour", out _);
        Assert.Equal(question, vectors.Of("the crane in the harbour", out _));
        Assert.InRange(Nearness(question, vectors.Of("the crane in the harbour!", out _)), -0.3, 0.3);
    }

    [Fact]
    public void AVectorIsTheSameOnEveryMachine() =>
        Assert.Equal([-0.4189f, -0.2946f, -0.0511f, -0.8574f], new WordVectors(4, noise: false).Of("harbour", out _).Select(number => MathF.Round(number, 4)));

    private static double Nearness(float[] one, float[] other) => one.Zip(other).Sum(pair => (double)pair.First * pair.Second);
}
