namespace ChatBot.Evaluation;

/// <summary>Where the first of the best sentences stands that has an accepted answer in it.</summary>
/// <param name="First">Its rank from 1; null when none of the sentences looked at has one.</param>
public sealed record SentenceRank(int? First)
{
    /// <summary>How many sentences are looked at.</summary>
    public const int Depth = 3;

    /// <summary>Whether a sentence can have one of these answers: there is one, and it is more than yes or no.</summary>
    public static bool CanBeMeasured(IReadOnlyList<string> answers) =>
        answers.Count > 0 && !answers.All(answer => PlainForm.Of(answer).TrimEnd('.') is "yes" or "no");

    /// <summary>Compares sentences, best first, with the accepted answers in the form in which answers are compared.</summary>
    public static SentenceRank Of(IReadOnlyList<string> answers, IReadOnlyList<string> sentences)
    {
        var forms = answers.Select(PlainForm.Of).ToList();
        var before = sentences.Take(Depth).Select(PlainForm.Of).TakeWhile(sentence => !forms.Any(form => WholeMatch.Occurs(sentence, form))).Count();
        return new SentenceRank(before < Math.Min(Depth, sentences.Count) ? before + 1 : null);
    }
}
