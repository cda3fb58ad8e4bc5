using ChatBot.Server.Hosting.Commands;
using Xunit;

namespace ChatBot.Tests.Hosting;

public sealed class CommandLineTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();

    public void Dispose()
    {
        folder.Dispose();
        output.Dispose();
        error.Dispose();
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("--nonsense")]
    [InlineData("--data")]
    [InlineData("check", "extra")]
    public async Task WrongUseIsOneSentenceAndExitCode2(params string[] arguments)
    {
        Assert.Equal(2, await RunAsync(arguments));
        Assert.Empty(output.ToString());
        Assert.Single(error.ToString().TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task WrongSettingsAreOneSentenceAndExitCode2()
    {
        folder.Write("appsettings.json", """{ "Data": { "Pathh": "x" } }""");
        Assert.Equal(2, await RunAsync("check"));
        Assert.Empty(output.ToString());
        Assert.Contains("did you mean Data:Path?", Assert.Single(error.ToString().TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("check", "--help")]
    [InlineData("--version")]
    public async Task HelpIsAResult(params string[] arguments)
    {
        Assert.Equal(0, await RunAsync(arguments));
        Assert.NotEmpty(output.ToString());
        Assert.Empty(error.ToString());
    }

    [Fact]
    public async Task CheckPrintsWhatIsInEffectAndWhereItComesFrom()
    {
        folder.Write("appsettings.json", """{ "Data": { "KeepVersionsDays": 5 } }""");
        folder.Write("sub/note.md", "# A note");
        Assert.Equal(0, await RunAsync("check", "--data", "kept", "--corpus", ".", "--corpus", "sub"));
        var lines = output.ToString().Split('\n', StringSplitOptions.TrimEntries);
        Assert.Contains($"Data:KeepVersionsDays = 5  ({folder.At("appsettings.json")})", lines);
        Assert.Contains($"Data:Path = {folder.At("kept")}  (option --data)", lines);
        Assert.Contains($"Corpus:Paths = {folder.Path}, {folder.At("sub")}  (option --corpus)", lines);
        Assert.Contains("Corpus:Watch = true  (default)", lines);
        Assert.Contains($"ok: the corpus {folder.At("sub")} has 1 files to read", lines);
        Assert.False(Directory.Exists(folder.At("kept")), "a check leaves nothing behind");
    }

    [Fact]
    public async Task CheckFailsWhenTheDataFolderCannotBeWritten()
    {
        folder.Write("taken", "a file");
        Assert.Equal(1, await RunAsync("check", "--data", "taken/below", "--corpus", "."));
        Assert.Contains("failed: the data folder", output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("there is no corpus")]
    [InlineData("is not there", "--corpus", "gone")]
    public async Task CheckFailsWithoutACorpus(string message, params string[] arguments)
    {
        Assert.Equal(1, await RunAsync(["check", .. arguments]));
        Assert.Contains(message, output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheSampleCorpusBesideTheProgramIsTakenWhenNoneIsNamed()
    {
        folder.Write("program/samples/corpus/note.md", "# A note");
        Assert.Equal(0, await RunAsync("check"));
        Assert.Contains($"ok: the corpus {folder.At("program/samples/corpus")} has 1 files", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OptionsMayStandBeforeOrBehindTheVerb()
    {
        Assert.Equal(0, await RunAsync("--data", "kept", "--corpus", ".", "check"));
        Assert.Contains("(option --data)", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OnlyAStoreThatIsThereCanBeChosen()
    {
        Assert.Equal(0, await RunAsync("check", "--store", "embedded", "--corpus", "."));
        Assert.Equal(2, await RunAsync("check", "--store", "cloud"));
        Assert.Contains("one of embedded", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnEmptyPathIsRefused()
    {
        Assert.Equal(2, await RunAsync("check", "--data", ""));
        Assert.Equal(2, await RunAsync("check", "--corpus", ""));
    }

    [Fact]
    public async Task WithoutAVerbItServesUntilItIsStopped()
    {
        using var stop = new CancellationTokenSource();
        var place = Place() with { Error = new StopAt("Listening on", stop) };
        Assert.Equal(0, await CommandLine.RunAsync(["--urls", "http://127.0.0.1:0", "--data", "kept", "--corpus", "."], place, stop.Token));
    }

    [Fact]
    public async Task ATakenPortIsSaidInOneSentence()
    {
        using var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        Assert.Equal(2, await RunAsync("serve", "--urls", $"http://{taken.LocalEndpoint}", "--corpus", "."));
        Assert.Contains("choose another address with --urls", error.ToString(), StringComparison.Ordinal);
    }

    private Task<int> RunAsync(params string[] arguments) => CommandLine.RunAsync(arguments, Place(), CancellationToken.None);

    private CommandPlace Place() => new()
    {
        Output = output,
        Error = error,
        CurrentFolder = folder.Path,
        ExecutableFolder = folder.At("program"),
        Environment = new Dictionary<string, string>(StringComparer.Ordinal),
    };

    // Stops the command as soon as it says a certain thing, so that no test waits for a time.
    private sealed class StopAt(string words, CancellationTokenSource stop) : StringWriter
    {
        public override async Task WriteLineAsync(string? value)
        {
            if (value?.StartsWith(words, StringComparison.Ordinal) == true)
            {
                await stop.CancelAsync();
            }
        }
    }
}
