namespace ChatBot.Evaluation;

/// <summary>
/// Holds a run against a former one. A share may fall by <see cref="ShareTolerance"/>, a kind by one question, the 95th percentile of the
/// time may become <see cref="TimeFactor"/> times as long and <see cref="TimeSlackMs"/> more; no quote more may fail to be verbatim.
/// </summary>
public static class Baseline
{
    /// <summary>How far a share may fall.</summary>
    public const double ShareTolerance = 0.01;

    /// <summary>How many times as long the slowest questions may take.</summary>
    public const double TimeFactor = 2;

    /// <summary>How much longer, in milliseconds, besides.</summary>
    public const double TimeSlackMs = 5;

    // Differences of rounding are none.
    private const double Rounding = 1e-9;

    private static readonly string[] Shares =
    [
        "citationPrecision", "ndcg10", "recall5", "mrr10", "sentenceHit1", "sentenceHit3",
        "abstention.auroc", "abstention.declined", "abstention.kept", "offTopic.auroc", "offTopic.declined", "offTopic.kept",
    ];

    /// <summary>What fell, in sentences; null when the former run was over other questions.</summary>
    public static IReadOnlyList<string>? Compare(IReadOnlyDictionary<string, double> before, IReadOnlyDictionary<string, double> now)
    {
        if (before.Any(member => IsCount(member.Key) && now.TryGetValue(member.Key, out var count) && count != member.Value))
        {
            return null;
        }

        var fallen = before.Keys.Where(name => !now.ContainsKey(name)).Select(name => $"{name} is no longer measured").ToList();
        foreach (var (name, was) in before)
        {
            if (now.TryGetValue(name, out var @is) && Fell(name, was, @is, before) is { } sentence)
            {
                fallen.Add(sentence);
            }
        }

        return fallen;
    }

    private static bool IsCount(string name) => name == "all" || name.EndsWith(".all", StringComparison.Ordinal);

    private static string? Fell(string name, double was, double @is, IReadOnlyDictionary<string, double> before)
    {
        if (Shares.Contains(name, StringComparer.Ordinal))
        {
            return was - @is > ShareTolerance + Rounding ? $"{name} fell from {was:0.0000} to {@is:0.0000}" : null;
        }

        return name switch
        {
            "right" => (was - @is) / before["all"] > ShareTolerance + Rounding ? $"right answers fell from {was:0} to {@is:0} of {before["all"]:0}" : null,
            "notVerbatim" => @is > was ? $"quotes that are not verbatim rose from {was:0} to {@is:0}" : null,
            "elapsedMs.p95" => @is > (was * TimeFactor) + TimeSlackMs ? $"the 95th percentile of the time rose from {was:0.0} to {@is:0.0} ms" : null,
            _ => name.EndsWith(".right", StringComparison.Ordinal) && was - @is > 1 ? $"right answers of {name["kinds.".Length..^".right".Length]} fell from {was:0} to {@is:0}" : null,
        };
    }
}
