using System.Globalization;
using System.Text;

namespace ChatBot.Benchmarks;

/// <summary>Draws milliseconds against passages, both by powers of ten.</summary>
internal static class GrowthPlot
{
    private const int Width = 720;
    private const int Height = 420;
    private const int Margin = 60;
    private const double LeastPassages = 10_000;
    private const double MostPassages = 1_000_000;
    private const double LeastMilliseconds = 0.01;
    private const double MostMilliseconds = 1_000;

    private static readonly (string Name, string Colour, Func<GrowthBenchmark.Point, double> Milliseconds)[] Lines =
    [
        ("search, p50", "#1f77b4", p => p.Search.P50),
        ("search, p99", "#d62728", p => p.Search.P99),
        ("open and first search", "#2ca02c", p => p.Search.FirstSeconds * 1000),
    ];

    public static string Draw(IReadOnlyList<GrowthBenchmark.Point> points)
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" font-family=\"sans-serif\" font-size=\"12\">\n");
        svg.Append(CultureInfo.InvariantCulture, $"<rect width=\"{Width}\" height=\"{Height}\" fill=\"white\"/>\n");
        Grid(svg);
        for (var i = 0; i < Lines.Length; i++)
        {
            var (name, colour, milliseconds) = Lines[i];
            var places = points.Select(p => (X: X(p.Search.Passages), Y: Y(milliseconds(p)))).ToList();
            var path = string.Join(' ', places.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.X:0.0},{p.Y:0.0}")));
            svg.Append(CultureInfo.InvariantCulture, $"<polyline points=\"{path}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>\n");
            foreach (var (x, y) in places)
            {
                svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{x:0.0}\" cy=\"{y:0.0}\" r=\"3\" fill=\"{colour}\"/>\n");
            }

            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Margin + 12}\" y=\"{Margin + 6 + (18 * i)}\" fill=\"{colour}\">{name}</text>\n");
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static void Grid(StringBuilder svg)
    {
        for (var value = LeastMilliseconds; value <= MostMilliseconds * 1.01; value *= 10)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{Margin}\" x2=\"{Width - Margin}\" y1=\"{Y(value):0.0}\" y2=\"{Y(value):0.0}\" stroke=\"#ddd\"/>\n");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Margin - 6}\" y=\"{Y(value) + 4:0.0}\" text-anchor=\"end\">{value:0.##} ms</text>\n");
        }

        foreach (var value in new[] { 10_000, 30_000, 100_000, 300_000, 1_000_000 })
        {
            svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{X(value):0.0}\" x2=\"{X(value):0.0}\" y1=\"{Margin}\" y2=\"{Height - Margin}\" stroke=\"#ddd\"/>\n");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{X(value):0.0}\" y=\"{Height - Margin + 18}\" text-anchor=\"middle\">{value:#,0}</text>\n");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Width / 2}\" y=\"{Height - 14}\" text-anchor=\"middle\">passages</text>\n");
    }

    private static double X(double passages) =>
        Margin + ((Width - (2 * Margin)) * Math.Log(passages / LeastPassages) / Math.Log(MostPassages / LeastPassages));

    private static double Y(double milliseconds) =>
        Height - Margin - ((Height - (2 * Margin)) * Math.Log(milliseconds / LeastMilliseconds) / Math.Log(MostMilliseconds / LeastMilliseconds));
}
