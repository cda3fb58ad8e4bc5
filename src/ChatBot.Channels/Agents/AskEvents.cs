using System.Text.Json;
using ChatBot.Answers;
using ChatBot.Channels.Turns;
using ChatBot.Conversations;

namespace ChatBot.Channels.Agents;

/// <summary>What is told of a turn, as server-sent events: <c>status</c>, <c>delta</c>, and in the end <c>answer</c> or <c>error</c>.</summary>
internal static class AskEvents
{
    /// <summary>One event; its number lets a client that was cut off go on behind it.</summary>
    public static string Of(TurnNews news, RunningTurn turn, int position) => news switch
    {
        TurnNews.Searching searching => Status(turn, position, "searching", "documents", searching.Documents),
        TurnNews.Reading reading => Status(turn, position, "reading", "passages", reading.Passages),
        TurnNews.Checking checking => Status(turn, position, "checking", "sentences", checking.Sentences),
        TurnNews.Piece piece => Event("delta", turn, position, json =>
        {
            json.WriteString("text", piece.Text);
            AnswerJson.WriteCitations(json, piece.Citations);
        }),
        _ => throw new ArgumentOutOfRangeException(nameof(news)),
    };

    /// <summary>The last event; without an answer the turn was stopped.</summary>
    public static string End(Answer? answer, RunningTurn turn, int position) => answer is null
        ? Event("error", turn, position, json => json.WriteString("reason", "stopped"))
        : Frame("answer", turn, position, AnswerJson.Of(answer));

    private static string Status(RunningTurn turn, int position, string stage, string counted, int count) => Event("status", turn, position, json =>
    {
        json.WriteString("stage", stage);
        json.WriteNumber(counted, count);
        json.WriteString("answerId", turn.AnswerId);
        json.WriteString("conversationId", turn.Asked.ConversationId);
    });

    private static string Event(string name, RunningTurn turn, int position, Action<Utf8JsonWriter> content) =>
        Frame(name, turn, position, AnswerJson.Line(json =>
        {
            json.WriteStartObject();
            content(json);
            json.WriteEndObject();
        }));

    private static string Frame(string name, RunningTurn turn, int position, string data) => $"id: {turn.AnswerId}:{position}\nevent: {name}\ndata: {data}\n\n";
}
