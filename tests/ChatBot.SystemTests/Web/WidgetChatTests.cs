using ChatBot.SystemTests.Running;
using ChatBot.SystemTests.Web.Scripted;
using ChatBot.Tests;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ChatBot.SystemTests.Web;

/// <summary>Asking, reading and judging an answer, by pointer and by keyboard.</summary>
[Collection(Browser.Name)]
public sealed class WidgetChatTests(Browser browser)
{
    [RealPartFact("chromium")]
    public async Task AnAnswerGrowsBySentencesAndKeepsWhatItHasShown()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Allow(1);
        var chat = await ChatPage.OpenAsync(browser, server);
        await chat.AskAsync();
        await Expect(chat.Page.GetByText("Searching 12 documents")).ToBeVisibleAsync();

        server.Allow(3);
        await Expect(chat.Marker(1)).ToBeVisibleAsync();
        Assert.Equal("The wall costs 21 million.1", await chat.TextAsync());
        await chat.Marker(1).EvaluateAsync("marker => marker.isSame = true");

        server.Allow(5);
        await Expect(chat.Answer.Locator("li")).ToHaveCountAsync(1);
        Assert.True(await chat.Marker(1).EvaluateAsync<bool>("marker => marker.isSame"));

        server.Allow(99);
        await Expect(chat.Answer.GetByText("Quoted from the documents, word for word.")).ToBeVisibleAsync();
        Assert.Equal("The wall costs 21 million.1 It was built in 1911.2\nThe town pays half.3\nThe rest is open.1", (await chat.TextAsync()).Replace("\n\n", "\n", StringComparison.Ordinal));
        Assert.Empty(server.Faults);
    }

    [RealPartFact("chromium")]
    public async Task AMarkerOpensTheQuoteWithItsPlaceAndTheWayIntoTheDocument()
    {
        await using var server = await ScriptedServer.StartAsync();
        var chat = await ChatPage.OpenAsync(browser, server);
        await chat.AskToTheEndAsync();

        await chat.Button("Source 3: A Talk, 00:08:48").ClickAsync();
        await Expect(chat.Card).ToContainTextAsync("Words of source 3.");
        await Expect(chat.Card).ToContainTextAsync("Money › 00:08:48");
        await chat.Button("Next source").ClickAsync();
        await Expect(chat.Card).ToContainTextAsync("1. The Wall");
        await Expect(chat.Card).ToContainTextAsync("This document has changed since the answer was written.");
        Assert.Equal(new Uri(server.Address, "/sources/d1?version=v2&span=1-10&answer=answer1#cited").AbsoluteUri, await chat.Card.GetByRole(AriaRole.Link).EvaluateAsync<string>("link => link.href"));
        await chat.Page.Mouse.ClickAsync(5, 5);
        await Expect(chat.Card).ToBeHiddenAsync();
    }

    [RealPartFact("chromium")]
    public async Task WhatWasComputedAndWhatAModelWroteIsSaidUnderTheAnswer()
    {
        await using var server = await ScriptedServer.StartAsync();
        var chat = await ChatPage.OpenAsync(browser, server);
        foreach (var (answer, note) in new[]
        {
            (ScriptedAnswer.Usual with { Mode = "computed" }, "Computed from the documents' own figures."),
            (ScriptedAnswer.Usual with { Mode = "extractive", Fallback = "modelUnavailable" }, "The language model is not available, so these are quotes from the documents."),
        })
        {
            server.Events = ScriptedEvent.Of(answer);
            await chat.AskToTheEndAsync();
            await Expect(chat.Answer.Locator(".note")).ToHaveTextAsync(note);
        }
    }

    [RealPartFact("chromium")]
    public async Task TheKeyboardAloneAsksReadsAndOpensEverySource()
    {
        await using var server = await ScriptedServer.StartAsync();
        var chat = await ChatPage.OpenAsync(browser, server);
        await chat.Question.FocusAsync();
        await chat.Page.Keyboard.TypeAsync("What does the wall cost?");
        await chat.Page.Keyboard.PressAsync("Enter");
        await chat.Page.Locator(".feedback").WaitForAsync();
        Assert.Equal("question", await chat.FocusAsync());

        await chat.Marker(1).First.FocusAsync();
        await chat.Page.Keyboard.PressAsync("Enter");
        Assert.Equal("Open in the document", await chat.FocusAsync());
        Assert.Equal("true", await chat.Marker(1).First.GetAttributeAsync("aria-expanded"));
        List<string> order = [];
        for (var i = 0; i < 3; i++)
        {
            await chat.Page.Keyboard.PressAsync("Tab");
            order.Add(await chat.FocusAsync());
        }

        Assert.Equal(["Copy quote", "Close", "Source 2: The Wall, line 12"], order);
        await chat.Page.Keyboard.PressAsync("Enter");
        await Expect(chat.Card).ToContainTextAsync("Words of source 2.");
        await chat.Page.Keyboard.PressAsync("Escape");
        await Expect(chat.Card).ToBeHiddenAsync();
        Assert.Equal("Source 2: The Wall, line 12", await chat.FocusAsync());

        await chat.Page.Keyboard.PressAsync("Enter");
        await Expect(chat.Card).ToBeVisibleAsync();
        await chat.Question.FocusAsync();
        await chat.Page.Keyboard.TypeAsync("And the next?");
        await chat.Page.Keyboard.PressAsync("Enter");
        await Expect(chat.Card).ToBeHiddenAsync();
        Assert.Equal("question", await chat.FocusAsync());
    }

    [RealPartFact("chromium")]
    public async Task EscapeClosesTheTopmostThingOnlyAndGivesTheFocusBack()
    {
        await using var server = await ScriptedServer.StartAsync();
        await using var site = await ScriptedServer.StartAsync();
        var chat = await ChatPage.OpenPanelAsync(browser, server, site);
        await chat.AskToTheEndAsync();
        await chat.Marker(2).FocusAsync();
        await chat.Page.Keyboard.PressAsync("Enter");
        await chat.Page.Keyboard.PressAsync("Escape");
        Assert.Equal("Source 2: The Wall, line 12", await chat.FocusAsync());
        await Expect(chat.Question).ToBeVisibleAsync();

        await chat.Page.Keyboard.PressAsync("Escape");
        Assert.Equal("Ask the documents", await chat.FocusAsync());
        await Expect(chat.Question).ToBeHiddenAsync();
        await chat.Page.Keyboard.PressAsync("Enter");
        await Expect(chat.Answer).ToContainTextAsync("It was built in 1911.");
    }

    [RealPartFact("chromium")]
    public async Task AVoteIsSentAtOnceAndItsReasonFollows()
    {
        await using var server = await ScriptedServer.StartAsync();
        var chat = await ChatPage.OpenAsync(browser, server);
        await chat.AskToTheEndAsync();
        await chat.Button("Not helpful").ClickAsync();
        Assert.Equal("true", await chat.Button("Not helpful").GetAttributeAsync("aria-pressed"));
        await chat.Page.GetByLabel("Something is missing").CheckAsync();
        await chat.Page.GetByLabel("Anything else (optional)").FillAsync("The year.");
        await chat.Button("Send reason").ClickAsync();
        Assert.Equal("Not helpful", await chat.FocusAsync());
        await Expect(chat.Page.GetByText("Thank you.")).ToBeVisibleAsync();

        await Waiting.UntilAsync("both were sent", () => Task.FromResult(server.Feedback.Count == 2));
        Assert.Equal(
            ["""{"answerId":"answer1","reaction":"dislike"}""", """{"answerId":"answer1","reaction":"dislike","reason":"missing","text":"The year."}"""],
            server.Feedback.Select(sent => sent.GetRawText()));
    }

    [RealPartFact("chromium")]
    public async Task AReasonThatIsSkippedLeavesTheFocusOnTheThumb()
    {
        await using var server = await ScriptedServer.StartAsync();
        var chat = await ChatPage.OpenAsync(browser, server);
        await chat.AskToTheEndAsync();
        await chat.Button("Not helpful").ClickAsync();
        await chat.Page.Keyboard.PressAsync("Escape");
        Assert.Equal("Not helpful", await chat.FocusAsync());
        Assert.Equal(0, await chat.Page.Locator(".reason").CountAsync());
    }

    [RealPartFact("chromium")]
    public async Task EnterSendsNothingWhileAWordIsComposedOrAnAnswerIsUnderWay()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Allow(3);
        var chat = await ChatPage.OpenAsync(browser, server);
        await chat.Question.FillAsync("壁");
        await chat.Question.EvaluateAsync("box => box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, composed: true }))");
        await chat.Question.EvaluateAsync("box => box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true, composed: true }))");
        Assert.Empty(server.Asked);
        await chat.Question.PressAsync("Shift+Enter");
        Assert.Empty(server.Asked);

        await chat.AskAsync();
        await chat.Marker(1).WaitForAsync();
        await chat.AskAsync("Another one?");
        await Expect(chat.Page.GetByText("Wait for this answer, or stop it.").First).ToBeVisibleAsync();
        Assert.Equal("Another one?", await chat.Question.InputValueAsync());
        Assert.Single(server.Asked);
    }

    [RealPartFact("chromium")]
    public async Task WhoHasScrolledUpIsNotPulledDown()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Events = ScriptedEvent.Of(new ScriptedAnswer { Pieces = [.. Enumerable.Range(1, 60).Select(number => $"Sentence {number} stands alone.\n\n")] });
        server.Allow(40);
        var chat = await ChatPage.OpenAsync(browser, server);
        await chat.AskAsync();
        await Expect(chat.Answer).ToContainTextAsync("Sentence 38 ");
        var conversation = chat.Page.GetByRole(AriaRole.Region, new() { Name = "Conversation" });
        Assert.True(await conversation.EvaluateAsync<bool>("node => node.scrollHeight - node.scrollTop - node.clientHeight < 24"));
        await conversation.EvaluateAsync("node => node.scrollTop = 100");
        server.Allow(99);
        await chat.Page.Locator(".feedback").WaitForAsync();
        Assert.Equal(100, await conversation.EvaluateAsync<int>("node => node.scrollTop"));

        await chat.Button("Go to the newest text").ClickAsync();
        await Expect(chat.Button("Go to the newest text")).ToBeHiddenAsync();
        Assert.True(await conversation.EvaluateAsync<bool>("node => node.scrollHeight - node.scrollTop - node.clientHeight < 24"));
        Assert.Equal("Conversation", await chat.FocusAsync());
    }

    [RealPartFact("chromium")]
    public async Task TheDraftIsKeptWhenItIsTooLongOrThereIsNothingToAsk()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Status = ScriptedServer.StatusOf(documents: 0);
        var chat = await ChatPage.OpenAsync(browser, server);
        await Expect(chat.Page.Locator(".lead")).ToHaveTextAsync("There are no documents yet. Put files into papers; they are read within seconds.");
        await chat.AskAsync();
        Assert.Equal("What does the wall cost?", await chat.Question.InputValueAsync());

        await chat.AskAsync(new string('a', 203));
        await Expect(chat.Page.GetByText("3 characters too many.")).ToBeVisibleAsync();
        Assert.Equal("true", await chat.Button("Send").GetAttributeAsync("aria-disabled"));
        Assert.Empty(server.Asked);
    }

    [RealPartFact("chromium")]
    public async Task WhatIsNotInTheDocumentsIsSaidWithTheNearestOfThem()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Events = ScriptedEvent.Of(new ScriptedAnswer { Outcome = "notFound", Nearest = [new { documentId = "d1", title = "The Wall", url = "/sources/d1?version=v2" }] });
        var chat = await ChatPage.OpenAsync(browser, server);
        await chat.AskToTheEndAsync();
        await Expect(chat.Answer).ToContainTextAsync("The documents do not answer this. Closest:");
        await Expect(chat.Answer.GetByRole(AriaRole.Link, new() { Name = "The Wall" })).ToBeVisibleAsync();
        Assert.Equal(0, await chat.Answer.Locator(".marker").CountAsync());
    }

    [RealPartFact("chromium")]
    public async Task ADisagreementIsShownAsWhoSaysWhat()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Events = ScriptedEvent.Of(ScriptedAnswer.Usual with
        {
            Fallback = "The model did not answer in time.",
            Disagreement = [new { says = "It costs 21 million.", citations = new[] { 1 }, date = "2026-02-27" }, new { says = "It costs 29 million.", citations = new[] { 3 } }],
        });
        var chat = await ChatPage.OpenAsync(browser, server);
        await chat.AskToTheEndAsync();
        await Expect(chat.Answer.Locator(".disagreement")).ToContainTextAsync("The sources do not agree.");
        await Expect(chat.Answer.Locator(".disagreement li").First).ToContainTextAsync("Feb 27, 2026");
        await Expect(chat.Answer).ToContainTextAsync("The language model is not available, so these are quotes from the documents.");
    }

    [RealPartFact("chromium")]
    public async Task CopyTakesTheSourcesAlong()
    {
        await using var server = await ScriptedServer.StartAsync();
        var chat = await ChatPage.OpenAsync(browser, server, new BrowserNewContextOptions { Permissions = ["clipboard-read", "clipboard-write"] });
        await chat.AskToTheEndAsync();
        await chat.Button("Copy").ClickAsync();
        await Expect(chat.Answer.GetByText("Copied.")).ToBeVisibleAsync();
        var copied = await chat.Page.EvaluateAsync<string>("() => navigator.clipboard.readText()");
        Assert.StartsWith("The wall costs 21 million.[1] It was built in 1911.[2]\n", copied, StringComparison.Ordinal);
        Assert.Contains($"[3] A Talk, 00:08:48\n{server.Address}sources/d1?version=v2&span=3-12#cited\n“Words of source 3.”", copied, StringComparison.Ordinal);
    }

    [RealPartFact("chromium")]
    public async Task ASuggestionAsksAndOnlyTheNewestAnswerHasAny()
    {
        await using var server = await ScriptedServer.StartAsync();
        var chat = await ChatPage.OpenAsync(browser, server);
        await chat.Button("Who pays for the wall?").ClickAsync();
        await chat.Page.Locator(".feedback").WaitForAsync();
        await chat.Button("Who built the wall?").ClickAsync();
        await chat.Page.Locator(".feedback").Nth(1).WaitForAsync();
        Assert.Equal("question", await chat.FocusAsync());
        Assert.Equal(1, await chat.Page.Locator(".turns .suggestions").CountAsync());
        Assert.Equal(["Who pays for the wall?", "Who built the wall?"], server.Asked.Select(asked => asked.GetProperty("question").GetString()));
        Assert.Equal("talk1", server.Asked.Last().GetProperty("conversationId").GetString());
    }

    [RealPartFact("chromium")]
    public async Task TheLogHearsEachSentenceOnceAndThenTheEnd()
    {
        await using var server = await ScriptedServer.StartAsync();
        var chat = await ChatPage.OpenAsync(browser, server);
        await chat.Page.EvaluateAsync("""
            () => {
              const log = document.querySelector("chat-bot").shadowRoot.querySelector("[role=log]");
              window.heard = [];
              new MutationObserver((changes) => changes.forEach((change) => change.addedNodes.forEach((node) => heard.push([node.textContent, performance.now()]))))
                .observe(log, { childList: true });
            }
            """);
        await chat.AskToTheEndAsync();
        await chat.Page.WaitForFunctionAsync("() => heard.some(([text]) => text.startsWith('Answer complete'))");
        Assert.Equal(
            ["The wall costs 21 million.", "It was built in 1911.", "The town pays half.", "The rest is open.", "Answer complete, 3 sources."],
            await chat.Page.EvaluateAsync<string[]>("() => heard.map(([text]) => text)"));
        // 350 ms apart; the observer hears of one only when the step that said it is over, and so a little late.
        Assert.True(await chat.Page.EvaluateAsync<double>("() => Math.min(...heard.slice(1).map(([, at], i) => at - heard[i][1]))") > 300);
        Assert.Null(await chat.Page.Locator("section.conversation").GetAttributeAsync("aria-live"));
    }
}
