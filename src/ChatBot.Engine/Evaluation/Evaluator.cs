using ChatBot.Answers;
using ChatBot.Retrieval;

namespace ChatBot.Evaluation;

/// <summary>Asks one question on behalf of somebody who holds these labels, in a new conversation or in one that is under way.</summary>
public delegate ValueTask<Answer> AskQuestion(string question, IReadOnlyList<string> labels, string? conversationId, CancellationToken cancellationToken);

/// <summary>Finds the best passages for a question, on the same behalf.</summary>
public delegate ValueTask<Evidence> FindPassages(string question, IReadOnlyList<string> labels, int top, CancellationToken cancellationToken);

/// <summary>Finds the best sentences for a question, on the same behalf.</summary>
public delegate ValueTask<IReadOnlyList<string>> FindSentences(string question, IReadOnlyList<string> labels, int top, CancellationToken cancellationToken);

/// <summary>The kept text that an answer cites, on the same behalf; null when it is not kept.</summary>
public delegate ValueTask<string?> ReadCited(Citation citation, IReadOnlyList<string> labels, CancellationToken cancellationToken);

/// <summary>What is measured.</summary>
public sealed record EvalSubject
{
    /// <summary>Answers questions; null when only rankings are measured.</summary>
    public required AskQuestion? Ask { get; init; }

    /// <summary>Ranks passages.</summary>
    public required FindPassages Find { get; init; }

    /// <summary>Ranks sentences; null when they are not measured.</summary>
    public FindSentences? FindSentences { get; init; }

    /// <summary>Reads what answers cite.</summary>
    public required ReadCited Read { get; init; }

    /// <summary>Where time is taken.</summary>
    public required TimeProvider Time { get; init; }
}

/// <summary>What came of one question.</summary>
public sealed record EvalResult
{
    /// <summary>The question.</summary>
    public required EvalQuestion Question { get; init; }

    /// <summary>The answer, if one was asked for.</summary>
    public Answer? Answer { get; init; }

    /// <summary>What the answer is worth.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>How its relevant documents rank, if the set names any.</summary>
    public DocumentRanking? Ranking { get; init; }

    /// <summary>Which of the first sentences has the answer, if that was measured and the set names answers that a sentence can have.</summary>
    public SentenceRank? Sentences { get; init; }

    /// <summary>Of the answer, or else of the evidence.</summary>
    public required double Confidence { get; init; }

    /// <summary>How long the answer took, or else the search.</summary>
    public required double ElapsedMs { get; init; }

    /// <summary>Whether the corpus has an answer; null where the set does not say.</summary>
    public bool? IsAnswerable => Question.Expected switch
    {
        Expectation.AnswerAndPlaces => true,
        Expectation.NotFound or Expectation.OffTopic => false,
        Expectation.Forbidden => null,
        Expectation.Ranking ranking => ranking.Relevant.Count > 0,
        _ => throw new InvalidOperationException("An expectation of no known schema."),
    };
}

/// <summary>Asks the questions of a set one after the other and judges what comes back.</summary>
public sealed class Evaluator(EvalSubject subject)
{
    // Ten documents may need more passages than ten; past this depth a document of many passages has pushed the others out for good.
    private const int Passages = 60;

    /// <summary>Runs a whole set.</summary>
    public async Task<IReadOnlyList<EvalResult>> RunAsync(IReadOnlyList<EvalQuestion> questions, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var results = new List<EvalResult>(questions.Count);
        foreach (var question in questions)
        {
            results.Add(await RunAsync(question, cancellationToken));
            progress?.Report(results.Count);
        }

        return results;
    }

    private async ValueTask<EvalResult> RunAsync(EvalQuestion question, CancellationToken cancellationToken)
    {
        var result = subject.Ask is { } ask ? await AskAsync(question, ask, cancellationToken) : null;
        if (result is not null && question.Expected is not Expectation.Ranking { Relevant.Count: > 0 })
        {
            return result;
        }

        var started = subject.Time.GetTimestamp();
        var evidence = await subject.Find(question.Text, question.Labels, Passages, cancellationToken);
        var elapsed = subject.Time.GetElapsedTime(started).TotalMilliseconds;
        result ??= new EvalResult { Question = question, Confidence = evidence.Confidence, ElapsedMs = elapsed };
        return question.Expected is Expectation.Ranking { Relevant: [_, ..] relevant } expected
            ? result with { Ranking = DocumentRanking.Of(relevant, evidence), Sentences = await RankSentencesAsync(question, expected, cancellationToken) }
            : result;
    }

    private async ValueTask<SentenceRank?> RankSentencesAsync(EvalQuestion question, Expectation.Ranking expected, CancellationToken cancellationToken) =>
        subject.FindSentences is { } find && SentenceRank.CanBeMeasured(expected.Answers)
            ? SentenceRank.Of(expected.Answers, await find(question.Text, question.Labels, SentenceRank.Depth, cancellationToken))
            : null;

    private async ValueTask<EvalResult> AskAsync(EvalQuestion question, AskQuestion ask, CancellationToken cancellationToken)
    {
        string? conversation = null;
        if (question.Prior is { } prior)
        {
            conversation = (await ask(prior, question.Labels, conversationId: null, cancellationToken)).ConversationId;
        }

        var started = subject.Time.GetTimestamp();
        var answer = await ask(question.Text, question.Labels, conversation, cancellationToken);
        var elapsed = subject.Time.GetElapsedTime(started).TotalMilliseconds;

        var isVerbatim = new List<bool>(answer.Citations.Count);
        foreach (var citation in answer.Citations)
        {
            var text = await subject.Read(citation, question.Labels, cancellationToken);
            isVerbatim.Add(text is not null && text.Contains(citation.Quote, StringComparison.Ordinal));
        }

        var verdict = Verdict.Of(question, answer, isVerbatim);
        return new EvalResult { Question = question, Answer = answer, Verdict = verdict, Confidence = answer.Confidence, ElapsedMs = elapsed };
    }
}
