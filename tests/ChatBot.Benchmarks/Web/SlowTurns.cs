using System.Diagnostics;
using System.Globalization;
using ChatBot.Answers;
using ChatBot.Channels.Agents;
using ChatBot.Channels.Http;
using ChatBot.Channels.Turns;
using ChatBot.Conversations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Benchmarks.Web;

/// <summary>The product's way of asking, over an answerer that takes as long as a language model: a piece a second.</summary>
internal static class SlowTurns
{
    /// <summary>How many pieces an answer has.</summary>
    public const int Pieces = 20;

    /// <summary>How long each takes.</summary>
    public static TimeSpan Pace { get; } = TimeSpan.FromSeconds(1);

    /// <summary>A piece of an answer's usual length that says when it was told; the clock is the machine's, the same for every process.</summary>
    public static string Piece() => string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetTimestamp()} and so on for about as long as a sentence of an answer usually is, with its marker.[1]");

    public static async Task RunAsync(string url)
    {
        var limits = new LimitsOptions { QuestionsPerMinute = 1_000_000, QuestionsAtOnce = 10_000, Streams = 10_000 };
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls(url);
        builder.Services.AddRoutingCore();
        var app = builder.Build();
        ProblemPages.Use(app, app.Logger);
        app.MapGet("/health/ready", () => "ready");
        MapMemory(app);
        using var desk = new TurnDesk(AnswerAsync, limits, TimeProvider.System);
        new AskRoutes(desk, new Callers(new AccessOptions(), isLocalOnly: true), new Admission(limits, TimeProvider.System), limits, TimeProvider.System, app.Lifetime.ApplicationStopping).Map(app);
        await app.RunAsync();
    }

    /// <summary>What is in use after everything unused was given back.</summary>
    public static void MapMemory(IEndpointRouteBuilder routes) => routes.MapGet("/memory", () =>
    {
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return Results.Text((GC.GetTotalMemory(forceFullCollection: true) / 1e6).ToString(CultureInfo.InvariantCulture));
    });

    // "soon" is answered after a moment by one piece.
    private static async ValueTask<Answer> AnswerAsync(Question question, Action<TurnNews> tell, CancellationToken cancellationToken)
    {
        tell(new TurnNews.Searching(12));
        var isSoon = question.Text == "soon";
        for (var i = 0; i < (isSoon ? 1 : Pieces); i++)
        {
            await Task.Delay(isSoon ? Pace / 50 : Pace, TimeProvider.System, cancellationToken);
            tell(new TurnNews.Piece(Piece(), []));
        }

        return new Answer
        {
            AnswerId = question.AnswerId!,
            ConversationId = question.ConversationId!,
            Question = question.Text,
            Outcome = AnswerOutcome.Answered,
            Mode = AnswerMode.Model,
            Text = "",
            Confidence = 1,
            ElapsedMs = 1,
        };
    }
}
