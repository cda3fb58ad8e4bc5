using ChatBot.Channels.Agents;
using ChatBot.Channels.Http;
using ChatBot.Channels.Turns;
using ChatBot.Server.Hosting.Configuration;

namespace ChatBot.Server.Hosting;

/// <summary>Builds the web server from the settings and from nothing else.</summary>
internal static class WebHost
{
    public static WebApplication Build(Settings settings, IndexKeeper keeper, Answering answering)
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
        builder.Services.AddRoutingCore();

        var app = builder.Build();
        app.MapGet("/health/live", () => Results.Text("live\n"));
        app.MapGet("/health/ready", () => keeper.IsReady
            ? Results.Text("ready\n")
            : Results.Text("the index is being built\n", statusCode: StatusCodes.Status503ServiceUnavailable));

        var callers = new Callers();
        new AskRoutes(new TurnDesk(answering.Assistant, TimeProvider.System), callers).Map(app);
        return app;
    }
}
