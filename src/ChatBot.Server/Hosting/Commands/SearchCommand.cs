using System.CommandLine;
using System.Text;
using System.Text.Json;
using ChatBot.Access;
using ChatBot.Passages;
using ChatBot.Retrieval;

namespace ChatBot.Server.Hosting.Commands;

/// <summary><c>chatbot search</c>: the ranked passages behind an answer.</summary>
internal static class SearchCommand
{
    private const int SnippetLength = 240;

    private static readonly Argument<string?> Question = new("question")
    {
        Description = "The question; with --batch there is none.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<int> Top = new("--top") { Description = "How many passages at most.", DefaultValueFactory = _ => 10 };

    private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON object." };

    private static readonly Option<string?> Batch = new("--batch") { Description = "A file of questions, one JSON object {\"id\", \"question\"} a line.", HelpName = "IN.jsonl" };

    private static readonly Option<string?> Out = new("--out") { Description = "Where the results of --batch go, one JSON object a line.", HelpName = "OUT.jsonl" };

    public static Command Create(Func<CommandWork, Func<ParseResult, CancellationToken, Task<int>>> action)
    {
        var command = new Command("search", "Show the ranked passages for a question.") { Question, Top, Json, Batch, Out };
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

        var willIndex = !call.Arguments.GetValue(call.Common.NoIndex) && call.Settings.CorpusPaths.Count > 0;
        await using var index = CorpusIndex.Open(call.Settings, call.Arguments.GetValue(call.Common.PruneAll), willIndex);
        if (willIndex)
        {
            await IndexCommand.UpdateAsync(call, index, cancellationToken);
        }

        if (call.Arguments.GetValue(Batch) is not null)
        {
            return await RunBatchAsync(call, index.Retriever, cancellationToken);
        }

        var (evidence, elapsedMs) = await FindAsync(index.Retriever, call.Arguments.GetValue(Question)!, call.Arguments.GetValue(Top), cancellationToken);
        await call.Place.Output.WriteLineAsync(call.Arguments.GetValue(Json) ? ReportJson.Of(evidence, id: null, elapsedMs) : Readable(evidence));
        return ExitCode.Done;
    }

    private static string? WrongUse(CommandCall call)
    {
        var hasBatch = call.Arguments.GetValue(Batch) is not null;
        if (hasBatch != call.Arguments.GetValue(Out) is not null)
        {
            return "--batch and --out go together: one names the questions, the other the results.";
        }

        if (hasBatch == call.Arguments.GetValue(Question) is not null)
        {
            return "Give either a question or --batch IN.jsonl --out OUT.jsonl.";
        }

        return call.Arguments.GetValue(Top) is < 1 or > 1000 ? "--top is a number from 1 to 1000." : null;
    }

    private static async Task<(Evidence Evidence, double ElapsedMs)> FindAsync(Retriever retriever, string question, int top, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        var evidence = await retriever.FindAsync(question, AccessFilter.For(Principal.Local), top, cancellationToken);
        return (evidence, TimeProvider.System.GetElapsedTime(started).TotalMilliseconds);
    }

    private static async Task<int> RunBatchAsync(CommandCall call, Retriever retriever, CancellationToken cancellationToken)
    {
        var questions = Path.GetFullPath(call.Arguments.GetValue(Batch)!, call.Place.CurrentFolder);
        if (!File.Exists(questions))
        {
            await call.Place.Error.WriteLineAsync($"There is no file {questions}.");
            return ExitCode.WrongUse;
        }

        await using var results = new StreamWriter(Path.GetFullPath(call.Arguments.GetValue(Out)!, call.Place.CurrentFolder), append: false, new UTF8Encoding(false));
        var number = 0;
        await foreach (var line in File.ReadLinesAsync(questions, cancellationToken))
        {
            number++;
            if (line.AsSpan().IsWhiteSpace())
            {
                continue;
            }

            if (ReadQuestion(line) is not var (id, question))
            {
                await call.Place.Error.WriteLineAsync($"Line {number} of {questions} is not an object with a question.");
                return ExitCode.WrongUse;
            }

            var (evidence, elapsedMs) = await FindAsync(retriever, question, call.Arguments.GetValue(Top), cancellationToken);
            await results.WriteLineAsync(ReportJson.Of(evidence, id, elapsedMs));
        }

        return ExitCode.Done;
    }

    private static (JsonElement? Id, string Question)? ReadQuestion(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("question", out var question) && question.ValueKind == JsonValueKind.String
                    ? (json.RootElement.TryGetProperty("id", out var id) ? id.Clone() : null, question.GetString()!)
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
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
