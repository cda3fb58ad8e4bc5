using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ChatBot.Channels.Web;

/// <summary>One file of the web pages that is part of the program, such as a style sheet.</summary>
public sealed class WebAsset
{
    private readonly byte[] content;
    private readonly string contentType;
    private readonly string tag;

    private WebAsset(byte[] content, string contentType)
    {
        this.content = content;
        this.contentType = contentType;
        tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 8))}\"";
    }

    /// <summary>Reads an embedded file by its path below this folder, such as <c>tokens.css</c> or <c>Sources/sources.css</c>.</summary>
    public static WebAsset Of(string path, string contentType)
    {
        using var stream = typeof(WebAsset).Assembly.GetManifestResourceStream($"Web/{path}")
            ?? throw new ArgumentException($"There is no embedded file Web/{path}.", nameof(path));
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new WebAsset(bytes, contentType);
    }

    /// <summary>Serves it at an address. A browser asks again each time and is told when it has the present one.</summary>
    public void Map(IEndpointRouteBuilder routes, string address) => routes.MapGet(address, SendAsync);

    private async Task SendAsync(HttpContext context)
    {
        var response = context.Response;
        response.Headers.ETag = tag;
        response.Headers.CacheControl = "no-cache";
        response.Headers.XContentTypeOptions = "nosniff";
        if (context.Request.Headers.IfNoneMatch.Contains(tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = contentType;
        response.ContentLength = content.Length;
        await response.Body.WriteAsync(content, context.RequestAborted);
    }
}
