using ChatBot.SystemTests.Running;
using ChatBot.SystemTests.Web.Scripted;
using ChatBot.Tests;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ChatBot.SystemTests.Web;

/// <summary>Hostile text stays text in every state, a strict page is not asked for anything, and a rude page gets nowhere.</summary>
[Collection(Browser.Name)]
public sealed class WidgetSafetyTests(Browser browser)
{
    // Each would do something on a page that took it for more than text.
    private static readonly string[] Hostile =
    [
        "<script>window.hit = 1</script>", "<img src=https://evil.example/a.png onerror=\"window.hit=1\">", "![a](https://evil.example/b.png)",
        "[click](javascript:window.hit=1)", "[click](data:text/html,<script>1</script>)", "[click]( javascript:window.hit=1 )", "<a href=\"javascript:1\">x</a>",
        "<svg onload=window.hit=1>", "<iframe src=https://evil.example></iframe>", "<style>@import url(https://evil.example/c.css)</style>",
        "<link rel=stylesheet href=https://evil.example/d.css>", "[a]: https://evil.example", "<!-- --><base href=https://evil.example/>", "**<b onclick=1>bold</b>**",
        "`<script>1</script>`", "| <img src=x onerror=1> | b |\n|---|---|\n| <script>1</script> | [x](javascript:1) |", "- [ ] <input autofocus onfocus=window.hit=1>",
        "\u202Egnp.exe\u202C and \u2066x\u2069 and zero\u200Bwidth\uFEFF and tags\U000E0041", "[99] and [1](javascript:1)", "&lt;script&gt;1&lt;/script&gt;",
        "```html\n<script>1</script>\n```", "> <form action=https://evil.example><button>go</button></form>", "\\<img src=x\\>", "[[[[[[[[(((((((((", "*_*_*_**__**__`` ``` ~~~",
    ];

    private const string Strict = "default-src 'none'; script-src ORIGIN; connect-src ORIGIN; require-trusted-types-for 'script'; trusted-types 'none'";

    private static ScriptedAnswer HostileAnswer { get; } = new()
    {
        Pieces = [.. Hostile.Select(text => text + "[1]\n\n")],
        Citations =
        [
            ScriptedCitation.Of(1) with
            {
                Title = "<img src=x onerror=window.hit=1>",
                Quote = "<script>window.hit=1</script> \u202Eabc",
                Url = "javascript:window.hit=1",
                HeadingPath = ["<b>Part</b>"],
                Place = new { sheet = "<i>Q3</i>" },
                VersionDate = "<u>now</u>",
            },
        ],
        Suggestions = ["<img src=x onerror=window.hit=1>"],
        Disagreement = [new { says = "<script>1</script> [x](javascript:1)", citations = new[] { 1 }, date = "<b>1</b>" }],
    };

    [RealPartFact("chromium")]
    public async Task HostileTextIsTextInEveryStateOfTheAnswer()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Events = ScriptedEvent.Of(HostileAnswer);
        var chat = await ChatPage.OpenAsync(browser, server);
        var elsewhere = Elsewhere(chat.Page, server);
        await chat.Page.Locator(".lead").WaitForAsync();
        for (var events = 2; events <= server.Events.Count; events++)
        {
            server.Allow(events);
            if (events == 2)
            {
                await chat.AskAsync();
            }

            await chat.Page.WaitForFunctionAsync(
                "count => document.querySelector('chat-bot').shadowRoot.querySelectorAll('.text .marker').length >= count", Math.Min(events - 2, Hostile.Length));
            Assert.Equal("", await StrangeAsync(chat.Page));
        }

