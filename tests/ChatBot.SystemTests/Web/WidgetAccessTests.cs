using System.Text.Json;
using System.Text.Json.Nodes;
using ChatBot.Channels.Web.Widget;
using ChatBot.SystemTests.Running;
using ChatBot.SystemTests.Web.Scripted;
using ChatBot.Tests;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ChatBot.SystemTests.Web;

/// <summary>The chat for people who see little or nothing, use no pointer, read from right to left, or have a small screen.</summary>
[Collection(Browser.Name)]
public sealed class WidgetAccessTests(Browser browser)
{
    // What fades in has no contrast yet; without motion it is there at once.
    private static readonly Dictionary<string, (BrowserNewContextOptions Options, string Query)> Views = new(StringComparer.Ordinal)
    {
        ["light"] = (new() { ReducedMotion = ReducedMotion.Reduce, ViewportSize = new() { Width = 1280, Height = 800 } }, ""),
        ["dark"] = (new() { ReducedMotion = ReducedMotion.Reduce, ViewportSize = new() { Width = 1500, Height = 900 }, ColorScheme = ColorScheme.Dark }, ""),
        ["right to left"] = (new() { ReducedMotion = ReducedMotion.Reduce, ViewportSize = new() { Width = 1280, Height = 800 } }, "?lang=ar"),
        ["phone"] = (new() { ReducedMotion = ReducedMotion.Reduce, ViewportSize = new() { Width = 320, Height = 640 } }, ""),
    };

    [RealPartFact("chromium")]
    public async Task TheCheckerFindsNothingOnThePageInAnyState()
    {
        await using var server = await ScriptedServer.StartAsync();
        foreach (var (view, (options, query)) in Views)
        {
            server.Status = ScriptedServer.StatusOf(indexing: new { done = 3, total = 12 });
            server.Events = ScriptedEvent.Of(ScriptedAnswer.Usual with { Pieces = [.. ScriptedAnswer.Usual.Pieces, "\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\ncode\n```\n"] });
            server.Allow(99);
            var page = (await ChatPage.OpenAsync(browser, server, options, query)).Page;
            var box = page.Locator("#question");
            await page.Locator(".indexing").WaitForAsync();
            await CleanAsync("indexing");
            server.Status = ScriptedServer.StatusOf();
            await page.Locator(".indexing").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
            await CleanAsync("empty");
            await AskAsync(".feedback >> nth=0");
            await page.Locator(".marker").First.ClickAsync();
            await CleanAsync("card");
            await page.Keyboard.PressAsync("Escape");
            await page.Locator(".feedback button").Nth(1).ClickAsync();
            await CleanAsync("reason");
            server.Events = ScriptedEvent.Of(new ScriptedAnswer { Outcome = "notFound", Nearest = [new { documentId = "d1", title = "The Wall", url = "/sources/d1" }] });
            await AskAsync(".feedback >> nth=1");
            server.Refusals.Enqueue((429, 60));
            await AskAsync(".trouble >> nth=0");
            server.Refusals.Enqueue((500, 0));
            await AskAsync(".trouble >> nth=1");
            server.Events = ScriptedEvent.Of(ScriptedAnswer.Usual);
            server.Allow(3);
            await AskAsync("[aria-busy] .marker >> nth=-1");
            await page.Locator(".composer .send:not([hidden])").ClickAsync();
            await page.Locator(".turn:last-child .note").WaitForAsync();
            await CleanAsync("the rest");
            await page.Context.CloseAsync();

            async Task AskAsync(string until)
            {
                await box.FillAsync("What does the wall cost?");
                await box.PressAsync("Enter");
                await page.Locator(until).WaitForAsync();
            }

            // A look takes its time: every state is looked at once, and the fullest one in every view.
            async Task CleanAsync(string state)
            {
                if (view == "light" || state == "the rest")
                {
                    Assert.Equal($"{view}, {state}: ", $"{view}, {state}: {string.Join("\n", await Browser.AxeAsync(page))}");
                }
            }
        }
    }

    [RealPartFact("chromium")]
    public async Task TheCheckerFindsNothingOnAPageWithTheBubble()
    {
        await using var server = await ScriptedServer.StartAsync();
        await using var site = await ScriptedServer.StartAsync();
        foreach (var (options, _) in new[] { Views["light"], Views["phone"] })
        {
            var chat = await ChatPage.OpenPanelAsync(browser, server, site, options, isOpen: false);
            await chat.Page.Locator("button.launcher").WaitForAsync();
            Assert.Empty(options == Views["light"].Options ? await Browser.AxeAsync(chat.Page) : []);
            await chat.Page.Locator("button.launcher").ClickAsync();
            await chat.AskToTheEndAsync();
            Assert.Empty(await Browser.AxeAsync(chat.Page));
            await chat.Page.Context.CloseAsync();
        }
    }

