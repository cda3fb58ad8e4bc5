using System.Text.Json;
using System.Text.RegularExpressions;
using ChatBot.Channels.Activities;
using ChatBot.Conversations;
using ChatBot.Text;

namespace ChatBot.Channels.Web.DirectLine;

/// <summary>What somebody thinks of an answer, as Web Chat says it: by an event with the thumb itself, or by a form with words.</summary>
internal static partial class DirectLineFeedback
{
    private const string ThumbEvent = "webchat:activity-status/feedback";
    private const string Form = "message/submitAction";

    /// <summary>What a thumb says when it is pressed.</summary>
    public static string ThumbId(string reaction, string answerId) => $"feedback:{reaction}:{answerId}";

    /// <summary>Reads it; null when the activity is something else.</summary>
    public static Feedback? Of(Activity activity) => activity.Name switch
    {
        ThumbEvent => OfThumb(activity.Entities),
        Form => OfForm(activity),
        _ => null,
    };

    private static Feedback? OfThumb(IReadOnlyList<JsonElement>? entities) =>
        entities is [var thumb, ..] && String(thumb, "@id") is { } id && ThumbPattern().Match(id) is { Success: true } match
            ? Of(match.Groups["answer"].Value, match.Groups["reaction"].Value, null)
            : null;

    private static Feedback? OfForm(Activity activity) =>
        Member(activity.Value, "actionValue") is { } form && activity.ReplyToId is { } answerId && AnswerPattern().IsMatch(answerId)
            ? Of(answerId, String(form, "reaction"), Member(form, "feedback") is { } words ? String(words, "feedbackText") : null)
            : null;

    private static Feedback? Of(string answerId, string? reaction, string? text) => reaction switch
    {
        "like" => new Feedback { AnswerId = answerId, Reaction = Reaction.Like, Text = Shortened(text) },
        "dislike" => new Feedback { AnswerId = answerId, Reaction = Reaction.Dislike, Text = Shortened(text) },
        _ => null,
    };

    private static string? Shortened(string? text) =>
        text is { Length: > FeedbackBook.MostCharacters } ? text[..Graphemes.BoundaryAtOrBefore(text, FeedbackBook.MostCharacters)] : text;

    private static JsonElement? Member(JsonElement? element, string name) =>
        element is { ValueKind: JsonValueKind.Object } container && container.TryGetProperty(name, out var member) ? member : null;

    private static string? String(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.String } member ? member.GetString() : null;

    [GeneratedRegex("^feedback:(?<reaction>like|dislike):(?<answer>[0-9a-f]{32})$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ThumbPattern();

    [GeneratedRegex("^[0-9a-f]{32}$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex AnswerPattern();
}
