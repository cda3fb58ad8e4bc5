using ChatBot.Evaluation;
using Xunit;

namespace ChatBot.Tests.Evaluation;

public sealed class SentenceRankTests
{
    private static readonly string[] Sentences = ["It was built in 59579 steps.", "The *Mission District*, of course.", "It has 9 doors.", "It is in Lund."];

    [Theory]
    [InlineData(1, "59579", "9")]
    [InlineData(2, "Mission District")]
    [InlineData(3, "9")]
    [InlineData(null, "Lund")]
    public void TheFirstSentenceWithAnAcceptedAnswerCounts(int? rank, params string[] answers) =>
        Assert.Equal(new SentenceRank(rank), SentenceRank.Of(answers, Sentences));

    [Fact]
    public void NoSentenceIsNoHit() => Assert.Equal(new SentenceRank(null), SentenceRank.Of(["Lund"], []));

    [Theory]
    [InlineData(true, "yes", "yes, since 1931")]
    [InlineData(false, "Yes.", "No")]
    [InlineData(false)]
    public void ASentenceCannotBeMeasuredByYesOrNo(bool can, params string[] answers) => Assert.Equal(can, SentenceRank.CanBeMeasured(answers));

    [Fact]
    public void HitsAreShares() => Assert.Equal(
        new SentenceHits(0.25, 0.5), SentenceHits.Of([new SentenceRank(1), new SentenceRank(3), new SentenceRank(null), new SentenceRank(null)]));
}
