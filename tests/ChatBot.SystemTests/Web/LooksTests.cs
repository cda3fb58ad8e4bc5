using System.Globalization;
using ChatBot.SystemTests.Running;
using ChatBot.SystemTests.Web.Scripted;
using ChatBot.Tests;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ChatBot.SystemTests.Web;

/// <summary>
/// What must be seen can be seen, on every surface and in every look: judged by the pixels of real pictures, because a style that is set may
/// still be covered, clipped or taken away by the colours of the reader.
/// </summary>
[Collection(Browser.Name)]
public sealed class LooksTests(Browser browser)
{
    // What shows the edge or the meaning of a control must stand out this much.
    private const double LeastContrast = 3;

    private static readonly (string Name, string Query, BrowserNewContextOptions Options)[] Looks =
    [
        ("light", "", Look(1280, 800)),
        ("dark", "", Look(1280, 800, ColorScheme.Dark)),
        ("right to left", "?lang=ar", Look(1280, 800)),
        ("phone", "", Look(390, 780)),
        ("forced colours", "", Look(1280, 800, forced: ForcedColors.Active)),
    ];

    [RealPartFact("chromium")]
    public async Task MarkerSendBarAndHighlightCanBeSeenInEveryLook()
    {
        await using var site = await ScriptedServer.StartAsync();
        var filling = string.Concat(Enumerable.Range(1, 30).Select(i => $"Paragraph {i} says nothing that anybody asks about.\n\n"));
        using var workplace = new Workplace()
            .With("light.md", $"# Light\n\n{filling}The lighthouse was built in 1887 on Gull Rock.\n\n{filling}")
            .With("manara.md", $"# المنارة\n\n{string.Concat(Enumerable.Repeat("كان البحر هادئا.\n\n", 30))}بنيت المنارة سنة 1887 على الصخرة.\n\n| السنة | الحدث |\n|---|---|\n| 1887 | البناء |\n");
        workplace.WriteSettings($$$"""{ "Channels": { "Web": { "AllowedOrigins": ["{{{site.Address.GetLeftPart(UriPartial.Authority)}}}"] } } }""");
        await using var server = await RunningServer.StartAsync(workplace);
        await Task.WhenAll(Looks.Select(look => SeeAsync(look.Name, look.Query, look.Options)));

        async Task SeeAsync(string look, string query, BrowserNewContextOptions options)
        {
            var page = await browser.OpenAsync(options);
            var judge = await Pictures.OpenAsync(await page.Context.NewPageAsync());
            await page.GotoAsync(server.Address.AbsoluteUri + query);
            await AskAsync(page);
            await page.Locator("#question").FillAsync("x");
            await SeenAsync("marker", page.Locator(".marker").First);
            await SeenAsync("Send", page.Locator(".send:not([hidden])"));
            await page.Locator(".marker").First.ClickAsync();
            await SeenAsync("open marker", page.Locator(".marker").First);
            var quote = page.Locator(".card blockquote");
            await SeenAsync("quote", quote);
            await SeenAsync("bar of the quote", quote, isBar: true);

            await page.GotoAsync(await page.Locator(".card a").EvaluateAsync<string>("link => link.href"));
            await SeenAsync("highlight", page.Locator("mark#cited"));
            await SeenAsync("bar of the viewer", page.Locator("header.bar"));
            Assert.True(await judge.HasGroundAsync(page.Locator("mark#cited")), $"{look}: the highlight has no ground of its own");

            site.Pages[look] = (HostPage.Of(server.Address, query.Length > 0 ? "lang=ar" : "", "<style>:root{color-scheme:light dark}</style>", query.Length > 0 ? "lang=ar dir=rtl" : "lang=en"), "");
            await page.GotoAsync(new Uri(site.Address, "/host/" + Uri.EscapeDataString(look)).AbsoluteUri);
            await SeenAsync("bubble", page.Locator("button.launcher"));
            await page.Locator("button.launcher").ClickAsync();
            await AskAsync(page);
            await page.Locator("#question").FillAsync("x");
            await SeenAsync("marker in the panel", page.Locator(".marker").First);
            await SeenAsync("Send in the panel", page.Locator(".send:not([hidden])"));
            await page.Context.CloseAsync();

            async Task SeenAsync(string what, ILocator part, bool isBar = false)
            {
                await Expect(part).ToBeInViewportAsync();
                var contrast = await judge.ContrastAsync(part, isBar);
                Assert.True(contrast >= LeastContrast, string.Create(CultureInfo.InvariantCulture, $"{look}: {what} has a contrast of {contrast:0.0}"));
            }
        }
    }