        await chat.Page.Locator(".feedback").WaitForAsync();
        await chat.Marker(1).First.ClickAsync();
        await Expect(chat.Card).ToContainTextAsync("<script>window.hit=1</script>");
        await Expect(chat.Card).ToContainTextAsync("<img src=x onerror=window.hit=1>");
        Assert.Equal("", await StrangeAsync(chat.Page));
        var text = await chat.TextAsync();
        Assert.Contains("<script>window.hit = 1</script>", text, StringComparison.Ordinal);
        Assert.Contains("[click](javascript:window.hit=1)", text, StringComparison.Ordinal);
        Assert.Contains("![a](https://evil.example/b.png)", text, StringComparison.Ordinal);
        Assert.Contains("gnp.exe and x and zerowidth and tags", text, StringComparison.Ordinal);
        Assert.Null(await chat.Page.EvaluateAsync<int?>("() => window.hit ?? null"));
        Assert.Empty(elsewhere);
    }

    [RealPartFact("chromium")]
    public async Task OnlyWebAddressesBecomeLinksAndTheyTellNobodyWhereTheyWereRead()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Events = ScriptedEvent.Of(new ScriptedAnswer { Pieces = ["See [the site](https://town.example/a?b=1) and [mail](mailto:a@b.c), [ftp](ftp://x.example), [in](https://u:p@x.example)."] });
        var chat = await ChatPage.OpenAsync(browser, server);
        await chat.AskToTheEndAsync();
        var link = chat.Answer.GetByRole(AriaRole.Link);
        Assert.Equal(1, await link.CountAsync());
        Assert.Equal("https://town.example/a?b=1", await link.GetAttributeAsync("href"));
        Assert.Equal("noopener noreferrer nofollow", await link.GetAttributeAsync("rel"));
        await Expect(chat.Answer).ToContainTextAsync("[mail](mailto:a@b.c), [ftp](ftp://x.example), [in](https://u:p@x.example).");
    }

    [RealPartFact("chromium")]
    public async Task NoTextIsSlow()
    {
        await using var server = await ScriptedServer.StartAsync();
        string[] slow = ["[", "![", "*a ", "**a ", "_a ", "`a", "``a", "[a](", "\\", "|", "> ", "- ", "  - a\n", "[1]", "| a |\n|---|\n", "\n", "***", "a_"];
        server.Events = ScriptedEvent.Of(new ScriptedAnswer { Pieces = [.. slow.Select(text => string.Concat(Enumerable.Repeat(text, 20_000 / text.Length)) + "\n\n")], Citations = [ScriptedCitation.Of(1)] });
        var chat = await ChatPage.OpenAsync(browser, server);
        await chat.AskToTheEndAsync();
        await Expect(chat.Answer).ToContainTextAsync("a_a_");
    }

    [RealPartFact("chromium")]
    public async Task AStrictPageOfAnotherOriginReportsNothingInAnyState()
    {
        await using var server = await ScriptedServer.StartAsync();
        await using var site = await ScriptedServer.StartAsync();
        var origin = server.Address.GetLeftPart(UriPartial.Authority);
        site.Pages["strict"] = (HostPage.Of(server, "lang=\"de\""), Strict.Replace("ORIGIN", origin, StringComparison.Ordinal));
        var page = await browser.OpenAsync();
        var violations = new List<string>();
        await page.ExposeFunctionAsync("violation", (string what) => violations.Add(what));
        await page.AddInitScriptAsync("document.addEventListener('securitypolicyviolation', (event) => violation(event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample))");
        await page.GotoAsync(new Uri(site.Address, "/host/strict").AbsoluteUri);
        await page.GetByRole(AriaRole.Button, new() { Name = "Dokumente fragen" }).ClickAsync();
        var question = page.GetByLabel("Ihre Frage");
        await question.FillAsync("Was kostet die Mauer?");
        await question.PressAsync("Enter");
        await page.Locator(".feedback").WaitForAsync();
        await page.Locator(".marker").First.ClickAsync();
        await page.Locator(".card").WaitForAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.GetByRole(AriaRole.Button, new() { Name = "Nicht hilfreich" }).ClickAsync();
        server.Refusals.Enqueue((500, 0));
        await question.FillAsync("Noch eine?");
        await question.PressAsync("Enter");
        await page.Locator(".trouble").WaitForAsync();
        Assert.Empty(violations);

        // The policy is on: what it forbids is refused.
        Assert.True(await page.EvaluateAsync<bool>("() => { try { document.body.innerHTML = '<b>x</b>'; return false; } catch { return true; } }"));
        await Waiting.UntilAsync("the refusal is reported", () => Task.FromResult(violations.Count > 0));
    }

    [RealPartFact("chromium")]
    public async Task ARudePageChangesNothingOfTheLook()
    {
        await using var server = await ScriptedServer.StartAsync();
        await using var site = await ScriptedServer.StartAsync();
        const string rude = "<style>html{font-size:62.5%}*{color:red!important;font-family:cursive!important;margin:9px!important;padding:9px!important;letter-spacing:9px!important;"
            + "text-transform:uppercase!important;line-height:3!important}body *{font-size:40px!important}button{all:unset}dialog{display:none!important}[popover]{display:none!important}</style>";
        site.Pages["rude"] = (HostPage.Of(server, "", rude), "");
        site.Pages["blank"] = (HostPage.Of(server), "");
        Assert.Equal(await LookAsync("blank"), await LookAsync("rude"));

        async Task<string> LookAsync(string name)
        {
            var page = await browser.OpenAsync(new BrowserNewContextOptions { ReducedMotion = ReducedMotion.Reduce });
            await page.GotoAsync(new Uri(site.Address, "/host/" + name).AbsoluteUri);
            var look = await ComputedAsync(page, ".launcher");
            await page.Locator("button.launcher").ClickAsync();
            await page.GetByLabel("Your question").WaitForAsync();
            return look + await ComputedAsync(page, ".panel") + await ComputedAsync(page, ".header h2") + await ComputedAsync(page, "textarea");
        }
    }

    [RealPartFact("chromium")]
    public async Task BeforeItIsOpenedTheBubbleAsksStoresAndLeavesBehindNothing()
    {
        await using var server = await ScriptedServer.StartAsync();
        await using var site = await ScriptedServer.StartAsync();
        site.Pages["plain"] = (HostPage.Of(server), "");
        var page = await browser.OpenAsync();
        await page.GotoAsync(new Uri(site.Address, "/host/plain").AbsoluteUri);
        var before = await page.EvaluateAsync<string[]>("() => Object.keys(window).filter((name) => !/^[A-Z_]|^on/.test(name)).sort()");
        await page.Locator("button.launcher").WaitForAsync();
        Assert.Equal(["/widget.js"], server.Requests);
        Assert.Equal("0 0 ", await page.EvaluateAsync<string>("() => sessionStorage.length + ' ' + localStorage.length + ' ' + document.cookie"));
        Assert.DoesNotContain("SHEET", before);
        Assert.Equal("First Last body", await TabsAsync(page, 2));

        static async Task<string> TabsAsync(IPage page, int tabs)
        {
            var order = new List<string>();
            for (var i = 0; i <= tabs; i++)
            {
                await page.Keyboard.PressAsync("Tab");
                order.Add(await page.EvaluateAsync<string>("() => document.activeElement.tagName === 'CHAT-BOT' ? 'body' : document.activeElement.textContent"));
            }

            return string.Join(' ', order);
        }
    }

    [RealPartFact("chromium")]
    public async Task AQuestionInTheAddressFillsTheBoxAndIsNotSent()
    {
        await using var server = await ScriptedServer.StartAsync();
        var chat = await ChatPage.OpenAsync(browser, server, query: "?q=" + Uri.EscapeDataString("What does <b>the wall</b> cost?"));
        await Expect(chat.Question).ToHaveValueAsync("What does <b>the wall</b> cost?");
        await chat.Page.Locator(".lead").WaitForAsync();
        Assert.Empty(server.Asked);
    }

    // Elements, attributes and links in the chat that text could have brought in; empty when there are none.
    private static Task<string> StrangeAsync(IPage page) => page.EvaluateAsync<string>("""
        () => [...document.querySelector("chat-bot").shadowRoot.querySelectorAll("*")].flatMap((node) => [
          /^(script|img|iframe|style|link|base|form|object|embed|video|audio|b|u|i|font|meta)$/i.test(node.tagName) ? node.tagName : [],
          [...node.attributes].filter(({ name, value }) => /^on|^src|^style$/.test(name) && !/^(height|block-size|inset)/.test(value) || /^\s*(javascript|data):/i.test(value)).map(({ name, value }) => name + "=" + value),
          node.tagName === "A" && new URL(node.href).origin !== location.origin ? node.href : [],
          node.tagName === "INPUT" && node.type !== "radio" ? "INPUT" : [],
        ].flat()).join(" ")
        """);

    private static Task<string> ComputedAsync(IPage page, string selector) => page.Locator(selector).EvaluateAsync<string>("""
        (node) => ["display", "visibility", "opacity", "color", "backgroundColor", "fontFamily", "fontSize", "letterSpacing", "lineHeight", "textTransform", "padding", "margin", "width", "height"]
          .map((name) => name + ":" + getComputedStyle(node)[name]).join(";")
        """);

    // Requests to a host that is not the server.
    private static List<string> Elsewhere(IPage page, ScriptedServer server)
    {
        List<string> elsewhere = [];
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url).Authority != server.Address.Authority)
            {
                elsewhere.Add(request.Url);
            }
        };
        return elsewhere;
    }
}
