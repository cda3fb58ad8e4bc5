using System.Collections.Concurrent;
using System.Threading.Channels;
using ChatBot.Answers;
using ChatBot.Conversations;

namespace ChatBot.Tests.Channels.Turns;

/// <summary>Answers questions only as far as the test says: a question is begun, told about, and ended.</summary>
internal sealed class ScriptedTurns
{
    private readonly ConcurrentDictionary<string, Script> scripts = new(StringComparer.Ordinal);
    private int asked;

    /// <summary>How many questions were begun.</summary>
    public int Asked => asked;

    public Script this[string question] => scripts.GetOrAdd(question, _ => new Script());

    public async ValueTask<Answer> AnswerAsync(Question question, Action<TurnNews> tell, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref asked);
        var script = this[question.Text];
        script.Begun.TrySetResult();
        try
        {
            await foreach (var news in script.News.Reader.ReadAllAsync(cancellationToken))
            {
                tell(news);
            }
        }
        catch (OperationCanceledException)
        {
            script.Stopped.TrySetResult();
            throw;
        }

        return script.Broken is { } broken ? throw broken : Answer(question, script.Text);
    }

    public static Answer Answer(Question question, string text) => new()
    {
        AnswerId = question.AnswerId!,
        ConversationId = question.ConversationId!,
        Question = question.Text,
        Outcome = AnswerOutcome.Answered,
        Mode = AnswerMode.Extractive,
        Text = text,
        Confidence = 1,
        ElapsedMs = 1,
    };

    /// <summary>What happens to one question.</summary>
    internal sealed class Script
    {
        public Channel<TurnNews> News { get; } = Channel.CreateUnbounded<TurnNews>();

        public TaskCompletionSource Begun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Stopped { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Exception? Broken { get; private set; }

        public string Text { get; private set; } = "";

        public Script Tell(string piece)
        {
            Text += piece;
            News.Writer.TryWrite(new TurnNews.Piece(piece, []));
            return this;
        }

        public void End() => News.Writer.TryComplete();

        public void Break(Exception broken)
        {
            Broken = broken;
            End();
        }
    }
}
