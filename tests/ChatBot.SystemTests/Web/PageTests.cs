using ChatBot.SystemTests.Running;
using ChatBot.SystemTests.Web.Scripted;
using ChatBot.Tests;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ChatBot.SystemTests.Web;

/// <summary>The page at the root of the real server, in a real browser.</summary>
[Collection(Browser.Name)]
public sealed class PageTests(Browser browser)
{
    [RealPartFact("chromium")]
    public async Task AQuestionOnThePageIsAnsweredQuotedShownInItsDocumentAndJudged()
    {
        using var workplace = new Workplace().With("a.md", "# Light\n\nThe lighthouse was built in 1887 on Gull Rock.\n");
        await using var server = await RunningServer.StartAsync(workplace);
        var page = await browser.OpenAsync();
        var refused = new List<string>();
        await page.ExposeFunctionAsync("violation", (string what) => refused.Add(what));
        await page.AddInitScriptAsync("document.addEventListener('securitypolicyviolation', (event) => violation(event.violatedDirective + ' ' + event.blockedURI))");
        var response = await page.GotoAsync(server.Address.AbsoluteUri);
        Assert.Contains("trusted-types 'none'", response!.Headers["content-security-policy"], StringComparison.Ordinal);
        var chat = new ChatPage(page);

        await chat.AskToTheEndAsync("When was the lighthouse built?");
        await chat.Button("Source 1: Light, line 3").ClickAsync();
        await Expect(chat.Card).ToContainTextAsync("The lighthouse was built in 1887 on Gull Rock.");
        var viewer = await page.RunAndWaitForPopupAsync(() => chat.Card.GetByRole(AriaRole.Link, new() { Name = "Open in the document" }).ClickAsync());
        await Expect(viewer.Locator("mark#cited")).ToContainTextAsync("The lighthouse was built in 1887 on Gull Rock.");
        await Expect(viewer.Locator("mark#cited")).ToBeInViewportAsync();
        await viewer.CloseAsync();

        var sent = await page.RunAndWaitForResponseAsync(() => chat.Button("Helpful").ClickAsync(), answer => answer.Url.EndsWith("/api/feedback", StringComparison.Ordinal));
        Assert.Equal(204, sent.Status);
        Assert.Empty(refused);
    }

    [RealPartFact("chromium")]
    public async Task ThePageNamesTheDocumentsAndNoticesANewOne()
    {
        using var workplace = new Workplace().With("a.md", "# Light\n\nThe lighthouse was built in 1887 on Gull Rock.\n");
        await using var server = await RunningServer.StartAsync(workplace);
        var page = await browser.OpenAsync();
        await page.GotoAsync(server.Address.AbsoluteUri);
        await Expect(page.Locator("#state-words")).ToHaveTextAsync("Up to date");
        await Expect(page.Locator("#count-documents")).ToHaveTextAsync("1");
        Assert.StartsWith("/sources/", await page.GetByRole(AriaRole.Link, new() { Name = "Light" }).GetAttributeAsync("href"), StringComparison.Ordinal);
        await Expect(page.Locator("#sample")).ToBeHiddenAsync();

        workplace.With("b.md", "# Ferry\n\nThe ferry leaves at noon.\n");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Ferry" })).ToBeVisibleAsync(new() { Timeout = (float)ChatBotProcess.Patience.TotalMilliseconds });
        await Expect(page.Locator("#count-documents")).ToHaveTextAsync("2");
    }

    [RealPartFact("chromium")]
    public async Task ThePageSaysHowFarTheIndexIsAndThatItShowsTheSample()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Status = new { name = "Town", documents = 3, passages = 9, indexing = new { done = 3, total = 12 }, isSample = true, suggestions = Array.Empty<string>() };
        var page = await browser.OpenAsync();
        await page.GotoAsync(server.Address.AbsoluteUri);
        await Expect(page.Locator("#state-words")).ToHaveTextAsync("Reading 3 of 12");
        await Expect(page.GetByText("Reading documents: 3 of 12. You can ask already; answers cover what has been read.").First).ToBeVisibleAsync();
        await Expect(page.Locator("#sample")).ToContainTextAsync("You are looking at sample documents.");
        server.Status = ScriptedServer.StatusOf();
        await Expect(page.Locator("#state-words")).ToHaveTextAsync("Up to date");
        await Expect(page.Locator("#sample")).ToBeHiddenAsync();
    }

    [RealPartFact("chromium")]
    public async Task OnAPhoneTheDocumentsAreASheetAndBackRestoresTheConversation()
    {
        await using var server = await ScriptedServer.StartAsync();
        var chat = await ChatPage.OpenAsync(browser, server, new BrowserNewContextOptions { ViewportSize = new() { Width = 390, Height = 800 }, HasTouch = true });
        await chat.Button("Documents").TapAsync();
        await Expect(chat.Page.GetByRole(AriaRole.Link, new() { Name = "The Wall" })).ToBeVisibleAsync();
        await chat.Button("Close").First.TapAsync();
        await chat.AskToTheEndAsync();
        await chat.Marker(2).TapAsync();
        await chat.Card.GetByRole(AriaRole.Link, new() { Name = "Open in the document" }).TapAsync();
        await chat.Page.WaitForURLAsync("**/sources/d1*");
        await chat.Page.GoBackAsync();
        await Expect(chat.Answer).ToContainTextAsync("It was built in 1911.");
        Assert.Single(server.Asked);
    }

    [RealPartFact("chromium")]
    public async Task ThePageSaysHowElsePeopleCanAskWithLinesThatCanBeCopied()
    {
        await using var server = await ScriptedServer.StartAsync();
        var page = await browser.OpenAsync(new BrowserNewContextOptions { Permissions = ["clipboard-read", "clipboard-write"] });
        await page.GotoAsync(server.Address.AbsoluteUri);
        await page.GetByRole(AriaRole.Button, new() { Name = "Connect" }).ClickAsync();
        Assert.Empty(await Browser.AxeAsync(page));
        await page.GetByRole(AriaRole.Button, new() { Name = "Copy" }).First.ClickAsync();
        await Expect(page.GetByText("Copied.")).ToBeVisibleAsync();
        Assert.Equal(
            $"<script src=\"{server.Address}widget.js\" async></script>\n<chat-bot><a href=\"{server.Address}\">Ask the documents</a></chat-bot>",
            await page.EvaluateAsync<string>("() => navigator.clipboard.readText()"));
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByText("Where people can ask")).ToBeHiddenAsync();
    }
}
