using System.Xml.Linq;
using ChatBot.Evaluation;
using Xunit;

namespace ChatBot.Tests.Evaluation;

public sealed class ReportPageTests
{
    private static readonly EvalResult[] Results =
    [
        Sets.Result(Sets.Fact("so", "a.md"), Sets.Answered("So it is [1].", "a.md"), elapsedMs: 3),
        Sets.Result(Sets.Fact("<script>alert(1)</script>", "a.md"), Sets.Answered("<img src=x onerror=alert(1)> & \"so\"", "a\"><b>.md"), elapsedMs: 1e9),
        Sets.Result(Sets.Fact("so", "a.md"), Sets.NotFound(), elapsedMs: 0) with { Ranking = new DocumentRanking(0.5, 0.4, 0.3, 0.2) },
    ];

    private static readonly string Page = ReportPage.Of("a <set>", Results, EvalFigures.Of(Results), DateTimeOffset.UnixEpoch);

    [Fact]
    public void ThePageIsWellFormedAndNeedsNothingElse()
    {
        // The body can be read as XML, in which everything must be closed.
        var body = Page[Page.IndexOf("<body>", StringComparison.Ordinal)..Page.IndexOf("</html>", StringComparison.Ordinal)];
        var elements = XElement.Parse(body).DescendantsAndSelf().ToList();
        Assert.Equal(["kinds", "curve", "ranking", "times"], elements.Where(element => element.Name == "figure").Select(element => (string?)element.Attribute("id")));
        Assert.DoesNotContain(elements, element => element.Name.LocalName is "script" or "img" or "link" or "iframe" or "a");
        Assert.DoesNotContain(elements.Attributes(), attribute => attribute.Name.LocalName is "src" or "href" or "onerror" or "style");
        Assert.DoesNotContain("url(", Page, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryPlotHasATitleAndATable()
    {
        var body = Page[Page.IndexOf("<body>", StringComparison.Ordinal)..Page.IndexOf("</html>", StringComparison.Ordinal)];
        foreach (var figure in XElement.Parse(body).Descendants("figure"))
        {
            var drawing = Assert.Single(figure.Descendants("svg"));
            Assert.Equal("img", (string?)drawing.Attribute("role"));
            Assert.Equal((string?)drawing.Attribute("aria-labelledby"), (string?)figure.Element("h2")!.Attribute("id"));
            Assert.NotEmpty(figure.Descendants("table").Single().Descendants("td"));
        }
    }

    [Fact]
    public void FailuresAreListedWithWhatWasExpected()
    {
        Assert.Equal(2, Page.Split("<article>").Length - 1);
        Assert.Contains("from a.md", Page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", Page, StringComparison.Ordinal);
    }

    [Fact]
    public void ARunOfNothingIsAPageToo() => Assert.Contains("0 questions", ReportPage.Of("none", [], EvalFigures.Of([]), DateTimeOffset.UnixEpoch), StringComparison.Ordinal);
}
