using ChatBot.Answers;

namespace ChatBot.Evaluation;

/// <summary>Whether the bot knows when it does not know, over the questions of which a set says whether there is an answer.</summary>
/// <param name="Auroc">How often a question that has an answer is given more confidence than one that has none; a tie counts half.</param>
/// <param name="Declined">Share of the questions without an answer that were declined; null when no answers were asked for.</param>
/// <param name="Kept">Share of the questions with an answer that were not declined.</param>
public sealed record Abstention(double Auroc, double? Declined, double? Kept)
{
    /// <summary>Measures a run; null when questions of one of the two sorts are missing.</summary>
    public static Abstention? Of(IReadOnlyList<EvalResult> results)
    {
        var with = results.Where(result => result.IsAnswerable == true).ToList();
        var without = results.Where(result => result.IsAnswerable == false).ToList();
        if (with.Count == 0 || without.Count == 0)
        {
            return null;
        }

        var auroc = AurocOf([.. with.Select(result => result.Confidence)], [.. without.Select(result => result.Confidence)]);
        return results.All(result => result.Answer is not null)
            ? new Abstention(auroc, 1 - ShareAnswered(without), ShareAnswered(with))
            : new Abstention(auroc, Declined: null, Kept: null);
    }

    /// <summary>How often a value of the first list is above one of the second.</summary>
    public static double AurocOf(IReadOnlyList<double> above, IReadOnlyList<double> below)
    {
        var sorted = below.Order().ToArray();
        var wins = above.Sum(value => (CountBelow(sorted, value, orEqual: false) + CountBelow(sorted, value, orEqual: true)) / 2.0);
        return wins / ((double)above.Count * below.Count);
    }

    private static double ShareAnswered(List<EvalResult> results) =>
        (double)results.Count(result => result.Answer!.Outcome == AnswerOutcome.Answered) / results.Count;

    private static int CountBelow(double[] sorted, double value, bool orEqual)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sorted[middle] < value || (orEqual && sorted[middle] == value))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
