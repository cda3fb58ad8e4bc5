using System.CommandLine;
using System.Text;
using ChatBot.Access;
using ChatBot.Passages;
using ChatBot.Retrieval;

namespace ChatBot.Server.Hosting.Commands;

/// <summary><c>chatbot search</c>: the ranked passages behind an answer.</summary>
internal static class SearchCommand
{
    private const int SnippetLength = 240;

    private static readonly QuestionBatch Questions = new();

    private static readonly Option<int> Top = new("--top") { Description = "How many passages at most.", DefaultValueFactory = _ => 10 };

    public static Command Create(Func<CommandWork, Func<ParseResult, CancellationToken, Task<int>>> action)
    {
        var command = new Command("search", "Show the ranked passages for a question.") { Questions.Question, Top, Questions.Json, Questions.Batch, Questions.Out };
        command.SetAction(action(RunAsync));
        return command;
    }

    private static async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (WrongUse(call) is { } sentence)
        {
            await call.Place.Error.WriteLineAsync(sentence);
            return ExitCode.WrongUse;
        }

        await using var index = await IndexCommand.OpenUpToDateAsync(call, cancellationToken);
        if (Questions.IsAsked(call))
        {
            return await Questions.RunAsync(call, Line, cancellationToken);
        }

        var (evidence, elapsedMs) = await FindAsync(index.Retriever, call.Arguments.GetValue(Questions.Question)!, call.Arguments.GetValue(Top), cancellationToken);
        await call.Place.Output.WriteLineAsync(call.Arguments.GetValue(Questions.Json) ? ReportJson.Of(evidence, id: null, elapsedMs) : Readable(evidence));
        return ExitCode.Done;

        async ValueTask<string> Line(BatchQuestion asked)
        {
            var (evidence, elapsedMs) = await FindAsync(index.Retriever, asked.Question, call.Arguments.GetValue(Top), cancellationToken);
            return ReportJson.Of(evidence, asked.Id, elapsedMs);
        }
    }

    private static string? WrongUse(CommandCall call) =>
        Questions.WrongUse(call) ?? (call.Arguments.GetValue(Top) is < 1 or > 1000 ? "--top is a number from 1 to 1000." : null);

    private static async Task<(Evidence Evidence, double ElapsedMs)> FindAsync(Retriever retriever, string question, int top, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        var evidence = await retriever.FindAsync(question, AccessFilter.For(Principal.Local), top, cancellationToken);
        return (evidence, TimeProvider.System.GetElapsedTime(started).TotalMilliseconds);
    }

    private static string Readable(Evidence evidence)
    {
        if (evidence.Passages.Count == 0)
        {
            return "No passage holds a word of this question.";
        }

        var text = new StringBuilder();
        foreach (var passage in evidence.Passages)
        {
            var hit = passage.Hit;
            var snippet = Printable.Line(hit.Text.Length <= SnippetLength ? hit.Text : hit.Text[..SnippetLength] + " …");
            text.Append($"{passage.Rank,2}. {Printable.Line(hit.Document.Title)} · {Printable.Line(hit.Document.Path)} · {PlaceText.Of(hit.Place)} · {passage.Score:0.0}\n");
            text.Append("    ").Append(snippet).Append('\n');
        }

        return text.ToString().TrimEnd();
    }
}
