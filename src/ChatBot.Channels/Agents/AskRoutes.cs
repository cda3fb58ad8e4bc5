using System.Globalization;
using ChatBot.Access;
using ChatBot.Answers;
using ChatBot.Channels.Http;
using ChatBot.Channels.Turns;
using ChatBot.Conversations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ChatBot.Channels.Agents;

/// <summary><c>/api/ask</c>: one question, one answer, as JSON or as server-sent events.</summary>
/// <param name="desk">Where questions are answered.</param>
/// <param name="callers">Who is calling.</param>
/// <param name="admission">Who may ask right now.</param>
/// <param name="limits">How long a question may be.</param>
/// <param name="time">The clock.</param>
/// <param name="closing">Cancelled when the server begins to stop: streams end then, and their listeners come back to the next server.</param>
public sealed class AskRoutes(TurnDesk desk, Callers callers, Admission admission, LimitsOptions limits, TimeProvider time, CancellationToken closing)
{
    // Each character of a question may have been written as \u0000.
    private readonly int mostBytes = Math.Max(JsonBody.MostBytes, (limits.QuestionCharacters * 6) + 1024);
    private readonly JsonBody bodies = new(time);

    /// <summary>Adds the routes.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/ask", AskAsync);
        routes.MapDelete("/api/ask/{id}", StopAsync);
    }

    private async Task AskAsync(HttpContext context)
    {
        if (await FaultOrAnswerAsync(context) is { } fault)
        {
            await fault.ExecuteAsync(context);
        }
    }

    private Task StopAsync(HttpContext context)
    {
        if (callers.Find(context) is not { } principal)
        {
            return Problem.NotKnown.ExecuteAsync(context);
        }

        // Who stops before the first event came knows only the number of the request.
        var id = (string)context.GetRouteValue("id")!;
        if ((desk.Find(id, principal) ?? desk.FindRequest(id, principal)) is not { } turn)
        {
            return Problem.Of(StatusCodes.Status404NotFound, "There is no such answer.").ExecuteAsync(context);
        }

        turn.Stop();
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private async Task<IResult?> FaultOrAnswerAsync(HttpContext context)
    {
        if (callers.Find(context) is not { } principal)
        {
            return Problem.NotKnown;
        }

        if (AskAccept.Of(context.Request) is not { } accept)
        {
            return Problem.Of(StatusCodes.Status406NotAcceptable, "An answer is application/json or text/event-stream.");
        }

        var body = await bodies.ReadAsync(context, AskJson.Default.AskRequest, "a JSON object with a \"question\"", mostBytes);
        if (!body.IsRead)
        {
            return body.Fault;
        }

        if (body.Value.Fault is { } wrong)
        {
            return Problem.Of(StatusCodes.Status400BadRequest, wrong);
        }

        using var place = admission.Listen();
        if (place is null)
        {
            return Admission.Full;
        }

        var resumed = accept == AskAccept.Events ? context.Request.Headers["Last-Event-ID"].ToString() : "";
        return resumed.Length > 0
            ? await ResumeAsync(context, resumed, principal)
            : await BeginAsync(context, body.Value, principal, accept);
    }

    private async Task<IResult?> BeginAsync(HttpContext context, AskRequest asked, Principal principal, string accept)
    {
        if (admission.Ask(context, principal) is { } tooMany)
        {
            return tooMany;
        }

        var question = new Question { Text = asked.Question!, Principal = principal, ConversationId = asked.ConversationId };
        return desk.Begin(question, asked.RequestId) switch
        {
            TurnStart.OtherQuestion => Problem.Of(StatusCodes.Status409Conflict, "This requestId was sent with another question before. Take a new one for each question."),
            TurnStart.Begun begun when accept == AskAccept.Events => await StreamAsync(context, begun.Turn, 0),
            TurnStart.Begun begun => await AnswerAsync(context, begun.Turn),
            _ => Admission.Full,
        };
    }

    private async Task<IResult?> ResumeAsync(HttpContext context, string lastEvent, Principal principal) =>
        lastEvent.LastIndexOf(':') is > 0 and var colon
        && int.TryParse(lastEvent.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var position)
        && desk.Find(lastEvent[..colon], principal) is { } turn
            ? await StreamAsync(context, turn, position == int.MaxValue ? position : position + 1)
            : Problem.Of(StatusCodes.Status410Gone, "This answer is no longer available. Ask again.");

    private async Task<IResult?> AnswerAsync(HttpContext context, RunningTurn turn)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, closing);
        try
        {
            if (await turn.WaitAsync(either.Token) is not { } answer)
            {
                return Problem.Of(StatusCodes.Status410Gone, "This answer was stopped.");
            }

            context.Response.ContentType = "application/json; charset=utf-8";
            context.Response.Headers.CacheControl = "no-store";
            AnswerJson.Write(context.Response.BodyWriter, json => AnswerJson.Write(json, answer));
            await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
            return null;
        }
        catch (OperationCanceledException) when (closing.IsCancellationRequested)
        {
            return Problem.Of(StatusCodes.Status503ServiceUnavailable, "The service is being restarted. Try again.", TimeSpan.FromSeconds(5));
        }
    }

    private async Task<IResult?> StreamAsync(HttpContext context, RunningTurn turn, int from)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, closing);
        try
        {
            await new AskStream(turn, time).SendAsync(context.Response, from, either.Token);
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            // The listener left, or shall come back to the next server.
        }

        return null;
    }
}
