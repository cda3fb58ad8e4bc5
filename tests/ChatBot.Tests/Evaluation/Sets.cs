using ChatBot.Answers;
using ChatBot.Evaluation;
using ChatBot.Passages;
using ChatBot.Text;

namespace ChatBot.Tests.Evaluation;

/// <summary>Questions and answers in few words.</summary>
internal static class Sets
{
    public static EvalQuestion Question(string row) => Assert1(QuestionFile.ReadLines("set", row));

    public static EvalQuestion Fact(string contains, params string[] docs) => new()
    {
        Id = "q",
        Text = "A question?",
        Kind = "fact",
        Expected = new Expectation.AnswerAndPlaces([new OneOf([contains])], [.. docs.Select(doc => new OneOf([doc]))], EveryFile: true),
    };

    public static Answer Answered(string text, params string[] paths) => new()
    {
        AnswerId = "a",
        ConversationId = "c",
        Question = "A question?",
        Outcome = AnswerOutcome.Answered,
        Mode = AnswerMode.Extractive,
        Text = text,
        Citations = [.. paths.Select((path, i) => Cited(i + 1, path))],
        Confidence = 0.8,
        ElapsedMs = 1,
    };

    public static Answer NotFound(double confidence = 0.2) => Answered("There is nothing about that.") with { Outcome = AnswerOutcome.NotFound, Confidence = confidence };

    public static Verdict Judge(EvalQuestion question, Answer answer, bool isVerbatim = true) =>
        Verdict.Of(question, answer, [.. answer.Citations.Select(_ => isVerbatim)]);

    public static EvalResult Result(EvalQuestion question, Answer answer, double elapsedMs = 1) => new()
    {
        Question = question,
        Answer = answer,
        Verdict = Judge(question, answer),
        Confidence = answer.Confidence,
        ElapsedMs = elapsedMs,
    };

    private static Citation Cited(int number, string path) => new()
    {
        Number = number,
        DocumentId = "0123456789abcdef",
        Path = path,
        Title = path,
        Version = "v",
        VersionDate = DateTimeOffset.UnixEpoch,
        Place = new Place { Lines = (1, 1) },
        HeadingPath = [],
        Quote = "quoted words",
        Span = new TextSpan(0, 12),
    };

    private static EvalQuestion Assert1(QuestionSet set) =>
        set is QuestionSet.Ready { Questions: [var question] } ? question : throw new InvalidOperationException($"No single question: {set}");
}
