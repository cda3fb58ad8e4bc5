using ChatBot.Answers;
using ChatBot.Conversations;

namespace ChatBot.Channels.Turns;

/// <summary>Answers a question and tells meanwhile what happens, as an <see cref="Assistant"/> does.</summary>
public delegate ValueTask<Answer> AnswerTurn(Question question, Action<TurnNews> tell, CancellationToken cancellationToken);

/// <summary>How the beginning of a turn ended.</summary>
public abstract record TurnStart
{
    private TurnStart()
    {
    }

    /// <summary>The question is being answered, or was before when the same request came again.</summary>
    public sealed record Begun(RunningTurn Turn) : TurnStart;

    /// <summary>The same person has sent another question under this request's number.</summary>
    public sealed record OtherQuestion : TurnStart;

    /// <summary>Too many questions wait already.</summary>
    public sealed record Full : TurnStart;
}
