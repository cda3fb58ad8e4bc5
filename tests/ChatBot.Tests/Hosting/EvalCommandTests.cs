using System.Text.Json;
using System.Text.Json.Nodes;
using ChatBot.Server.Hosting.Commands;
using Xunit;

namespace ChatBot.Tests.Hosting;

public sealed class EvalCommandTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();

    public EvalCommandTests()
    {
        folder.Write("docs/harbour.md", "# The harbour\n\nThe breakwater costs 4 million crowns.\n\nThe lighthouse was lit by Ada Holm in 1931.\n");
        folder.Write("docs/chapel.md", "# The chapel\n\nThe bell of the chapel weighs 300 kilograms.\n\nThe roof was mended with slate in 1950.\n");
        folder.Write("set.jsonl", """
            {"id":"1","question":"How much does the breakwater cost?","relevant":["harbour.md"],"answers":["4 million","four million"]}
            {"id":"2","question":"How much does the bell weigh?","relevant":["chapel.md"],"answers":["300 kilograms"]}
            {"id":"3","question":"Is the roof of slate?","relevant":["chapel.md"],"answers":["yes"]}
            {"id":"4","question":"Who painted the ceiling of the library?","relevant":[],"answers":[],"unanswerable":true}
            """);
        folder.Write("other.jsonl", """
            {"id":"1","question":"What is the half-life of caesium?","relevant":["physics"],"answers":["30 years"]}
            {"id":"2","question":"Which spider weaves the largest web?","kind":"fact","docs":["spiders.md"],"answer_contains":["Darwin"]}
            """);
    }

    public void Dispose()
    {
        folder.Dispose();
        output.Dispose();
        error.Dispose();
    }

    [Fact]
    public async Task AnswersAreScoredAsTextAsJsonAndAsAPage()
    {
        Assert.Equal(0, await RunAsync("set.jsonl", "--report", "report.html"));
        Assert.Contains("answerable", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("nDCG@10: 1.0000", output.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("<!DOCTYPE html>", await File.ReadAllTextAsync(folder.At("report.html")), StringComparison.Ordinal);
        var figures = await FiguresAsync("set.jsonl");
        Assert.Equal(4, figures.GetProperty("all").GetInt32());
        Assert.False(figures.TryGetProperty("sentenceHit1", out _));
        Assert.False(figures.TryGetProperty("offTopic", out _));
    }

    [Fact]
    public async Task SentencesAreScoredWithoutAskingAndWithoutQuestionsOfYesOrNo()
    {
        var figures = await FiguresAsync("set.jsonl", "--sentences");
        Assert.Equal(1, figures.GetProperty("sentenceHit1").GetDouble());
        Assert.Equal(1, figures.GetProperty("sentenceHit3").GetDouble());
        Assert.False(figures.TryGetProperty("all", out _));
        Assert.False(Directory.Exists(folder.At("data/journal")));
    }

    [Fact]
    public async Task QuestionsOffTopicAreCountedByThemselves()
    {
        var figures = await FiguresAsync("set.jsonl", "--off-topic", "other.jsonl");
        Assert.Equal(4, figures.GetProperty("all").GetInt32());
        var offTopic = figures.GetProperty("offTopic");
        Assert.Equal((1.0, 1.0), (offTopic.GetProperty("auroc").GetDouble(), offTopic.GetProperty("declined").GetDouble()));
        Assert.Equal(2, await RunAsync("set.jsonl", "--off-topic", "gone.jsonl"));
    }

    [Fact]
    public async Task ARegressionEndsWithExitCode1AndIsNamed()
    {
        var now = JsonNode.Parse((await FiguresAsync("set.jsonl")).GetRawText())!;

        // The clock of a test machine is nothing to go by.
        now["elapsedMs"]!["p95"] = 1e6;
        folder.Write("same.json", now.ToJsonString());
        Assert.Equal(0, await RunAsync("set.jsonl", "--baseline", "same.json"));
        Assert.Empty(error.ToString());

        var right = now["right"]!.GetValue<int>();
        now["right"] = right + 1;
        folder.Write("better.json", now.ToJsonString());
        Assert.Equal(1, await RunAsync("set.jsonl", "--baseline", "better.json"));
        Assert.Contains($"right answers fell from {right + 1} to {right} of 4", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gone.jsonl")]
    [InlineData("docs/harbour.md")]
    [InlineData("set.jsonl", "--baseline", "set.jsonl")]
    [InlineData("set.jsonl", "--baseline", "gone.json")]
    public async Task WrongUseIsOneSentenceAndExitCode2(params string[] arguments)
    {
        Assert.Equal(2, await RunAsync(arguments));
        Assert.Empty(output.ToString());
        Assert.Single(error.ToString().TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task ABaselineOfOtherQuestionsIsWrongUse()
    {
        folder.Write("former.json", """{"right":1,"all":2,"elapsedMs":{"p50":1,"p95":2}}""");
        Assert.Equal(2, await RunAsync("set.jsonl", "--baseline", "former.json"));
        Assert.Contains("other questions", error.ToString(), StringComparison.Ordinal);
    }

    private async Task<JsonElement> FiguresAsync(params string[] arguments)
    {
        output.GetStringBuilder().Clear();
        Assert.Equal(0, await RunAsync([.. arguments, "--json"]));
        using var json = JsonDocument.Parse(output.ToString());
        return json.RootElement.Clone();
    }

    private Task<int> RunAsync(params string[] arguments) =>
        CommandLine.RunAsync(["eval", .. arguments, "--corpus", "docs", "--data", "data"], Place(), CancellationToken.None);

    private CommandPlace Place() => new()
    {
        Output = output,
        Error = error,
        CurrentFolder = folder.Path,
        ExecutableFolder = folder.At("program"),
        Environment = new Dictionary<string, string>(StringComparer.Ordinal),
    };
}
