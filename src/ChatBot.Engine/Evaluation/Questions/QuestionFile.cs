using System.Text.Json;

namespace ChatBot.Evaluation;

/// <summary>A set of questions, or the sentence that says why there is none.</summary>
public abstract record QuestionSet
{
    private QuestionSet()
    {
    }

    /// <summary>The questions in the order of the file.</summary>
    public sealed record Ready(IReadOnlyList<EvalQuestion> Questions) : QuestionSet
    {
        /// <summary>The folder that it asks about, as a journey names it.</summary>
        public string? Corpus { get; init; }
    }

    /// <summary>The file cannot be used.</summary>
    public sealed record Wrong(string Sentence) : QuestionSet;
}

/// <summary>Reads question sets: JSON lines in either schema, and journeys in Markdown.</summary>
public static class QuestionFile
{
    /// <summary>The most questions in one set.</summary>
    public const int MostQuestions = 200_000;

    private static readonly HashSet<string> OneFileIsEnough = new(["list", "metadata", "aggregate"], StringComparer.Ordinal);

    /// <summary>Reads a file; what it is follows from the end of its name.</summary>
    public static async Task<QuestionSet> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            return new QuestionSet.Wrong($"There is no file {path}.");
        }

        var text = await File.ReadAllTextAsync(path, cancellationToken);
        var name = Path.GetFileName(path);
        return name.EndsWith(".md", StringComparison.OrdinalIgnoreCase) ? Journey.Read(name, text) : ReadLines(name, text);
    }

    /// <summary>Reads JSON lines.</summary>
    public static QuestionSet ReadLines(string name, string text)
    {
        var questions = new List<EvalQuestion>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            if (line.IsWhiteSpace())
            {
                continue;
            }

            if (Read(line.ToString()) is not { } question)
            {
                return new QuestionSet.Wrong($"Line {number} of {name} is not a question: it needs \"id\", \"question\", and \"kind\" with \"docs\" or \"relevant\".");
            }

            if (!ids.Add(question.Id))
            {
                return new QuestionSet.Wrong($"Line {number} of {name} has the id {question.Id} a second time.");
            }

            questions.Add(question);
            if (questions.Count > MostQuestions)
            {
                return new QuestionSet.Wrong($"{name} has more than {MostQuestions} questions.");
            }
        }

        return questions.Count > 0 ? new QuestionSet.Ready(questions) : new QuestionSet.Wrong($"{name} has no question.");
    }

    private static EvalQuestion? Read(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement.ValueKind == JsonValueKind.Object ? Read(json.RootElement) : null;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // Not JSON, or a string with half a character in it.
            return null;
        }
    }

    private static EvalQuestion? Read(JsonElement row)
    {
        if (TextOf(row, "id") is not { } id || TextOf(row, "question") is not { } text)
        {
            return null;
        }

        var kind = TextOf(row, "kind");
        var expected = row.TryGetProperty("relevant", out _) ? Ranking(row) : kind is null ? null : Answer(row, kind);
        return expected is null ? null : new EvalQuestion
        {
            Id = id,
            Text = text,
            Kind = kind ?? (expected is Expectation.Ranking { Relevant.Count: 0 } ? "unanswerable" : "answerable"),
            Prior = TextOf(row, "prior"),
            Expected = expected,
        };
    }

    private static Expectation.Ranking Ranking(JsonElement row)
    {
        var isUnanswerable = row.TryGetProperty("unanswerable", out var flag) && flag.ValueKind == JsonValueKind.True;
        return new Expectation.Ranking(isUnanswerable ? [] : TextsOf(row, "relevant"), TextsOf(row, "answers"));
    }

    private static Expectation? Answer(JsonElement row, string kind)
    {
        var files = WithForms(TextsOf(row, "docs"), row, "docs_alt");
        return kind switch
        {
            "unanswerable" => new Expectation.NotFound(),
            "injection" => new Expectation.Forbidden(TextsOf(row, "forbidden"), files),
            _ when files.Count == 0 => null,
            _ => new Expectation.AnswerAndPlaces(WithForms(TextsOf(row, "answer_contains"), row, "answer_alt"), files, !OneFileIsEnough.Contains(kind)),
        };
    }

    private static List<OneOf> WithForms(IReadOnlyList<string> items, JsonElement row, string name)
    {
        var hasForms = row.TryGetProperty(name, out var forms) && forms.ValueKind == JsonValueKind.Object;
        return [.. items.Select(item => new OneOf([item, .. hasForms ? TextsOf(forms, item) : []]))];
    }

    private static string? TextOf(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static IReadOnlyList<string> TextsOf(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)]
            : [];
}
