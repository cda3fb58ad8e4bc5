using static ChatBot.SystemTests.Hostile.FrontMatterCases;

namespace ChatBot.SystemTests.Hostile;

/// <summary>Markdown and HTML that takes a careless parser time that grows with the square of the text, or its whole stack.</summary>
internal static class MarkupCases
{
    private const string Found = "The windmill of Quillfeather turns in March.";

    public static IEnumerable<HostileCase> All => [.. Markdown, .. Html];

    private static IEnumerable<HostileCase> Markdown =>
    [
        Md("md-brackets-open-100k", () => new string('[', 100_000)),
        Md("md-brackets-nested-50k", () => new string('[', 50_000) + "a" + Repeat("](b)", 50_000)),
        Md("md-images-nested-50k", () => Repeat("![", 50_000)),
        Md("md-stars-100k", () => new string('*', 100_000)),
        Md("md-stars-and-letters-100k", () => Repeat("*a_ ", 50_000) + Repeat("**b__", 20_000)),
        Md("md-underscores-100k", () => Repeat("a_b", 60_000)),
        Md("md-quotes-100k", () => new string('>', 100_000) + " deep"),
        Md("md-quotes-ladder-2k", () => Lines(2_000, i => new string('>', i) + " step")),
        Md("md-backticks-ladder-1k", () => string.Concat(Enumerable.Range(1, 1_000).Select(i => "e" + new string('`', i)))),
        Md("md-lists-1k-deep", () => Lines(1_000, i => new string(' ', i * 2) + "- item " + i)),
        Md("md-lists-on-one-line", () => Repeat("- ", 5_000) + "x"),
        Md("md-lists-numbers-on-one-line", () => Repeat("1. ", 5_000) + "x"),
        Md("md-list-50k-items", () => Lines(50_000, i => $"{i}. item {i}")),
        Md("md-list-loose-20k", () => Lines(20_000, i => $"* item {i}\n\n  more of {i}\n")),
        Md("md-definitions-50k", () => Lines(50_000, i => $"[d{i}]: /url{i}") + Repeat("[d1][d2] ", 10_000)),
        Md("md-definition-without-end", () => "[a]: <" + new string('x', 500_000)),
        Md("md-underlines-50k", () => Lines(50_000, i => $"Head {i}\n===")),
        Md("md-comments-open-50k", () => Repeat("<!-- ", 50_000)),
        Md("md-declarations-open-50k", () => Repeat("<!A <? <![CDATA[ ", 30_000)),
        Md("md-tags-open-100k", () => Repeat("<a href=\"", 50_000)),
        Md("md-autolinks-open-100k", () => Repeat("<http://", 50_000)),
        Md("md-addresses-100k", () => Repeat("a@b.", 100_000)),
        Md("md-entities-200k", () => Repeat("&#x", 100_000) + Repeat("&amp", 100_000)),
        Md("md-backslashes-1m", () => Repeat("\\[", 500_000)),
        Md("md-fence-without-end", () => "````\n" + Lines(50_000, i => $"``` {i}")),
        Md("md-pipes-200k", () => Repeat("|", 200_000) + "\n" + Repeat("|-", 100_000)),
        Md("md-footnotes-20k", () => Lines(20_000, i => $"[^{i}]: note [^{i + 1}]")),
        Md("md-table-4000x50", () => Table(4_000, 50)),
        Md("md-headings-deep-and-long", () => Lines(2_000, i => new string('#', (i % 7) + 1) + " " + new string('h', 1_000))),
        Md("md-tabs-1m", () => new string('\t', 1_000_000) + "x"),
    ];

    private static IEnumerable<HostileCase> Html =>
    [
        Page("html-nested-50k", () => Repeat("<div>", 50_000)),
        Page("html-nested-formatting-50k", () => Repeat("<b><i>", 50_000) + Repeat("<p>x", 20_000)),
        Page("html-nested-tables-10k", () => Repeat("<table><tr><td>", 10_000)),
        Page("html-nested-lists-50k", () => Repeat("<ul><li>", 50_000)),
        Page("html-anchors-50k", () => Repeat("<a href=x>y", 50_000)),
        Page("html-forms-and-selects", () => Repeat("<form><select><option>", 30_000)),
        Page("html-svg-and-math", () => Repeat("<svg><math><foreignObject><mi>", 20_000)),
        Page("html-templates-20k", () => Repeat("<template>", 20_000)),
        Page("html-attributes-200k", () => "<p " + string.Concat(Enumerable.Range(0, 200_000).Select(i => $"a{i}=1 ")) + ">x</p>"),
        Page("html-attribute-5mb", () => "<p title=\"" + new string('x', 5_000_000) + "\">x</p>"),
        Page("html-tag-never-closed", () => "<p " + new string('x', 1_000_000)),
        Page("html-comments-open-50k", () => Repeat("<!--", 50_000)),
        Page("html-raw-open-50k", () => Repeat("<script>", 50_000)),
        Page("html-ends-100k", () => Repeat("</p></br></table>", 50_000)),
        Page("html-less-than-1m", () => Repeat("<", 1_000_000)),
        Page("html-entities-300k", () => Repeat("&notin&#99999999;&", 100_000)),
        Page("html-title-1mb", () => "<title>" + Repeat("title ", 200_000) + "</title>"),
        Page("html-spans-in-cell-200k", () => "<table><tr><td>" + Repeat("<span>x</span>", 200_000) + "</table>"),
        Page("html-table-4000x50", () => "<table>" + Lines(4_000, i => "<tr>" + string.Concat(Enumerable.Range(0, 50).Select(j => $"<td>{i} {j}"))) + "</table>"),
        new("html-hidden-text", folder => File.WriteAllTextAsync(Path.Combine(folder, "case.html"), HiddenText), new Expectation("case.html", Ending.Indexed, "Quillfeather")),
    ];

    private const string HiddenText = "<html><head><style>hiddenstyleword</style><script>hiddenscriptword()</script></head><body><!-- hiddencommentword -->"
        + "<p style=\"display:none\">hiddenstyledword</p><p hidden>hiddenplainword</p><noscript>x</noscript><p>" + Found + "</p></body></html>";

    // What cannot be read to its end may swallow the sentence behind it, as it would in a browser; so the sentence stands first.
    private static HostileCase Md(string name, Func<string> text) => HostileCase.Text(name, "case.md", () => $"# Mill\n\n{Found}\n\n{text()}\n", says: "Quillfeather");

    private static HostileCase Page(string name, Func<string> html) => HostileCase.Text(name, "case.html", () => $"<html><body><p>{Found}</p>{html()}", says: "Quillfeather");

    private static string Table(int rows, int columns) =>
        Lines(1, _ => "|" + string.Concat(Enumerable.Range(0, columns).Select(j => $" column{j} |")))
        + Lines(1, _ => "|" + Repeat("---|", columns))
        + Lines(rows, i => "|" + string.Concat(Enumerable.Range(0, columns).Select(j => $" cell{i}x{j} |")));
}
