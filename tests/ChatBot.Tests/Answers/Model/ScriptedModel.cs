using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace ChatBot.Tests.Answers.Model;

/// <summary>A language model that says what a test wrote down, reply by reply, a few characters at a time.</summary>
internal sealed class ScriptedModel(params IReadOnlyList<Func<IReadOnlyList<ChatMessage>, IEnumerable<AIContent>>> replies) : IChatClient
{
    private int next;

    /// <summary>What it was asked, call by call.</summary>
    public List<(IReadOnlyList<ChatMessage> Messages, ChatOptions? Options)> Asked { get; } = [];

    /// <summary>How many characters come at once.</summary>
    public int PieceLength { get; init; } = 3;

    /// <summary>A reply of words.</summary>
    public static Func<IReadOnlyList<ChatMessage>, IEnumerable<AIContent>> Says(string text) => _ => [new TextContent(text)];

    /// <summary>A reply that calls a function.</summary>
    public static Func<IReadOnlyList<ChatMessage>, IEnumerable<AIContent>> Calls(string name, params (string Name, object? Value)[] arguments) =>
        messages => [new FunctionCallContent($"call{messages.Count}", name, arguments.ToDictionary(a => a.Name, a => a.Value, StringComparer.Ordinal))];

    /// <summary>A reply that ends in an error after some words.</summary>
    public static Func<IReadOnlyList<ChatMessage>, IEnumerable<AIContent>> Breaks(string text = "") => _ => Broken(text);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        List<ChatMessage> said = [.. messages];
        Asked.Add((said, options));
        var reply = next < replies.Count ? replies[next++] : throw new InvalidOperationException("The test wrote no further reply.");
        var calls = false;
        foreach (var content in reply(said))
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            if (content is TextContent { Text: var text })
            {
                for (var at = 0; at < text.Length; at += PieceLength)
                {
                    yield return new ChatResponseUpdate(ChatRole.Assistant, [new TextContent(text.Substring(at, Math.Min(PieceLength, text.Length - at)))]);
                }
            }
            else
            {
                calls |= content is FunctionCallContent;
                yield return new ChatResponseUpdate(ChatRole.Assistant, [content]);
            }
        }

        yield return new ChatResponseUpdate(ChatRole.Assistant, [new UsageContent(new UsageDetails { InputTokenCount = 1000, OutputTokenCount = 100 })])
        {
            FinishReason = calls ? ChatFinishReason.ToolCalls : ChatFinishReason.Stop,
        };
    }

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("Answers are streamed.");

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }

    private static IEnumerable<AIContent> Broken(string text)
    {
        yield return new TextContent(text);
        throw new IOException("The connection was reset.");
    }
}
