using ChatBot.Access;
using ChatBot.Channels.Http;
using ChatBot.Channels.Turns;
using ChatBot.Channels.Web.DirectLine;
using ChatBot.Server.Hosting.Configuration;

namespace ChatBot.Server.Hosting;

/// <summary>Puts Direct Line together.</summary>
internal static class DirectLine
{
    private const int MostExamples = 3;

    /// <summary>Adds its routes, and the sockets they need.</summary>
    public static void Map(WebApplication app, Settings settings, Answering answering, TurnDesk desk, Callers callers, Admission admission)
    {
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(30), KeepAliveTimeout = TimeSpan.FromSeconds(30) });
        new DirectLineRoutes(desk, callers, admission, new DirectLineParts
        {
            TokenKey = TokenKey.Of(settings),
            Name = settings.Get<ChannelsOptions>().Web.Name,
            Examples = (principal, token) => answering.Suggester.ExamplesAsync(AccessFilter.For(principal), MostExamples, token),
            Feedback = answering.Feedback,
            Time = TimeProvider.System,
            Log = app.Logger,
            Stopping = app.Lifetime.ApplicationStopping,
        }).Map(app);
    }
}
