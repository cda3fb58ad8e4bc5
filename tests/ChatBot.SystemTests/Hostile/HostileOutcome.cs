using System.Text.Json;

namespace ChatBot.SystemTests.Hostile;

/// <summary>What became of cases in one run of <c>chatbot index</c>, compared with what has to become of them.</summary>
internal sealed class HostileOutcome
{
    private readonly Dictionary<string, string> skipped;
    private readonly Dictionary<string, string> failed;

    private HostileOutcome(ChatBotRun run)
    {
        Run = run;
        skipped = Files(run.Json, "skipped");
        failed = Files(run.Json, "failed");
    }

    /// <summary>The run.</summary>
    public ChatBotRun Run { get; }

    /// <summary>Every reason in the report.</summary>
    public IEnumerable<string> Reasons => skipped.Values.Concat(failed.Values);

    /// <summary>Indexes a corpus; null when the program crashed or hung.</summary>
    public static async Task<(HostileOutcome? Outcome, ChatBotRun Run)> OfAsync(
        string corpus, string data, IReadOnlyDictionary<string, string> settings, TimeSpan limit)
    {
        var run = await ChatBotRun.Async(["index", "--json", "--corpus", corpus, "--data", data], settings, limit);
        return (run.ExitCode == 0 ? new HostileOutcome(run) : null, run);
    }

    /// <summary>How a file of a case ended, in one word or with its reason.</summary>
    public string EndingOf(string path) =>
        skipped.TryGetValue(path, out var why) ? $"skipped: {why}" : failed.TryGetValue(path, out why) ? $"failed: {why}" : "indexed";

    /// <summary>What is other than it has to be, apart from what only a search can tell.</summary>
    public IEnumerable<string> Complaints(HostileCase made)
    {
        foreach (var file in made.Files)
        {
            var path = $"{made.Name}/{file.File}";
            var ending = EndingOf(path);
            var right = file.Ending switch
            {
                Ending.Skipped => ending.StartsWith("skipped", StringComparison.Ordinal) && ending.Contains(file.Says ?? "", StringComparison.Ordinal),
                Ending.Failed => ending.StartsWith("failed", StringComparison.Ordinal) && ending.Contains(file.Says ?? "", StringComparison.Ordinal),
                _ => ending == "indexed",
            };
            if (!right)
            {
                yield return $"{path}: expected {file.Ending} {file.Says}, got {ending}";
            }
        }

        foreach (var path in HostileCases.NeighboursOf(made).Where(path => EndingOf(path) != "indexed"))
        {
            yield return $"{path}: a good neighbour ended as {EndingOf(path)}";
        }
    }

    /// <summary>Asks for every word that has to be found and every word that must not be, in one further run.</summary>
    public static async Task<IReadOnlyList<string>> SearchComplaintsAsync(IReadOnlyList<HostileCase> cases, string data, string work, TimeSpan limit)
    {
        var wanted = cases.SelectMany(c => c.Files.Where(f => f.Ending == Ending.Indexed && f.Says is not null).Select(f => (Path: $"{c.Name}/{f.File}", Word: f.Says!))).ToList();
        var neighbours = cases.SelectMany(HostileCases.NeighboursOf).Select(path => (Path: path, Word: HostileCases.NeighbourWord));
        var questions = wanted.Concat(neighbours).Select(w => w.Word).Concat(HostileCases.NeverFound).Distinct(StringComparer.Ordinal).ToList();
        var asked = Path.Combine(work, "questions.jsonl");
        var answered = Path.Combine(work, "answers.jsonl");
        await File.WriteAllLinesAsync(asked, questions.Select(q => JsonSerializer.Serialize(new { question = q })));
        var run = await ChatBotRun.Async(
            ["search", "--no-index", "--data", data, "--batch", asked, "--out", answered, "--top", "1000"], new Dictionary<string, string>(StringComparer.Ordinal), limit);
        if (run.ExitCode != 0)
        {
            return [$"search ended with {run.ExitCode}: {run.Error}"];
        }

        var found = (await File.ReadAllLinesAsync(answered)).Select(line => JsonDocument.Parse(line).RootElement).ToDictionary(
            json => json.GetProperty("question").GetString()!,
            json => json.GetProperty("hits").EnumerateArray().Where(h => h.GetProperty("text").GetString()!.Contains(json.GetProperty("question").GetString()!, StringComparison.OrdinalIgnoreCase))
                .Select(h => h.GetProperty("path").GetString()!).ToHashSet(StringComparer.Ordinal),
            StringComparer.Ordinal);
        return
        [
            .. wanted.Concat(neighbours).Where(w => !found[w.Word].Contains(w.Path)).Select(w => $"{w.Path}: not found by {w.Word}"),
            .. HostileCases.NeverFound.Where(word => found[word].Count > 0).Select(word => $"{string.Join(", ", found[word])}: found by {word}"),
        ];
    }

    private static Dictionary<string, string> Files(JsonElement report, string name)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in report.GetProperty(name).EnumerateArray())
        {
            files.TryAdd(file.GetProperty("path").GetString()!, file.GetProperty("reason").GetString()!);
        }

        return files;
    }
}
