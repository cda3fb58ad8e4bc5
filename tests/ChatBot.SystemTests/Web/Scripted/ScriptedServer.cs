using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json;
using ChatBot.Channels.Web;
using ChatBot.Channels.Web.Page;
using ChatBot.Channels.Web.Widget;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.SystemTests.Web.Scripted;

/// <summary>
/// Serves the real widget and the real page, and tells what a test wants it to: answers that are slow, cut off, hostile or refused, which a
/// real server cannot be brought to at will. It is as strict as the real one about what it is asked.
/// </summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, string> answerIds = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private TaskCompletionSource more = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int allowed = int.MaxValue;
    private int cutAfter = int.MaxValue;

    private ScriptedServer(WebApplication app) => this.app = app;

    public Uri Address { get; private set; } = null!;

    /// <summary>What each question is answered with.</summary>
    public IReadOnlyList<ScriptedEvent> Events { get; set; } = ScriptedEvent.Of(ScriptedAnswer.Usual);

    /// <summary>What <c>/api/status</c> says.</summary>
    public object Status { get; set; } = StatusOf();

    /// <summary>Answers to the next questions that are no answers, in their order.</summary>
    public ConcurrentQueue<(int Status, int RetryAfter)> Refusals { get; } = new();

    /// <summary>Numbers of questions that began to be answered, each once.</summary>
    public ICollection<string> Begun => answerIds.Keys;

    /// <summary>Requests with a question, also those that came back for the rest.</summary>
    public ConcurrentQueue<JsonElement> Asked { get; } = new();

    /// <summary>Answers that were stopped.</summary>
    public ConcurrentQueue<string> Stopped { get; } = new();

    /// <summary>Votes and reasons.</summary>
    public ConcurrentQueue<JsonElement> Feedback { get; } = new();

    /// <summary>Paths of all requests.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>Pages of another site: a path and its HTML.</summary>
    public ConcurrentDictionary<string, (string Html, string Policy)> Pages { get; } = new(StringComparer.Ordinal);

    /// <summary>What was wrong with a request; a test ends with none.</summary>
    public ConcurrentQueue<string> Faults { get; } = new();

    public static object StatusOf(int documents = 12, object? indexing = null, string? signInUrl = null) => new
    {
        name = "Harbour",
        documents,
        passages = 75,
        changedAt = "2026-11-20T10:00:00Z",
        indexing,
        isSample = false,
        folders = new[] { "papers" },
        suggestions = new[] { "Who pays for the wall?" },
        limits = new { questionCharacters = 200 },
        signInUrl,
    };

    public static async Task<ScriptedServer> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        var web = builder.Build();
        var server = new ScriptedServer(web);
        web.Use(server.NoteAsync);
        new WidgetRoutes().Map(web);
        new PageRoutes(new OwnPages(new WebOptions())).Map(web);
        web.MapGet("/api/status", () => Results.Json(server.Status));
        web.MapGet("/api/documents", () => Results.Json(new { documents = new[] { ScriptedAnswer.Document } }));
        web.MapGet("/api/documents/{id}", () => Results.Json(ScriptedAnswer.Document));
        web.MapPost("/api/ask", server.AskAsync);
        web.MapDelete("/api/ask/{answerId}", server.Stop);
        web.MapPost("/api/feedback", (Delegate)server.VoteAsync);
        web.MapGet("/sources/{id}", () => Results.Content("<!doctype html><title>Source</title><p id=cited>Source", "text/html"));
        web.MapGet("/host/{name}", server.Host);
        await web.StartAsync();
        server.Address = new Uri(web.Urls.First());
        return server;
    }

    /// <summary>Holds back all events but the first ones, until it is called again.</summary>
    public void Allow(int events)
    {
        TaskCompletionSource waiting;
        lock (gate)
        {
            allowed = events;
            waiting = more;
            more = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        waiting.SetResult();
    }

    /// <summary>Cuts the next connection behind so many events.</summary>
    public void CutAfter(int events) => cutAfter = events;

    public async ValueTask DisposeAsync()
    {
        Allow(int.MaxValue);
        await app.DisposeAsync();
    }

    private Task NoteAsync(HttpContext context, RequestDelegate next)
    {
        Requests.Enqueue(context.Request.Path);
        // Pages of another origin may ask; a browser checks this itself and would keep the answer from them.
        var origin = context.Request.Headers.Origin.ToString();
        if (origin.Length > 0)
        {
            context.Response.Headers.AccessControlAllowOrigin = origin;
            context.Response.Headers.AccessControlAllowHeaders = "content-type, last-event-id";
            context.Response.Headers.AccessControlAllowMethods = "GET, POST, DELETE";
            context.Response.Headers.AccessControlExposeHeaders = "retry-after";
        }

        if (context.Request.Method == "OPTIONS")
        {
            context.Response.StatusCode = (int)HttpStatusCode.NoContent;
            return Task.CompletedTask;
        }

        return next(context);
    }

    private async Task AskAsync(HttpContext context)
    {
        var body = await JsonSerializer.DeserializeAsync<JsonElement>(context.Request.Body);
        Asked.Enqueue(body);
        Check(context, body);
        if (Refusals.TryDequeue(out var refusal))
        {
            context.Response.StatusCode = refusal.Status;
            context.Response.Headers.RetryAfter = refusal.RetryAfter.ToString(CultureInfo.InvariantCulture);
            await context.Response.WriteAsJsonAsync(new { status = refusal.Status, traceId = "trace-7" });
            return;
        }

        var resumed = context.Request.Headers["Last-Event-ID"].ToString();
        var answerId = resumed.Length > 0 ? resumed[..resumed.LastIndexOf(':')]
            : answerIds.GetOrAdd(body.GetProperty("requestId").GetString()!, _ => $"answer{answerIds.Count + 1}");
        var position = resumed.Length > 0 ? int.Parse(resumed[(answerId.Length + 1)..], CultureInfo.InvariantCulture) + 1 : 0;
        context.Response.ContentType = "text/event-stream";
        await context.Response.Body.FlushAsync();
        await TellAsync(context, answerId, position);
    }

    private async Task TellAsync(HttpContext context, string answerId, int from)
    {
        for (var position = from; position < Events.Count && !Stopped.Contains(answerId); position++)
        {
            await UntilAllowedAsync(position, context.RequestAborted);
            if (position - from >= cutAfter)
            {
                cutAfter = int.MaxValue;
                context.Abort();
                return;
            }

            await context.Response.WriteAsync(Events[position].Frame(answerId, position));
            await context.Response.Body.FlushAsync();
        }
    }

    private async Task UntilAllowedAsync(int position, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task wait;
            lock (gate)
            {
                if (position < allowed)
                {
                    return;
                }

                wait = more.Task;
            }

            await wait.WaitAsync(cancellationToken);
        }
    }

    private void Check(HttpContext context, JsonElement body)
    {
        string[] known = ["question", "conversationId", "requestId"];
        if (body.EnumerateObject().Any(member => !known.Contains(member.Name)) || body.GetProperty("question").GetString() is not { Length: > 0 }
            || context.Request.ContentType != "application/json" || context.Request.Headers.Accept != "text/event-stream")
        {
            Faults.Enqueue(body.GetRawText());
        }
    }

    private IResult Stop(string answerId)
    {
        Stopped.Enqueue(answerId);
        return Results.NoContent();
    }

    private async Task<IResult> VoteAsync(HttpContext context)
    {
        Feedback.Enqueue(await JsonSerializer.DeserializeAsync<JsonElement>(context.Request.Body));
        return Results.NoContent();
    }

    private IResult Host(HttpContext context, string name)
    {
        if (!Pages.TryGetValue(name, out var page))
        {
            return Results.NotFound();
        }

        if (page.Policy.Length > 0)
        {
            context.Response.Headers.ContentSecurityPolicy = page.Policy;
        }

        return Results.Content(page.Html, "text/html; charset=utf-8");
    }
}
