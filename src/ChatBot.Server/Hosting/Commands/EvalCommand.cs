using System.CommandLine;
using System.Text;
using ChatBot.Access;
using ChatBot.Evaluation;

namespace ChatBot.Server.Hosting.Commands;

/// <summary><c>chatbot eval</c>: asks sets of questions and says how many answers are right.</summary>
internal static class EvalCommand
{
    private const string Example = "chatbot eval QUESTIONS.jsonl --json > FILE";

    private static readonly Argument<string[]> Questions = new("questions")
    {
        Description = "Files of questions: JSON lines, or journeys in Markdown.",
        HelpName = "QUESTIONS.jsonl",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON object." };

    private static readonly Option<bool> RankingOnly = new("--ranking-only") { Description = "Measure the search and ask for no answers." };

    private static readonly Option<bool> Sentences = new("--sentences") { Description = "Measure the search and the best sentences, and ask for no answers." };

    private static readonly Option<string[]> OffTopic = new("--off-topic") { Description = "Questions about other documents, which should be declined.", HelpName = "FILE" };

    private static readonly Option<string?> Former = new("--baseline") { Description = "A former result of --json; exit 1 if something fell.", HelpName = "FILE" };

    private static readonly Option<string?> Report = new("--report") { Description = "Where to write a page with plots and failures.", HelpName = "FILE.html" };

    public static Command Create(Func<CommandWork, Func<ParseResult, CancellationToken, Task<int>>> action)
    {
        var command = new Command("eval", "Score answers to a set of questions.") { Questions, Json, RankingOnly, Sentences, OffTopic, Former, Report };
        command.SetAction(action(RunAsync));
        return command;
    }

    private static async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var (questions, wrong) = await ReadAsync(call, cancellationToken);
        if (wrong is not null)
        {
            return await WrongUseAsync(call, wrong);
        }

        IReadOnlyDictionary<string, double>? before = null;
        if (PathOf(call, Former) is { } former)
        {
            before = File.Exists(former) ? FiguresJson.Read(await File.ReadAllTextAsync(former, cancellationToken)) : null;
            if (before is null)
            {
                return await WrongUseAsync(call, $"{former} is not the result of a former run, which comes from: {Example}.");
            }
        }

        await using var index = await IndexCommand.OpenUpToDateAsync(call, cancellationToken);
        using var answering = Answering.Over(index, call);
        var depth = call.Arguments.GetValue(Sentences) ? EvalDepth.Sentences : call.Arguments.GetValue(RankingOnly) ? EvalDepth.Ranking : EvalDepth.Answers;
        var results = await MeasureAsync(index, answering, questions, depth, cancellationToken);
        var figures = EvalFigures.Of(results);
        var line = FiguresJson.Of(figures);
        await call.Place.Output.WriteLineAsync(call.Arguments.GetValue(Json) ? line : FiguresText.Of(figures));
        if (PathOf(call, Report) is { } report)
        {
            var page = ReportPage.Of(NameOf(call.Arguments.GetValue(Questions)!), results, figures, TimeProvider.System.GetUtcNow());
            await File.WriteAllTextAsync(report, page, new UTF8Encoding(false), cancellationToken);
        }

        return before is null ? ExitCode.Done : await CompareAsync(call, before, line);
    }

    private static async Task<(IReadOnlyList<EvalQuestion> Questions, string? Wrong)> ReadAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var (questions, wrong) = await ReadAsync(call, call.Arguments.GetValue(Questions)!, cancellationToken);
        var (offTopic, wrongToo) = await ReadAsync(call, call.Arguments.GetValue(OffTopic) ?? [], cancellationToken);
        return ([.. questions, .. offTopic.Select(question => question with { Prior = null, Expected = new Expectation.OffTopic() })], wrong ?? wrongToo);
    }

    private static async Task<(IReadOnlyList<EvalQuestion> Questions, string? Wrong)> ReadAsync(CommandCall call, string[] files, CancellationToken cancellationToken)
    {
        var questions = new List<EvalQuestion>();
        foreach (var file in files)
        {
            switch (await QuestionFile.ReadAsync(Path.GetFullPath(file, call.Place.CurrentFolder), cancellationToken))
            {
                case QuestionSet.Wrong wrong:
                    return ([], wrong.Sentence);
                case QuestionSet.Ready ready:
                    questions.AddRange(ready.Questions);
                    break;
                default:
                    throw new InvalidOperationException("A set of questions is either ready or wrong.");
            }
        }

        return (questions, null);
    }

    /// <summary>Asks the questions of an index that is up to date.</summary>
    internal static async Task<IReadOnlyList<EvalResult>> MeasureAsync(
        CorpusIndex index, Answering answering, IReadOnlyList<EvalQuestion> questions, EvalDepth depth, CancellationToken cancellationToken)
    {
        var subject = new EvalSubject
        {
            Ask = depth != EvalDepth.Answers ? null : (question, labels, conversation, token) =>
                answering.Assistant.AnswerAsync(new() { Text = question, Principal = Asker(labels), ConversationId = conversation }, token),
            Find = (question, labels, top, token) => index.Retriever.FindAsync(question, AccessFilter.For(Asker(labels)), top, token),
            FindSentences = depth != EvalDepth.Sentences ? null : async (question, labels, top, token) =>
                [.. (await answering.RankSentencesAsync(question, AccessFilter.For(Asker(labels)), top, token)).Select(sentence => sentence.Text)],
            Read = async (citation, labels, token) =>
                (await index.Store.ReadTextAsync(citation.DocumentId, citation.Version, AccessFilter.For(Asker(labels)), token))?.SourceText,
            Time = TimeProvider.System,
        };
        return await new Evaluator(subject).RunAsync(questions, progress: null, cancellationToken);
    }

    // A name of its own, so that receipts of an evaluation are not taken for somebody's questions.
    private static Principal Asker(IReadOnlyList<string> labels) => new() { Id = "eval", Labels = labels };

    private static async Task<int> CompareAsync(CommandCall call, IReadOnlyDictionary<string, double> before, string line)
    {
        if (Baseline.Compare(before, FiguresJson.Read(line)!) is not { } fallen)
        {
            return await WrongUseAsync(call, "The baseline was made with other questions, so nothing can be compared.");
        }

        foreach (var sentence in fallen)
        {
            await call.Place.Error.WriteLineAsync(sentence);
        }

        return fallen.Count == 0 ? ExitCode.Done : ExitCode.CheckFailed;
    }

    private static string NameOf(string[] files) => files is [var only] ? Path.GetFileName(only) : $"{files.Length} sets of questions";

    private static string? PathOf(CommandCall call, Option<string?> option) =>
        call.Arguments.GetValue(option) is { } path ? Path.GetFullPath(path, call.Place.CurrentFolder) : null;

    private static async Task<int> WrongUseAsync(CommandCall call, string sentence)
    {
        await call.Place.Error.WriteLineAsync(sentence);
        return ExitCode.WrongUse;
    }
}

/// <summary>How far the product is asked to go with each question of an evaluation.</summary>
internal enum EvalDepth
{
    /// <summary>To ranked passages.</summary>
    Ranking,

    /// <summary>To ranked sentences.</summary>
    Sentences,

    /// <summary>To whole answers.</summary>
    Answers,
}
