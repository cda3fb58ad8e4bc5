using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ChatBot.Channels.Agents;

/// <summary><c>/openapi/v1.json</c>: the description of the HTTP API, written by hand and held against the routes and their responses by tests.</summary>
public static class ApiDescription
{
    private const string Name = "Agents/openapi.json";

    /// <summary>Adds the route.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var description = Read();
        routes.MapGet("/openapi/v1.json", context =>
        {
            context.Response.ContentType = "application/json; charset=utf-8";
            return context.Response.Body.WriteAsync(description, context.RequestAborted).AsTask();
        });
    }

    /// <summary>The document.</summary>
    public static byte[] Read()
    {
        using var stream = typeof(ApiDescription).Assembly.GetManifestResourceStream(Name)!;
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
