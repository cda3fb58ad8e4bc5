using ChatBot.SystemTests.Running;
using ChatBot.SystemTests.Web.Scripted;
using ChatBot.Tests;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ChatBot.SystemTests.Web;

/// <summary>The chat of the real server for pages and people that may use it, and for those that may not.</summary>
[Collection(Browser.Name)]
public sealed class EmbeddingTests(Browser browser)
{
    private const string AnyKeyHash = "d7ecdf25eaf3deba0f2628771dbdd22d4138ab6cf38f91ed02a2ca0dec7c8ab7";
    private const string NotAllowed = "You may not see this page. Ask the people who run the service.";

    [RealPartFact("chromium")]
    public async Task AStrictPageOfAListedOriginIsAnsweredAndOneThatIsNotListedIsToldSo()
    {
        await using var listed = await ScriptedServer.StartAsync();
        await using var stranger = await ScriptedServer.StartAsync();
        using var workplace = Harbour();
        workplace.WriteSettings($$$"""{ "Channels": { "Web": { "AllowedOrigins": ["{{{listed.Address.GetLeftPart(UriPartial.Authority)}}}"] } } }""");
        await using var server = await RunningServer.StartAsync(workplace);
        var origin = server.Address.GetLeftPart(UriPartial.Authority);
        foreach (var site in new[] { listed, stranger })
        {
            site.Pages["strict"] = (HostPage.Of(server.Address), $"default-src 'none'; script-src {origin}; connect-src {origin}; require-trusted-types-for 'script'; trusted-types 'none'");
        }

        var chat = await OpenAsync(listed);
        var refused = await ViolationsAsync(chat.Page);
        await chat.AskToTheEndAsync("When was the lighthouse built?");
        await chat.Marker(1).ClickAsync();
        await Expect(chat.Card).ToContainTextAsync("The lighthouse was built in 1887 on Gull Rock.");
        var viewer = await chat.Page.RunAndWaitForPopupAsync(() => chat.Card.GetByRole(AriaRole.Link).ClickAsync());
        await Expect(viewer.Locator("mark#cited")).ToContainTextAsync("1887");
        await chat.Page.BringToFrontAsync();
        await chat.Page.Keyboard.PressAsync("Escape");
        await chat.Page.RunAndWaitForResponseAsync(() => chat.Button("Helpful").ClickAsync(), sent => sent.Url.EndsWith("/api/feedback", StringComparison.Ordinal) && sent.Status == 204);
        Assert.Empty(refused);

        var shutOut = await OpenAsync(stranger);
        await Expect(shutOut.Page.Locator(".lead")).ToHaveTextAsync(NotAllowed);
        await shutOut.AskAsync();
        await Expect(shutOut.Page.Locator(".status")).ToHaveTextAsync(NotAllowed);
        await Expect(shutOut.Question).ToHaveValueAsync("What does the wall cost?");

        // A page that asks before anything is known is told as well.
        var early = await OpenAsync(stranger, isOpen: false);
        await early.Page.EvaluateAsync("() => customElements.whenDefined('chat-bot').then(() => document.querySelector('chat-bot').ask('Who pays?'))");
        await Expect(early.Answer).ToContainTextAsync(NotAllowed);
        await Expect(early.Page.Locator(".composer .send:not([hidden])")).ToHaveAttributeAsync("aria-label", "Send");
    }

    [RealPartFact("chromium")]
    public async Task WhoGivesNoKeyIsShownWhereToSignIn()
    {
        using var workplace = Harbour();
        workplace.Environment[$"Access__ApiKeys__{AnyKeyHash}__Name"] = "intranet";
        workplace.WriteSettings("""{ "Channels": { "Web": { "SignInUrl": "https://login.example/?to=chat" } } }""");
        await using var server = await RunningServer.StartAsync(workplace);
        var page = await browser.OpenAsync();
        await page.GotoAsync(server.Address.AbsoluteUri);
        var link = page.Locator(".lead").GetByRole(AriaRole.Link, new() { Name = "Sign in to ask." });
        Assert.Equal("https://login.example/?to=chat", await link.GetAttributeAsync("href"));
        await Expect(page.Locator("#state-words")).ToHaveTextAsync("Sign in to ask.");
        Assert.Empty(await Browser.AxeAsync(page));
        var chat = new ChatPage(page);
        await chat.AskAsync();
        Assert.Equal("https://login.example/?to=chat", await chat.Answer.GetByRole(AriaRole.Link, new() { Name = "Sign in to ask." }).GetAttributeAsync("href"));

        // With the key, which a proxy in front would add, the same page is the chat.
        var known = await browser.OpenAsync(new BrowserNewContextOptions { ExtraHTTPHeaders = new Dictionary<string, string>(StringComparer.Ordinal) { ["Authorization"] = "Bearer open-sesame" } });
        await known.GotoAsync(server.Address.AbsoluteUri);
        await new ChatPage(known).AskToTheEndAsync("When was the lighthouse built?");
        await Expect(new ChatPage(known).Answer).ToContainTextAsync("1887");
    }

    [RealPartFact("chromium")]
    public async Task OneTabShowsAllCitationsOfAnAnswerAndStepsFromOneToTheNext()
    {
        using var workplace = Harbour().With("b.md", "# Keeper\n\nThe lighthouse was built in 1887 by Ada Lund, the keeper of Gull Rock.\n");
        await using var server = await RunningServer.StartAsync(workplace);
        var page = await browser.OpenAsync();
        await page.GotoAsync(server.Address.AbsoluteUri);
        var chat = new ChatPage(page);
        await chat.AskToTheEndAsync("When was the lighthouse built, and by whom?");
        var links = page.Locator(".sources .link");
        await page.Locator(".sources summary").ClickAsync();
        var count = await links.CountAsync();
        Assert.True(count > 1, "The answer has several citations.");
        var viewer = await page.RunAndWaitForPopupAsync(() => links.First.ClickAsync());
        await Expect(viewer.Locator(".count")).ToContainTextAsync($"Cited passage 1 of {count}");
        await viewer.GetByRole(AriaRole.Link, new() { Name = "Next cited passage" }).ClickAsync();
        await Expect(viewer.Locator(".count")).ToContainTextAsync($"Cited passage 2 of {count}");
        await links.Last.ClickAsync();
        await Expect(viewer.Locator(".count")).ToContainTextAsync($"Cited passage {count} of {count}");
        Assert.Equal(2, page.Context.Pages.Count);
    }

    private static Workplace Harbour() => new Workplace().With("a.md", "# Light\n\nThe lighthouse was built in 1887 on Gull Rock.\n");

    private static async Task<List<string>> ViolationsAsync(IPage page)
    {
        var refused = new List<string>();
        await page.ExposeFunctionAsync("violation", (string what) => refused.Add(what));
        await page.EvaluateAsync("() => document.addEventListener('securitypolicyviolation', (event) => violation(event.violatedDirective + ' ' + event.blockedURI))");
        return refused;
    }

    private async Task<ChatPage> OpenAsync(ScriptedServer site, bool isOpen = true)
    {
        var page = await browser.OpenAsync();
        await page.GotoAsync(new Uri(site.Address, "/host/strict").AbsoluteUri);
        if (isOpen)
        {
            await page.Locator("button.launcher").ClickAsync();
        }

        return new ChatPage(page);
    }
}
