using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Benchmarks.Web;

/// <summary>What the same takes with nothing behind it: a minimal API that reads the question and returns fixed JSON, or fixed events at a slow pace.</summary>
internal static class BareServer
{
    private sealed record Ask(string? Question);

    public static async Task RunAsync(string url, string file)
    {
        var answer = await File.ReadAllTextAsync(file);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls(url);
        builder.Services.AddRoutingCore();
        var app = builder.Build();
        app.MapGet("/health/ready", () => "ready");
        app.MapPost("/api/ask", (Ask asked) => Results.Text(asked.Question is null ? "" : answer, "application/json"));
        app.MapPost("/api/slow", (Delegate)SlowAsync);
        SlowTurns.MapMemory(app);
        await app.RunAsync();
    }

    private static async Task SlowAsync(HttpContext context)
    {
        await context.Request.ReadFromJsonAsync<Ask>();
        context.Response.ContentType = "text/event-stream";
        for (var i = 0; i < SlowTurns.Pieces; i++)
        {
            await Task.Delay(SlowTurns.Pace, TimeProvider.System, context.RequestAborted);
            await context.Response.WriteAsync($"id: {i}\nevent: delta\ndata: {{\"text\":\"{SlowTurns.Piece()}\",\"citations\":[]}}\n\n", context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
        }

        await context.Response.WriteAsync("id: end\nevent: answer\ndata: {}\n\n", context.RequestAborted);
    }
}
