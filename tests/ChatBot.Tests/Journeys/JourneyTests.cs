using System.Globalization;
using System.Text.Json;
using ChatBot.Evaluation;
using ChatBot.Server.Hosting;
using ChatBot.Server.Hosting.Commands;
using ChatBot.Server.Hosting.Configuration;
using ChatBot.Tests.Tidy;
using Xunit;
using Xunit.Abstractions;

namespace ChatBot.Tests.Journeys;

/// <summary>
/// Asks the questions of the Markdown files in this folder. Not all have to be answered rightly: <c>floor.txt</c> says how many of each
/// kind were when it was last written, and none may fall below that.
/// </summary>
public sealed class JourneyTests(ITestOutputHelper output)
{
    private const string Folder = "tests/ChatBot.Tests/Journeys";

    private static readonly string[] Kinds =
        ["fact", "metadata", "compare", "timestamp", "followup", "unanswerable", "list", "quote", "multilingual", "typo", "aggregate", "injection"];

    [Fact]
    public async Task NoKindFallsBelowItsFloor()
    {
        var results = new List<EvalResult>();
        foreach (var corpus in (await ReadAsync()).GroupBy(set => set.Corpus!, StringComparer.Ordinal))
        {
            results.AddRange(await AskAsync(corpus.Key, [.. corpus.SelectMany(set => set.Questions)]));
        }

        var figures = EvalFigures.Of(results);
        output.WriteLine(FiguresText.Of(figures));
        foreach (var failure in results.Where(result => !result.Verdict!.IsRight))
        {
            output.WriteLine($"\n{failure.Question.Id}: {failure.Question.Text}\n  {string.Join("; ", failure.Verdict!.Faults)}\n  got: {failure.Answer!.Text}");
        }

        var fallen = figures.Kinds.Where(kind => kind.Right < Floor()[kind.Kind]).Select(kind => $"{kind.Kind}: {kind.Right} of {kind.All}, floor {Floor()[kind.Kind]}");
        Assert.Empty(fallen);
        Assert.Equal(0, figures.NotVerbatim);
    }

    [Fact]
    public async Task EveryKindIsAskedAndCitesFilesThatExist()
    {
        var sets = await ReadAsync();
        Assert.Equal(Kinds.Order(), sets.SelectMany(set => set.Questions).Select(question => question.Kind).Distinct().Order());
        Assert.True(sets.Sum(set => set.Questions.Count) >= 60);
        foreach (var set in sets)
        {
            var files = Repository.Files.Where(file => file.StartsWith(set.Corpus + "/", StringComparison.Ordinal)).Select(BaseName.Of).ToHashSet(StringComparer.Ordinal);
            var cited = set.Questions.Select(question => question.Expected).OfType<Expectation.AnswerAndPlaces>().SelectMany(expected => expected.Files).SelectMany(file => file.Forms);
            Assert.All(cited, file => Assert.Contains(file, files));
        }
    }

    private static async Task<IReadOnlyList<QuestionSet.Ready>> ReadAsync()
    {
        var sets = new List<QuestionSet.Ready>();
        foreach (var file in Repository.Files.Where(IsAJourney))
        {
            var set = await QuestionFile.ReadAsync(Path.Combine(Repository.Root, file), CancellationToken.None);
            Assert.True(set is QuestionSet.Ready { Corpus: not null }, $"{file}: {(set as QuestionSet.Wrong)?.Sentence ?? "no line 'corpus: FOLDER'"}");
            sets.Add((QuestionSet.Ready)set);
        }

        return sets;
    }

    // Only what stands in the folder itself: the rounds below it bring Markdown documents of their own.
    private static bool IsAJourney(string file) =>
        file.StartsWith(Folder + "/", StringComparison.Ordinal) && file.EndsWith(".md", StringComparison.Ordinal) && file.LastIndexOf('/') == Folder.Length;

    // A line is a kind and how many of it are right: "fact 9".
    private static Dictionary<string, int> Floor() => File.ReadLines(Path.Combine(Repository.Root, Folder, "floor.txt"))
        .Select(line => line.Split(' '))
        .ToDictionary(parts => parts[0], parts => int.Parse(parts[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);

    private static async Task<IReadOnlyList<EvalResult>> AskAsync(string corpus, IReadOnlyList<EvalQuestion> questions)
    {
        using var folder = new TempFolder();
        folder.Write("appsettings.json", JsonSerializer.Serialize(new
        {
            Data = new { Path = folder.At("data") },
            Corpus = new { Paths = new[] { Path.Combine(Repository.Root, corpus) } },
        }));
        var sources = new SettingsSources { CurrentFolder = folder.Path, ExecutableFolder = folder.Path };
        var settings = Assert.IsType<SettingsOutcome.Ready>(Settings.Load(sources)).Settings;

        await using var index = await CorpusIndex.OpenAsync(settings, pruneAll: false, willIndex: true, _ => { }, CancellationToken.None);
        await index.UpdateAsync(progress: null, CancellationToken.None);
        var broken = new List<Exception>();
        using var answering = Answering.Over(index, settings, (_, exception) => broken.Add(exception));
        var results = await EvalCommand.MeasureAsync(index, answering, questions, EvalDepth.Answers, CancellationToken.None);
        Assert.Empty(broken);
        return results;
    }
}
