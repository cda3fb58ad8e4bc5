using ChatBot.Answers;

namespace ChatBot.Evaluation;

/// <summary>The figures of one run, each absent where it does not apply.</summary>
public sealed record EvalFigures
{
    /// <summary>Right answers per kind, in the order in which kinds first occur.</summary>
    public required IReadOnlyList<KindFigure> Kinds { get; init; }

    /// <summary>Share of the citations that name a document the question names.</summary>
    public double? CitationPrecision { get; init; }

    /// <summary>How many quotes do not stand in the text that they cite.</summary>
    public int? NotVerbatim { get; init; }

    /// <summary>Means over the questions that name relevant documents.</summary>
    public DocumentRanking? Ranking { get; init; }

    /// <summary>Share of the questions whose answer stands in the first sentence, and in one of the first three.</summary>
    public SentenceHits? Sentences { get; init; }

    /// <summary>Whether the bot knows when it does not know.</summary>
    public Abstention? Abstention { get; init; }

    /// <summary>Whether it knows that a question is about something else altogether.</summary>
    public Abstention? OffTopic { get; init; }

    /// <summary>Questions that were answered and should have been answered otherwise or not at all, as a share of all.</summary>
    public double? FalseAnswers { get; init; }

    /// <summary>Questions that have an answer and got none, as a share of all that have one.</summary>
    public double? WrongRefusals { get; init; }

    /// <summary>Half of the questions took no longer than this.</summary>
    public required double MedianMs { get; init; }

    /// <summary>Nineteen of twenty questions took no longer than this.</summary>
    public required double Percentile95Ms { get; init; }

    /// <summary>How many answers are right.</summary>
    public int Right => Kinds.Sum(kind => kind.Right);

    /// <summary>How many there are.</summary>
    public int All => Kinds.Sum(kind => kind.All);

    /// <summary>Sums up a run.</summary>
    public static EvalFigures Of(IReadOnlyList<EvalResult> results)
    {
        var own = results.Where(result => result.Question.Expected is not Expectation.OffTopic).ToList();
        var offTopic = results.Where(result => result.Question.Expected is Expectation.OffTopic);
        return Of(own) with { OffTopic = Abstention.Of([.. own.Where(result => result.IsAnswerable == true), .. offTopic]) };
    }

    private static EvalFigures Of(List<EvalResult> results)
    {
        var judged = results.Where(result => result.Verdict is not null).ToList();
        var citations = judged.Sum(result => result.Verdict!.Citations);
        var times = results.Select(result => result.ElapsedMs).Order().ToList();
        var answerable = judged.Where(result => result.IsAnswerable == true).ToList();
        return new EvalFigures
        {
            Kinds = [.. judged.GroupBy(result => result.Question.Kind).Select(kind => new KindFigure(kind.Key, kind.Count(result => result.Verdict!.IsRight), kind.Count()))],
            CitationPrecision = Share(judged.Sum(result => result.Verdict!.CitationsInPlace), citations),
            NotVerbatim = judged.Count == 0 ? null : judged.Sum(result => result.Verdict!.NotVerbatim),
            Ranking = Mean([.. results.Select(result => result.Ranking).OfType<DocumentRanking>()]),
            Sentences = SentenceHits.Of([.. results.Select(result => result.Sentences).OfType<SentenceRank>()]),
            Abstention = Abstention.Of(results),
            FalseAnswers = Share(judged.Count(result => result.Answer!.Outcome == AnswerOutcome.Answered && !result.Verdict!.IsRight), judged.Count),
            WrongRefusals = Share(answerable.Count(result => result.Answer!.Outcome != AnswerOutcome.Answered), answerable.Count),
            MedianMs = Percentile(times, 0.5),
            Percentile95Ms = Percentile(times, 0.95),
        };
    }

    /// <summary>The value that this share of the sorted values does not exceed; 0 when there are none.</summary>
    public static double Percentile(IReadOnlyList<double> sorted, double share) =>
        sorted.Count == 0 ? 0 : sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Count) - 1, 0, sorted.Count - 1)];

    private static double? Share(int part, int whole) => whole == 0 ? null : (double)part / whole;

    private static DocumentRanking? Mean(IReadOnlyList<DocumentRanking> all) => all.Count == 0 ? null : new DocumentRanking(
        all.Average(one => one.Ndcg10), all.Average(one => one.Recall1), all.Average(one => one.Recall5), all.Average(one => one.Mrr10));
}

/// <summary>Right answers of one kind.</summary>
public sealed record KindFigure(string Kind, int Right, int All);

/// <summary>How often the answer stands in the best sentences.</summary>
/// <param name="Hit1">In the first.</param>
/// <param name="Hit3">In one of the first three.</param>
public sealed record SentenceHits(double Hit1, double Hit3)
{
    /// <summary>Sums up the questions of a run; null when sentences were not measured.</summary>
    public static SentenceHits? Of(IReadOnlyList<SentenceRank> ranks) => ranks.Count == 0
        ? null
        : new SentenceHits((double)ranks.Count(rank => rank.First <= 1) / ranks.Count, (double)ranks.Count(rank => rank.First <= 3) / ranks.Count);
}
