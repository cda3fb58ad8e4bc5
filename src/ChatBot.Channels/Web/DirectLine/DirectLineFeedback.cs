using System.Text.Json;
using ChatBot.Channels.Activities;

namespace ChatBot.Channels.Web.DirectLine;

/// <summary>What somebody thinks of an answer.</summary>
/// <param name="AnswerId">Which answer.</param>
/// <param name="Reaction"><c>like</c> or <c>dislike</c>.</param>
/// <param name="Text">In their own words, when there are any.</param>
public sealed record DirectLineFeedback(string AnswerId, string Reaction, string? Text)
{
    private const int LongestText = 4000;

    /// <summary>Reads it from the event or the invocation by which Web Chat says it; null when the activity is something else.</summary>
    internal static DirectLineFeedback? Of(Activity activity) => activity.Name switch
    {
        DirectLineAnswer.FeedbackEvent => OfAction(activity.Entities),
        "message/submitAction" => OfForm(activity),
        _ => null,
    };

    private static DirectLineFeedback? OfAction(IReadOnlyList<JsonElement>? entities) =>
        entities is [var action, ..] && String(action, "@id") is { } id && DirectLineAnswer.Feedback(id) is var (reaction, answer)
            ? new DirectLineFeedback(answer, reaction, null)
            : null;

    private static DirectLineFeedback? OfForm(Activity activity)
    {
        if (activity.ReplyToId is not { Length: > 0 } answerId || Member(activity.Value, "actionValue") is not { } form
            || String(form, "reaction") is not ("like" or "dislike") || String(form, "reaction") is not { } reaction)
        {
            return null;
        }

        var text = Member(form, "feedback") is { } feedback ? String(feedback, "feedbackText") : null;
        return new DirectLineFeedback(answerId, reaction, text is { Length: > LongestText } ? text[..LongestText] : text);
    }

    private static JsonElement? Member(JsonElement? element, string name) =>
        element is { ValueKind: JsonValueKind.Object } container && container.TryGetProperty(name, out var member) ? member : null;

    private static string? String(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.String } member ? member.GetString() : null;
}