    [RealPartFact("chromium")]
    public async Task TheTabKeyGoesThroughThePageInReadingOrder()
    {
        await using var server = await ScriptedServer.StartAsync();
        var chat = await ChatPage.OpenAsync(browser, server);
        await chat.AskToTheEndAsync();
        await chat.Page.Locator("#titles a").WaitForAsync();
        await chat.Page.EvaluateAsync("() => document.querySelector('.skip').focus()");
        List<string> order = [await chat.FocusAsync()];
        for (var i = 0; i < 18; i++)
        {
            await chat.Page.Keyboard.PressAsync("Tab");
            order.Add(await chat.FocusAsync());
        }

        Assert.Equal(
            [
                "Skip to the chat", "Harbour", "Connect", "The Wallpapers/wall.mdMar 1, 2026", "New conversation", "Conversation",
                "Source 1: The Wall, line 11", "Source 2: The Wall, line 12", "Source 3: A Talk, 00:08:48", "Source 1: The Wall, line 11",
                "Sources (3)", "Helpful", "Not helpful", "Copy", "Who built the wall?", "How long is the wall?", "question", "Send", "body",
            ],
            order);
    }

    [RealPartFact("chromium")]
    public async Task TheOpenPanelLetsTheFocusGoAndTheSheetOfAPhoneKeepsIt()
    {
        await using var server = await ScriptedServer.StartAsync();
        await using var site = await ScriptedServer.StartAsync();
        var wide = await ChatPage.OpenPanelAsync(browser, server, site);
        await wide.Question.WaitForAsync();
        Assert.Contains("last", await ReachedAsync(wide, "Shift+Tab"));
        await wide.Button("Close").ClickAsync();
        Assert.Equal("Ask the documents", await wide.FocusAsync());
        Assert.Equal("", await wide.Page.EvaluateAsync<string>(
            "() => [...document.querySelector('chat-bot').shadowRoot.querySelectorAll('.panel *')].filter((node) => node.checkVisibility()).map((node) => node.tagName).join()"));

        var phone = await ChatPage.OpenPanelAsync(browser, server, site, new BrowserNewContextOptions { ViewportSize = new() { Width = 390, Height = 700 }, ReducedMotion = ReducedMotion.Reduce });
        await phone.Question.WaitForAsync();
        Assert.DoesNotContain("last", await ReachedAsync(phone, "Shift+Tab"));
        await phone.AskToTheEndAsync();
        await phone.Marker(2).ClickAsync();
        var card = await phone.Page.Locator(".card").BoundingBoxAsync();
        Assert.Equal((0, 390, 700), (card!.X, card.Width, card.Y + card.Height));
    }

