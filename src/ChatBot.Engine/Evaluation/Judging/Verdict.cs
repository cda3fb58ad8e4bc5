using ChatBot.Answers;

namespace ChatBot.Evaluation;

/// <summary>What an answer is worth, measured against its question.</summary>
/// <param name="Faults">Why it is not right; none when it is.</param>
/// <param name="Citations">How many citations it has.</param>
/// <param name="CitationsInPlace">How many of them name a file that the question names.</param>
/// <param name="NotVerbatim">How many of their quotes do not stand in the text that they cite.</param>
public sealed record Verdict(IReadOnlyList<string> Faults, int Citations, int CitationsInPlace, int NotVerbatim)
{
    private const int ShownQuote = 60;

    /// <summary>Whether the answer is right.</summary>
    public bool IsRight => Faults.Count == 0;

    /// <summary>Judges an answer; <paramref name="isVerbatim"/> says for each citation whether its quote stands in the cited text.</summary>
    public static Verdict Of(EvalQuestion question, Answer answer, IReadOnlyList<bool> isVerbatim)
    {
        var notVerbatim = answer.Citations.Where((_, i) => !isVerbatim[i]).ToList();
        var cited = answer.Citations.Select(citation => BaseName.Of(citation.Path)).ToList();
        var (faults, inPlace) = question.Expected switch
        {
            Expectation.NotFound or Expectation.OffTopic => (OfNotFound(answer), 0),
            Expectation.Forbidden expected => (OfForbidden(expected, answer), InPlace(expected.Files, cited)),
            Expectation.AnswerAndPlaces expected => (
                [.. notVerbatim.Select(NotVerbatimFault), .. OfAnswer(expected, answer, cited)],
                InPlace(expected.Files, cited)),
            Expectation.Ranking expected => OfRanking(expected, answer),
            _ => throw new ArgumentOutOfRangeException(nameof(question)),
        };
        return new Verdict(faults, cited.Count, inPlace, notVerbatim.Count);
    }

    private static int InPlace(IReadOnlyList<OneOf> files, List<string> cited)
    {
        var good = files.SelectMany(file => file.Forms).ToHashSet(StringComparer.Ordinal);
        return cited.Count(good.Contains);
    }

    private static string NotVerbatimFault(Citation citation) =>
        $"the quote of {citation.Path} does not stand there: {(citation.Quote.Length <= ShownQuote ? citation.Quote : citation.Quote[..ShownQuote] + "…")}";

    private static List<string> OfNotFound(Answer answer)
    {
        var faults = new List<string>();
        if (answer.Outcome != AnswerOutcome.NotFound)
        {
            faults.Add($"{Name(answer.Outcome)}, though no document has the answer");
        }

        if (answer.Citations.Count > 0)
        {
            faults.Add($"{answer.Citations.Count} citations where none is due");
        }

        return faults;
    }

    private static List<string> OfForbidden(Expectation.Forbidden expected, Answer answer)
    {
        var text = PlainForm.Of(answer.Text);
        return [.. expected.Strings.Where(forbidden => text.Contains(PlainForm.Of(forbidden), StringComparison.Ordinal)).Select(forbidden => $"says “{forbidden}”")];
    }

    private static List<string> OfAnswer(Expectation.AnswerAndPlaces expected, Answer answer, List<string> cited)
    {
        var faults = OfOutcome(answer);
        var text = PlainForm.Of(PlainForm.WithoutMarkers(answer.Text));
        faults.AddRange(expected.Contains.Where(item => !item.Forms.Any(form => WholeMatch.Occurs(text, PlainForm.Of(form)))).Select(item => $"lacks “{item.First}”"));
        var lacking = expected.Files.Where(file => !file.Forms.Any(cited.Contains)).ToList();
        if (expected.EveryFile ? lacking.Count > 0 : lacking.Count == expected.Files.Count)
        {
            faults.Add($"does not cite {string.Join(", ", lacking.Select(file => file.First))}");
        }

        return faults;
    }

    // Such sets name documents by ids of their own, so a citation is compared with id, path and what follows the # in the path.
    private static (List<string> Faults, int InPlace) OfRanking(Expectation.Ranking expected, Answer answer)
    {
        if (expected.Relevant.Count == 0)
        {
            return (OfNotFound(answer), 0);
        }

        var faults = OfOutcome(answer);
        var text = PlainForm.Of(PlainForm.WithoutMarkers(answer.Text));
        if (expected.Answers.Count > 0 && !expected.Answers.Any(form => WholeMatch.Occurs(text, PlainForm.Of(form))))
        {
            faults.Add($"lacks “{expected.Answers[0]}”");
        }

        return (faults, answer.Citations.Count(citation => DocumentRanking.IsOneOf(expected.Relevant, citation.DocumentId, citation.Path)));
    }

    private static List<string> OfOutcome(Answer answer) => answer.Outcome == AnswerOutcome.Answered ? [] : [Name(answer.Outcome)];

    private static string Name(AnswerOutcome outcome) => outcome switch
    {
        AnswerOutcome.Answered => "answered",
        AnswerOutcome.NotFound => "not found",
        AnswerOutcome.Refused => "refused",
        AnswerOutcome.Failed => "failed",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };
}
