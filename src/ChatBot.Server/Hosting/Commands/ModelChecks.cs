using ChatBot.Server.Hosting.Configuration;
using ChatBot.Server.ModelClients;
using ChatBot.Server.ModelClients.Chat;
using ChatBot.Server.ModelClients.Embeddings;
using Microsoft.Extensions.AI;

namespace ChatBot.Server.Hosting.Commands;

/// <summary>Tries the models that the settings name.</summary>
internal static class ModelChecks
{
    /// <summary>Has both chat models say one word, with the keys and names of the settings.</summary>
    public static async Task<IReadOnlyList<Check>> ChatAsync(Settings settings, CancellationToken cancellationToken)
    {
        var models = settings.Get<ModelsOptions>();
        if (!models.Chat.IsConfigured)
        {
            return [new Check(CheckOutcome.Note, "no chat model is set, answers are extractive")];
        }

        var first = await ChatAsync("chat model", models.Chat, cancellationToken);
        return models.StrongChat.Model.Length == 0 ? [first] : [first, await ChatAsync("strong chat model", models.StrongChat.Over(models.Chat), cancellationToken)];
    }

    private static async Task<Check> ChatAsync(string which, ChatModelOptions options, CancellationToken cancellationToken)
    {
        using var client = ChatClient.Of(options, TimeProvider.System)!;
        try
        {
            var start = TimeProvider.System.GetTimestamp();
            TimeSpan? first = null;
            await foreach (var update in client.GetStreamingResponseAsync([new ChatMessage(ChatRole.User, "Answer with the one word: ready")], cancellationToken: cancellationToken))
            {
                first ??= TimeProvider.System.GetElapsedTime(start);
            }

            return new Check(CheckOutcome.Good, $"the {which} {options.Model} answers, its first word after {first?.TotalMilliseconds:0} ms");
        }
        catch (ChatCallException failure)
        {
            return new Check(CheckOutcome.Failed, failure.Message.TrimEnd('.'));
        }
    }

    /// <summary>Has one word embedded, with the key, the name and the dimension of the settings.</summary>
    public static async Task<Check> EmbeddingAsync(Settings settings, CancellationToken cancellationToken)
    {
        var options = settings.Get<ModelsOptions>().Embedding;
        using var client = EmbeddingClient.Of(options, TimeProvider.System);
        if (client is null)
        {
            return new Check(CheckOutcome.Note, "no embedding model is set, questions are searched by words alone");
        }

        try
        {
            var start = TimeProvider.System.GetTimestamp();
            var numbers = await client.TryAsync(cancellationToken);
            var milliseconds = TimeProvider.System.GetElapsedTime(start).TotalMilliseconds;
            return new Check(CheckOutcome.Good, $"the embedding model {options.Model} gives vectors of {numbers} numbers, the first after {milliseconds:0} ms");
        }
        catch (EmbeddingCallException failure)
        {
            return new Check(CheckOutcome.Failed, failure.Message.TrimEnd('.'));
        }
    }
}
