using System.Text;
using System.Text.Json;
using ChatBot.Answers;
using ChatBot.Channels.Http;
using ChatBot.Channels.Turns;
using ChatBot.Conversations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ChatBot.Channels.Agents;

/// <summary><c>/api/ask</c>: one question, one answer, as JSON or as server-sent events.</summary>
public sealed class AskRoutes(TurnDesk desk, Callers callers)
{
    /// <summary>Adds the routes.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/ask", AskAsync);
        routes.MapDelete("/api/ask/{answerId}", Stop);
    }

    private async Task AskAsync(HttpContext context)
    {
        if (callers.Find(context) is not { } principal)
        {
            await Problem.Of(StatusCodes.Status401Unauthorized, "Sign in to ask.").ExecuteAsync(context);
            return;
        }

        AskRequest? asked;
        try
        {
            asked = await JsonSerializer.DeserializeAsync(context.Request.Body, AskJson.Default.AskRequest, context.RequestAborted);
        }
        catch (JsonException)
        {
            asked = null;
        }

        if (asked?.Question is null)
        {
            await Problem.Of(StatusCodes.Status400BadRequest, "Send a JSON object with a \"question\".").ExecuteAsync(context);
            return;
        }

        var streams = context.Request.Headers.Accept.ToString().Contains("text/event-stream", StringComparison.OrdinalIgnoreCase);
        var last = streams ? LastEvent(context.Request.Headers["Last-Event-ID"].ToString()) : null;
        var turn = last is { } resumed ? desk.Find(resumed.AnswerId, principal)
            : desk.Begin(new Question { Text = asked.Question, Principal = principal, ConversationId = asked.ConversationId });
        if (turn is null)
        {
            await Problem.Of(StatusCodes.Status410Gone, "This answer is no longer available. Ask again.").ExecuteAsync(context);
            return;
        }

        if (streams)
        {
            await StreamAsync(context, turn, (last?.Position ?? -1) + 1);
            return;
        }

        await using var gone = context.RequestAborted.Register(turn.Stop);
        if (await turn.Done is { } answer)
        {
            context.Response.ContentType = "application/json; charset=utf-8";
            await context.Response.WriteAsync(AnswerJson.Of(answer), context.RequestAborted);
        }
    }

    private IResult Stop(HttpContext context, string answerId)
    {
        if (callers.Find(context) is not { } principal || desk.Find(answerId, principal) is not { } turn)
        {
            return Problem.Of(StatusCodes.Status404NotFound, "There is no such answer.");
        }

        turn.Stop();
        return Results.NoContent();
    }

    private static async Task StreamAsync(HttpContext context, RunningTurn turn, int from)
    {
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        var position = from;
        await foreach (var (at, news) in turn.FollowAsync(from, context.RequestAborted))
        {
            position = at + 1;
            await SendAsync(AskEvents.Of(news, turn, at));
        }

        await SendAsync(AskEvents.End(await turn.Done, turn, position));

        async Task SendAsync(string text)
        {
            await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
        }
    }

    private static (string AnswerId, int Position)? LastEvent(string id) =>
        id.LastIndexOf(':') is > 0 and var colon && int.TryParse(id[(colon + 1)..], out var position) ? (id[..colon], position) : null;
}
