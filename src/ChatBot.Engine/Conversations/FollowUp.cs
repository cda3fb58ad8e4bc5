using ChatBot.Retrieval;

namespace ChatBot.Conversations;

/// <summary>
/// Completes a question that hangs on earlier ones, so that it reads as a whole by itself. A question that stands by itself comes back
/// as it is.
/// </summary>
public static class FollowUp
{
    private const int FewContentWords = 3;

    /// <summary>The complete question.</summary>
    /// <param name="asked">What was typed.</param>
    /// <param name="earlier">The earlier turns of the conversation, the last one last.</param>
    /// <param name="corpus">The documents that the asker may see.</param>
    public static CompletedQuestion Complete(string asked, IReadOnlyList<EarlierTurn> earlier, CorpusView corpus)
    {
        if (earlier.Count == 0)
        {
            return new CompletedQuestion(asked, FollowUpKind.None);
        }

        var text = AskedText.Clean(asked);
        if (text.Length == 0)
        {
            return new CompletedQuestion(text, FollowUpKind.None);
        }

        if (FollowUpCues.NewTopic(text) is { Length: > 0 } fresh)
        {
            return new CompletedQuestion(Opening(fresh), FollowUpKind.NewTopic);
        }

        var turn = earlier[^1];
        if (FollowUpCues.IsShowWhere(text))
        {
            return new CompletedQuestion($"Show the passage that answers: {turn.Question}", FollowUpKind.ShowWhere);
        }

        if (FollowUpCues.IsMore(text))
        {
            return new CompletedQuestion($"What else do the documents say: {turn.Question}", FollowUpKind.More);
        }

        var question = new FollowUpQuestion(text, corpus, turn.Reading.Language);
        if (question.Words.Count == 0)
        {
            return new CompletedQuestion(asked, FollowUpKind.None);
        }

        var completed = question.IsFragment
            ? FragmentCompletion.Complete(question, turn, corpus)
            : SentenceCompletion.Complete(question, turn, corpus, FewContentWords);
        return completed is null
            ? new CompletedQuestion(asked, FollowUpKind.None)
            : new CompletedQuestion(Opening(completed), FollowUpKind.Completed) { Otherwise = question.IsFragment ? FragmentCompletion.Otherwise(question, turn, corpus, completed) : null };
    }

    private static string Opening(string text) => text.Length > 0 && char.IsLower(text[0]) ? char.ToUpperInvariant(text[0]) + text[1..] : text;
}
