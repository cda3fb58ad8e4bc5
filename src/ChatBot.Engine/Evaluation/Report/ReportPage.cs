namespace ChatBot.Evaluation;

/// <summary>
/// A run as one page that needs nothing else: no script, no other file, no network. Every plot has a title, a sentence and a table.
/// </summary>
public static class ReportPage
{
    private const int CurveRows = 20;

    /// <summary>The whole page.</summary>
    public static string Of(string name, IReadOnlyList<EvalResult> results, EvalFigures figures, DateTimeOffset at)
    {
        var page = new Markup();
        page.Raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.Raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n");
        page.Element("title", $"Evaluation: {name}").Raw("<style>\n").Raw(ReportStyle.Sheet).Raw("\n</style>\n</head>\n<body>\n<main>\n");
        page.Element("h1", $"Evaluation: {name}").Element("p class=\"when\"", $"{results.Count} questions, {at:yyyy-MM-dd HH:mm} UTC");
        AddTiles(page, figures);
        foreach (var plot in Plots(results, figures))
        {
            plot.AddTo(page);
        }

        FailureList.AddTo(page, results);
        return page.Raw("</main>\n</body>\n</html>\n").ToString();
    }

    private static void AddTiles(Markup page, EvalFigures figures)
    {
        page.Raw("<ul class=\"tiles\">\n");
        if (figures.All > 0)
        {
            Tile(FiguresText.Percent((double)figures.Right / figures.All), $"right answers: {figures.Right} of {figures.All}");
        }

        foreach (var (name, value) in FiguresText.Lines(figures))
        {
            Tile(value, name);
        }

        page.Raw("</ul>\n");

        void Tile(string value, string name) => page.Raw("<li>").Element("b", value).Text(name).Raw("</li>\n");
    }

    private static IEnumerable<Plot> Plots(IReadOnlyList<EvalResult> results, EvalFigures figures)
    {
        if (figures.Kinds.Count > 0)
        {
            yield return Kinds(figures);
            yield return Curve([.. results.Where(result => result.Verdict is not null)]);
        }

        if (figures.Ranking is { } ranking)
        {
            yield return Ranking(ranking);
        }

        yield return Times(results);
    }

    private static Plot Kinds(EvalFigures figures) => new()
    {
        Id = "kinds",
        Title = "Right answers by kind of question",
        Says = "A kind with less than 65 % right is drawn in the second colour.",
        Height = BarPlot.HeightOf(figures.Kinds.Count),
        Drawing = BarPlot.Draw([.. figures.Kinds.Select(kind => (kind.Kind, ShareOf(kind), $"{kind.Right} of {kind.All}"))]),
        Columns = ["Kind", "Right", "All", "Share"],
        Rows = [.. figures.Kinds.Select(kind => (IReadOnlyList<string>)[kind.Kind, $"{kind.Right}", $"{kind.All}", FiguresText.Percent(ShareOf(kind))])],
    };

    private static Plot Curve(IReadOnlyList<EvalResult> judged)
    {
        var points = CurvePlot.PointsOf(judged);
        return new Plot
        {
            Id = "curve",
            Title = "Precision and coverage",
            Says = "If only the surest of the answers were given, this share of them would be right. With a confidence that means something, it falls from left to right.",
            Height = CurvePlot.Height,
            Drawing = CurvePlot.Draw(points),
            Columns = ["Confidence at least", "Coverage", "Precision"],
            Rows = [.. CurvePlot.Thin(points, CurveRows).Select(point => (IReadOnlyList<string>)[$"{point.Confidence:0.00}", FiguresText.Percent(point.Coverage), FiguresText.Percent(point.Precision)])],
        };
    }

    private static Plot Ranking(DocumentRanking ranking)
    {
        (string Name, double Share)[] bars = [("nDCG@10", ranking.Ndcg10), ("recall@1", ranking.Recall1), ("recall@5", ranking.Recall5), ("MRR@10", ranking.Mrr10)];
        return new Plot
        {
            Id = "ranking",
            Title = "Ranking of the relevant documents",
            Says = "Means over the questions that name relevant documents. A document ranks where its first passage does.",
            Height = BarPlot.HeightOf(bars.Length),
            Drawing = BarPlot.Draw([.. bars.Select(bar => (bar.Name, bar.Share, $"{bar.Share:0.0000}"))]),
            Columns = ["Measure", "Mean"],
            Rows = [.. bars.Select(bar => (IReadOnlyList<string>)[bar.Name, $"{bar.Share:0.0000}"])],
        };
    }

    private static Plot Times(IReadOnlyList<EvalResult> results)
    {
        var steps = HistogramPlot.StepsOf([.. results.Select(result => result.ElapsedMs)]);
        return new Plot
        {
            Id = "times",
            Title = "Time to the answer",
            Says = "How many questions took how long; each step of the scale is twice the one before.",
            Height = HistogramPlot.Height,
            Drawing = HistogramPlot.Draw(steps),
            Columns = ["Milliseconds, at most", "Questions"],
            Rows = [.. steps.Select(step => (IReadOnlyList<string>)[step.Short, $"{step.Count}"])],
        };
    }

    private static double ShareOf(KindFigure kind) => (double)kind.Right / kind.All;
}
