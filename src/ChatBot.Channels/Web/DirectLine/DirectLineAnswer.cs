using System.Globalization;
using ChatBot.Answers;
using ChatBot.Channels.Activities;
using ChatBot.Conversations;
using ChatBot.Passages;

namespace ChatBot.Channels.Web.DirectLine;

/// <summary>An answer and what is told before it, as activities that Web Chat shows completely. Values go in, values come out.</summary>
internal static class DirectLineAnswer
{
    private const int LongestAbstract = 160;

    /// <summary>What happens before there are words.</summary>
    public static Activity Status(TurnNews news, StreamInfo stream) => Part(stream, news switch
    {
        TurnNews.Searching searching => $"Searching {Count(searching.Documents, "document")}…",
        TurnNews.Reading reading => $"Reading {Count(reading.Passages, "passage")}…",
        TurnNews.Checking checking => $"Checking {Count(checking.Sentences, "sentence")}…",
        _ => "",
    });

    /// <summary>The words so far; each part contains the one before.</summary>
    public static Activity Words(string text, IReadOnlyList<Citation> citations, StreamInfo stream) => Part(stream, WebChatMarkdown.Of(text, citations));

    /// <summary>The finished answer.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="site">Scheme and host under which the asker reaches this service.</param>
    /// <param name="stream">The message in the making that it ends; null when nothing was told before.</param>
    public static Activity Of(Answer answer, string site, StreamInfo? stream)
    {
        var about = new AIEntity
        {
            Keywords = ["AllowCopy"],
            Citation = answer.Citations.Count == 0 ? null : [.. answer.Citations.Select(citation => Claim(citation, site))],
            PotentialAction = answer.Outcome is AnswerOutcome.Failed or AnswerOutcome.Refused ? null
                : [new("LikeAction", DirectLineFeedback.ThumbId("like", answer.AnswerId)), new("DislikeAction", DirectLineFeedback.ThumbId("dislike", answer.AnswerId))],
        };
        return new Activity
        {
            Type = ActivityTypes.Message,
            Id = answer.AnswerId,
            Text = WebChatMarkdown.Of(answer.Text, answer.Citations) + Nearest(answer.Nearest, site),
            TextFormat = "markdown",
            Entities = stream is null ? [ActivityJson.Element(about)] : [ActivityJson.Element(stream), ActivityJson.Element(about)],
            ChannelData = stream is null ? null : ActivityJson.Element(stream),
            SuggestedActions = answer.Suggestions.Count == 0 ? null : new SuggestedActions([], [.. answer.Suggestions.Select(CardAction.Say)]),
        };
    }

    /// <summary>What stands in the place of an answer that was stopped.</summary>
    public static Activity Stopped(string answerId, StreamInfo? stream) => Sentence("This answer was stopped.") with
    {
        Id = answerId,
        Entities = stream is null ? null : [ActivityJson.Element(stream)],
        ChannelData = stream is null ? null : ActivityJson.Element(stream),
    };

    /// <summary>A sentence of the service itself.</summary>
    public static Activity Sentence(string text, IReadOnlyList<string>? suggestions = null) => new()
    {
        Type = ActivityTypes.Message,
        Text = text,
        TextFormat = "markdown",
        SuggestedActions = suggestions is { Count: > 0 } ? new SuggestedActions([], [.. suggestions.Select(CardAction.Say)]) : null,
    };

    // All parts bear the number of the answer, so that a client puts each in the place of the one before, whichever it has seen.
    private static Activity Part(StreamInfo stream, string text) => new()
    {
        Id = stream.StreamId,
        Type = ActivityTypes.Typing,
        Text = text,
        TextFormat = "markdown",
        Entities = [ActivityJson.Element(stream)],
        ChannelData = ActivityJson.Element(stream),
    };

    // Without an address in the appearance Web Chat shows the passage itself; the way to the document stands below it.
    private static ClientCitation Claim(Citation citation, string site) => new(citation.Number, new ClientCitationAppearance
    {
        Name = citation.Title,
        Abstract = Shortened(citation.Quote),
        Text = $"{Quote(citation.Quote)}\n\n{WebChatMarkdown.Literal(string.Join(" › ", [.. citation.HeadingPath, PlaceText.Of(citation.Place)]))}\n\n"
            + $"[Open the document]({site}{citation.Url})",
    })
    {
        AtId = $"cite:{citation.Number.ToString(CultureInfo.InvariantCulture)}",
        Url = site + citation.Url,
    };

    private static string Quote(string words) =>
        "> " + string.Join("\\\n> ", words.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(WebChatMarkdown.Literal));

    private static string Nearest(IReadOnlyList<NearestDocument> nearest, string site) =>
        nearest.Count == 0 ? "" : "\n\n" + string.Join('\n', nearest.Select(document => $"- [{WebChatMarkdown.Literal(document.Title)}]({site}{document.Url})"));

    private static string Shortened(string words)
    {
        var line = string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= LongestAbstract ? line : line[..Text.Graphemes.BoundaryAtOrBefore(line, LongestAbstract - 1)] + "…";
    }

    private static string Count(int count, string thing) => count == 1 ? $"1 {thing}" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} {thing}s");
}
