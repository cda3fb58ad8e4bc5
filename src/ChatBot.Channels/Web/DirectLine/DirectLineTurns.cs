using System.Text;
using System.Text.Json;
using ChatBot.Access;
using ChatBot.Answers;
using ChatBot.Channels.Activities;
using ChatBot.Channels.Turns;
using ChatBot.Conversations;
using Microsoft.Extensions.Logging;

namespace ChatBot.Channels.Web.DirectLine;

/// <summary>Who says something in a conversation, and under which address they reach this service.</summary>
internal sealed record DirectLineSpeaker(Principal Principal, string? UserId, string Site);

/// <summary>What happens with an activity that a client sends: it comes back to all clients, a question is answered, a like is written down.</summary>
internal sealed partial class DirectLineTurns(TurnDesk desk, DirectLineParts parts)
{
    private const string Greeting = "Ask me about the documents. Every answer shows where it stands, and a click on a number shows the passage.";
    private const string WhileAway = "I was away for a moment. If an answer is missing, please ask again.";
    private const string CannotRead = "I cannot read attached files; I answer from the documents that I was given.";
    private const string TooMany = "Too many questions are waiting. Please ask again in a moment.";
    private const string Broken = "Something went wrong while answering. Please ask again.";

    private ChannelAccount Bot => new("bot", parts.Name, "bot");

    /// <summary>Says hello in a new conversation.</summary>
    public async Task GreetAsync(DirectLineConversation conversation, CancellationToken cancellationToken) =>
        Say(conversation, DirectLineAnswer.Sentence(Greeting, await parts.Examples(conversation.Principal, cancellationToken)));

    /// <summary>Says that something may be missing in a conversation that had to be taken up again.</summary>
    public void SayWhileAway(DirectLineConversation conversation) => Say(conversation, DirectLineAnswer.Sentence(WhileAway));

    /// <summary>Takes an activity and gives its number. The answer comes by itself.</summary>
    public async Task<string> TakeAsync(DirectLineConversation conversation, Activity activity, DirectLineSpeaker speaker, bool hasFiles, CancellationToken cancellationToken)
    {
        var sender = (activity.From ?? new ChannelAccount(null)) with { Role = "user" };
        var asked = activity with { Id = null, From = sender with { Id = speaker.UserId ?? sender.Id ?? "user" } };
        var slot = activity.Type == ActivityTypes.Typing ? "user is typing" : null;
        var id = conversation.Take(asked, ClientId(activity), slot, out var isNew);
        if (!isNew)
        {
            return id;
        }

        if (hasFiles)
        {
            Say(conversation, DirectLineAnswer.Sentence(CannotRead), id);
        }

        switch (activity.Type)
        {
            case ActivityTypes.Message when Words(activity) is { Length: > 0 } || !hasFiles:
                Ask(conversation, Words(activity), speaker, id);
                break;
            case ActivityTypes.Event or ActivityTypes.Invoke when DirectLineFeedback.Of(activity) is { } feedback:
                await parts.Feedback.AddAsync(feedback, speaker.Principal, cancellationToken);
                break;
            default:
                break;
        }

        return id;
    }

    private void Ask(DirectLineConversation conversation, string words, DirectLineSpeaker speaker, string replyTo)
    {
        var question = new Question { Text = words, Principal = speaker.Principal, ConversationId = conversation.Id };
        if (!conversation.Enqueue(() => AnswerAsync(conversation, question, speaker.Site, replyTo)))
        {
            Say(conversation, DirectLineAnswer.Sentence(TooMany), replyTo);
        }
    }

    private async Task AnswerAsync(DirectLineConversation conversation, Question question, string site, string replyTo)
    {
        try
        {
            if (desk.Begin(question) is not TurnStart.Begun { Turn: var turn })
            {
                Say(conversation, DirectLineAnswer.Sentence(TooMany), replyTo);
                return;
            }

            var stream = new StreamInfo("informative", turn.AnswerId, 0);
            var text = new StringBuilder();
            var citations = new List<Citation>();
            await foreach (var (_, news) in turn.FollowAsync(0, CancellationToken.None))
            {
                stream = stream with { StreamSequence = stream.StreamSequence + 1 };
                if (news is TurnNews.Piece piece)
                {
                    stream = stream with { StreamType = "streaming" };
                    text.Append(piece.Text);
                    citations.AddRange(piece.Citations);
                    Say(conversation, DirectLineAnswer.Words(text.ToString(), citations, stream), replyTo, stream.StreamId);
                }
                else
                {
                    Say(conversation, DirectLineAnswer.Status(news, stream), replyTo, stream.StreamId);
                }
            }

            var last = stream.StreamSequence > 0 ? stream with { StreamType = "final", StreamSequence = null } : null;
            var end = await turn.Done is { } answer ? DirectLineAnswer.Of(answer, site, last) : DirectLineAnswer.Stopped(turn.AnswerId, last);
            Say(conversation, end, replyTo, turn.AnswerId);
        }
        catch (Exception broken)
        {
            LogBroken(parts.Log, conversation.Id, broken);
            Say(conversation, DirectLineAnswer.Sentence(Broken), replyTo);
        }
    }

    private void Say(DirectLineConversation conversation, Activity activity, string? replyTo = null, string? slot = null) =>
        conversation.Append(activity with { From = Bot, ReplyToId = replyTo }, slot);

    // A button may send its words as a value.
    private static string Words(Activity activity) =>
        activity.Text is { Length: > 0 } text ? text : activity.Value is { ValueKind: JsonValueKind.String } value ? value.GetString()! : "";

    private static string? ClientId(Activity activity) =>
        activity.ChannelData is { ValueKind: JsonValueKind.Object } data && data.TryGetProperty("clientActivityID", out var id) && id.ValueKind == JsonValueKind.String
            ? id.GetString()
            : null;

    [LoggerMessage(Level = LogLevel.Error, Message = "A question of the Direct Line conversation {Conversation} was not answered")]
    private static partial void LogBroken(ILogger log, string conversation, Exception broken);
}
