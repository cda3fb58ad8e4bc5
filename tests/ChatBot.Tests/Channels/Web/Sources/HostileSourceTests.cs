using AngleSharp.Html.Dom;
using ChatBot.Text;
using Xunit;

namespace ChatBot.Tests.Channels.Web.Sources;

/// <summary>Documents that would like to be more than text.</summary>
public sealed class HostileSourceTests
{
    private static readonly HashSet<string> OwnElements = new(StringComparer.OrdinalIgnoreCase)
    {
        "html", "head", "meta", "link", "title", "body", "header", "a", "img", "nav", "span", "bdi", "main", "div", "h1", "h2", "h3", "h4", "h5", "h6", "p", "time", "article",
        "details", "summary", "table", "thead", "tbody", "tr", "th", "td", "ul", "ol", "li", "blockquote", "pre", "code", "mark", "strong", "em", "s", "b",
    };

    private static readonly HashSet<string> OwnAttributes = new(StringComparer.OrdinalIgnoreCase)
    {
        "charset", "name", "content", "rel", "href", "type", "class", "src", "alt", "width", "height", "lang", "dir", "id", "tabindex", "aria-label", "aria-hidden", "role", "scope",
        "data-line", "data-kind", "data-depth", "datetime", "title", "value", "hidden", "open", "colspan",
    };

    private static readonly string[] Vectors =
    [
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\"><svg onload=alert(1)>", "'-alert(1)-'", "<!--<script>", "]]><script>alert(1)</script>", "</article></main><h1>Signed in</h1>",
        "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "[x]( javascript:alert(1))", "[x](data:text/html;base64,PHNjcmlwdD4=)", "[x](vbscript:a)", "[x](https://a\" onclick=\"alert(1))",
        "[x](https://good.example@evil.example/)", "[x](//evil.example/)", "[x](\\\\evil.example)", "![p](https://evil.example/pixel.png)", "![p](javascript:alert(1))", "[![a](https://evil.example/b.png)](https://evil.example/c)",
        "<https://evil.example/\"onmouseover=alert(1)>", "<javascript:alert(1)>", "https://evil.example/'onx='1", "http://evil.example/<script>", "[a]: javascript:alert(1)\n\n[x][a]", "&lt;script&gt;", "&#x3C;script>",
        "`<script>`", "```html\n<script>alert(1)</script>\n```", "| <td onclick=a> | b |\n|---|---|\n| </table><script>alert(1)</script> | <b> |", "- </li></ul><iframe src=//evil.example>", "> </blockquote><form action=//evil.example>",
        "# </h1><style>*{display:none}</style>", "</mark><mark id=\"cited\">not what was cited", "\u202Eevil\u202C \u2066x\u2069 \u200B\uFEFF", "<p style=\"position:fixed\">x</p>", "<details open ontoggle=alert(1)>", "<base href=//evil.example>",
        "\u0000\u0001\u001B[31m\u007F\u0085", "**<b>**_<i>_~~<u>~~", "<a href='https://evil.example' target=_top>x</a>", "$(alert(1)){{7*7}}${7*7}<%= 1 %>", "<math><mtext></table><mglyph><style><!--</style><img src onerror=a>",
    ];

    [Fact]
    public async Task NothingOfADocumentBecomesMarkupAndNoLinkLeadsToMoreThanAWebAddress()
    {
        await using var server = new SourceServer();
        for (var i = 0; i < Vectors.Length; i++)
        {
            var front = Vectors[i].Replace("'", "''", StringComparison.Ordinal).Replace('\n', ' ');
            server.With($"v{i}.md", $"---\ntitle: '{front}'\nurl: '{front}'\nyoutubeVideoId: '{front}'\nlang: '{front}'\nnote: '{front}'\n---\n\nWords before.\n\n{Vectors[i]}\n\nWords behind.\n");
            server.With($"t{i}.txt", $"00:00:01: {Vectors[i].Replace('\n', ' ')}\n00:00:02: more\n00:00:03: and more\n");
            server.With($"c{i}.csv", $"a,b\n\"{Vectors[i].Replace("\"", "\"\"", StringComparison.Ordinal)}\",2\n");
        }

        server.With("<img src=x onerror=alert(1)>.md", "Hello mill.\n");
        await server.StartAsync();
        foreach (var entry in await server.Store.CatalogueAsync(Access.AccessFilter.PublicOnly, default))
        {
            var text = (await server.TextAsync(entry.Path)).SourceText;
            foreach (var span in new[] { new TextSpan(0, text.Length), new TextSpan(text.Length / 3, (text.Length / 3) + 9) })
            {
                Check(entry.Path, await server.PageAsync($"/sources/{entry.Id}?span={span.Start}-{span.End}"));
            }
        }
    }

    [Fact]
    public async Task AHugeNestOfSignsIsReadInNoTime()
    {
        var signs = string.Join("\n\n", new[] { "*", "**", "_", "[", "![", "](", "`", "``` ", "<", "<http://", "http://", "\\", "> ", "- ", "**a _b ", "[![", "~~", "| a " }
            .Select(sign => string.Concat(Enumerable.Repeat(sign, 40_000 / sign.Length))));
        await using var server = await new SourceServer().With("a.md", "# Signs\n\n" + signs).StartAsync();
        var id = (await server.EntryAsync("a.md")).Id;

        Check("a.md", await server.PageAsync($"/sources/{id}?span=9-600000"));
    }

    private static void Check(string name, IHtmlDocument page)
    {
        foreach (var element in page.All)
        {
            Assert.True(OwnElements.Contains(element.LocalName), $"{name} made an element {element.LocalName}");
            Assert.All(element.Attributes, attribute => Assert.True(OwnAttributes.Contains(attribute.Name), $"{name} made an attribute {attribute.Name}"));
        }

        Assert.All(page.QuerySelectorAll("article [href], .facts [href], .note [href]"), link =>
        {
            var address = link.GetAttribute("href")!;
            var isOwn = address.StartsWith("/sources/", StringComparison.Ordinal);
            Assert.True(isOwn || (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.UserInfo.Length == 0), $"{name}: {address}");
            Assert.True(isOwn || link.GetAttribute("rel")!.StartsWith("noopener noreferrer", StringComparison.Ordinal), name);
        });
        Assert.Equal("/icon.svg", page.QuerySelectorAll("[src]").Single().GetAttribute("src"));
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.True(page.QuerySelectorAll("#cited").Length <= 1, name);
    }
}
