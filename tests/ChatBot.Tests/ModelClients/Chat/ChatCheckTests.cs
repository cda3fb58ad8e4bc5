using ChatBot.Server.Hosting.Commands;
using ChatBot.Tests.ModelClients.Double.Chat;
using Xunit;

namespace ChatBot.Tests.ModelClients.Chat;

/// <summary>What <c>check</c> says of the chat models.</summary>
public sealed class ChatCheckTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly StringWriter output = new();

    public ChatCheckTests() => folder.Write("notes/note.md", "# A note");

    public void Dispose()
    {
        folder.Dispose();
        output.Dispose();
    }

    [Fact]
    public async Task WithoutAModelItSaysThatAnswersAreExtractive()
    {
        Assert.Equal(0, await CheckAsync());
        Assert.Contains("note: no chat model is set, answers are extractive", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ModelsThatAnswerAreGoodAndTheirKeyIsMasked()
    {
        await using var model = await ChatDouble.StartAsync(new ChatDoubleOptions { Key = Talk.Key });
        Assert.Equal(0, await CheckAsync(("Chat__Endpoint", model.Endpoint), ("Chat__Model", "double"), ("Chat__ApiKey", Talk.Key), ("StrongChat__Model", "double")));
        Assert.Contains("ok: the chat model double answers, its first word after ", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("ok: the strong chat model double answers, its first word after ", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("Models:Chat:ApiKey = ***", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Talk.Key, output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AModelThatDoesNotAnswerFailsTheCheckWithOneSentence()
    {
        await using var model = await ChatDouble.StartAsync(new ChatDoubleOptions { Key = Talk.Key });
        Assert.Equal(1, await CheckAsync(("Chat__Endpoint", model.Endpoint), ("Chat__Model", "double"), ("Chat__ApiKey", Talk.Key), ("StrongChat__Model", "other")));
        Assert.Contains($"failed: The chat model other at {model.Address.Authority} is not known there (404)", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("see Models:StrongChat:Model and Endpoint", output.ToString(), StringComparison.Ordinal);
    }

    private Task<int> CheckAsync(params (string Name, string Value)[] settings) => CommandLine.RunAsync(
        ["check", "--corpus", "notes", "--data", "data"],
        new CommandPlace
        {
            Output = output,
            Error = output,
            CurrentFolder = folder.Path,
            ExecutableFolder = folder.At("program"),
            Environment = settings.ToDictionary(setting => $"Models__{setting.Name}", setting => setting.Value, StringComparer.Ordinal),
        },
        CancellationToken.None);
}
