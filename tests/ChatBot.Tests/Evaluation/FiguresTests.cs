using ChatBot.Evaluation;
using Xunit;

namespace ChatBot.Tests.Evaluation;

public sealed class FiguresTests
{
    private static readonly EvalQuestion Unanswerable = Sets.Question("""{"id":"u","question":"?","kind":"unanswerable","docs":[]}""");

    [Fact]
    public void ARankingIsMeasuredByItsDocuments()
    {
        var perfect = DocumentRanking.Of([true, true, false], relevant: 2);
        Assert.Equal(new DocumentRanking(1, 0.5, 1, 1), perfect);
        var third = DocumentRanking.Of([false, false, true], relevant: 1);
        Assert.Equal((0.5, 0.0, 1.0), (third.Ndcg10, third.Recall1, third.Recall5));
        Assert.Equal(1.0 / 3, third.Mrr10, 12);
        Assert.Equal(new DocumentRanking(0, 0, 0, 0), DocumentRanking.Of([], relevant: 3));
        Assert.Equal(0, DocumentRanking.Of([.. Enumerable.Repeat(false, 10), true], relevant: 1).Mrr10);
    }

    [Theory]
    [InlineData("0123", "a.md", true)]
    [InlineData("x", "news/0123", false)]
    [InlineData("x", "set.jsonl.gz#0123", true)]
    public void ADocumentIsKnownByIdPathOrRecord(string id, string path, bool isIt) => Assert.Equal(isIt, DocumentRanking.IsOneOf(["0123"], id, path));

    [Fact]
    public void AurocCountsATieHalf()
    {
        Assert.Equal(1, Abstention.AurocOf([0.9, 0.8], [0.1]));
        Assert.Equal(0.5, Abstention.AurocOf([0.4, 0.4], [0.4]));
        Assert.Equal(0.25, Abstention.AurocOf([0.1, 0.3], [0.2, 0.4]));
    }

    [Fact]
    public void ARunIsSummedUp()
    {
        var figures = EvalFigures.Of(
        [
            Sets.Result(Sets.Fact("so", "a.md"), Sets.Answered("So it is [1] [2].", "a.md", "b.md"), elapsedMs: 3),
            Sets.Result(Sets.Fact("not", "a.md"), Sets.Answered("So it is [1].", "a.md"), elapsedMs: 1),
            Sets.Result(Sets.Fact("so", "a.md"), Sets.NotFound(), elapsedMs: 2),
            Sets.Result(Unanswerable, Sets.NotFound(0.1), elapsedMs: 9),
        ]);
        Assert.Equal([new KindFigure("fact", 1, 3), new KindFigure("unanswerable", 1, 1)], figures.Kinds);
        Assert.Equal(2.0 / 3, figures.CitationPrecision);
        Assert.Equal((0, 0.25, 1.0 / 3), (figures.NotVerbatim, figures.FalseAnswers, figures.WrongRefusals));
        Assert.Equal(new Abstention(1, 1, 2.0 / 3), figures.Abstention);
        Assert.Equal((2.0, 9.0), (figures.MedianMs, figures.Percentile95Ms));
        Assert.Equal(
            """{"kinds":{"fact":{"right":1,"all":3},"unanswerable":{"right":1,"all":1}},"right":2,"all":4,"citationPrecision":0.6667,"notVerbatim":0,"abstention":{"auroc":1,"declined":1,"kept":0.6667},"elapsedMs":{"p50":2,"p95":9}}""",
            FiguresJson.Of(figures));
    }

    [Fact]
    public void AnEmptyRunHasNoShares()
    {
        var figures = EvalFigures.Of([]);
        Assert.Equal("""{"elapsedMs":{"p50":0,"p95":0}}""", FiguresJson.Of(figures));
        Assert.NotEmpty(FiguresText.Of(figures));
    }

    [Theory]
    [InlineData("""{"kinds":{"fact":{"right":8,"all":10}},"right":8,"all":10,"ndcg10":0.8,"elapsedMs":{"p50":1,"p95":2}}""")]
    [InlineData("""{"kinds":{"fact":{"right":9,"all":10}},"right":9,"all":10,"ndcg10":0.809,"elapsedMs":{"p50":1,"p95":2}}""", "right")]
    [InlineData("""{"kinds":{"fact":{"right":10,"all":10}},"right":10,"all":10,"ndcg10":0.95,"elapsedMs":{"p50":1,"p95":2}}""", "right", "fact", "ndcg10")]
    [InlineData("""{"kinds":{"fact":{"right":8,"all":10}},"right":8,"all":10,"mrr10":0.8,"elapsedMs":{"p50":1,"p95":2}}""", "mrr10 is no longer measured")]
    public void WhatFellIsNamed(string before, params string[] names)
    {
        var now = FiguresJson.Read("""{"kinds":{"fact":{"right":8,"all":10}},"right":8,"all":10,"ndcg10":0.8,"notVerbatim":0,"elapsedMs":{"p50":1,"p95":9}}""")!;
        var fallen = Baseline.Compare(FiguresJson.Read(before)!, now)!;
        Assert.Equal(names.Length, fallen.Count);
        Assert.All(names, name => Assert.Contains(fallen, sentence => sentence.Contains(name, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("""{"notVerbatim":0,"elapsedMs":{"p50":1,"p95":2}}""", """{"notVerbatim":1,"elapsedMs":{"p50":1,"p95":2}}""")]
    [InlineData("""{"elapsedMs":{"p50":1,"p95":2}}""", """{"elapsedMs":{"p50":1,"p95":9.1}}""")]
    public void AFalseQuoteOrALongWaitIsARegression(string before, string now) => Assert.Single(Baseline.Compare(FiguresJson.Read(before)!, FiguresJson.Read(now)!)!);

    [Fact]
    public void OtherQuestionsCannotBeCompared() => Assert.Null(Baseline.Compare(
        FiguresJson.Read("""{"right":1,"all":2,"elapsedMs":{"p50":1,"p95":2}}""")!, FiguresJson.Read("""{"right":1,"all":3,"elapsedMs":{"p50":1,"p95":2}}""")!));

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"elapsedMs":{"p50":"1"}}""")]
    public void WhatIsNoFormerResultIsSaidToBeNone(string text) => Assert.Null(FiguresJson.Read(text));
}
