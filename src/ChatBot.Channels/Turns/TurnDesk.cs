using ChatBot.Access;
using ChatBot.Answers;
using ChatBot.Conversations;

namespace ChatBot.Channels.Turns;

/// <summary>
/// The questions that are being answered, and the answers of a while ago: whoever asked can follow one, leave, come back, and stop it.
/// </summary>
public sealed class TurnDesk : IDisposable
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, RunningTurn> turns = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Principal, string Request), (RunningTurn Turn, string? Conversation)> requests = [];
    private readonly Queue<FinishedTurn> finished = [];
    private readonly AnswerTurn answer;
    private readonly TimeProvider time;
    private readonly SemaphoreSlim places;
    private readonly ITimer timer;
    private readonly int mostRunning;
    private long finishedBytes;
    private int running;

    /// <summary>A desk with room for as many questions as the limits say.</summary>
    public TurnDesk(AnswerTurn answer, LimitsOptions limits, TimeProvider time)
    {
        this.answer = answer;
        this.time = time;
        mostRunning = limits.QuestionsAtOnce + limits.QuestionsWaiting;
        places = new SemaphoreSlim(limits.QuestionsAtOnce);
        timer = time.CreateTimer(_ => LookAfterTurns(), null, Pace, Pace);
    }

    /// <summary>How often the desk looks after its turns.</summary>
    public static TimeSpan Pace { get; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a finished turn can be followed again.</summary>
    public static TimeSpan KeptFor { get; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a turn goes on when its last listener has left.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(60);

    /// <summary>How many finished turns are kept.</summary>
    public static int MostFinished => 10_000;

    /// <summary>About how many bytes the finished turns may take together.</summary>
    public static long MostFinishedBytes => 64_000_000;

    /// <summary>
    /// Begins to answer a question; the work goes on whether or not somebody follows it. A request that was sent again, which its number
    /// shows, is the same turn, unless that was given up because nobody listened.
    /// </summary>
    public TurnStart Begin(Question question, string? requestId = null)
    {
        RunningTurn turn;
        lock (gate)
        {
            Forget();
            var request = (question.Principal.Id, requestId ?? "");
            if (requestId is not null && requests.TryGetValue(request, out var known) && !known.Turn.IsAbandoned)
            {
                return known.Turn.Asked.Text == question.Text && known.Conversation == question.ConversationId
                    ? new TurnStart.Begun(known.Turn)
                    : new TurnStart.OtherQuestion();
            }

            if (running >= mostRunning)
            {
                return new TurnStart.Full();
            }

            turn = new RunningTurn(
                question with { AnswerId = question.AnswerId ?? Question.NewId(), ConversationId = question.ConversationId ?? Question.NewId() }, time);
            turns.Add(turn.AnswerId, turn);
            running++;
            if (requestId is not null)
            {
                requests[request] = (turn, question.ConversationId);
            }
        }

        _ = turn.RunAsync(answer, places, given => PutAway(turn, requestId, given));
        return new TurnStart.Begun(turn);
    }

    /// <summary>The turn of a principal's own question, or null when there is none of that number.</summary>
    public RunningTurn? Find(string answerId, Principal principal)
    {
        lock (gate)
        {
            Forget();
            return turns.TryGetValue(answerId, out var turn) && turn.Asked.Principal.Id == principal.Id ? turn : null;
        }
    }

    /// <summary>The same by the number of the request, which a client knows before anything has come back.</summary>
    public RunningTurn? FindRequest(string requestId, Principal principal)
    {
        lock (gate)
        {
            Forget();
            return requests.TryGetValue((principal.Id, requestId), out var known) ? known.Turn : null;
        }
    }

    /// <summary>Stops whatever is running.</summary>
    public void Dispose()
    {
        timer.Dispose();
        foreach (var turn in Running())
        {
            turn.Stop();
        }
    }

    private void PutAway(RunningTurn turn, string? requestId, Answer? given)
    {
        var weight = Weight(turn.Asked, given);
        lock (gate)
        {
            running--;
            finished.Enqueue(new FinishedTurn(turn, requestId, time.GetUtcNow(), weight));
            finishedBytes += weight;
            Forget();
        }
    }

    // The oldest go first, when they are old or when there are too many.
    private void Forget()
    {
        var oldest = time.GetUtcNow() - KeptFor;
        while (finished.TryPeek(out var first) && (first.At <= oldest || finished.Count > MostFinished || finishedBytes > MostFinishedBytes))
        {
            finished.Dequeue();
            finishedBytes -= first.Bytes;
            turns.Remove(first.Turn.AnswerId);
            var request = (first.Turn.Asked.Principal.Id, first.RequestId ?? "");
            if (requests.TryGetValue(request, out var known) && known.Turn == first.Turn)
            {
                requests.Remove(request);
            }
        }
    }

    private void LookAfterTurns()
    {
        lock (gate)
        {
            Forget();
        }

        foreach (var turn in Running())
        {
            if (turn.LeftAt is { } left && time.GetUtcNow() - left >= Patience)
            {
                turn.Abandon();
            }
            else
            {
                turn.Wake();
            }
        }
    }

    private List<RunningTurn> Running()
    {
        lock (gate)
        {
            return [.. turns.Values.Where(turn => !turn.Done.IsCompleted)];
        }
    }

    // Roughly what it takes to remember a turn: its strings, and as much again for the objects around them.
    private static long Weight(Question asked, Answer? answer)
    {
        const int PerObject = 500;
        var citations = answer?.Citations ?? [];
        return (2L * (asked.Text.Length + (answer is null ? 0 : answer.Question.Length + (2 * answer.Text.Length))))
            + citations.Sum(citation => 2L * (citation.Quote.Length + citation.Title.Length + citation.Path.Length))
            + (PerObject * (4L + citations.Count));
    }

    private sealed record FinishedTurn(RunningTurn Turn, string? RequestId, DateTimeOffset At, long Bytes);
}
