using ChatBot.SystemTests.Running;
using ChatBot.Tests;
using Xunit;

namespace ChatBot.SystemTests.Web;

/// <summary>The page at the root, in a real browser.</summary>
[Collection(Browser.Name)]
public sealed class PageTests(Browser browser)
{
    [RealPartFact("chromium")]
    public async Task TheServerIsReachedByABrowser()
    {
        using var workplace = new Workplace().With("a.md", "# Light\n\nThe lighthouse is white.\n");
        await using var server = await RunningServer.StartAsync(workplace);
        var page = await browser.OpenAsync();
        var response = await page.GotoAsync(new Uri(server.Address, "/health/live").AbsoluteUri);
        Assert.Equal(200, response!.Status);
        Assert.Equal("live", (await page.InnerTextAsync("body")).Trim());
    }
}
