using ChatBot.Answers;

namespace ChatBot.Evaluation;

/// <summary>How right the answers are when only the surest ones are given: precision over coverage.</summary>
internal static class CurvePlot
{
    public const int Height = 320;
    private const int Left = 60;
    private const int Right = 20;
    private const int Top = 12;
    private const int Bottom = 46;

    /// <summary>Precision at each coverage, the surest answers first; what was declined is not covered. Equal confidence comes together.</summary>
    public static IReadOnlyList<CurvePoint> PointsOf(IReadOnlyList<EvalResult> results)
    {
        var points = new List<CurvePoint>();
        var (given, right) = (0, 0);
        foreach (var level in results.Where(result => result.Answer!.Outcome == AnswerOutcome.Answered).GroupBy(result => result.Confidence).OrderByDescending(level => level.Key))
        {
            given += level.Count();
            right += level.Count(result => result.Verdict!.IsRight);
            points.Add(new CurvePoint(level.Key, (double)given / results.Count, (double)right / given));
        }

        return points;
    }

    /// <summary>At most this many of the points, evenly over the coverage and the last always among them.</summary>
    public static IReadOnlyList<CurvePoint> Thin(IReadOnlyList<CurvePoint> points, int most)
    {
        var step = Math.Max(1, (int)Math.Ceiling((double)points.Count / most));
        return [.. points.Where((_, i) => i % step == 0 || i == points.Count - 1)];
    }

    public static string Draw(IReadOnlyList<CurvePoint> points)
    {
        var svg = new Markup();
        for (var quarter = 0; quarter <= 4; quarter++)
        {
            var (x, y) = (X(quarter / 4.0), Y(quarter / 4.0));
            svg.Raw($"<line class=\"grid\" x1=\"{x:0.#}\" y1=\"{Y(1):0.#}\" x2=\"{x:0.#}\" y2=\"{Y(0):0.#}\"/>\n");
            svg.Raw($"<line class=\"grid\" x1=\"{X(0):0.#}\" y1=\"{y:0.#}\" x2=\"{X(1):0.#}\" y2=\"{y:0.#}\"/>\n");
            svg.Raw($"<text class=\"axis\" x=\"{x:0.#}\" y=\"{Height - 28}\" text-anchor=\"middle\">{quarter * 25} %</text>\n");
            svg.Raw($"<text class=\"axis\" x=\"{Left - 8}\" y=\"{y + 4:0.#}\" text-anchor=\"end\">{quarter * 25} %</text>\n");
        }

        svg.Raw($"<text class=\"axis\" x=\"{X(0.5):0.#}\" y=\"{Height - 8}\" text-anchor=\"middle\">coverage: share of the questions that are answered</text>\n");
        if (points.Count > 0)
        {
            var line = string.Join(' ', points.Select(point => $"{X(point.Coverage):0.#},{Y(point.Precision):0.#}"));
            svg.Raw($"<polygon class=\"area\" points=\"{X(points[0].Coverage):0.#},{Y(0):0.#} {line} {X(points[^1].Coverage):0.#},{Y(0):0.#}\"/>\n");
            svg.Raw($"<polyline class=\"curve\" points=\"{line}\"/>\n");
            svg.Raw($"<circle class=\"end\" cx=\"{X(points[^1].Coverage):0.#}\" cy=\"{Y(points[^1].Precision):0.#}\" r=\"4\"/>\n");
        }

        return svg.ToString();
    }

    private static double X(double coverage) => Left + ((Plot.Width - Left - Right) * coverage);

    private static double Y(double precision) => Top + ((Height - Top - Bottom) * (1 - precision));
}

/// <summary>A point of the curve: with this confidence at least, this share is answered and this share of it right.</summary>
internal readonly record struct CurvePoint(double Confidence, double Coverage, double Precision);
