using ChatBot.Channels.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChatBot.Tests.Channels.Http;

public sealed class OriginsTests
{
    private static readonly Origins Listed = new(["https://intranet.example", "http://other.example:8080/"]);

    [Theory]
    [InlineData("", 200, null)]
    [InlineData("http://bot.example:3978", 200, null)]
    [InlineData("https://bot.example:3978", 200, null)]
    [InlineData("https://intranet.example", 200, "https://intranet.example")]
    [InlineData("http://other.example:8080", 200, "http://other.example:8080")]
    [InlineData("http://intranet.example", 403, null)]
    [InlineData("https://intranet.example.evil.example", 403, null)]
    [InlineData("https://intranet.example:444", 403, null)]
    [InlineData("https://bot.example", 403, null)]
    [InlineData("null", 403, null)]
    [InlineData("nonsense", 403, null)]
    public async Task OnlyOwnAndListedPagesMayCall(string origin, int status, string? echoed)
    {
        var context = await RequestAsync("/api/ask", origin);
        Assert.Equal(status, context.Response.StatusCode);
        Assert.Equal(echoed, context.Response.Headers.AccessControlAllowOrigin.FirstOrDefault());
        Assert.Equal(status == 200, context.Items.ContainsKey("reached"));
    }

    [Fact]
    public async Task APageElsewhereMayLoadTheWidgetAndReadNothing()
    {
        var context = await RequestAsync("/widget.js", "https://elsewhere.example");
        Assert.True(context.Items.ContainsKey("reached"));
        Assert.Equal(0, context.Response.Headers.AccessControlAllowOrigin.Count);
    }

    [Fact]
    public async Task TheQuestionWhetherAPageMayCallIsAnsweredWithoutDoingAnything()
    {
        var context = await RequestAsync("/api/ask", "https://intranet.example", "OPTIONS");
        Assert.Equal(204, context.Response.StatusCode);
        Assert.False(context.Items.ContainsKey("reached"));
        Assert.Contains("content-type", context.Response.Headers.AccessControlAllowHeaders.ToString(), StringComparison.Ordinal);
        Assert.Equal("Origin", context.Response.Headers.Vary.ToString());
        Assert.Equal(403, (await RequestAsync("/api/ask", "https://elsewhere.example", "OPTIONS")).Response.StatusCode);
    }

    [Fact]
    public async Task BehindAProxyTheUsualPortNeedNotBeNamed()
    {
        var context = await RequestAsync("/api/ask", "https://bot.example", host: "bot.example");
        Assert.Equal(200, context.Response.StatusCode);
        Assert.Equal(403, (await RequestAsync("/api/ask", "https://bot.example:444", host: "bot.example")).Response.StatusCode);
    }

    private static async Task<HttpContext> RequestAsync(string path, string origin, string method = "POST", string host = "bot.example:3978")
    {
        await using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        var context = new DefaultHttpContext { RequestServices = services };
        context.Request.Method = method;
        context.Request.Path = path;
        context.Request.Host = new HostString(host);
        if (origin.Length > 0)
        {
            context.Request.Headers.Origin = origin;
            context.Request.Headers.AccessControlRequestMethod = method == "OPTIONS" ? "POST" : "";
        }

        await Listed.CheckAsync(context, reached =>
        {
            reached.Items["reached"] = true;
            return Task.CompletedTask;
        });
        return context;
    }
}
