using System.Net.Http.Json;
using System.Text.Json;
using ChatBot.SystemTests.Running;
using ChatBot.SystemTests.Web.Scripted;
using ChatBot.Tests;
using Microsoft.Playwright;
using Xunit;

namespace ChatBot.SystemTests.Web;

/// <summary>Takes the pictures of the documentation: the real server over the sample documents, in the folder that <c>CHATBOT_PICTURES</c> names.</summary>
[Collection(Browser.Name)]
public sealed class PicturesTests(Browser browser)
{
    private const string Figures = "How much does each essay want to spend on the breakwater?";
    private const string Storm = "What did Storm Ottilie do to the breakwater?";
    private const string Ferry = "What do the essays say about the ferry?";
    private const int MostBytes = 150_000;

    private readonly List<string> taken = [];

    [RealPartFact("chromium")]
    public async Task EachSurfaceHasAPictureThatIsSmallEnoughToRead()
    {
        using var temporary = new TempFolder();
        // Where nobody wants the pictures, half of them prove as much.
        var named = Environment.GetEnvironmentVariable("CHATBOT_PICTURES") ?? "";
        var folder = named.Length > 0 ? Path.GetFullPath(named, SourceTree.Root) : temporary.Path;
        ColorScheme[] schemes = named.Length > 0 ? [ColorScheme.Light, ColorScheme.Dark] : [ColorScheme.Dark];
        Directory.CreateDirectory(folder);
        using var workplace = new Workplace();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "samples", "corpus"), "*", SearchOption.AllDirectories))
        {
            workplace.With(Path.GetRelativePath(Path.Combine(SourceTree.Root, "samples", "corpus"), file), await File.ReadAllTextAsync(file));
        }

        await using var site = await ScriptedServer.StartAsync();
        workplace.WriteSettings($$$"""{ "Channels": { "Web": { "AllowedOrigins": ["{{{site.Address.GetLeftPart(UriPartial.Authority)}}}"] } } }""");
        await using var server = await RunningServer.StartAsync(workplace);
        site.Pages["town"] = (Town(server.Address), "");
        // The first answers of a server do not wait for suggestions.
        await Waiting.UntilAsync("there are suggestions", async () =>
        {
            using var answer = await server.Client.PostAsJsonAsync("/api/ask", new { question = Figures });
            return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("suggestions").GetArrayLength() > 0;
        });
        foreach (var scheme in schemes)
        {
            var look = scheme == ColorScheme.Light ? "light" : "dark";
            await TakeAsync($"page-{look}", new() { ViewportSize = new() { Width = 1400, Height = 760 }, DeviceScaleFactor = 0.8f, ColorScheme = scheme }, async chat =>
            {
                await chat.Page.GotoAsync(server.Address.AbsoluteUri);
                await chat.AskToTheEndAsync(Figures);
                await chat.Page.Locator("#titles a").First.WaitForAsync();
            });
            await TakeAsync($"widget-{look}", new() { ViewportSize = new() { Width = 1100, Height = 740 }, ColorScheme = scheme }, async chat =>
            {
                await chat.Page.GotoAsync(new Uri(site.Address, "/host/town").AbsoluteUri);
                await chat.Page.Locator("button.launcher").ClickAsync();
                await chat.AskToTheEndAsync(Storm);
                await chat.Marker(2).ClickAsync();
            });
            await TakeAsync($"phone-{look}", new() { ViewportSize = new() { Width = 390, Height = 780 }, ColorScheme = scheme, HasTouch = true }, async chat =>
            {
                await chat.Page.GotoAsync(server.Address.AbsoluteUri);
                await chat.AskToTheEndAsync(Storm);
                await chat.Marker(1).ScrollIntoViewIfNeededAsync();
                await chat.Marker(1).TapAsync();
            });
            await TakeAsync($"viewer-{look}", new() { ViewportSize = new() { Width = 1100, Height = 740 }, ColorScheme = scheme }, async chat =>
            {
                await chat.Page.GotoAsync(server.Address.AbsoluteUri);
                await chat.AskToTheEndAsync(Ferry);
                await chat.Marker(1).ClickAsync();
                await chat.Page.GotoAsync(await chat.Card.GetByRole(AriaRole.Link, new() { Name = "Open in the document" }).EvaluateAsync<string>("link => link.href"));
            });
        }

        Assert.Equal(4 * schemes.Length, taken.Count);
        Assert.All(taken, picture => Assert.InRange(new FileInfo(picture).Length, 5_000, MostBytes));

        async Task TakeAsync(string name, BrowserNewContextOptions options, Func<ChatPage, Task> prepare)
        {
            options.ReducedMotion = ReducedMotion.Reduce;
            var page = await browser.OpenAsync(options);
            await prepare(new ChatPage(page));
            taken.Add(Path.Combine(folder, name + ".png"));
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = taken[^1] });
            await page.Context.CloseAsync();
        }
    }

    private static string Town(Uri server) =>
        $$"""
        <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Port Lindry</title><style>
        :root{color-scheme:light dark}body{margin:0;font:17px/1.6 Georgia,serif;background:light-dark(#eef3f6,#11181d);color:light-dark(#223,#cdd6dc)}
        header{background:#1d3b53;color:#fff;padding:20px 48px}h1{margin:0;font-size:28px}main{padding:32px 48px;max-width:32em}chat-bot{--cb-font:system-ui,sans-serif}
        </style></head><body><header><h1>Port Lindry</h1></header><main><h2>The harbour office</h2>
        <p>The office is open on weekdays from eight to four. Ferries leave from the east pier, and the fish hall opens at five.</p>
        <h2>The wall</h2><p>The council decides about the breakwater in spring. Essays, recordings and minutes can be searched with the button in the corner.</p></main>
        <script src="{{server}}widget.js" async></script><chat-bot><a href="{{server}}">Ask the documents</a></chat-bot></body></html>
        """;
}
