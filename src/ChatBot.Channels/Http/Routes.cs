using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ChatBot.Channels.Http;

/// <summary>Routes whose handlers take the request and give a result. They are called as they are: nothing is looked up by reflection at the start.</summary>
public static class Routes
{
    /// <summary>Adds a route for GET.</summary>
    public static void MapResult(this IEndpointRouteBuilder routes, string path, Func<HttpContext, Task<IResult>> handle) =>
        routes.MapGet(path, context => RunAsync(context, handle));

    /// <summary>Adds a route for POST.</summary>
    public static void MapPostResult(this IEndpointRouteBuilder routes, string path, Func<HttpContext, Task<IResult>> handle) =>
        routes.MapPost(path, context => RunAsync(context, handle));

    private static async Task RunAsync(HttpContext context, Func<HttpContext, Task<IResult>> handle) => await (await handle(context)).ExecuteAsync(context);
}
