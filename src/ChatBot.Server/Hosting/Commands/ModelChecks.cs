using ChatBot.Server.Hosting.Configuration;
using ChatBot.Server.ModelClients;
using ChatBot.Server.ModelClients.Embeddings;

namespace ChatBot.Server.Hosting.Commands;

/// <summary>Tries the models that the settings name.</summary>
internal static class ModelChecks
{
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
