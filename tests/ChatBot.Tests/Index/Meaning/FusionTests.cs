using ChatBot.Index;
using Xunit;

namespace ChatBot.Tests.Index.Meaning;

public sealed class FusionTests
{
    private static readonly MeaningSpread Spread = new(Mean: 0.1, Deviation: 0.1, Passages: 10_000);

    [Fact]
    public void WhereMeaningAgreesWithWordsItDecidesBetweenPassagesThatWordsHoldForAlike()
    {
        var fusion = Fusion.Of([.. Agreeing(40, best: 3)], Spread, possible: 10);

        Assert.InRange(fusion.Weight, 0.2, 0.3);
        Assert.True(fusion.Score(2.9, 0.5) > fusion.Score(3, 0.3));
    }

    [Fact]
    public void WhereMeaningIsChanceTheScoreIsThatOfWords()
    {
        var random = new Random(5);
        var fusion = Fusion.Of([.. Enumerable.Range(1, 40).Select(i => new FusionPassage(i / 10.0, 0.1 + (0.1 * Normal(random))))], Spread, possible: 10);

        Assert.Equal(0, fusion.Weight);
        Assert.Equal(2.5, fusion.Score(2.5, 0.4));
    }

    [Fact]
    public void AQuestionThatWordsAnswerInFullIsLeftToWords()
    {
        var fusion = Fusion.Of([.. Agreeing(40, best: 10)], Spread, possible: 10);

        Assert.Equal(0, fusion.Weight);
    }

    [Fact]
    public void WhereWordsFindNothingTheOrderIsThatOfMeaning()
    {
        var fusion = Fusion.Of([new FusionPassage(0, 0.9), new FusionPassage(0, 0.5)], Spread, possible: 10);

        Assert.Equal(0.6, fusion.Weight, 9);
        Assert.True(fusion.Score(0, 0.9) > fusion.Score(0, 0.5));
        Assert.InRange(fusion.Score(0, 0.9), 0.1, 10 * 0.25);
    }

    [Fact]
    public void NoPassageScoresAboveTheBestByWordsUnlessWordsFoundNextToNothing()
    {
        var passages = Agreeing(40, best: 4).ToList();
        var fusion = Fusion.Of(passages, Spread, possible: 10);

        Assert.All(passages, p => Assert.InRange(fusion.Score(p.Words, p.Cosine), 0, 4.0001));
    }

    [Fact]
    public void APassageWhoseCosineIsNotKnownIsLikeAnyOther()
    {
        var fusion = Fusion.Of([.. Agreeing(40, best: 3)], Spread, possible: 10);

        Assert.Equal(fusion.Score(2, 0.1), fusion.Score(2, cosine: null), 9);
    }

    [Fact]
    public void NothingFoundIsNothingWeighed() => Assert.Equal(0, Fusion.Of([], default, possible: 0).Weight);

    private static IEnumerable<FusionPassage> Agreeing(int count, double best) =>
        Enumerable.Range(0, count).Select(i => new FusionPassage(best * (count - i) / count, 0.5 - (0.005 * i)));

    private static double Normal(Random random) => Enumerable.Range(0, 12).Sum(_ => random.NextDouble()) - 6;
}
