using System.CommandLine;
using System.Globalization;
using System.Text;
using ChatBot.Access;
using ChatBot.Answers;
using ChatBot.Conversations;
using ChatBot.Passages;

namespace ChatBot.Server.Hosting.Commands;

/// <summary><c>chatbot ask</c>: one answer, or one for each line of a file.</summary>
internal static class AskCommand
{
    private const int LongestQuote = 600;

    private static readonly QuestionBatch Questions = new();

    public static Command Create(Func<CommandWork, Func<ParseResult, CancellationToken, Task<int>>> action)
    {
        var command = new Command("ask", "Answer a question with checked citations.") { Questions.Question, Questions.Json, Questions.Batch, Questions.Out };
        command.SetAction(action(RunAsync));
        return command;
    }

    private static async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (Questions.WrongUse(call) is { } sentence)
        {
            await call.Place.Error.WriteLineAsync(sentence);
            return ExitCode.WrongUse;
        }

        await using var index = await IndexCommand.OpenUpToDateAsync(call, cancellationToken);
        using var answering = Answering.Over(index, call);
        if (Questions.IsAsked(call))
        {
            return await Questions.RunAsync(call, asked => LineAsync(answering.Assistant, asked, cancellationToken), cancellationToken);
        }

        var question = call.Arguments.GetValue(Questions.Question)!;
        var answer = await AskAsync(answering.Assistant, question, conversationId: null, cancellationToken);
        if (await answering.Suggester.CatchUpAsync(cancellationToken))
        {
            // What is cited was not asked before; this process has no later moment to do so.
            answer = answer with { Suggestions = await answering.Suggester.PickAsync(answer, [question, answer.Question], AccessFilter.For(Principal.Local), cancellationToken) };
        }

        await call.Place.Output.WriteLineAsync(call.Arguments.GetValue(Questions.Json) ? AnswerJson.Of(answer) : Readable(answer));
        return answer.Outcome == AnswerOutcome.Failed ? ExitCode.CheckFailed : ExitCode.Done;
    }

    private static async ValueTask<string> LineAsync(Assistant assistant, BatchQuestion asked, CancellationToken cancellationToken)
    {
        string? conversation = null;
        if (asked.Prior is { } prior)
        {
            conversation = (await AskAsync(assistant, prior, conversationId: null, cancellationToken)).ConversationId;
        }

        return ReportJson.Of(await AskAsync(assistant, asked.Question, conversation, cancellationToken), asked.Id);
    }

    private static ValueTask<Answer> AskAsync(Assistant assistant, string question, string? conversationId, CancellationToken cancellationToken) =>
        assistant.AnswerAsync(new Question { Text = question, Principal = Principal.Local, ConversationId = conversationId }, cancellationToken);

    private static string Readable(Answer answer)
    {
        var text = new StringBuilder();
        foreach (var line in answer.Text.Split('\n'))
        {
            text.Append(Printable.Line(line)).Append('\n');
        }

        if (answer.Citations.Count > 0)
        {
            text.Append("\nSources\n");
        }

        foreach (var citation in answer.Citations)
        {
            var quote = Printable.Line(citation.Quote.Length <= LongestQuote ? citation.Quote : citation.Quote[..LongestQuote] + " …");
            text.Append($"[{citation.Number}] {Printable.Line(citation.Title)} · {Printable.Line(citation.Path)} · {PlaceText.Of(citation.Place)}\n    “{quote}”\n");
        }

        if (answer.Suggestions.Count > 0)
        {
            text.Append("\nYou could ask\n");
        }

        foreach (var suggestion in answer.Suggestions)
        {
            text.Append("- ").Append(Printable.Line(suggestion)).Append('\n');
        }

        return text.Append('\n').Append(ModeLine(answer)).ToString();
    }

    private static string ModeLine(Answer answer)
    {
        var words = (answer.Outcome, answer.Mode) switch
        {
            (AnswerOutcome.NotFound, _) => "not found",
            (AnswerOutcome.Refused, _) => "refused",
            (AnswerOutcome.Failed, _) => "failed",
            (AnswerOutcome.Answered, AnswerMode.Extractive) => "extractive: in the documents' own words",
            (AnswerOutcome.Answered, AnswerMode.Computed) => "computed from the documents' metadata",
            (AnswerOutcome.Answered, AnswerMode.Model) => "written by a model",
            _ => throw new ArgumentOutOfRangeException(nameof(answer)),
        };
        return string.Create(CultureInfo.InvariantCulture, $"({words}; confidence {answer.Confidence:0.00}; {answer.ElapsedMs:0.0} ms; answer {answer.AnswerId})");
    }
}
