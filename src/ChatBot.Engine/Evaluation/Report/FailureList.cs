using ChatBot.Answers;

namespace ChatBot.Evaluation;

/// <summary>The questions that went wrong, with what was expected and what came.</summary>
internal static class FailureList
{
    private const int Most = 500;
    private const int LongestText = 2000;
    private const int LongestQuote = 300;

    public static void AddTo(Markup page, IReadOnlyList<EvalResult> results)
    {
        var failures = results.Where(result => result.Verdict is { IsRight: false }).ToList();
        if (failures.Count == 0)
        {
            return;
        }

        page.Raw("<section id=\"failures\">\n").Element("h2", "What went wrong");
        page.Element("p class=\"says\"", failures.Count <= Most ? $"{failures.Count} questions." : $"The first {Most} of {failures.Count} questions.");
        foreach (var failure in failures.Take(Most))
        {
            AddTo(page, failure, failure.Answer!, failure.Verdict!);
        }

        page.Raw("</section>\n");
    }

    /// <summary>What a right answer would have had, in words.</summary>
    public static string Expected(EvalQuestion question) => question.Expected switch
    {
        Expectation.NotFound or Expectation.OffTopic => "not found",
        Expectation.Forbidden expected => $"nothing of: {string.Join("; ", expected.Strings)}",
        Expectation.AnswerAndPlaces expected => $"{string.Join("; ", expected.Contains.Select(item => item.First))} — from {string.Join(", ", expected.Files.Select(file => file.First))}",
        Expectation.Ranking { Relevant.Count: 0 } => "not found",
        Expectation.Ranking expected => string.Join("; ", expected.Answers.Take(1).Concat(expected.Relevant)),
        _ => throw new ArgumentOutOfRangeException(nameof(question)),
    };

    private static void AddTo(Markup page, EvalResult failure, Answer answer, Verdict verdict)
    {
        var question = failure.Question;
        page.Raw("<article>\n<h3>").Text(question.Text).Raw(" ").Element("span class=\"kind\"", $"{question.Id}, {question.Kind}").Raw("</h3>\n<dl>\n");
        if (question.Prior is { } prior)
        {
            Row("Asked before", prior);
            Row("Understood", answer.Question);
        }

        page.Element("dt", "Why").Element("dd class=\"why\"", string.Join("; ", verdict.Faults));
        Row("Expected", Expected(question));
        Row("Got", Shortened(answer.Text, LongestText));
        foreach (var citation in answer.Citations)
        {
            Row($"[{citation.Number}]", $"{citation.Path}: {Shortened(citation.Quote, LongestQuote)}");
        }

        Row("Confidence", $"{failure.Confidence:0.00}");
        page.Raw("</dl>\n</article>\n");

        void Row(string name, string value) => page.Element("dt", name).Element("dd", value);
    }

    private static string Shortened(string text, int longest) => text.Length <= longest ? text : text[..longest] + " …";
}
