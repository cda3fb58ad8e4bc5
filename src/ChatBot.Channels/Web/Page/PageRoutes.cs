using ChatBot.Channels.Web.Widget;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ChatBot.Channels.Web.Page;

/// <summary>The page at <c>/</c>: the chat in full size, with what there is to ask about.</summary>
public sealed class PageRoutes(OwnPages own)
{
    private static readonly (string Address, string Type, string[] Files)[] Assets =
    [
        ("/", "text/html; charset=utf-8", ["Page/page.html"]),
        ("/page.css", "text/css; charset=utf-8", ["tokens.css", "Page/page.css"]),
        ("/page.js", "text/javascript; charset=utf-8", ["Page/page.js"]),
        ("/icon.svg", "image/svg+xml", ["Page/icon.svg"]),
    ];

    /// <summary>Adds the routes.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        foreach (var (address, type, files) in Assets)
        {
            var text = string.Concat(files.Select(WebAsset.Text));
            var asset = WebAsset.Made(text.Replace("{languages}", string.Join(' ', LanguagePacks.Codes), StringComparison.Ordinal), type);
            routes.MapGet(address, context =>
            {
                own.Protect(context.Response);
                return asset.SendAsync(context);
            });
        }
    }
}