    [RealPartFact("chromium")]
    public async Task NothingIsCutOffOnASmallScreenOrWithLargeText()
    {
        await using var server = await ScriptedServer.StartAsync();
        foreach (var (width, height, css) in new[] { (320, 256, ""), (320, 640, ""), (1280, 800, "html{font-size:200%}"), (640, 800, "*{letter-spacing:.12em;word-spacing:.16em;line-height:1.5}") })
        {
            var chat = await ChatPage.OpenAsync(browser, server, new BrowserNewContextOptions { ViewportSize = new() { Width = width, Height = height } });
            // A style sheet that is made is what the policy of the page allows.
            await chat.Page.EvaluateAsync("css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets = [sheet]; }", css);
            await chat.AskToTheEndAsync();
            Assert.True(await chat.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
            foreach (var visible in new[] { chat.Question, chat.Button("Send") })
            {
                var box = (await visible.BoundingBoxAsync())!;
                Assert.True(box.X >= 0 && box.Y >= 0 && box.X + box.Width <= width && box.Y + box.Height <= height, $"{width}×{height}: {box.X} {box.Y} {box.Width} {box.Height}");
            }

            Assert.Equal("", await SmallTargetsAsync(chat.Page));
            Assert.Equal(0, await chat.Page.Locator(".conversation").EvaluateAsync<int>("node => node.scrollWidth - node.clientWidth"));
        }
    }

    [RealPartFact("chromium")]
    public async Task WordsThatAreHalfAsLongAgainAreNotCutOff()
    {
        await using var server = await ScriptedServer.StartAsync();
        var page = await browser.OpenAsync(new BrowserNewContextOptions { ViewportSize = new() { Width = 320, Height = 640 }, ReducedMotion = ReducedMotion.Reduce });
        var longer = JsonSerializer.Serialize(Longer(JsonNode.Parse(LanguagePacks.Json("de"))!));
        await page.RouteAsync("**/lang/de.json", route => route.FulfillAsync(new() { ContentType = "application/json", Body = longer }));
        await page.GotoAsync(server.Address + "?lang=de");
        await page.Locator(".lead").WaitForAsync();
        await NothingIsCutAsync("the beginning");
        server.Events = ScriptedEvent.Of(ScriptedAnswer.Usual with { Mode = "computed", Disagreement = [new { says = "The wall is old.", citations = new[] { 1 }, date = "2026-03-01" }] });
        await AskAsync(".feedback >> nth=0");
        await page.Locator(".sources summary").ClickAsync();
        await page.Locator(".marker").First.ClickAsync();
        await NothingIsCutAsync("a source");
        await page.Keyboard.PressAsync("Escape");
        await page.Locator(".feedback button").Nth(1).ClickAsync();
        await NothingIsCutAsync("a reason");
        server.Events = ScriptedEvent.Of(new ScriptedAnswer { Outcome = "notFound", Nearest = [new { documentId = "d1", title = "The Wall", url = "/sources/d1" }] });
        await AskAsync(".feedback >> nth=1");
        server.Refusals.Enqueue((429, 60));
        await AskAsync(".trouble >> nth=0");
        server.Refusals.Enqueue((500, 0));
        await AskAsync(".trouble >> nth=1");
        await page.Locator("#question").FillAsync(new string('x', 4100));
        await NothingIsCutAsync("failures");
        await page.Locator("#show-connect").ClickAsync();
        await NothingIsCutAsync("ways to ask");

        async Task AskAsync(string until)
        {
            await page.Locator("#question").FillAsync("What does the wall cost?");
            await page.Locator("#question").PressAsync("Enter");
            await page.Locator(until).WaitForAsync();
        }

        async Task NothingIsCutAsync(string state) => Assert.Equal($"{state}: ", $"{state}: " + await page.EvaluateAsync<string>("""
            () => {
              const all = [...document.querySelectorAll("body *"), ...document.querySelector("chat-bot").shadowRoot.querySelectorAll("*")];
              return all.filter((node) => node.checkVisibility() && !node.closest(".unseen, .skip, svg, pre") && [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim()))
                .filter((node) => {
                  const { left, right } = node.getBoundingClientRect();
                  const hides = getComputedStyle(node).overflowX !== "visible" && node.localName !== "textarea";
                  return left < -0.5 || right > innerWidth + 0.5 || (hides && node.scrollWidth > node.clientWidth + 1);
                })
                .map((node) => node.localName + "." + node.className + ": " + node.textContent.slice(0, 60)).join("; ");
            }
            """));

        static JsonNode Longer(JsonNode node) => node is JsonObject several
            ? new JsonObject(several.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)Longer(entry.Value!))))
            : JsonValue.Create(string.Join(' ', node.GetValue<string>().Split(' ').Select(word => word.Contains('{', StringComparison.Ordinal) ? word : word + new string('o', (word.Length + 1) / 2))));
    }

    [RealPartFact("chromium")]
    public async Task NothingMovesForWhoWantsNoMotion()
    {
        await using var server = await ScriptedServer.StartAsync();
        var chat = await ChatPage.OpenAsync(browser, server, new BrowserNewContextOptions { ReducedMotion = ReducedMotion.Reduce });
        await chat.AskToTheEndAsync();
        await chat.Marker(2).ClickAsync();
        await Expect(chat.Card).ToBeVisibleAsync();
        Assert.Equal(0, await chat.Page.EvaluateAsync<int>("() => document.getAnimations().length + document.querySelector('chat-bot').shadowRoot.getAnimations().length"));
    }

    [RealPartFact("chromium")]
    public async Task PaperShowsTheConversationAndNoControls()
    {
        await using var server = await ScriptedServer.StartAsync();
        var chat = await ChatPage.OpenAsync(browser, server);
        await chat.AskToTheEndAsync();
        await chat.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        await Expect(chat.Answer).ToContainTextAsync("It was built in 1911.");
        await Expect(chat.Question).ToBeHiddenAsync();
        await Expect(chat.Page.Locator(".feedback")).ToBeHiddenAsync();
    }

    [RealPartFact("chromium")]
    public async Task AMissingWordIsEnglishAndKeepsItsFullStopWhereItBelongs()
    {
        await using var server = await ScriptedServer.StartAsync();
        var page = await browser.OpenAsync();
        await page.RouteAsync("**/lang/ar.json", route => route.FulfillAsync(new() { ContentType = "application/json", Body = "{\"label\":\"سؤالك\"}" }));
        await page.GotoAsync(server.Address + "?lang=ar");
        await page.Locator("#question").FillAsync("x");
        await page.Locator("#question").PressAsync("Enter");
        var note = page.Locator(".note");
        await Expect(note).ToHaveTextAsync("Quoted from the documents, word for word.");
        Assert.Equal(("en", "ltr"), (await note.GetAttributeAsync("lang"), await note.GetAttributeAsync("dir")));
        Assert.Equal("rtl", await page.Locator(".composer").EvaluateAsync<string>("node => getComputedStyle(node).direction"));
    }

    [RealPartFact("chromium")]
    public async Task TheAccentOfAPageGetsWritingThatCanBeRead()
    {
        await using var server = await ScriptedServer.StartAsync();
        await using var site = await ScriptedServer.StartAsync();
        foreach (var (accent, expected) in new[] { ("#ffd400", "rgb(0, 0, 0)"), ("#222255", "rgb(255, 255, 255)") })
        {
            site.Pages["accent"] = (HostPage.Of(server, head: $"<style>chat-bot{{--cb-accent:{accent}}}chat-bot::part(launcher){{border-radius:2px}}</style>"), "");
            var page = await browser.OpenAsync();
            await page.GotoAsync(new Uri(site.Address, "/host/accent").AbsoluteUri);
            var launcher = page.Locator("button.launcher");
            Assert.Equal(expected, await launcher.EvaluateAsync<string>("node => getComputedStyle(node).color"));
            Assert.Equal("2px", await launcher.EvaluateAsync<string>("node => getComputedStyle(node).borderRadius"));
        }
    }

    [RealPartFact("chromium")]
    public async Task APageCanOpenAskAndListen()
    {
        await using var server = await ScriptedServer.StartAsync();
        await using var site = await ScriptedServer.StartAsync();
        var chat = await ChatPage.OpenPanelAsync(browser, server, site, attributes: "heading=\"Ask the town\" position=start theme=dark suggestions=off lang=fr", isOpen: false);
        await chat.Page.Locator("button.launcher").WaitForAsync();
        var heard = await chat.Page.EvaluateAsync<string[]>("""
            async () => {
              const chat = document.querySelector("chat-bot");
              const heard = [];
              for (const name of ["open", "close", "answer"]) chat.addEventListener("chatbot-" + name, (event) => heard.push(name + (event.detail?.outcome ?? "")));
              const answered = new Promise((resolve) => chat.addEventListener("chatbot-answer", resolve));
              await chat.ask("What does the wall cost?");
              await answered;
              chat.close();
              return heard;
            }
            """);
        Assert.Equal(["open", "answeranswered", "close"], heard);
        await chat.Page.GetByRole(AriaRole.Button, new() { Name = "Ask the town" }).ClickAsync();
        await Expect(chat.Page.GetByText("Cité mot pour mot des documents.")).ToBeVisibleAsync();
        Assert.Equal(0, await chat.Page.Locator(".suggestions").CountAsync());
        Assert.True((await chat.Page.Locator(".panel").BoundingBoxAsync())!.X < 30);
        Assert.Equal("rgb(23, 22, 19)", await chat.Page.Locator(".panel").EvaluateAsync<string>("node => getComputedStyle(node).backgroundColor"));
    }

    // Where a walk with one key gets to from the question.
    private static async Task<IReadOnlyList<string>> ReachedAsync(ChatPage chat, string key)
    {
        await chat.Question.FocusAsync();
        List<string> reached = [];
        for (var i = 0; i < 12; i++)
        {
            await chat.Page.Keyboard.PressAsync(key);
            reached.Add(await chat.Page.EvaluateAsync<string>("() => document.activeElement.id"));
        }

        return reached;
    }

    private static Task<string> SmallTargetsAsync(IPage page) => page.EvaluateAsync<string>("""
        () => [...document.querySelector("chat-bot").shadowRoot.querySelectorAll("button, summary, textarea")]
          .filter((node) => node.checkVisibility())
          .filter((node) => { const { width, height } = node.getBoundingClientRect(); return width < 24 || height < (node.matches(".marker") ? 24 : 40) - 0.01; })
          .map((node) => node.className + node.textContent).join()
        """);
}
