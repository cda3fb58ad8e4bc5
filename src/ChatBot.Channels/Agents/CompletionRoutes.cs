using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ChatBot.Access;
using ChatBot.Answers;
using ChatBot.Channels.Http;
using ChatBot.Channels.Turns;
using ChatBot.Conversations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ChatBot.Channels.Agents;

/// <summary>
/// <c>/v1/chat/completions</c> and <c>/v1/models</c>: the face of an OpenAI-compatible server, so that chat front ends and libraries that speak with one can
/// ask here. The last message is the question; earlier ones only tell which conversation it continues.
/// </summary>
/// <param name="desk">Where questions are answered.</param>
/// <param name="callers">Who is calling; the key of an OpenAI client is the key of a caller.</param>
/// <param name="admission">Who may ask right now.</param>
/// <param name="time">The clock.</param>
/// <param name="closing">Cancelled when the server begins to stop.</param>
public sealed class CompletionRoutes(TurnDesk desk, Callers callers, Admission admission, TimeProvider time, CancellationToken closing)
{
    /// <summary>The one model there is.</summary>
    public const string Model = "chatbot";

    private const int MostBytes = 1024 * 1024;

    private readonly JsonBody bodies = new(time);
    private readonly long since = time.GetUtcNow().ToUnixTimeSeconds();

