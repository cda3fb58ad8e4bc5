using System.Collections.Concurrent;
using ChatBot.Access;
using ChatBot.Answers;
using ChatBot.Conversations;

namespace ChatBot.Channels.Turns;

/// <summary>
/// The questions that are being answered, and the answers of a while ago: whoever asked can follow one, leave, come back, and stop it.
/// </summary>
public sealed class TurnDesk(Assistant assistant, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, RunningTurn> turns = new(StringComparer.Ordinal);

    /// <summary>Begins to answer a question; the work goes on whether or not somebody follows it.</summary>
    public RunningTurn Begin(Question question)
    {
        var turn = new RunningTurn(
            question with { AnswerId = question.AnswerId ?? Question.NewId(), ConversationId = question.ConversationId ?? Question.NewId() }, time);
        turns[turn.AnswerId] = turn;
        _ = turn.RunAsync(assistant);
        return turn;
    }

    /// <summary>The turn of a principal's own question, or null when there is none of that number.</summary>
    public RunningTurn? Find(string answerId, Principal principal) =>
        turns.TryGetValue(answerId, out var turn) && turn.Asked.Principal.Id == principal.Id ? turn : null;
}