    [RealPartFact("chromium")]
    public async Task TheViewerOfADocumentFromRightToLeftHasNoFaultOfAccessibility()
    {
        using var workplace = new Workplace().With("manara.md", "# المنارة\n\nبنيت المنارة سنة 1887 على الصخرة.\n\n- أولا\n- ثانيا\n\n| السنة | الحدث |\n|---|---|\n| 1887 | البناء |\n");
        await using var server = await RunningServer.StartAsync(workplace);
        var page = await browser.OpenAsync(Look(320, 640));
        await page.GotoAsync(server.Address.AbsoluteUri);
        var address = await page.Locator("#titles a").First.EvaluateAsync<string>("link => link.href");
        foreach (var span in new[] { "12-30", "60-95" })
        {
            await page.GotoAsync($"{address}?span={span}#cited");
            Assert.Empty(await Browser.AxeAsync(page));
            Assert.Equal("rtl", await page.Locator("mark#cited").EvaluateAsync<string>("mark => getComputedStyle(mark).direction"));
            await Expect(page.Locator("mark#cited")).ToBeInViewportAsync();
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        }
    }

    private static BrowserNewContextOptions Look(int width, int height, ColorScheme scheme = ColorScheme.Light, ForcedColors forced = ForcedColors.None) => new()
    {
        ViewportSize = new() { Width = width, Height = height },
        ColorScheme = scheme,
        ForcedColors = forced,
        ReducedMotion = ReducedMotion.Reduce,
    };

    private static async Task AskAsync(IPage page)
    {
        await page.Locator("#question").FillAsync("When was the lighthouse built?");
        await page.Locator("#question").PressAsync("Enter");
        await page.Locator(".feedback").WaitForAsync();
    }

    /// <summary>Reads pictures in a page of its own, where no policy forbids it.</summary>
    private sealed class Pictures(IPage blank)
    {
        public static async Task<Pictures> OpenAsync(IPage blank)
        {
            await blank.EvaluateAsync("""
                () => {
                  window.read = async (png) => {
                    const picture = await createImageBitmap(await (await fetch("data:image/png;base64," + png)).blob());
                    const canvas = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
                    canvas.drawImage(picture, 0, 0);
                    const { data } = canvas.getImageData(0, 0, picture.width, picture.height);
                    const counts = new Map();
                    for (let i = 0; i < data.length; i += 4) {
                      const colour = `${data[i]}, ${data[i + 1]}, ${data[i + 2]}`;
                      counts.set(colour, (counts.get(colour) ?? 0) + 4 / data.length);
                    }

                    return [...counts].sort((a, b) => b[1] - a[1]);
                  };
                  window.light = (colour) => colour.split(", ").map((part) => part / 255)
                    .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
                    .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
                }
                """);
            return new Pictures(blank);
        }

        /// <summary>How much the colours of a part, or of the bar at its beginning, stand out from the most frequent one in and around it.</summary>
        public async Task<double> ContrastAsync(ILocator part, bool isBar = false)
        {
            var box = (await part.BoundingBoxAsync())!;
            var isRightToLeft = isBar && await part.EvaluateAsync<bool>("node => getComputedStyle(node).direction === 'rtl'");
            var clip = isBar
                ? new Clip { X = isRightToLeft ? box.X + box.Width - 6 : box.X - 4, Y = box.Y + 2, Width = 10, Height = box.Height - 4 }
                : new Clip { X = Math.Max(0, box.X - 3), Y = Math.Max(0, box.Y - 3), Width = box.Width + 6, Height = box.Height + 6 };
            return await blank.EvaluateAsync<double>("""
                async (png) => {
                  const [[most], ...others] = await read(png);
                  const lights = others.filter(([, share]) => share > 0.002).map(([colour]) => light(colour));
                  return Math.max(1, ...lights.map((one) => (Math.max(one, light(most)) + 0.05) / (Math.min(one, light(most)) + 0.05)));
                }
                """, await PictureAsync(part.Page, clip));
        }

        /// <summary>Whether the ground of a part is another one than that of the page.</summary>
        public async Task<bool> HasGroundAsync(ILocator part)
        {
            var box = (await part.BoundingBoxAsync())!;
            var own = await PictureAsync(part.Page, new Clip { X = box.X, Y = box.Y, Width = box.Width, Height = box.Height });
            var whole = Convert.ToBase64String(await part.Page.ScreenshotAsync());
            return await blank.EvaluateAsync<bool>("async ([own, whole]) => (await read(own))[0][0] !== (await read(whole))[0][0]", new[] { own, whole });
        }

        private static async Task<string> PictureAsync(IPage page, Clip clip) => Convert.ToBase64String(await page.ScreenshotAsync(new() { Clip = clip }));
    }
}
