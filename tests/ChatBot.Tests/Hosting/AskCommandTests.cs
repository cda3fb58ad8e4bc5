using System.Text.Json;
using ChatBot.Server.Hosting.Commands;
using Xunit;

namespace ChatBot.Tests.Hosting;

public sealed class AskCommandTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();

    public AskCommandTests()
    {
        folder.Write("docs/harbour.md", "# The harbour\n\nThe breakwater costs 4 million crowns.\n\nThe lighthouse was lit by Ada Holm in 1931.\n");
        folder.Write("docs/bell\u0007.md", "# \u001b[31mBell\u202E\n\nThe bell of the chapel weighs 300 kilograms.\n");
    }

    public void Dispose()
    {
        folder.Dispose();
        output.Dispose();
        error.Dispose();
    }

    [Fact]
    public async Task AnAnswerIsFollowedByItsSourcesAndItsMode()
    {
        Assert.Equal(0, await RunAsync("ask", "How much does the breakwater cost?"));
        var text = output.ToString();
        Assert.Contains("The breakwater costs 4 million crowns.[1]", text, StringComparison.Ordinal);
        Assert.Contains("[1] The harbour · harbour.md · line 3", text, StringComparison.Ordinal);
        Assert.Contains("extractive", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatElseCanBeAskedIsNamed()
    {
        folder.Write("docs/quay.md", "# The quay\n\n## Length\n\nThe quay is 400 metres long.\n\n## Which stone is used?\n\nThe stone that is used for the quay is granite.\n");
        Assert.Equal(0, await RunAsync("ask", "How long is the quay?"));
        Assert.Contains("You could ask\n- Which stone is used?\n", output.ToString(), StringComparison.Ordinal);
        output.GetStringBuilder().Clear();
        Assert.Equal(0, await RunAsync("ask", "How long is the quay?", "--json"));
        using var json = JsonDocument.Parse(output.ToString());
        Assert.Equal("Which stone is used?", json.RootElement.GetProperty("suggestions")[0].GetString());
        Assert.Equal(2, (await File.ReadAllLinesAsync(Directory.GetFiles(folder.At("data/journal"), "*.jsonl").Single())).Length);
    }

    [Fact]
    public async Task JsonIsOneObjectInOneLine()
    {
        Assert.Equal(0, await RunAsync("ask", "Who lit the lighthouse?", "--json"));
        var line = Assert.Single(output.ToString().TrimEnd().Split('\n'));
        using var json = JsonDocument.Parse(line);
        Assert.Equal("answered", json.RootElement.GetProperty("outcome").GetString());
        Assert.Equal("harbour.md", json.RootElement.GetProperty("citations")[0].GetProperty("path").GetString());
    }

    [Fact]
    public async Task NothingThatATerminalObeysIsPrinted()
    {
        Assert.Equal(0, await RunAsync("ask", "How much does the bell weigh?"));
        Assert.DoesNotContain(output.ToString(), c => (char.IsControl(c) && c is not ('\n' or '\r')) || c == '\u202E');
    }

    [Fact]
    public async Task ABatchAnswersEachLineInOrderAndAsksThePriorFirst()
    {
        folder.Write("in.jsonl", """
            {"id": 7, "question": "How much does the breakwater cost?"}

            {"id": "b", "prior": "Who lit the lighthouse?", "question": "And in which year?"}
            {"question": "What is the price of tea in China?"}
            """);
        Assert.Equal(0, await RunAsync("ask", "--batch", "in.jsonl", "--out", "out.jsonl"));
        Assert.Empty(output.ToString());
        var answers = (await File.ReadAllLinesAsync(folder.At("out.jsonl"))).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(3, answers.Count);
        Assert.Equal(7, answers[0].GetProperty("id").GetInt32());
        Assert.Equal("b", answers[1].GetProperty("id").GetString());
        Assert.Contains("lighthouse", answers[1].GetProperty("answer").GetProperty("question").GetString(), StringComparison.Ordinal);
        Assert.False(answers[2].TryGetProperty("id", out _));
        Assert.Equal("notFound", answers[2].GetProperty("answer").GetProperty("outcome").GetString());
    }

    [Theory]
    [InlineData("ask")]
    [InlineData("ask", "a question", "--batch", "in.jsonl", "--out", "out.jsonl")]
    [InlineData("ask", "--batch", "in.jsonl")]
    [InlineData("ask", "--batch", "gone.jsonl", "--out", "out.jsonl")]
    [InlineData("ask", "--batch", "docs/harbour.md", "--out", "out.jsonl")]
    [InlineData("ask", "--batch", "docs/harbour.md", "--out", "docs/harbour.md")]
    public async Task WrongUseIsOneSentenceAndExitCode2(params string[] arguments)
    {
        Assert.Equal(2, await RunAsync(arguments));
        Assert.Empty(output.ToString());
        Assert.NotEmpty(error.ToString());
        Assert.StartsWith("# The harbour", await File.ReadAllTextAsync(folder.At("docs/harbour.md")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task VerifyFindsEveryQuoteUntilOneDiffers()
    {
        Assert.Equal(0, await RunAsync("verify"));
        Assert.StartsWith("0 answers", output.ToString(), StringComparison.Ordinal);
        await RunAsync("ask", "How much does the breakwater cost?", "--json");
        Assert.Equal(0, await RunAsync("verify"));
        Assert.Contains("1 answers: 1 quotes verbatim, 0 not kept, 0 different", output.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, await RunAsync("verify", "nonsense"));

        // The document changes: the answer's version is still kept. Then it goes.
        folder.Write("docs/harbour.md", "# The harbour\n\nAnother text.\n");
        await RunAsync("index");
        Assert.Equal(0, await RunAsync("verify"));
        File.Delete(folder.At("docs/harbour.md"));
        await RunAsync("index");
        Assert.Equal(0, await RunAsync("verify"));
        Assert.Contains("0 quotes verbatim, 1 not kept, 0 different", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AReceiptThatWasChangedIsFound()
    {
        await RunAsync("ask", "How much does the breakwater cost?");
        var receipt = Directory.GetFiles(folder.At("data/journal"), "*.jsonl").Single();
        await File.WriteAllTextAsync(receipt, (await File.ReadAllTextAsync(receipt)).Replace("4 million", "5 million", StringComparison.Ordinal));
        Assert.Equal(1, await RunAsync("verify"));
        Assert.Contains("different: ", output.ToString(), StringComparison.Ordinal);
    }

    private Task<int> RunAsync(params string[] arguments) =>
        CommandLine.RunAsync([.. arguments, "--corpus", "docs", "--data", "data"], Place(), CancellationToken.None);

    private CommandPlace Place() => new()
    {
        Output = output,
        Error = error,
        CurrentFolder = folder.Path,
        ExecutableFolder = folder.At("program"),
        Environment = new Dictionary<string, string>(StringComparer.Ordinal),
    };
}
