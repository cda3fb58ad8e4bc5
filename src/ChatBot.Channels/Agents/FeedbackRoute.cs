using System.Text.Json.Serialization;
using ChatBot.Channels.Http;
using ChatBot.Conversations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ChatBot.Channels.Agents;

/// <summary><c>/api/feedback</c>: whether an answer helped.</summary>
public sealed class FeedbackRoute(FeedbackBook book, Callers callers, JsonBody body)
{
    private const int MostBytes = 8 * 1024;

    /// <summary>Adds the route.</summary>
    public void Map(IEndpointRouteBuilder routes) => routes.MapPostResult("/api/feedback", AddAsync);

    private async Task<IResult> AddAsync(HttpContext context)
    {
        if (callers.Find(context) is not { } principal)
        {
            return Problem.NotKnown;
        }

        var read = await body.ReadAsync(context, FeedbackJson.Default.FeedbackRequest, "an object with an \"answerId\" and a \"reaction\"", MostBytes);
        if (!read.IsRead)
        {
            return read.Fault;
        }

        var given = read.Value;
        if (given.AnswerId is not { Length: 32 } answerId || !answerId.All(char.IsAsciiHexDigitLower) || ReactionOf(given.Reaction) is not { } reaction
            || (given.Reason is not null && (ReasonOf(given.Reason) is null || reaction == Reaction.Like)) || given.Text?.Length > FeedbackBook.MostCharacters)
        {
            return Problem.Of(
                StatusCodes.Status400BadRequest,
                "Send {\"answerId\", \"reaction\"}: a reaction is like or dislike, a dislike may have a \"reason\" (wrong, unsupported, missing, offTopic), "
                + $"and a \"text\" has at most {FeedbackBook.MostCharacters} characters.");
        }

        var feedback = new Feedback { AnswerId = answerId, Reaction = reaction, Reason = ReasonOf(given.Reason), Text = given.Text };
        return await book.AddAsync(feedback, principal, context.RequestAborted) ? Results.NoContent() : Problem.Of(StatusCodes.Status404NotFound, "There is no such answer.");
    }

    private static Reaction? ReactionOf(string? name) => name switch
    {
        "like" => Reaction.Like,
        "dislike" => Reaction.Dislike,
        _ => null,
    };

    private static DislikeReason? ReasonOf(string? name) => name switch
    {
        "wrong" => DislikeReason.Wrong,
        "unsupported" => DislikeReason.Unsupported,
        "missing" => DislikeReason.Missing,
        "offTopic" => DislikeReason.OffTopic,
        _ => null,
    };
}

/// <summary>The body of a reaction over HTTP.</summary>
internal sealed record FeedbackRequest(string? AnswerId, string? Reaction, string? Reason, string? Text);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, MaxDepth = 4)]
[JsonSerializable(typeof(FeedbackRequest))]
internal sealed partial class FeedbackJson : JsonSerializerContext;
