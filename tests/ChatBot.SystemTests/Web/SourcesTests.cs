using System.Net.Http.Json;
using System.Text.Json;
using ChatBot.SystemTests.Running;
using ChatBot.Tests;
using ChatBot.Tests.Corpus.Formats;
using Microsoft.Playwright;
using Xunit;

namespace ChatBot.SystemTests.Web;

/// <summary>From an answer to the cited words in the document, in a real browser that runs no script.</summary>
[Collection(Browser.Name)]
public sealed class SourcesTests(Browser browser)
{
    private static readonly string[] Kinds = [".md", ".txt", ".vtt", ".csv", ".html", ".jsonl", ".docx", ".pptx", ".xlsx", ".pdf"];

    private static readonly string[] Questions =
    [
        "When was the lighthouse built?", "How tall is the windmill?", "What did the keeper say about the lamp?", "How much oil did Gull Rock need?", "Who repaired the organ?",
        "What is the fee for boats?", "Who founded the museum?", "How deep is the well?", "What colour is the ferry?", "Who owns the orchard?",
        "When was the museum founded?", "What does the pump house hold?", "What is the home port of the ship Albatros?",
    ];

    [RealPartFact("chromium")]
    public async Task EveryCitationLeadsToItsWordsInEveryKindOfDocument()
    {
        using var workplace = Corpus();
        await using var server = await RunningServer.StartAsync(workplace);
        var page = await browser.OpenAsync(Without(1280, 800));
        foreach (var citation in await CitationsAsync(server))
        {
            await page.GotoAsync(new Uri(server.Address, citation.Url).AbsoluteUri);
            Assert.Equal(citation.Quote, string.Concat(await page.Locator("mark:not(.also)").AllTextContentsAsync()));
            await LiesInViewAsync(page);
        }
    }

