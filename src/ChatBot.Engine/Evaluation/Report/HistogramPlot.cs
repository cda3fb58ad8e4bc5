namespace ChatBot.Evaluation;

/// <summary>How many questions took how long. Each step of the scale is twice the one before, since times differ by orders of magnitude.</summary>
internal static class HistogramPlot
{
    public const int Height = 240;
    private const double SmallestMs = 0.125;
    private const int MostSteps = 24;
    private const int Left = 20;
    private const int Top = 24;
    private const int Bottom = 40;

    /// <summary>The steps from the first to the last that holds a question.</summary>
    public static IReadOnlyList<TimeStep> StepsOf(IReadOnlyList<double> times)
    {
        var steps = new List<TimeStep>();
        var from = 0.0;
        var to = SmallestMs;
        for (var i = 0; i < MostSteps; i++)
        {
            var upTo = i == MostSteps - 1 ? double.PositiveInfinity : to;
            steps.Add(new TimeStep(from, upTo, times.Count(time => time >= from && time < upTo)));
            (from, to) = (to, to * 2);
        }

        var first = Math.Max(0, steps.FindIndex(step => step.Count > 0));
        return steps[first..(Math.Max(first, steps.FindLastIndex(step => step.Count > 0)) + 1)];
    }

    public static string Draw(IReadOnlyList<TimeStep> steps)
    {
        var svg = new Markup();
        var most = Math.Max(1, steps.Max(step => step.Count));
        var width = Math.Min(90.0, (Plot.Width - (2.0 * Left)) / steps.Count);
        const double Room = Height - Top - Bottom;
        for (var i = 0; i < steps.Count; i++)
        {
            var (x, height) = (Left + (i * width), Room * steps[i].Count / most);
            svg.Raw($"<rect class=\"bar\" x=\"{x + 2:0.#}\" y=\"{Top + Room - height:0.#}\" width=\"{width - 4:0.#}\" height=\"{height:0.#}\" rx=\"2\"/>\n");
            svg.Raw($"<text class=\"figure\" x=\"{x + (width / 2):0.#}\" y=\"{Top + Room - height - 6:0.#}\" text-anchor=\"middle\">{steps[i].Count}</text>\n");
            svg.Raw($"<text class=\"axis\" x=\"{x + (width / 2):0.#}\" y=\"{Height - Bottom + 16}\" text-anchor=\"middle\">{steps[i].Short}</text>\n");
        }

        svg.Raw($"<line class=\"base\" x1=\"{Left}\" y1=\"{Top + Room:0.#}\" x2=\"{Plot.Width - Left}\" y2=\"{Top + Room:0.#}\"/>\n");
        return svg.Raw($"<text class=\"axis\" x=\"{Left}\" y=\"{Height - 6}\">milliseconds, at most</text>\n").ToString();
    }
}

/// <summary>How many questions took at least <paramref name="From"/> and less than <paramref name="To"/> milliseconds.</summary>
internal readonly record struct TimeStep(double From, double To, int Count)
{
    /// <summary>The upper end as people read it.</summary>
    public string Short => double.IsInfinity(To) ? "more" : To < 1000 ? $"{To:0.###}" : $"{To / 1000:0.#} s";
}