    /// <summary>Adds the routes.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/chat/completions", CompleteAsync);
        routes.MapGet("/v1/models", ListAsync);
    }

    private Task ListAsync(HttpContext context)
    {
        if (callers.Find(context) is null)
        {
            return ErrorAsync(context, StatusCodes.Status401Unauthorized, "Send a key as \"Authorization: Bearer KEY\".", "invalid_api_key");
        }

        return SendAsync(context, json =>
        {
            json.WriteStartObject();
            json.WriteString("object", "list");
            json.WriteStartArray("data");
            json.WriteStartObject();
            json.WriteString("id", Model);
            json.WriteString("object", "model");
            json.WriteNumber("created", since);
            json.WriteString("owned_by", "chatbot");
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private async Task CompleteAsync(HttpContext context)
    {
        if (callers.Find(context) is not { } principal)
        {
            await ErrorAsync(context, StatusCodes.Status401Unauthorized, "Send a key as \"Authorization: Bearer KEY\".", "invalid_api_key");
            return;
        }

        var body = await bodies.ReadAsync(context, CompletionJson.Default.CompletionRequest, "a chat completion with \"messages\"", MostBytes);
        if (!body.IsRead)
        {
            await ErrorAsync(context, StatusCodes.Status400BadRequest, "The body is not a chat completion in JSON, or it is too large.", "invalid_request");
            return;
        }

        if (body.Value.Fault is { } fault)
        {
            await ErrorAsync(context, StatusCodes.Status400BadRequest, fault, "invalid_request");
            return;
        }

        using var place = admission.Listen();
        if (place is null || admission.Ask(context, principal) is not null)
        {
            context.Response.Headers.RetryAfter = "5";
            await ErrorAsync(context, StatusCodes.Status429TooManyRequests, "Too many questions at once. Ask again in a moment.", "rate_limit_exceeded");
            return;
        }

        var asked = body.Value;
        var question = new Question { Text = asked.Question, Principal = principal, ConversationId = ConversationOf(asked, principal) };
        if (desk.Begin(question) is not TurnStart.Begun begun)
        {
            context.Response.Headers.RetryAfter = "5";
            await ErrorAsync(context, StatusCodes.Status503ServiceUnavailable, "Too many people are asking at once. Try again in a moment.", "overloaded");
            return;
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, closing);
        await (asked.Stream ? StreamAsync(context, begun.Turn, asked, either.Token) : WholeAsync(context, begun.Turn, either.Token));
    }

    // Clients send the whole conversation each time; its first question tells it from others.
    private static string ConversationOf(CompletionRequest asked, Principal principal) =>
        "v1." + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{principal.Id}\n{asked.FirstQuestion}")))[..32];

    private async Task WholeAsync(HttpContext context, RunningTurn turn, CancellationToken cancellationToken)
    {
        if (await turn.WaitAsync(cancellationToken) is not { } answer)
        {
            await ErrorAsync(context, StatusCodes.Status503ServiceUnavailable, "This answer was stopped.", "stopped");
            return;
        }

        await SendAsync(context, json =>
        {
            Begin(json, turn, "chat.completion");
            json.WriteStartArray("choices");
            json.WriteStartObject();
            json.WriteNumber("index", 0);
            json.WriteStartObject("message");
            json.WriteString("role", "assistant");
            json.WriteString("content", CompletionText.Of(answer.Text) + CompletionText.Footnotes(answer.Citations, OriginOf(context)));
            json.WriteNull("refusal");
            json.WriteEndObject();
            json.WriteString("finish_reason", "stop");
            json.WriteEndObject();
            json.WriteEndArray();
            WriteUsage(json, answer);
            WriteOwn(json, answer);
            json.WriteEndObject();
        });
    }

    private async Task StreamAsync(HttpContext context, RunningTurn turn, CompletionRequest asked, CancellationToken cancellationToken)
    {
        var response = context.Response;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no";
        await ChunkAsync(response, turn, json => json.WriteString("role", "assistant"), finish: null, own: null, cancellationToken);
        var told = false;
        await foreach (var (_, news) in turn.FollowAsync(0, cancellationToken))
        {
            if (news is TurnNews.Piece piece)
            {
                told = true;
                await ChunkAsync(response, turn, json => json.WriteString("content", CompletionText.Of(piece.Text)), finish: null, own: null, cancellationToken);
            }
        }

        if (await turn.Done is { } answer)
        {
            var rest = (told ? "" : CompletionText.Of(answer.Text)) + CompletionText.Footnotes(answer.Citations, OriginOf(context));
            if (rest.Length > 0)
            {
                await ChunkAsync(response, turn, json => json.WriteString("content", rest), finish: null, own: null, cancellationToken);
            }

            await ChunkAsync(response, turn, _ => { }, "stop", answer, cancellationToken);
            if (asked.StreamOptions?.IncludeUsage == true)
            {
                await EventAsync(response, json =>
                {
                    Begin(json, turn, "chat.completion.chunk");
                    json.WriteStartArray("choices");
                    json.WriteEndArray();
                    WriteUsage(json, answer);
                    json.WriteEndObject();
                }, cancellationToken);
            }
        }

        response.BodyWriter.Write("data: [DONE]\n\n"u8);
        await response.BodyWriter.FlushAsync(cancellationToken);
    }

    private Task ChunkAsync(HttpResponse response, RunningTurn turn, Action<Utf8JsonWriter> delta, string? finish, Answer? own, CancellationToken cancellationToken) => EventAsync(response, json =>
    {
        Begin(json, turn, "chat.completion.chunk");
        json.WriteStartArray("choices");
        json.WriteStartObject();
        json.WriteNumber("index", 0);
        json.WriteStartObject("delta");
        delta(json);
        json.WriteEndObject();
        json.WriteString("finish_reason", finish);
        json.WriteEndObject();
        json.WriteEndArray();
        if (own is not null)
        {
            WriteOwn(json, own);
        }

        json.WriteEndObject();
    }, cancellationToken);

    private void Begin(Utf8JsonWriter json, RunningTurn turn, string kind)
    {
        json.WriteStartObject();
        json.WriteString("id", $"chatcmpl-{turn.AnswerId}");
        json.WriteString("object", kind);
        json.WriteNumber("created", time.GetUtcNow().ToUnixTimeSeconds());
        json.WriteString("model", Model);
    }

    // What no model wrote took no tokens; what a server did not count is not known.
    private static void WriteUsage(Utf8JsonWriter json, Answer answer)
    {
        var (input, output) = answer.Usage is null ? (0, 0) : (answer.Usage.InputTokens, answer.Usage.OutputTokens);
        if (input is { } given && output is { } written)
        {
            json.WriteStartObject("usage");
            json.WriteNumber("prompt_tokens", given);
            json.WriteNumber("completion_tokens", written);
            json.WriteNumber("total_tokens", given + written);
            json.WriteEndObject();
        }
    }

    // The extension: the answer as /api/ask gives it.
    private static void WriteOwn(Utf8JsonWriter json, Answer answer)
    {
        json.WritePropertyName("chatbot");
        AnswerJson.Write(json, answer);
    }

    private static string OriginOf(HttpContext context) => $"{context.Request.Scheme}://{context.Request.Host}";

    private static Task ErrorAsync(HttpContext context, int status, string message, string code)
    {
        context.Response.StatusCode = status;
        return SendAsync(context, json =>
        {
            json.WriteStartObject();
            json.WriteStartObject("error");
            json.WriteString("message", message);
            json.WriteString("type", status < StatusCodes.Status500InternalServerError ? "invalid_request_error" : "server_error");
            json.WriteNull("param");
            json.WriteString("code", code);
            json.WriteEndObject();
            json.WriteEndObject();
        });
    }

    private static async Task SendAsync(HttpContext context, Action<Utf8JsonWriter> content)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        AnswerJson.Write(context.Response.BodyWriter, content);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    private static async Task EventAsync(HttpResponse response, Action<Utf8JsonWriter> data, CancellationToken cancellationToken)
    {
        response.BodyWriter.Write("data: "u8);
        AnswerJson.Write(response.BodyWriter, data);
        response.BodyWriter.Write("\n\n"u8);
        await response.BodyWriter.FlushAsync(cancellationToken);
    }
}
