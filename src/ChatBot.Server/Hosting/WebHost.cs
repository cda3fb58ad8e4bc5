using ChatBot.Channels.Agents;
using ChatBot.Channels.Http;
using ChatBot.Channels.Turns;
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

        var app = builder.Build();
        ProblemPages.Use(app, app.Logger);
        app.MapGet("/health/live", () => Results.Text("live\n"));
        app.MapGet("/health/ready", () => keeper.IsReady
            ? Results.Text("ready\n")
            : Results.Text("the index is being built\n", statusCode: StatusCodes.Status503ServiceUnavailable));

        var callers = new Callers();
        var limits = settings.Get<LimitsOptions>();
        var desk = new TurnDesk(answering.Assistant.AnswerAsync, limits, TimeProvider.System);
        app.Lifetime.ApplicationStopped.Register(desk.Dispose);
        var admission = new Admission(limits, TimeProvider.System);
        new AskRoutes(desk, callers, admission, limits, TimeProvider.System, app.Lifetime.ApplicationStopping).Map(app);
        DirectLine.Map(app, settings, answering, desk, callers, admission);
        new WidgetRoutes().Map(app);
        new PageRoutes().Map(app);
        new SourceRoutes(
            index.Store,
            callers,
            new CitedAnswers(desk, Answering.JournalFolder(settings)),
            new Originals(() => index.OpenRoots(settings.Get<DataOptions>().Path), isAllowed: true, TimeProvider.System),
            new PassageCutter(settings.Get<PassageOptions>()),
            "Ask the documents").Map(app);
        return app;
    }
}
