using ChatBot.SystemTests.Running;
using ChatBot.Tests;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ChatBot.SystemTests.Web;

/// <summary>The page at the root, in a real browser.</summary>
[Collection(Browser.Name)]
public sealed class PageTests(Browser browser)
{
    [RealPartFact("chromium")]
    public async Task AQuestionOnThePageIsAnsweredWithItsQuote()
    {
        using var workplace = new Workplace().With("a.md", "# Light\n\nThe lighthouse was built in 1887 on Gull Rock.\n");
        await using var server = await RunningServer.StartAsync(workplace);
        var page = await browser.OpenAsync();
        await page.GotoAsync(server.Address.AbsoluteUri);

        await page.GetByLabel("Your question").FillAsync("When was the lighthouse built?");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Source 1: Light, line 3" }).ClickAsync();

        await Expect(page.GetByRole(Microsoft.Playwright.AriaRole.Dialog)).ToContainTextAsync("The lighthouse was built in 1887 on Gull Rock.");
    }
}
