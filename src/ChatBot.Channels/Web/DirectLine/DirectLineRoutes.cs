using System.Globalization;
using System.Text.Json;
using ChatBot.Access;
using ChatBot.Channels.Activities;
using ChatBot.Channels.Http;
using ChatBot.Channels.Turns;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace ChatBot.Channels.Web.DirectLine;

/// <summary>
/// <c>/v3/directline</c>: the Direct Line 3.0 protocol, by which Bot Framework Web Chat and other clients talk with a bot. A client begins with a
/// secret, which is an API key, or with a token that somebody gave it, which opens one conversation.
/// </summary>
public sealed class DirectLineRoutes
{
    /// <summary>How long an activity may be.</summary>
    public const int MostActivityBytes = 256_000;

    /// <summary>How long an upload may be; files are not kept.</summary>
    public const int MostUploadBytes = 10_000_000;

    private const string Root = "/v3/directline";

    private readonly Callers callers;
    private readonly Admission admission;
    private readonly JsonBody bodies;
    private readonly DirectLineParts parts;
    private readonly DirectLineTurns turns;
    private readonly DirectLineTokens tokens;
    private readonly DirectLineConversations conversations;

    /// <summary>The routes over a desk that answers.</summary>
    public DirectLineRoutes(TurnDesk desk, Callers callers, Admission admission, DirectLineParts parts)
    {
        this.callers = callers;
        this.admission = admission;
        bodies = new JsonBody(parts.Time);
        this.parts = parts;
        turns = new DirectLineTurns(desk, parts);
        tokens = new DirectLineTokens(parts.TokenKey, parts.Time);
        conversations = new DirectLineConversations(parts.Time);
    }

