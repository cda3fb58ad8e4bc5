using System.Net;
using System.Net.Http.Headers;
using System.Text;
using ChatBot.Channels.Agents;
using ChatBot.Channels.Http;
using ChatBot.Channels.Turns;
using ChatBot.Conversations;
using ChatBot.Tests.Channels.Turns;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Tests.Channels.Agents;

/// <summary>The ask routes on a web server of their own, over scripted answers and a clock that the test moves.</summary>
internal sealed class AskServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly TurnDesk desk;

    private AskServer(WebApplication app, TurnDesk desk, ScriptedTurns answers, ManualTime time)
    {
        this.app = app;
        this.desk = desk;
        Answers = answers;
        Time = time;
        Client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public ScriptedTurns Answers { get; }

    public ManualTime Time { get; }

    public HttpClient Client { get; }

    public static async Task<AskServer> StartAsync(LimitsOptions? limits = null)
    {
        limits ??= new LimitsOptions();
        var answers = new ScriptedTurns();
        var time = new ManualTime();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        var web = builder.Build();
        ProblemPages.Use(web, web.Logger);
        var turns = new TurnDesk(answers.AnswerAsync, limits, time);
        var callers = new Callers(new AccessOptions(), isLocalOnly: true);
        var admission = new Admission(limits, time);
        new AskRoutes(turns, callers, admission, limits, time, web.Lifetime.ApplicationStopping).Map(web);
        new CompletionRoutes(turns, callers, admission, time, web.Lifetime.ApplicationStopping).Map(web);
        web.MapGet("/broken", _ => throw new InvalidOperationException("a secret detail"));
        await web.StartAsync();
        return new AskServer(web, turns, answers, time);
    }

    public Task<HttpResponseMessage> PostAsync(string body, string contentType = "application/json", string? accept = null, string? lastEvent = null, string path = "/api/ask", CancellationToken token = default) =>
        PostAsync(Encoding.UTF8.GetBytes(body), contentType, accept, lastEvent, path, token);

    public async Task<HttpResponseMessage> PostAsync(byte[] body, string contentType = "application/json", string? accept = null, string? lastEvent = null, string path = "/api/ask", CancellationToken token = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = contentType.Length == 0 ? null : MediaTypeHeaderValue.Parse(contentType);
        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        if (lastEvent is not null)
        {
            request.Headers.TryAddWithoutValidation("Last-Event-ID", lastEvent);
        }

        return await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token);
    }

    /// <summary>Asks for events.</summary>
    public Task<HttpResponseMessage> StreamAsync(string body, string? lastEvent = null) => PostAsync(body, accept: "text/event-stream", lastEvent: lastEvent);

    /// <summary>Begins to stop, as the server does when it is told to end; ends when every request has ended.</summary>
    public Task StopAsync() => app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        desk.Dispose();
    }
}
