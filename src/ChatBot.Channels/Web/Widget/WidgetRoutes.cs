using ChatBot.Channels.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ChatBot.Channels.Web.Widget;

/// <summary><c>/widget.js</c> and the languages it speaks. They hold nothing of the corpus, so anybody may fetch them.</summary>
public sealed class WidgetRoutes
{
    private readonly WebAsset script = WebAsset.Made(WidgetScript.Assemble(), "text/javascript; charset=utf-8");
    private readonly Dictionary<string, WebAsset> languages = LanguagePacks.Codes.ToDictionary(
        code => code, code => WebAsset.Of(LanguagePacks.PathOf(code), "application/json; charset=utf-8"), StringComparer.Ordinal);

    /// <summary>Adds the routes.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/widget.js", context => SendAsync(context, script));
        routes.MapGet("/lang/{code}.json", (HttpContext context, string code) => languages.TryGetValue(code, out var pack)
            ? SendAsync(context, pack)
            : Problem.Of(StatusCodes.Status404NotFound, "There are no words for this language.").ExecuteAsync(context));
    }

    // Pages of other origins embed it, and pages that are isolated must be allowed to. A script that holds no data may be read by all.
    private static Task SendAsync(HttpContext context, WebAsset file)
    {
        context.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        context.Response.Headers.AccessControlAllowOrigin = "*";
        return file.SendAsync(context);
    }
}
