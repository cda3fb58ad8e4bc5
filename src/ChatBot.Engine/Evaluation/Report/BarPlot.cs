namespace ChatBot.Evaluation;

/// <summary>Shares as horizontal bars, one below the other, each with its figure beside it.</summary>
internal static class BarPlot
{
    private const int Row = 30;
    private const int Left = 150;
    private const int Right = 130;
    private const int Top = 8;
    private const int Bottom = 26;

    public static int HeightOf(int bars) => Top + (bars * Row) + Bottom;

    public static string Draw(IReadOnlyList<(string Name, double Share, string Figure)> bars)
    {
        var svg = new Markup();
        const double Length = Plot.Width - Left - Right;
        var end = Top + (bars.Count * Row);
        for (var quarter = 0; quarter <= 4; quarter++)
        {
            var x = Left + (Length * quarter / 4);
            svg.Raw($"<line class=\"grid\" x1=\"{x:0.#}\" y1=\"{Top}\" x2=\"{x:0.#}\" y2=\"{end}\"/>\n");
            svg.Raw($"<text class=\"axis\" x=\"{x:0.#}\" y=\"{end + 18}\" text-anchor=\"middle\">{quarter * 25} %</text>\n");
        }

        for (var i = 0; i < bars.Count; i++)
        {
            var (name, share, figure) = bars[i];
            var y = Top + (i * Row);
            svg.Raw($"<text class=\"name\" x=\"{Left - 10}\" y=\"{y + 20}\" text-anchor=\"end\">").Text(name).Raw("</text>\n");
            svg.Raw($"<rect class=\"rest\" x=\"{Left}\" y=\"{y + 6}\" width=\"{Length}\" height=\"{Row - 12}\" rx=\"3\"/>\n");
            svg.Raw($"<rect class=\"{(share < 0.65 ? "bar weak" : "bar")}\" x=\"{Left}\" y=\"{y + 6}\" width=\"{Length * Math.Clamp(share, 0, 1):0.#}\" height=\"{Row - 12}\" rx=\"3\"/>\n");
            svg.Raw($"<text class=\"figure\" x=\"{Plot.Width - Right + 12}\" y=\"{y + 20}\">").Text(figure).Raw("</text>\n");
        }

        return svg.ToString();
    }
}
