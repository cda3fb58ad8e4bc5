using ChatBot.Retrieval;

namespace ChatBot.Evaluation;

/// <summary>How well the relevant documents of one question rank. A document ranks where its first passage does.</summary>
/// <param name="Ndcg10">Discounted gain of the first ten, as a share of the best possible.</param>
/// <param name="Recall1">Share of the relevant documents that stand first.</param>
/// <param name="Recall5">Share of the relevant documents among the first five.</param>
/// <param name="Mrr10">One over the rank of the first relevant document; nothing past ten.</param>
public sealed record DocumentRanking(double Ndcg10, double Recall1, double Recall5, double Mrr10)
{
    private const int Depth = 10;

    /// <summary>Measures the evidence for a question that has relevant documents.</summary>
    public static DocumentRanking Of(IReadOnlyList<string> relevant, Evidence evidence)
    {
        var hits = evidence.Passages.Select(passage => passage.Hit.Document).DistinctBy(document => document.Id)
            .Select(document => IsOneOf(relevant, document.Id, document.Path)).Take(Depth).ToList();
        return Of(hits, relevant.Distinct(StringComparer.Ordinal).Count());
    }

    /// <summary>Measures a ranking: whether each document is relevant, best first, and how many relevant ones there are.</summary>
    public static DocumentRanking Of(IReadOnlyList<bool> isRelevant, int relevant)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(relevant);
        var gain = isRelevant.Take(Depth).Select((hit, i) => hit ? 1 / Math.Log2(i + 2) : 0).Sum();
        var best = Enumerable.Range(0, Math.Min(Depth, relevant)).Sum(i => 1 / Math.Log2(i + 2));
        var first = isRelevant.Take(Depth).TakeWhile(hit => !hit).Count();
        return new DocumentRanking(
            gain / best,
            (double)isRelevant.Take(1).Count(hit => hit) / relevant,
            (double)isRelevant.Take(5).Count(hit => hit) / relevant,
            first < Math.Min(Depth, isRelevant.Count) ? 1.0 / (first + 1) : 0);
    }

    /// <summary>Whether a document is one of those named: by its id, its path, or the name of its record in a file.</summary>
    public static bool IsOneOf(IReadOnlyList<string> named, string id, string path)
    {
        var record = path[(path.IndexOf('#', StringComparison.Ordinal) + 1)..];
        return named.Any(name => name == id || name == path || name == record);
    }
}
