using ChatBot.SystemTests.Running;
using ChatBot.SystemTests.Web.Scripted;
using ChatBot.Tests;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ChatBot.SystemTests.Web;

/// <summary>What the chat does when the connection, the server or the reader goes away.</summary>
[Collection(Browser.Name)]
public sealed class WidgetConnectionTests(Browser browser)
{
    [RealPartFact("chromium")]
    public async Task AnAnswerThatIsCutAnywhereEndsAsIfItHadNotBeen()
    {
        await using var server = await ScriptedServer.StartAsync();
        var chat = await ChatPage.OpenAsync(browser, server);
        await chat.AskToTheEndAsync();
        var whole = await chat.TextAsync();
        for (var k = 0; k < server.Events.Count; k++)
        {
            server.CutAfter(k);
            await chat.AskToTheEndAsync();
            Assert.Equal(whole, await chat.TextAsync());
        }

        Assert.Equal(server.Events.Count + 1, server.Begun.Count);
        Assert.Equal((2 * server.Events.Count) + 1, server.Asked.Count);
        Assert.Empty(server.Faults);
    }

    [RealPartFact("chromium")]
    public async Task AReloadInTheMiddleGoesOnWithTheSameAnswer()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Allow(3);
        var chat = await ChatPage.OpenAsync(browser, server);
        await chat.AskAsync();
        await chat.Marker(1).WaitForAsync();
        await chat.Page.ReloadAsync();
        await chat.Marker(1).WaitForAsync();
        server.Allow(99);
        await chat.Page.Locator(".feedback").WaitForAsync();
        Assert.StartsWith("The wall costs 21 million.1 It was built in 1911.2", await chat.TextAsync(), StringComparison.Ordinal);
        Assert.Single(server.Begun);

