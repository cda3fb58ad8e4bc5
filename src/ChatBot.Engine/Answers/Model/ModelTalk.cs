using Microsoft.Extensions.AI;

namespace ChatBot.Answers;

/// <summary>How one reply of a model ended.</summary>
/// <param name="Text">All that it wrote.</param>
/// <param name="Calls">What it wants looked up.</param>
/// <param name="IsCut">Whether it had to stop before it was done.</param>
internal sealed record ModelReply(string Text, IReadOnlyList<FunctionCallContent> Calls, bool IsCut);

/// <summary>The conversation with a model about one question: what was said so far, and what it took.</summary>
internal sealed class ModelTalk(ChatModel model, string system)
{
    private const int MostCharacters = 64_000;

    private readonly List<ChatMessage> messages = [new(ChatRole.System, system)];
    private long? input;
    private long? output;
    private bool isCounted = true;

    /// <summary>What it took so far.</summary>
    public ModelUsage Usage => model.UsageOf(input, output);

    /// <summary>Says something to the model.</summary>
    public void Say(string text) => messages.Add(new ChatMessage(ChatRole.User, text));

    /// <summary>Tells the model what came of its calls.</summary>
    public void Tell(IEnumerable<FunctionResultContent> results) => messages.Add(new ChatMessage(ChatRole.Tool, [.. results.Cast<AIContent>()]));

    /// <summary>Lets the model write, and hands over each piece of text as it comes.</summary>
    /// <param name="mayLookUp">Whether it may call functions.</param>
    /// <param name="take">Takes each piece.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async ValueTask<ModelReply> ListenAsync(bool mayLookUp, Func<string, ValueTask> take, CancellationToken cancellationToken)
    {
        var options = new ChatOptions { Tools = mayLookUp ? ModelTools.All : null, ToolMode = mayLookUp ? ChatToolMode.Auto : null };
        var text = new System.Text.StringBuilder();
        var calls = new List<FunctionCallContent>();
        var finish = default(ChatFinishReason?);
        var (given, written) = (default(long?), default(long?));
        await foreach (var update in model.Client.GetStreamingResponseAsync(messages, options, cancellationToken))
        {
            finish = update.FinishReason ?? finish;
            foreach (var content in update.Contents)
            {
                switch (content)
                {
                    case TextContent { Text.Length: > 0 } part when text.Length + part.Text.Length <= MostCharacters:
                        text.Append(part.Text);
                        await take(part.Text);
                        break;
                    case TextContent { Text.Length: > 0 }:
                        throw new ModelException($"The model {model.Name} does not stop writing.");
                    case FunctionCallContent call:
                        calls.Add(call);
                        break;
                    case UsageContent usage:
                        (given, written) = (usage.Details.InputTokenCount, usage.Details.OutputTokenCount);
                        break;
                }
            }
        }

        Count(given, written);
        messages.Add(new ChatMessage(ChatRole.Assistant, [.. text.Length > 0 ? [new TextContent(text.ToString())] : Array.Empty<AIContent>(), .. calls]));
        return new ModelReply(text.ToString(), calls, finish == ChatFinishReason.Length || finish == ChatFinishReason.ContentFilter);
    }

    // A sum in which one reply is not known is not known.
    private void Count(long? given, long? written)
    {
        isCounted &= given is not null && written is not null;
        (input, output) = isCounted ? ((input ?? 0) + given, (output ?? 0) + written) : (null, null);
    }
}

/// <summary>A model could not be asked, or did what no model may do; the message is a sentence for people.</summary>
public class ModelException(string message, Exception? inner = null) : Exception(message, inner);
