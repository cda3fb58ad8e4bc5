using ChatBot.Server.ModelClients;
using ChatBot.Server.ModelClients.Embeddings;
using Xunit;

namespace ChatBot.Tests.ModelClients;

public sealed class EmbeddingPatienceTests
{
    private static readonly EmbeddingPatience Question = EmbeddingPatience.OfAQuestion(new EmbeddingOptions());
    private static readonly EmbeddingPatience Passages = EmbeddingPatience.OfPassages(new EmbeddingOptions());

    [Fact]
    public void WaitsGrowFromATenthOfASecondToTenSecondsAndAreByHalfByChance()
    {
        for (var tries = 1; tries < 40; tries++)
        {
            var most = Math.Min(0.2 * Math.Pow(2, tries - 1), 10);
            Assert.InRange(Passages.WaitAfter(Fault(ModelFault.Unreachable), tries, TimeSpan.Zero)!.Value.TotalSeconds, most / 2, most);
        }

        Assert.True(Enumerable.Range(0, 50).Select(_ => Passages.WaitAfter(Fault(ModelFault.Unreachable), 5, TimeSpan.Zero)).Distinct().Count() > 10);
    }

    [Fact]
    public void AQuestionIsTriedThreeTimesAndAPassageAsLongAsTheServerIsAway()
    {
        Assert.NotNull(Question.WaitAfter(Fault(ModelFault.Overloaded), 2, TimeSpan.Zero));
        Assert.Null(Question.WaitAfter(Fault(ModelFault.Overloaded), 3, TimeSpan.Zero));
        Assert.NotNull(Passages.WaitAfter(Fault(ModelFault.Overloaded), 30, TimeSpan.FromMinutes(4)));
        Assert.Null(Passages.WaitAfter(Fault(ModelFault.Overloaded), 30, TimeSpan.FromMinutes(6)));
    }

    [Fact]
    public void AServerThatFailsOverARequestIsNotWaitedFor()
    {
        Assert.NotNull(Passages.WaitAfter(Fault(ModelFault.Broken), 2, TimeSpan.Zero));
        Assert.Null(Passages.WaitAfter(Fault(ModelFault.Broken), 3, TimeSpan.Zero));
    }

    [Theory]
    [InlineData((int)ModelFault.Refused)]
    [InlineData((int)ModelFault.Nonsense)]
    public void WhatWouldComeOutTheSameIsNotTriedAgain(int fault)
    {
        Assert.Null(Question.WaitAfter(Fault((ModelFault)fault), 1, TimeSpan.Zero));
        Assert.Null(Passages.WaitAfter(Fault((ModelFault)fault), 1, TimeSpan.Zero));
    }

    [Fact]
    public void TheServersOwnWordOnWhenToComeBackIsObeyedAsFarAsPatienceReaches()
    {
        Assert.Equal(TimeSpan.FromSeconds(2), Question.WaitAfter(Fault(ModelFault.Overloaded, 2), 1, TimeSpan.Zero));
        Assert.Null(Question.WaitAfter(Fault(ModelFault.Overloaded, 2), 1, TimeSpan.FromSeconds(1.5)));
        Assert.Equal(TimeSpan.FromSeconds(30), Passages.WaitAfter(Fault(ModelFault.Overloaded, 30), 1, TimeSpan.Zero));
        Assert.Null(Passages.WaitAfter(Fault(ModelFault.Overloaded, 3600), 1, TimeSpan.Zero));
    }

    [Fact]
    public void AfterFiveFailedQuestionsInARowOnlyOneNowAndThenIsLetThrough()
    {
        var time = new ManualTime();
        var circuit = new ModelCircuit(time);
        for (var i = 0; i < 5; i++)
        {
            Assert.True(circuit.TryEnter());
            circuit.Failed();
        }

        Assert.False(circuit.TryEnter());
        time.Advance(TimeSpan.FromSeconds(2.9));
        Assert.False(circuit.TryEnter());
        time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.True(circuit.TryEnter());
        Assert.False(circuit.TryEnter());
        circuit.Failed();
        Assert.False(circuit.TryEnter());
        time.Advance(TimeSpan.FromSeconds(3));
        Assert.True(circuit.TryEnter());
        circuit.Succeeded();
        Assert.True(circuit.TryEnter());
        Assert.True(circuit.TryEnter());
    }

    [Fact]
    public void FailuresThatAreNotInARowDoNotCount()
    {
        var circuit = new ModelCircuit(new ManualTime());
        for (var i = 0; i < 20; i++)
        {
            circuit.Failed();
            circuit.Failed();
            circuit.Failed();
            circuit.Failed();
            circuit.Succeeded();
            Assert.True(circuit.TryEnter());
        }
    }

    private static EmbeddingCallException Fault(ModelFault fault, double? retryAfter = null) =>
        new(fault, "It failed.") { RetryAfter = retryAfter is { } seconds ? TimeSpan.FromSeconds(seconds) : null };
}
