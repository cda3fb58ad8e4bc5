using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using ChatBot.Answers;
using ChatBot.Channels.Turns;
using ChatBot.Conversations;

namespace ChatBot.Channels.Agents;

/// <summary>What is told of a turn, as server-sent events: <c>status</c>, <c>delta</c>, and in the end <c>answer</c> or <c>error</c>.</summary>
internal static class AskEvents
{
    /// <summary>One event; its number lets a client that was cut off go on behind it.</summary>
    public static void Write(IBufferWriter<byte> target, TurnNews news, RunningTurn turn, int position)
    {
        switch (news)
        {
            case TurnNews.Searching searching:
                WriteStatus(target, turn, position, "searching", "documents", searching.Documents);
                break;
            case TurnNews.Reading reading:
                WriteStatus(target, turn, position, "reading", "passages", reading.Passages);
                break;
            case TurnNews.Checking checking:
                WriteStatus(target, turn, position, "checking", "sentences", checking.Sentences);
                break;
            case TurnNews.Piece piece:
                Write(target, "delta", turn, position, json =>
                {
                    json.WriteStartObject();
                    json.WriteString("text", piece.Text);
                    AnswerJson.WriteCitations(json, piece.Citations);
                    json.WriteEndObject();
                });
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(news));
        }
    }

    /// <summary>The last event; without an answer the turn was stopped.</summary>
    public static void WriteEnd(IBufferWriter<byte> target, Answer? answer, RunningTurn turn, int position)
    {
        if (answer is null)
        {
            Write(target, "error", turn, position, json =>
            {
                json.WriteStartObject();
                json.WriteString("reason", "stopped");
                WriteIds(json, turn);
                json.WriteEndObject();
            });
        }
        else
        {
            Write(target, "answer", turn, position, json => AnswerJson.Write(json, answer));
        }
    }

    private static void WriteStatus(IBufferWriter<byte> target, RunningTurn turn, int position, string stage, string counted, int count) =>
        Write(target, "status", turn, position, json =>
        {
            json.WriteStartObject();
            json.WriteString("stage", stage);
            json.WriteNumber(counted, count);
            WriteIds(json, turn);
            json.WriteEndObject();
        });

    private static void WriteIds(Utf8JsonWriter json, RunningTurn turn)
    {
        json.WriteString("answerId", turn.AnswerId);
        json.WriteString("conversationId", turn.Asked.ConversationId);
    }

    private static void Write(IBufferWriter<byte> target, string name, RunningTurn turn, int position, Action<Utf8JsonWriter> data)
    {
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"id: {turn.AnswerId}:{position}\nevent: {name}\ndata: "), target);
        AnswerJson.Write(target, data);
        target.Write("\n\n"u8);
    }
}
