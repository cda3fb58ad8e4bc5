namespace ChatBot.Index;

/// <summary>How the cosines of a question with all passages lie that its asker may see, or with enough of them by chance.</summary>
/// <param name="Mean">Their mean.</param>
/// <param name="Deviation">Their standard deviation.</param>
/// <param name="Passages">How many passages there are.</param>
public readonly record struct MeaningSpread(double Mean, double Deviation, long Passages)
{
    /// <summary>How far the farthest of so many stands out if nothing but chance is at work.</summary>
    public double ByChance => Math.Sqrt(2 * Math.Log(Math.Max(2, Passages)));

    /// <summary>How far a cosine stands out, in standard deviations; one that is not known does not.</summary>
    public double Of(double? cosine) => cosine is { } known && Deviation > 0 ? (known - Mean) / Deviation : 0;
}
