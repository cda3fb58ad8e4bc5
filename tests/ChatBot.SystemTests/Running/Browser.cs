using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace ChatBot.SystemTests.Running;

/// <summary>
/// The real Chromium of this machine, started once for all tests that open pages. A test class takes part by
/// <c>[Collection(Browser.Name)]</c> and a constructor parameter; its tests carry <c>[RealPartFact("chromium")]</c>.
/// </summary>
[CollectionDefinition(Name)]
public sealed class Browser : IAsyncLifetime, ICollectionFixture<Browser>
{
    /// <summary>Name of the collection.</summary>
    public const string Name = "browser";

    // More than any test has open at once. Pages that earlier tests have left go on asking for news, which makes the later ones slow.
    private const int MostOpen = 8;

    private readonly Lock gate = new();
    private readonly Queue<IBrowserContext> open = [];
    private readonly Lazy<Task<(IPlaywright Playwright, IBrowser Chromium)>> started = new(StartAsync);

    /// <summary>A page in a context of its own, as a new visitor has it.</summary>
    public async Task<IPage> OpenAsync(BrowserNewContextOptions? options = null)
    {
        var (_, chromium) = await started.Value;
        var context = await chromium.NewContextAsync(options ?? new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1280, Height = 800 } });
        context.SetDefaultTimeout((float)ChatBotProcess.Patience.TotalMilliseconds);
        IBrowserContext? oldest;
        lock (gate)
        {
            open.Enqueue(context);
            oldest = open.Count > MostOpen ? open.Dequeue() : null;
        }

        if (oldest is not null)
        {
            await oldest.CloseAsync();
        }

        return await context.NewPageAsync();
    }

    /// <summary>What the accessibility checker finds wrong with a page as it is now; empty when nothing.</summary>
    public static async Task<IReadOnlyList<string>> AxeAsync(IPage page)
    {
        var result = await page.RunAxe();
        return [.. result.Violations.Select(violation => $"{violation.Id}: {violation.Help} ({string.Join("; ", violation.Nodes.Select(node => node.Html))})")];
    }

    /// <inheritdoc />
    public Task InitializeAsync() => Task.CompletedTask;

    /// <inheritdoc />
    public async Task DisposeAsync()
    {
        if (started.IsValueCreated)
        {
            var (playwright, chromium) = await started.Value;
            await chromium.DisposeAsync();
            playwright.Dispose();
        }
    }

    private static async Task<(IPlaywright Playwright, IBrowser Chromium)> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        var program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "chromium")).FirstOrDefault(File.Exists);
        Assert.True(program is not null, "chromium is not installed");
        return (playwright, await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = program, Args = ["--no-sandbox"] }));
    }
}
