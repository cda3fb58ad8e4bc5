using System.Text;

namespace ChatBot.Evaluation;

/// <summary>Figures for people at a terminal.</summary>
public static class FiguresText
{
    /// <summary>A table of the kinds, and a line for each further figure that applies.</summary>
    public static string Of(EvalFigures figures)
    {
        var text = new StringBuilder();
        if (figures.Kinds.Count > 0)
        {
            var width = Math.Max("total".Length, figures.Kinds.Max(kind => kind.Kind.Length));
            foreach (var (kind, right, all) in figures.Kinds.Append(new KindFigure("total", figures.Right, figures.All)))
            {
                text.Append($"{kind.PadRight(width)}  {right,5} of {all,-5} {Percent((double)right / all),6}\n");
            }

            text.Append('\n');
        }

        foreach (var (name, value) in Lines(figures))
        {
            text.Append($"{name}: {value}\n");
        }

        return text.ToString().TrimEnd();
    }

    /// <summary>A share as percent with one digit after the point.</summary>
    public static string Percent(double share) => $"{share * 100:0.0} %";

    /// <summary>Every figure besides the kinds that applies, with its name.</summary>
    public static IEnumerable<(string Name, string Value)> Lines(EvalFigures figures)
    {
        (string, string?)[] lines =
        [
            ("answers that are false, of all questions", Percent(figures.FalseAnswers)),
            ("refusals, of questions that have an answer", Percent(figures.WrongRefusals)),
            ("citations that name the right document", Percent(figures.CitationPrecision)),
            ("quotes that are not verbatim", figures.NotVerbatim?.ToString()),
            ("nDCG@10", Digits(figures.Ranking?.Ndcg10)),
            ("recall@1", Digits(figures.Ranking?.Recall1)),
            ("recall@5", Digits(figures.Ranking?.Recall5)),
            ("MRR@10", Digits(figures.Ranking?.Mrr10)),
            ("answer in the first sentence, of questions with an answer", Percent(figures.Sentences?.Hit1)),
            ("answer in the first three sentences", Percent(figures.Sentences?.Hit3)),
            ("AUROC of confidence, with against without an answer", Digits(figures.Abstention?.Auroc)),
            ("declined, of questions without an answer", Percent(figures.Abstention?.Declined)),
            ("kept, of questions with an answer", Percent(figures.Abstention?.Kept)),
            ("AUROC of confidence, with an answer against off topic", Digits(figures.OffTopic?.Auroc)),
            ("declined, of questions off topic", Percent(figures.OffTopic?.Declined)),
            ("kept, of questions with an answer, by the same threshold", Percent(figures.OffTopic?.Kept)),
            ("time, median and 95th percentile", $"{figures.MedianMs:0.0} and {figures.Percentile95Ms:0.0} ms"),
        ];
        return lines.Where(line => line.Item2 is not null).Select(line => (line.Item1, line.Item2!));
    }

    private static string? Percent(double? share) => share is { } known ? Percent(known) : null;

    private static string? Digits(double? value) => value?.ToString("0.0000");
}
