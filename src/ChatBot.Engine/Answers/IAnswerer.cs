using ChatBot.Access;
using ChatBot.Retrieval;

namespace ChatBot.Answers;

/// <summary>Proposes an answer. Whatever it proposes is checked sentence by sentence before a person sees it.</summary>
public interface IAnswerer
{
    /// <summary>Answers one question, which is complete: a follow-up has been turned into a question of its own.</summary>
    ValueTask<Draft> AnswerAsync(AnswerRequest request, CancellationToken cancellationToken);
}

/// <summary>One complete question, and on whose behalf it is asked.</summary>
/// <param name="Reading">The question as it was read.</param>
/// <param name="Access">What the asker may see.</param>
public sealed record AnswerRequest(QuestionReading Reading, AccessFilter Access)
{
    /// <summary>What the conversation was told already, when more is asked for: the answer should be something else.</summary>
    public IReadOnlyList<Source> Told { get; init; } = [];

    /// <summary>Takes a sentence while the answer is being written: what passes the check is shown at once.</summary>
    public ProposeSentence Propose { get; init; } = (sentence, _, _) => ValueTask.FromResult(new CheckedSentence { Proposed = sentence });
}

/// <summary>Checks one more sentence of an answer that is being written, and says how the check ended.</summary>
public delegate ValueTask<CheckedSentence> ProposeSentence(DraftSentence sentence, AnswerMode mode, CancellationToken cancellationToken);
