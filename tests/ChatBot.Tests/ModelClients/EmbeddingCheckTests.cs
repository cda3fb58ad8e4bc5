using ChatBot.Server.Hosting.Commands;
using ChatBot.Tests.ModelClients.Double;
using Xunit;

namespace ChatBot.Tests.ModelClients;

/// <summary>What <c>check</c> says of the embedding model.</summary>
public sealed class EmbeddingCheckTests : IDisposable
{
    private const string Key = "sk-sesame-0123456789";

    private readonly TempFolder folder = new();
    private readonly StringWriter output = new();

    public EmbeddingCheckTests() => folder.Write("notes/note.md", "# A note");

    public void Dispose()
    {
        folder.Dispose();
        output.Dispose();
    }

    [Fact]
    public async Task WithoutAModelItSaysThatWordsAreSearched()
    {
        Assert.Equal(0, await CheckAsync());
        Assert.Contains("note: no embedding model is set", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AModelThatAnswersIsGoodAndItsKeyIsMasked()
    {
        await using var model = await EmbeddingDouble.StartAsync(new DoubleOptions { Key = Key });
        Assert.Equal(0, await CheckAsync(("Endpoint", $"{model.Address}v1"), ("Model", "double"), ("ApiKey", Key)));
        Assert.Contains("ok: the embedding model double gives vectors of 64 numbers", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("Models:Embedding:ApiKey = ***", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Key, output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AModelThatDoesNotAnswerFailsTheCheckWithOneSentence()
    {
        await using var model = await EmbeddingDouble.StartAsync(new DoubleOptions { Key = "another" });
        Assert.Equal(1, await CheckAsync(("Endpoint", $"{model.Address}v1"), ("Model", "double"), ("ApiKey", Key)));
        Assert.Contains($"failed: The embedding model double at {model.Address.Authority} does not take the key", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Key, output.ToString(), StringComparison.Ordinal);
    }

    private Task<int> CheckAsync(params (string Name, string Value)[] settings) => CommandLine.RunAsync(
        ["check", "--corpus", "notes", "--data", "data"],
        new CommandPlace
        {
            Output = output,
            Error = output,
            CurrentFolder = folder.Path,
            ExecutableFolder = folder.At("program"),
            Environment = settings.ToDictionary(setting => $"Models__Embedding__{setting.Name}", setting => setting.Value, StringComparer.Ordinal),
        },
        CancellationToken.None);
}
