using ChatBot.SystemTests.Running;
using Microsoft.Playwright;

namespace ChatBot.SystemTests.Web.Scripted;

/// <summary>The chat in a browser as a person uses it: by what is written on it.</summary>
internal sealed class ChatPage(IPage page)
{
    public IPage Page { get; } = page;

    public ILocator Question => Page.GetByLabel("Your question");

    public ILocator Answer => Page.Locator("article.answer").Last;

    public ILocator Card => Page.GetByRole(AriaRole.Dialog).Filter(new LocatorFilterOptions { Has = Page.GetByRole(AriaRole.Button, new() { Name = "Copy quote" }) }).Last;

    /// <summary>Opens our own page.</summary>
    public static async Task<ChatPage> OpenAsync(Browser browser, ScriptedServer server, BrowserNewContextOptions? options = null, string query = "")
    {
        var page = await browser.OpenAsync(options);
        page.SetDefaultTimeout(10_000);
        await page.GotoAsync(server.Address.AbsoluteUri + query);
        return new ChatPage(page);
    }

    /// <summary>Opens a page of another site with the bubble on it, and the bubble.</summary>
    public static async Task<ChatPage> OpenPanelAsync(Browser browser, ScriptedServer server, ScriptedServer site, BrowserNewContextOptions? options = null, string attributes = "", bool isOpen = true)
    {
        site.Pages["plain"] = (HostPage.Of(server, attributes), "");
        var page = await browser.OpenAsync(options);
        page.SetDefaultTimeout(10_000);
        await page.GotoAsync(new Uri(site.Address, "/host/plain").AbsoluteUri);
        if (isOpen)
        {
            await page.Locator("button.launcher").ClickAsync();
        }

        return new ChatPage(page);
    }

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Marker(int number) => Answer.Locator("button.marker").GetByText($"{number}", new() { Exact = true });

    public async Task AskAsync(string question = "What does the wall cost?")
    {
        await Question.FillAsync(question);
        await Question.PressAsync("Enter");
    }

    /// <summary>Asks and waits until the answer is complete.</summary>
    public async Task AskToTheEndAsync(string question = "What does the wall cost?")
    {
        var before = await Page.Locator(".feedback").CountAsync();
        await AskAsync(question);
        await Page.Locator(".feedback").Nth(before).WaitForAsync();
    }

    /// <summary>What has the focus, by its name or its text.</summary>
    public Task<string> FocusAsync() => Page.EvaluateAsync<string>("""
        () => {
          let focused = document.activeElement;
          while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
          return focused === document.body ? "body" : focused.ariaLabel ?? (focused.textContent.trim() || focused.id);
        }
        """);

    /// <summary>The text of the newest answer, as it is shown.</summary>
    public Task<string> TextAsync() => Answer.Locator(".text").InnerTextAsync();
}

/// <summary>A page of another site.</summary>
internal static class HostPage
{
    public static string Of(ScriptedServer server, string attributes = "", string head = "", string root = "lang=\"en\"") => Of(server.Address, attributes, head, root);

    public static string Of(Uri server, string attributes = "", string head = "", string root = "lang=\"en\"") =>
        $"""
        <!doctype html><html {root}><head><meta charset="utf-8"><title>A town</title><meta name="viewport" content="width=device-width">{head}</head>
        <body><main><h1>A town</h1><p><a href="#" id="first">First</a></p><p><a href="#" id="last">Last</a></p></main>
        <script src="{server}widget.js" async></script>
        <chat-bot {attributes}><a href="{server}">Ask the documents</a></chat-bot></body></html>
        """;
}
