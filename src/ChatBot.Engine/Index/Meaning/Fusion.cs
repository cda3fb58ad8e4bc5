namespace ChatBot.Index;

/// <summary>A passage that one of the two ways of searching found.</summary>
/// <param name="Words">Its score by words; zero when it has none of them.</param>
/// <param name="Cosine">Its cosine with the question; null when it is not known.</param>
public readonly record struct FusionPassage(double Words, double? Cosine);

/// <summary>
/// Weighs words and meaning for one question. Meaning counts as far as it can be trusted and words leave the question open: a passage that has all of
/// the words needs no other proof. It is trusted when what words find stands out by meaning too, which a bad model would not bring about. Scores
/// stay on the scale of words: what is best by both has the best score by words. Pure, so that all stores rank alike; what the numbers are worth
/// is in docs/quality.md.
/// </summary>
public sealed class Fusion
{
    // The mean of so many deviations is above this by chance once in a hundred times.
    private const int MostCompared = 30;
    private const double ChanceOfMean = 2.2;

    // Words are right more often than a model of which nothing is known.
    private const double MostWeight = 0.6;

    // Far out by chance is one thing; farther by this is another.
    private const double OutlierMargin = 0.7;

    // What meaning alone is worth, as a share of what a passage would score that had all of the words.
    private const double MeaningAlone = 0.2;

    private readonly MeaningSpread spread;
    private readonly double best;
    private readonly double farthest;

    private Fusion(MeaningSpread spread, double best, double farthest, double weight)
    {
        this.spread = spread;
        this.best = best;
        this.farthest = farthest;
        Weight = farthest > 0 ? weight : 0;
    }

    /// <summary>How much meaning counts, from 0 to 1.</summary>
    public double Weight { get; }

    /// <summary>Weighs the two ways by what they found.</summary>
    /// <param name="passages">What either of them found.</param>
    /// <param name="spread">How the cosines of all passages lie.</param>
    /// <param name="possible">See <see cref="PassageHits.PossibleScore"/>.</param>
    public static Fusion Of(IReadOnlyList<FusionPassage> passages, MeaningSpread spread, double possible)
    {
        var byWords = passages.Max(p => (double?)p.Words) ?? 0;
        var byMeaning = passages.Max(p => (double?)spread.Of(p.Cosine)) ?? 0;
        var outlier = Share(byMeaning - spread.ByChance - OutlierMargin);
        var left = possible <= 0 ? 0 : 1 - Share(byWords / possible);
        var trust = Math.Max(Agreement(passages, spread), outlier);
        return new Fusion(spread, Math.Max(byWords, MeaningAlone * possible * outlier), byMeaning, MostWeight * trust * left * left);
    }

    /// <summary>The score of a passage by both.</summary>
    public double Score(double words, double? cosine) =>
        Weight == 0 ? words : ((1 - Weight) * words) + (Weight * best * Math.Max(0, spread.Of(cosine) / farthest));

    private static double Agreement(IReadOnlyList<FusionPassage> passages, MeaningSpread spread)
    {
        var compared = passages.Where(p => p.Words > 0).OrderByDescending(p => p.Words).ThenByDescending(p => p.Cosine).Take(MostCompared).ToList();
        return compared.Count == 0 ? 0 : Share(compared.Average(p => spread.Of(p.Cosine)) - (ChanceOfMean / Math.Sqrt(compared.Count)));
    }

    private static double Share(double value) => Math.Clamp(value, 0, 1);
}
