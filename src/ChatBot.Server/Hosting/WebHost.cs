using ChatBot.Channels.Agents;
using ChatBot.Channels.Http;
using ChatBot.Channels.Turns;
using ChatBot.Channels.Web;
using ChatBot.Channels.Web.Page;
using ChatBot.Channels.Web.Sources;
using ChatBot.Channels.Web.Widget;
using ChatBot.Conversations;
using ChatBot.Passages;
using ChatBot.Server.Hosting.Configuration;

namespace ChatBot.Server.Hosting;

/// <summary>Builds the web server from the settings and from nothing else.</summary>
internal static class WebHost
{
    public static WebApplication Build(Settings settings, CorpusIndex index, IndexKeeper keeper, Answering answering)
    {
        // The usual builder would read settings from files and variables of its own choice.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "chatbot" });
        builder.Configuration.AddInMemoryCollection(settings.Flat);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Logging.AddConfiguration(builder.Configuration.GetSection("Logging"));
        // Standard output belongs to results.
        builder.Logging.AddSimpleConsole().AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.WebHost.UseKestrelCore().UseUrls(settings.Urls);
        builder.WebHost.ConfigureKestrel((context, kestrel) => kestrel.Configure(context.Configuration.GetSection("Kestrel")));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 1024 * 1024;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddHostFiltering(hosts => hosts.AllowedHosts = settings.HostNames?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } names
            ? names
            : settings.IsLocalOnly ? ["localhost", "127.0.0.1", "[::1]"] : ["*"]);

        var web = settings.Get<ChannelsOptions>().Web;
        var origins = new Origins(web.AllowedOrigins);
        var app = builder.Build();
        ProblemPages.Use(app, app.Logger);
        app.UseHostFiltering();
        app.Use(origins.CheckAsync);
        app.MapGet("/health/live", () => Results.Text("live\n"));
        app.MapGet("/health/ready", async (CancellationToken stop) => await keeper.CanAnswerAsync(stop)
            ? Results.Text("ready\n")
            : Results.Text("there is no index yet, or it cannot be reached\n", statusCode: StatusCodes.Status503ServiceUnavailable));

        var callers = new Callers(settings.Get<AccessOptions>(), settings.IsLocalOnly);
        var limits = settings.Get<LimitsOptions>();
        var desk = new TurnDesk(answering.Assistant.AnswerAsync, limits, TimeProvider.System);
        app.Lifetime.ApplicationStopped.Register(desk.Dispose);
        var admission = new Admission(limits, TimeProvider.System);
        new AskRoutes(desk, callers, admission, limits, TimeProvider.System, app.Lifetime.ApplicationStopping).Map(app);
        new CompletionRoutes(desk, callers, admission, TimeProvider.System, app.Lifetime.ApplicationStopping).Map(app);
        DirectLine.Map(app, settings, answering, desk, callers, admission);
        new DocumentRoutes(index.Store, callers).Map(app);
        new StatusRoute(FactsOf(settings, web, keeper), index.Store, answering.Suggester, callers).Map(app);
        new FeedbackRoute(answering.Feedback, callers, new JsonBody(TimeProvider.System)).Map(app);
        ApiDescription.Map(app);
        new WidgetRoutes().Map(app);
        var own = new OwnPages(web);
        new PageRoutes(own).Map(app);
        new PolicyReports(TimeProvider.System, app.Logger).Map(app);
        new SourceRoutes(
            index.Store,
            callers,
            new CitedAnswers(desk, Answering.JournalFolder(settings)),
            new Originals(() => index.OpenRoots(settings.Get<DataOptions>().Path), web.Originals, TimeProvider.System),
            new PassageCutter(settings.Get<PassageOptions>()),
            own,
            web).Map(app);
        return app;
    }

    private static ServiceFacts FactsOf(Settings settings, WebOptions web, IndexKeeper keeper) => new()
    {
        Name = web.Name,
        IsSample = settings.IsSampleCorpus,
        Folders = settings.CorpusPaths,
        SignInUrl = web.SignInUrl,
        QuestionCharacters = settings.Get<LimitsOptions>().QuestionCharacters,
        Indexing = () => keeper.Progress is { Files: > 0 } progress ? (progress.FilesDone, progress.Files) : null,
    };
}
