namespace ChatBot.Evaluation;

/// <summary>
/// Reads a journey: questions in Markdown that anybody can add to. Lines <c>kind: fact</c>, <c>corpus: FOLDER</c> and <c>asked by: staff</c>
/// at the top hold for the whole file; a heading <c>## …?</c> is a question, and the list below it says what a right answer has.
/// </summary>
public static class Journey
{
    private const string Rules = "known are: asked before, says, cites, cites one of, not found, never says";

    /// <summary>Reads one file.</summary>
    public static QuestionSet Read(string name, string text)
    {
        var kind = Path.GetFileNameWithoutExtension(name);
        string? corpus = null;
        IReadOnlyList<string> labels = [];
        var questions = new List<EvalQuestion>();
        Entry? entry = null;
        var number = 0;
        foreach (var raw in text.AsSpan().EnumerateLines())
        {
            number++;
            var line = raw.Trim().ToString();
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                if (Close() is { } fault)
                {
                    return new QuestionSet.Wrong(fault);
                }

                entry = new Entry(line[3..].Trim(), number);
            }
            else if (entry is null && Value(line, "kind:") is { } given)
            {
                kind = given;
            }
            else if (entry is null && Value(line, "corpus:") is { } folder)
            {
                corpus = folder;
            }
            else if (entry is null && Value(line, "asked by:") is { } asker)
            {
                labels = asker == "everyone" ? [] : asker.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            }
            else if (entry is not null && line.StartsWith("- ", StringComparison.Ordinal) && !entry.Take(line[2..].Trim()))
            {
                return new QuestionSet.Wrong($"Line {number} of {name} begins with no rule of a journey; {Rules}.");
            }
        }

        return Close() is { } last ? new QuestionSet.Wrong(last)
            : questions.Count > 0 ? new QuestionSet.Ready(questions) { Corpus = corpus }
            : new QuestionSet.Wrong($"{name} has no question: a question is a heading that begins with ##.");

        string? Close()
        {
            if (entry is null)
            {
                return null;
            }

            if (entry.Expected(kind) is not { } expected)
            {
                return $"The question in line {entry.Line} of {name} needs '- says: …' and '- cites: …', or '- not found', or '- never says: …'.";
            }

            var id = $"{Path.GetFileNameWithoutExtension(name)}-{questions.Count + 1}";
            questions.Add(new EvalQuestion { Id = id, Text = entry.Question, Kind = kind, Prior = entry.Prior, Labels = labels, Expected = expected });
            return null;
        }
    }

    private static string? Value(string line, string key) =>
        line.StartsWith(key, StringComparison.OrdinalIgnoreCase) ? line[key.Length..].Trim() : null;

    // What is known of one question while its list is read.
    private sealed class Entry(string question, int line)
    {
        private readonly List<OneOf> says = [];
        private readonly List<OneOf> files = [];
        private readonly List<string> never = [];
        private bool isNotFound;
        private bool oneFileIsEnough;

        public string Question { get; } = question;

        public int Line { get; } = line;

        public string? Prior { get; private set; }

        public bool Take(string rule)
        {
            if (rule.Equals("not found", StringComparison.OrdinalIgnoreCase))
            {
                isNotFound = true;
            }
            else if (Given(rule, "asked before:") is { } before)
            {
                Prior = before;
            }
            else if (Given(rule, "says:") is { } said)
            {
                says.Add(Forms(said));
            }
            else if (Given(rule, "cites one of:") is { } some)
            {
                oneFileIsEnough = true;
                files.AddRange(Forms(some).Forms.Select(path => new OneOf([BaseName.Of(path)])));
            }
            else if (Given(rule, "cites:") is { } cited)
            {
                files.Add(new OneOf([.. Forms(cited).Forms.Select(BaseName.Of)]));
            }
            else if (Given(rule, "never says:") is { } forbidden)
            {
                never.Add(forbidden);
            }
            else
            {
                return false;
            }

            return true;
        }

        public Expectation? Expected(string kind) => (isNotFound, never.Count, says.Count, files.Count) switch
        {
            (true, 0, 0, 0) => new Expectation.NotFound(),
            (false, > 0, 0, _) => new Expectation.Forbidden(never, files),
            (false, 0, > 0, > 0) => new Expectation.AnswerAndPlaces(says, files, !oneFileIsEnough),
            _ => null,
        };

        private static string? Given(string rule, string key) => Value(rule, key) is { } value && value.AsSpan().ContainsAnyExcept('|', ' ') ? value : null;

        private static OneOf Forms(string value) => new(value.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
    }
}
