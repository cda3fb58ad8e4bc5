using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace ChatBot.Channels.Web;

/// <summary>One file of the web pages that is part of the program, such as a style sheet. It is packed once, when the program starts.</summary>
public sealed class WebAsset
{
    private static readonly Assembly Home = typeof(WebAsset).Assembly;

    private readonly byte[] plain;
    private readonly byte[] packed;
    private readonly string contentType;
    private readonly string tag;

    private WebAsset(byte[] plain, string contentType)
    {
        this.plain = plain;
        this.contentType = contentType;
        packed = Pack(plain);
        tag = $"W/\"{Convert.ToHexStringLower(SHA256.HashData(plain).AsSpan(0, 8))}\"";
    }

    /// <summary>Its size on the way to a browser.</summary>
    public int PackedLength => packed.Length;

    /// <summary>Reads an embedded file by its path below this folder, such as <c>tokens.css</c> or <c>Sources/sources.css</c>.</summary>
    public static WebAsset Of(string path, string contentType) => Made(Text(path), contentType);

    /// <summary>A file that is put together when the program starts.</summary>
    public static WebAsset Made(string text, string contentType) => new(Encoding.UTF8.GetBytes(text), contentType);

    /// <summary>The text of an embedded file.</summary>
    public static string Text(string path)
    {
        using var stream = Home.GetManifestResourceStream($"Web/{path}")
            ?? throw new ArgumentException($"There is no embedded file Web/{path}.", nameof(path));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>The paths of the embedded files in a folder.</summary>
    public static IEnumerable<string> In(string folder) => Home.GetManifestResourceNames()
        .Where(name => name.StartsWith($"Web/{folder}/", StringComparison.Ordinal)).Select(name => name["Web/".Length..]).Order(StringComparer.Ordinal);

    /// <summary>Serves it at an address.</summary>
    public void Map(IEndpointRouteBuilder routes, string address) => routes.MapGet(address, SendAsync);

    /// <summary>Sends it. A browser asks again each time and is told when it has the present one: after an update no old script meets a new server.</summary>
    public async Task SendAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ETag = tag;
        headers.CacheControl = "no-cache";
        headers.Vary = "Accept-Encoding";
        headers.XContentTypeOptions = "nosniff";
        if (context.Request.Headers.IfNoneMatch.Any(known => known?.Contains(tag, StringComparison.Ordinal) == true))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var takesPacked = context.Request.GetTypedHeaders().AcceptEncoding.Any(TakesPacked);
        if (takesPacked)
        {
            headers.ContentEncoding = "gzip";
        }

        var body = takesPacked ? packed : plain;
        context.Response.ContentType = contentType;
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    private static bool TakesPacked(StringWithQualityHeaderValue coding) => coding.Value == "gzip" && coding.Quality is null or > 0;

    private static byte[] Pack(byte[] plain)
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.SmallestSize))
        {
            gzip.Write(plain);
        }

        return buffer.ToArray();
    }
}
