using System.Globalization;
using System.Text.RegularExpressions;
using ChatBot.Channels.Web;
using Xunit;

namespace ChatBot.Tests.Channels.Web.Widget;

/// <summary>Every pair of colours that is used can be told apart, computed from the style sheets that are shipped.</summary>
public sealed partial class ContrastTests
{
    private static readonly string[] Text =
    [
        "ink on paper", "ink on surface", "ink on sunken", "ink on user", "ink on accent-soft", "soft on paper", "soft on surface", "soft on sunken", "soft on user",
        "accent on paper", "accent on surface", "accent on accent-soft", "on-accent on accent", "bad on paper", "bad on bad-soft",
    ];

    private static readonly string[] Edges = ["control on paper", "control on surface", "control on sunken", "accent on sunken"];

    [Theory]
    [InlineData("tokens.css")]
    [InlineData("Widget/widget.css")]
    public void WritingAndEdgesStandOutInLightAndDark(string sheet)
    {
        var colours = Colour().Matches(WebAsset.Text(sheet)).ToDictionary(match => match.Groups["name"].Value, match => match, StringComparer.Ordinal);
        foreach (var look in new[] { "light", "dark" })
        {
            Assert.All(Text, pair => Assert.True(ContrastOf(pair) >= 4.5, $"{pair} in {look} has {ContrastOf(pair):0.0}"));
            Assert.All(Edges, pair => Assert.True(ContrastOf(pair) >= 3, $"{pair} in {look} has {ContrastOf(pair):0.0}"));

            double ContrastOf(string pair)
            {
                var ends = pair.Split(" on ").Select(name => Luminance(colours[name].Groups[look].Value)).Order().ToList();
                return (ends[1] + 0.05) / (ends[0] + 0.05);
            }
        }
    }

    [Fact]
    public void BlackOnWhiteIsTheMost() => Assert.Equal((0.0, 1.0), (Luminance("000000"), Math.Round(Luminance("FFFFFF"), 6)));

    private static double Luminance(string hex)
    {
        var parts = Enumerable.Range(0, 3).Select(part => int.Parse(hex.AsSpan(part * 2, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4)).ToList();
        return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
    }

    [GeneratedRegex(@"--(?<name>[a-z-]+): [^;]*light-dark\(#(?<light>[0-9A-F]{6}), #(?<dark>[0-9A-F]{6})\)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Colour();
}
