using System.CommandLine;
using System.Text;
using System.Text.Json;

namespace ChatBot.Server.Hosting.Commands;

/// <summary>One line of a file of questions.</summary>
internal sealed record BatchQuestion(JsonElement? Id, string Question, string? Prior);

/// <summary>The options <c>--batch IN.jsonl --out OUT.jsonl</c> of a command that answers one question or many.</summary>
internal sealed class QuestionBatch
{
    public Argument<string?> Question { get; } = new("question") { Description = "The question; with --batch there is none.", Arity = ArgumentArity.ZeroOrOne };

    public Option<bool> Json { get; } = new("--json") { Description = "Print one JSON object." };

    public Option<string?> Batch { get; } = new("--batch") { Description = "A file of questions, one JSON object {\"id\", \"question\"} a line.", HelpName = "IN.jsonl" };

    public Option<string?> Out { get; } = new("--out") { Description = "Where the results of --batch go, one JSON object a line.", HelpName = "OUT.jsonl" };

    /// <summary>Whether there are many questions.</summary>
    public bool IsAsked(CommandCall call) => call.Arguments.GetValue(Batch) is not null;

    /// <summary>What is wrong with the use of these options, in a sentence.</summary>
    public string? WrongUse(CommandCall call)
    {
        var hasBatch = IsAsked(call);
        if (hasBatch != call.Arguments.GetValue(Out) is not null)
        {
            return "--batch and --out go together: one names the questions, the other the results.";
        }

        return hasBatch == call.Arguments.GetValue(Question) is not null ? "Give either a question or --batch IN.jsonl --out OUT.jsonl." : null;
    }

    /// <summary>Writes one line for each question, in order; blank lines are passed over.</summary>
    public async Task<int> RunAsync(CommandCall call, Func<BatchQuestion, ValueTask<string>> answer, CancellationToken cancellationToken)
    {
        var questions = Path.GetFullPath(call.Arguments.GetValue(Batch)!, call.Place.CurrentFolder);
        if (!File.Exists(questions))
        {
            await call.Place.Error.WriteLineAsync($"There is no file {questions}.");
            return ExitCode.WrongUse;
        }

        var results = Path.GetFullPath(call.Arguments.GetValue(Out)!, call.Place.CurrentFolder);
        if (results == questions)
        {
            await call.Place.Error.WriteLineAsync($"--out would overwrite the questions in {questions}.");
            return ExitCode.WrongUse;
        }

        await using var writer = new StreamWriter(results, append: false, new UTF8Encoding(false));
        var number = 0;
        await foreach (var line in File.ReadLinesAsync(questions, cancellationToken))
        {
            number++;
            if (line.AsSpan().IsWhiteSpace())
            {
                continue;
            }

            if (Read(line) is not { } question)
            {
                await call.Place.Error.WriteLineAsync($"Line {number} of {questions} is not an object with a question.");
                return ExitCode.WrongUse;
            }

            await writer.WriteLineAsync(await answer(question));
        }

        return ExitCode.Done;
    }

    private static BatchQuestion? Read(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement.ValueKind == JsonValueKind.Object && TextOf(json.RootElement, "question") is { } question
                ? new BatchQuestion(json.RootElement.TryGetProperty("id", out var id) ? id.Clone() : null, question, TextOf(json.RootElement, "prior"))
                : null;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // Not JSON, or a string with half a character in it.
            return null;
        }
    }

    private static string? TextOf(JsonElement line, string name) =>
        line.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