    /// <summary>Adds the routes.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        const string Conversation = Root + "/conversations/{id}";
        routes.MapPostResult(Root + "/tokens/generate", GenerateAsync);
        routes.MapPostResult(Root + "/tokens/refresh", context => Task.FromResult(Refresh(context)));
        routes.MapPostResult(Root + "/conversations", StartAsync);
        routes.MapResult(Conversation, context => Task.FromResult(Reconnect(context)));
        routes.MapResult(Conversation + "/activities", context => Task.FromResult(Read(context)));
        routes.MapPostResult(Conversation + "/activities", PostAsync);
        routes.MapPostResult(Conversation + "/upload", UploadAsync);
        routes.MapGet(Conversation + "/stream", StreamAsync);
    }

    private async Task<IResult> GenerateAsync(HttpContext context)
    {
        if (callers.Find(context) is not { } principal)
        {
            return Problem.NotKnown;
        }

        var id = DirectLineConversations.NewId();
        return Answer(context, StatusCodes.Status200OK, new DirectLineStart(id, tokens.Give(id, principal, await ReadUserAsync(context), hasBegun: false), (int)DirectLineTokens.Lifetime.TotalSeconds));
    }

    private IResult Refresh(HttpContext context)
    {
        if (Grant(context) is not { } grant || PrincipalOf(grant) is null)
        {
            return Refusals.TokenExpired;
        }

        return Answer(context, StatusCodes.Status200OK, new DirectLineStart(grant.ConversationId, tokens.Refresh(grant), (int)DirectLineTokens.Lifetime.TotalSeconds));
    }

    private async Task<IResult> StartAsync(HttpContext context)
    {
        var grant = Grant(context);
        if ((grant is null ? callers.Find(context) : PrincipalOf(grant)) is not { } principal)
        {
            return grant is null ? Problem.NotKnown : Refusals.TokenExpired;
        }

        var user = grant is null ? await ReadUserAsync(context) : grant.UserId;
        if (conversations.Open(grant?.ConversationId ?? DirectLineConversations.NewId(), principal, out var isNew) is not { } conversation)
        {
            return Admission.Full;
        }

        if (isNew)
        {
            await turns.GreetAsync(conversation, context.RequestAborted);
        }

        var token = tokens.Give(conversation.Id, principal, user, hasBegun: true);
        return Answer(context, isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK, Started(context, conversation, principal, token, "-"));
    }

    private IResult Reconnect(HttpContext context)
    {
        if (!TryReadWatermark(context, out _))
        {
            return Refusals.Watermark;
        }

        if (Enter(context, out var refusal) is not { } entry)
        {
            return refusal!;
        }

        var token = tokens.Give(entry.Conversation.Id, entry.Speaker.Principal, entry.Speaker.UserId, hasBegun: true);
        return Answer(context, StatusCodes.Status200OK, Started(context, entry.Conversation, entry.Speaker.Principal, token, context.Request.Query["watermark"].ToString()));
    }

    private IResult Read(HttpContext context)
    {
        if (!TryReadWatermark(context, out var after))
        {
            return Refusals.Watermark;
        }

        return Enter(context, out var refusal) is { } entry
            ? Results.Bytes(DirectLineFrame.Of(entry.Conversation.Look(after)), "application/json; charset=utf-8")
            : refusal!;
    }

    private async Task<IResult> PostAsync(HttpContext context)
    {
        if (Enter(context, out var refusal) is not { } entry)
        {
            return refusal!;
        }

        var body = await bodies.ReadAsync(context, ActivityJson.Type, "one activity with a \"type\"", MostActivityBytes);
        return body.IsRead ? await TakeAsync(context, body.Value, entry, hasFiles: false) : body.Fault;
    }

    private async Task<IResult> UploadAsync(HttpContext context)
    {
        if (Enter(context, out var refusal) is not { } entry)
        {
            return refusal!;
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MostUploadBytes;
        }

        try
        {
            var upload = await DirectLineUpload.ReadAsync(context.Request, MostActivityBytes, context.RequestAborted);
            return await TakeAsync(context, upload.Activity ?? new Activity { Type = ActivityTypes.Message }, entry, upload.Files > 0);
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Refusals.TooLarge;
        }
        catch (InvalidDataException)
        {
            return Refusals.NoActivity;
        }
    }

    private async Task<IResult> TakeAsync(HttpContext context, Activity activity, Entry entry, bool hasFiles)
    {
        if (activity.Type is not { Length: > 0 })
        {
            return Refusals.NoActivity;
        }

        if (activity.Type == ActivityTypes.Message && admission.Ask(context, entry.Speaker.Principal) is { } tooMany)
        {
            return tooMany;
        }

        var number = await turns.TakeAsync(entry.Conversation, activity, entry.Speaker, hasFiles, context.RequestAborted);
        conversations.Tidy();
        return Results.Json(new DirectLineResource(number), DirectLineJson.Default.DirectLineResource);
    }

    private async Task StreamAsync(HttpContext context)
    {
        var id = ConversationId(context);
        var grant = tokens.Read(context.Request.Query["t"].ToString());
        var conversation = grant is { IsForStream: true } && grant.ConversationId == id && PrincipalOf(grant) is { } principal ? conversations.Find(id, principal) : null;
        if (conversation is null)
        {
            await Refusals.TokenExpired.ExecuteAsync(context);
            return;
        }

        if (!context.WebSockets.IsWebSocketRequest || !TryReadWatermark(context, out var after))
        {
            await Refusals.NoSocket.ExecuteAsync(context);
            return;
        }

        using var place = admission.Listen();
        if (place is null)
        {
            await Admission.Full.ExecuteAsync(context);
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        await new DirectLineStream(socket, conversation, parts.Time, parts.StreamPatience).RunAsync(after, context.RequestAborted, parts.Stopping);
    }

    // Who begins need not say who the user is, and something unreadable says nothing.
    private async Task<string?> ReadUserAsync(HttpContext context) =>
        context.Request.ContentLength is null or 0 ? null : (await bodies.ReadAsync(context, DirectLineJson.Default.DirectLineStartRequest, "an object")).Value?.User?.Id;

    // A token opens its own conversation, also after a restart; a secret opens those that were begun with it.
    private Entry? Enter(HttpContext context, out IResult? refusal)
    {
        refusal = null;
        var id = ConversationId(context);
        if (!context.Request.Headers.ContainsKey("Authorization"))
        {
            refusal = Problem.NotKnown;
            return null;
        }

        var isNew = false;
        DirectLineConversation? conversation;
        Principal? principal;
        var grant = Grant(context);
        if (grant is not null)
        {
            principal = grant.ConversationId == id ? PrincipalOf(grant) : null;
            conversation = principal is null ? null : conversations.Open(id, principal, out isNew);
            refusal = conversation is not null ? null : principal is null ? Refusals.TokenExpired : Admission.Full;
        }
        else
        {
            principal = callers.Find(context);
            conversation = principal is null ? null : conversations.Find(id, principal);
            refusal = conversation is not null ? null : principal is null ? Refusals.TokenExpired : Refusals.NoConversation;
        }

        if (conversation is null)
        {
            return null;
        }

        if (isNew && grant!.HasBegun)
        {
            turns.SayWhileAway(conversation);
        }

        return new Entry(conversation, new DirectLineSpeaker(principal!, grant?.UserId, DirectLineSite.Of(context.Request)));
    }

    private DirectLineGrant? Grant(HttpContext context)
    {
        const string Bearer = "Bearer ";
        var header = context.Request.Headers.Authorization.ToString();
        return header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) && tokens.Read(header[Bearer.Length..].Trim()) is { IsForStream: false } grant ? grant : null;
    }

    private DirectLineStart Started(HttpContext context, DirectLineConversation conversation, Principal principal, string token, string watermark) =>
        new(conversation.Id, token, (int)DirectLineTokens.Lifetime.TotalSeconds)
        {
            StreamUrl = $"{DirectLineSite.SocketOf(context.Request)}{Root}/conversations/{conversation.Id}/stream?watermark={watermark}&t={tokens.GiveForStream(conversation.Id, principal)}",
        };

    private static IResult Answer(HttpContext context, int status, DirectLineStart started)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(started, DirectLineJson.Default.DirectLineStart, statusCode: status);
    }

    private Principal? PrincipalOf(DirectLineGrant grant) => tokens.Holds(grant) ? callers.Known(grant.PrincipalId) : null;

    private static string ConversationId(HttpContext context) => (string)context.Request.RouteValues["id"]!;

    private static bool TryReadWatermark(HttpContext context, out long after)
    {
        after = 0;
        var watermark = context.Request.Query["watermark"].ToString();
        return watermark is "" or "-" || long.TryParse(watermark, NumberStyles.None, CultureInfo.InvariantCulture, out after);
    }

    private sealed record Entry(DirectLineConversation Conversation, DirectLineSpeaker Speaker);

    private static class Refusals
    {
        public static IResult TokenExpired => Problem.Of(StatusCodes.Status403Forbidden, "The token has expired or belongs to another conversation. Ask for a new one.");

        public static IResult NoConversation => Problem.Of(StatusCodes.Status404NotFound, "There is no such conversation, or it was idle for too long. Begin a new one.");

        public static IResult TooLarge => Problem.Of(StatusCodes.Status413PayloadTooLarge, $"An activity may have {MostActivityBytes:N0} bytes, an upload {MostUploadBytes:N0}.");

        public static IResult NoActivity => Problem.Of(StatusCodes.Status400BadRequest, "Send one activity as a JSON object with a \"type\".");

        public static IResult Watermark => Problem.Of(StatusCodes.Status400BadRequest, "A watermark is what an earlier answer said it is.");

        public static IResult NoSocket => Problem.Of(StatusCodes.Status400BadRequest, "This address is for WebSockets, with a watermark of an earlier answer.");
    }
}
