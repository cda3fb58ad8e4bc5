using ChatBot.Access;
using ChatBot.Answers;
using ChatBot.Index;
using ChatBot.Retrieval;

namespace ChatBot.Conversations;

/// <summary>Reads a complete question.</summary>
public delegate ValueTask<QuestionReading> ReadQuestion(string question, AccessFilter access, CancellationToken cancellationToken);

/// <summary>Completes a question from the turns before it, the latest last.</summary>
public delegate ValueTask<CompletedQuestion> CompleteQuestion(
    string question, IReadOnlyList<EarlierTurn> earlier, AccessFilter access, CancellationToken cancellationToken);

/// <summary>Picks what to ask after an answer; <paramref name="asked"/> is what was asked in the conversation so far.</summary>
public delegate ValueTask<IReadOnlyList<string>> SuggestNext(Answer answer, IReadOnlyList<string> asked, AccessFilter access, CancellationToken cancellationToken);

/// <summary>What a turn is put together from.</summary>
public sealed record AssistantParts
{
    /// <summary>Passages, catalogue and kept texts.</summary>
    public required IPassageStore Store { get; init; }

    /// <summary>Completes follow-ups.</summary>
    public required CompleteQuestion Complete { get; init; }

    /// <summary>Reads questions.</summary>
    public required ReadQuestion Read { get; init; }

    /// <summary>Who proposes answers, asked in this order until something passes the check.</summary>
    public required IReadOnlyList<IAnswerer> Answerers { get; init; }

    /// <summary>What was asked before.</summary>
    public required ConversationMemory Memory { get; init; }

    /// <summary>Where receipts go; null when nobody asked, so that none are due.</summary>
    public required Journal? Journal { get; init; }

    /// <summary>Says what to ask next; null when nothing is suggested.</summary>
    public SuggestNext? Suggest { get; init; }

    /// <summary>Says why a configured model took no part since a moment of <see cref="Time"/>; null when none is configured.</summary>
    public Func<long, string?>? Fallback { get; init; }

    /// <summary>How much may be asked.</summary>
    public required LimitsOptions Limits { get; init; }

    /// <summary>The settings that decide what the index holds, for the receipts.</summary>
    public required string Settings { get; init; }

    /// <summary>Clock and stopwatch.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Told of everything that broke, with the trace id that the asker was given.</summary>
    public required Action<string, Exception> Report { get; init; }
}