        await chat.Page.ReloadAsync();
        await chat.Page.Locator(".feedback").WaitForAsync();
        Assert.Equal(2, server.Asked.Count);
        await chat.Button("New conversation").ClickAsync();
        Assert.Equal("question", await chat.FocusAsync());
        await chat.Page.ReloadAsync();
        await Expect(chat.Page.Locator(".lead")).ToBeVisibleAsync();
        Assert.Equal(0, await chat.Page.Locator(".turn").CountAsync());
    }

    [RealPartFact("chromium")]
    public async Task AQuestionAskedOfflineGoesOutOnceWhenTheConnectionIsBack()
    {
        await using var server = await ScriptedServer.StartAsync();
        var chat = await ChatPage.OpenAsync(browser, server);
        await chat.Page.Context.SetOfflineAsync(true);
        await chat.AskAsync();
        await Expect(chat.Page.Locator(".status")).ToHaveTextAsync("You are offline. Your question is kept and goes out when you are back.");
        await chat.Page.Context.SetOfflineAsync(false);
        await chat.Page.Locator(".feedback").WaitForAsync();
        Assert.Single(server.Asked);
    }

    [RealPartFact("chromium")]
    public async Task TooManyQuestionsCountDownAndThenTryAgainWorks()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Refusals.Enqueue((429, 1));
        var chat = await ChatPage.OpenAsync(browser, server);
        await chat.AskAsync();
        var button = chat.Button("Try again");
        await Expect(chat.Answer).ToContainTextAsync("Too many questions at once. You can ask again in 1 second.");
        Assert.Equal("true", await button.GetAttributeAsync("aria-disabled"));
        await Expect(button).Not.ToHaveAttributeAsync("aria-disabled", "true");
        await button.ClickAsync();
        await chat.Page.Locator(".feedback").WaitForAsync();
        Assert.Equal("question", await chat.FocusAsync());
        Assert.Equal(0, await chat.Page.Locator(".trouble").CountAsync());
    }

    [RealPartFact("chromium")]
    public async Task AFailureHasANumberAndAWayToTryAgain()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Refusals.Enqueue((500, 0));
        var chat = await ChatPage.OpenAsync(browser, server);
        await chat.AskAsync();
        await Expect(chat.Answer).ToContainTextAsync("give this number to the people who run the service: trace-7.");
        await Expect(chat.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Something went wrong on our side.");
        Assert.Equal("question", await chat.FocusAsync());
        await chat.Button("Try again").ClickAsync();
        await chat.Page.Locator(".feedback").WaitForAsync();
        Assert.Single(server.Begun);
    }

    [RealPartFact("chromium")]
    public async Task WhoMustSignInIsShownWhere()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Status = ScriptedServer.StatusOf(signInUrl: "https://login.example/");
        server.Refusals.Enqueue((401, 0));
        server.Refusals.Enqueue((403, 0));
        var chat = await ChatPage.OpenAsync(browser, server);
        await chat.Page.Locator(".lead").WaitForAsync();
        await chat.AskAsync();
        Assert.Equal("https://login.example/", await chat.Answer.GetByRole(AriaRole.Link, new() { Name = "Sign in to ask." }).GetAttributeAsync("href"));
        await chat.AskAsync();
        await Expect(chat.Answer).ToContainTextAsync("You may not see this page. Ask the people who run the service.");
    }

    [RealPartFact("chromium")]
    public async Task StopEndsTheWorkAndKeepsWhatWasChecked()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Allow(3);
        var chat = await ChatPage.OpenAsync(browser, server);
        await chat.AskAsync();
        await chat.Marker(1).WaitForAsync();
        await chat.Button("Stop").ClickAsync();
        await Expect(chat.Answer).ToContainTextAsync("Stopped. What you see was checked; the rest was not written.");
        Assert.Equal("question", await chat.FocusAsync());
        await Waiting.UntilAsync("the stop arrives", () => Task.FromResult(server.Stopped.SequenceEqual(["answer1"])));
        await chat.Marker(1).ClickAsync();
        await Expect(chat.Card).ToContainTextAsync("Words of source 1.");

        await chat.Page.ReloadAsync();
        await Expect(chat.Answer).ToContainTextAsync("The wall costs 21 million.");
        Assert.Single(server.Asked);
    }

    [RealPartFact("chromium")]
    public async Task StopReachesAQuestionThatStillWaitsForItsTurn()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Allow(0);
        var chat = await ChatPage.OpenAsync(browser, server);
        await chat.AskAsync();
        await Waiting.UntilAsync("the question arrives", () => Task.FromResult(server.Asked.Count == 1));
        await chat.Button("Stop").ClickAsync();
        await Expect(chat.Answer).ToContainTextAsync("Stopped. What you see was checked; the rest was not written.");
        var requestId = Assert.Single(server.Asked).GetProperty("requestId").GetString();
        await Waiting.UntilAsync("the stop arrives", () => Task.FromResult(server.Stopped.SequenceEqual([requestId])));
        server.Allow(99);
        await chat.AskToTheEndAsync();
        Assert.Equal(2, server.Asked.Count);
        Assert.Single(server.Stopped);
    }

    [RealPartFact("chromium")]
    public async Task AQuestionThatIsStoppedOfflineIsNeverSent()
    {
        await using var server = await ScriptedServer.StartAsync();
        var chat = await ChatPage.OpenAsync(browser, server);
        await chat.Page.Context.SetOfflineAsync(true);
        await chat.AskAsync();
        await Expect(chat.Page.Locator(".status")).ToContainTextAsync("You are offline.");
        Assert.Empty(await Browser.AxeAsync(chat.Page));
        await chat.Button("Stop").ClickAsync();
        await chat.Page.Context.SetOfflineAsync(false);
        await chat.AskToTheEndAsync("Another one?");
        Assert.Equal("Another one?", Assert.Single(server.Asked).GetProperty("question").GetString());
    }

    [RealPartFact("chromium")]
    public async Task AnAnswerThatIsGoneIsAskedAgainOnlyWhenSomebodySaysSo()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.CutAfter(3);
        server.Allow(3);
        var chat = await ChatPage.OpenAsync(browser, server);
        await chat.AskAsync();
        await chat.Marker(1).WaitForAsync();
        server.Refusals.Enqueue((410, 0));
        server.Allow(99);
        await Expect(chat.Answer).ToContainTextAsync("This answer is no longer available. Ask again.");
        Assert.Equal(2, server.Asked.Count);
        await chat.Button("Try again").ClickAsync();
        await chat.Page.Locator(".feedback").WaitForAsync();
        Assert.Equal(2, server.Begun.Count);
        Assert.Equal(1, await chat.Page.Locator(".turn").CountAsync());
    }

    [RealPartFact("chromium")]
    public async Task ARestartOfTheRealServerIsSurvived()
    {
        using var workplace = new Workplace().With("a.md", "# Light\n\nThe lighthouse was built in 1887 on Gull Rock.\n");
        var port = Waiting.FreePort();
        var page = await browser.OpenAsync();
        var chat = new ChatPage(page);
        await using (var first = await RunningServer.StartAsync(workplace, port))
        {
            await page.GotoAsync(first.Address.AbsoluteUri);
            await chat.AskToTheEndAsync("When was the lighthouse built?");
        }

        await chat.AskAsync("Where was the lighthouse built?");
        await Expect(page.GetByText("Connection lost. Trying again.").First).ToBeVisibleAsync();
        await using var second = await RunningServer.StartAsync(workplace, port);
        // On a slow machine the restart may take longer than the tries; then the reader says when.
        var again = chat.Button("Try again");
        await page.Locator(".feedback").Nth(1).Or(again).WaitForAsync();
        if (await again.IsVisibleAsync())
        {
            await again.ClickAsync();
        }

        await Expect(chat.Answer).ToContainTextAsync("Gull Rock");
    }
}