    [RealPartFact("chromium")]
    public async Task TheViewerHasNoFaultOfAccessibilityAndNothingIsCutOffOnAnyScreen()
    {
        using var workplace = Corpus();
        await using var server = await RunningServer.StartAsync(workplace);
        var citations = await CitationsAsync(server);
        // A look takes its time: every kind of document is looked at once, and the one with most to it, a table, in every way.
        var table = citations.First(citation => citation.Path.EndsWith(".csv", StringComparison.Ordinal)).Url;
        foreach (var (width, height, scheme, forced) in new[]
        {
            (1280, 800, ColorScheme.Light, ForcedColors.None), (1280, 800, ColorScheme.Dark, ForcedColors.None), (320, 640, ColorScheme.Light, ForcedColors.None), (1280, 800, ColorScheme.Light, ForcedColors.Active),
        })
        {
            var page = await browser.OpenAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = height }, ColorScheme = scheme, ForcedColors = forced });
            await page.AddInitScriptAsync("addEventListener('securitypolicyviolation', e => (window.refused ??= []).push(e.violatedDirective + ' ' + e.blockedURI))");
            var looksAtAll = width > 320 && scheme == ColorScheme.Light && forced == ForcedColors.None;
            foreach (var address in citations.DistinctBy(citation => citation.Path).Select(citation => citation.Url).Append("/sources/0123456789abcdef"))
            {
                var isLookedAt = looksAtAll || address.Contains(table, StringComparison.Ordinal);
                await page.GotoAsync(new Uri(server.Address, address).AbsoluteUri);
                Assert.Equal(0, await page.EvaluateAsync<int>("(window.refused ?? []).length"));
                Assert.Empty(isLookedAt ? await Browser.AxeAsync(page) : []);
                Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{address} is wider than {width}");
            }
        }
    }

    [RealPartFact("chromium")]
    public async Task APlantedScriptIsRefusedAndAHostileDocumentAsksForNothing()
    {
        using var workplace = new Workplace().With("evil.md", """
            ---
            title: "</title><script>document.title='taken'</script>"
            ---

            The lighthouse <script>document.body.remove()</script> was <img src="/health/live?pixel" onerror="document.body.remove()"> built in 1887.

            ![picture](https://evil.example/pixel.png) <iframe src="/health/live?frame"></iframe> <link rel=stylesheet href="/health/live?style">
            """);
        await using var server = await RunningServer.StartAsync(workplace);
        var page = await browser.OpenAsync();
        var asked = new List<string>();
        page.Request += (_, request) => asked.Add(new Uri(request.Url).PathAndQuery);
        var id = (await server.Client.GetFromJsonAsync<JsonElement>(new Uri("/api/documents", UriKind.Relative))).GetProperty("documents")[0].GetProperty("documentId").GetString();
        await page.GotoAsync(new Uri(server.Address, $"/sources/{id}?span=80-200").AbsoluteUri);

        Assert.Contains("document.body.remove()", await page.InnerTextAsync("article"), StringComparison.Ordinal);
        Assert.StartsWith("</title><script>", await page.TitleAsync(), StringComparison.Ordinal);
        Assert.All(asked, path => Assert.True(path.StartsWith("/sources", StringComparison.Ordinal) || path == "/icon.svg", path));
        await Assert.ThrowsAnyAsync<PlaywrightException>(() => page.EvaluateAsync("document.body.innerHTML = '<b>x</b>'"));
    }

    [RealPartFact("chromium")]
    public async Task InALongDocumentTheCitedWordsAreInViewToo()
    {
        var days = Enumerable.Range(0, 20_000).Select(day => $"On day {day} the sea was calm, the lamp was lit at dusk, and nothing else was written into the log of the station").ToList();
        var texts = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["log.md"] = "# Log\n\n" + string.Join("\n\n", days),
            ["list.md"] = "# List\n\n- " + string.Join("\n- ", days),
            ["table.md"] = "# Table\n\n| day |\n|---|\n| " + string.Join(" |\n| ", days) + " |\n",
        };
        using var workplace = new Workplace();
        foreach (var (name, text) in texts)
        {
            workplace.With(name, text);
        }

        await using var server = await RunningServer.StartAsync(workplace);
        var page = await browser.OpenAsync(Without(1280, 800));
        foreach (var document in (await server.Client.GetFromJsonAsync<JsonElement>(new Uri("/api/documents", UriKind.Relative))).GetProperty("documents").EnumerateArray())
        {
            var text = texts[document.GetProperty("path").GetString()!];
            foreach (var day in new[] { 3, 9_000, 19_999 })
            {
                var start = text.IndexOf($"On day {day} ", StringComparison.Ordinal);
                await page.GotoAsync(new Uri(server.Address, $"/sources/{document.GetProperty("documentId").GetString()}?span={start}-{start + 40}#cited").AbsoluteUri);
                Assert.Equal(text.Substring(start, 40), await page.TextContentAsync("#cited"));
                await LiesInViewAsync(page);
            }
        }
    }

    private static BrowserNewContextOptions Without(int width, int height) =>
        new() { JavaScriptEnabled = false, ViewportSize = new ViewportSize { Width = width, Height = height } };

    private static async Task LiesInViewAsync(IPage page)
    {
        var mark = await page.Locator("#cited").BoundingBoxAsync();
        var bar = await page.Locator(".bar").BoundingBoxAsync();
        Assert.NotNull(mark);
        Assert.InRange(mark.Y, bar!.Y + bar.Height, page.ViewportSize!.Height - 20);
    }

    private static async Task<IReadOnlyList<Cited>> CitationsAsync(RunningServer server)
    {
        var citations = new List<Cited>();
        foreach (var question in Questions)
        {
            using var response = await server.Client.PostAsJsonAsync(new Uri("/api/ask", UriKind.Relative), new { question });
            var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
            citations.AddRange(answer.GetProperty("citations").EnumerateArray().Select(c =>
                new Cited(c.GetProperty("path").GetString()!, c.GetProperty("quote").GetString()!, c.GetProperty("url").GetString()!)));
        }

        var missing = Kinds.Except(citations.Select(citation => Path.GetExtension(citation.Path.Split('#')[0])), StringComparer.Ordinal);
        Assert.True(!missing.Any(), $"Nothing cites {string.Join(' ', missing)}.");
        return citations;
    }

    private static Workplace Corpus()
    {
        var filling = string.Concat(Enumerable.Range(1, 60).Select(i => $"Paragraph {i} of the filling says nothing that anybody asks about.\n\n"));
        var workplace = new Workplace()
            .With("light.md", $"# Light\n\n{filling}The **lighthouse** was [built in 1887](https://rock.example/) on Gull Rock.\n\n{filling}")
            .With("mill.txt", $"The Windmill\n\n{filling}The windmill is 31 metres tall.\n\n{filling}")
            .With("keeper.vtt", "WEBVTT\n\n" + string.Concat(Enumerable.Range(0, 40).Select(i => $"00:00:{i:00}.000 --> 00:00:{i + 1:00}.000\nIt was another quiet night.\n\n"))
                + "00:00:50.000 --> 00:00:54.000\n<v Keeper>The lamp must never go out,\n\n00:00:54.000 --> 00:00:57.000\nthe keeper said about the lamp.\n\n")
            .With("oil.csv", "place,oil_litres,year\n" + string.Concat(Enumerable.Range(1, 50).Select(i => $"Rock {i},{1000 + i},1950\n")) + "Gull Rock,4711,1951\n")
            .With("organ.html", $"<html><head><title>Organ</title></head><body><h1>Organ</h1><p>{filling.Replace("\n\n", "</p><p>", StringComparison.Ordinal)}Hanna Vries repaired the organ.</p></body></html>")
            .With("records.jsonl", "{\"id\":\"fees\",\"title\":\"Fees\",\"text\":\"The fee for boats is 12 euros a night.\"}\n{\"id\":\"dogs\",\"title\":\"Dogs\",\"text\":\"Dogs are welcome.\"}\n");
        Write(workplace, "museum.docx", Packages.Docx("<w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr><w:r><w:t>Museum</w:t></w:r></w:p><w:p><w:r><w:t>The museum was founded in 1932 by Clara Voss.</w:t></w:r></w:p>"));
        Write(workplace, "well.pptx", Packages.Pptx((Slide("Water"), null), (Slide("The well is 42 metres deep. The pump house holds two engines."), null)));
        Write(workplace, "ferry.xlsx", Packages.Xlsx([("name=\"Ships\"", "<sheetData><row r=\"1\">" + Cell("A1", "ship") + Cell("B1", "colour") + Cell("C1", "home port") + "</row><row r=\"2\">" + Cell("A2", "Ferry") + Cell("B2", "green") + Cell("C2", "Hallisk")
            + "</row><row r=\"3\">" + Cell("A3", "Albatros") + Cell("B3", "white") + Cell("C3", "Brennock") + "</row></sheetData>")]));
        Write(workplace, "orchard.pdf", PdfFiles.Of([(72, 720, "Land of the town"), (72, 700, "Page one speaks of fields.")], [(72, 720, "The orchard"), (72, 700, "Pieter Malan owns the orchard.")]));
        return workplace;
    }

    private static void Write(Workplace workplace, string name, byte[] content) => File.WriteAllBytes(workplace.At("corpus/" + name), content);

    private static string Cell(string reference, string text) => $"<c r=\"{reference}\" t=\"inlineStr\"><is><t>{text}</t></is></c>";

    private static string Slide(string title) =>
        $"<p:sld {Packages.SlideSpace}><p:cSld><p:spTree><p:sp><p:nvSpPr><p:nvPr><p:ph type=\"title\"/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>{title}</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld></p:sld>";

    private sealed record Cited(string Path, string Quote, string Url);
}
