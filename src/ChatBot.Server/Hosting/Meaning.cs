using System.Globalization;
using ChatBot.Index;
using ChatBot.Retrieval;
using ChatBot.Server.Hosting.Commands;
using ChatBot.Server.Hosting.Configuration;
using ChatBot.Server.ModelClients;
using ChatBot.Server.ModelClients.Embeddings;

namespace ChatBot.Server.Hosting;

/// <summary>The embedding model of the settings, as the engine uses it: for passages, and for questions, which wait no longer than they may.</summary>
internal sealed class Meaning : IDisposable
{
    private readonly EmbeddingClient client;

    private Meaning(EmbeddingClient client, EmbeddingModel model, EmbeddingOptions options)
    {
        this.client = client;
        Model = model;
        Passages = new PassageEmbedder(client.Passages, model);
        Questions = new QuestionVectors(new PassageEmbedder(client.Questions, model), TimeSpan.FromSeconds(options.QuestionTimeoutSeconds), TimeProvider.System);
    }

    /// <summary>Which model it is.</summary>
    public EmbeddingModel Model { get; }

    /// <summary>Gives passages their vectors.</summary>
    public PassageEmbedder Passages { get; }

    /// <summary>Gives questions theirs.</summary>
    public QuestionVectors Questions { get; }

    /// <summary>The model of the settings, which is asked for the length of its vectors if they do not say it; null when none is named.</summary>
    public static async Task<Meaning?> OpenAsync(Settings settings, Action<string> notice, CancellationToken cancellationToken)
    {
        var options = settings.Get<ModelsOptions>().Embedding;
        var opened = EmbeddingClient.Of(options, TimeProvider.System, (reason, wait) => notice(Sentence(reason, wait)));
        if (opened is null)
        {
            return null;
        }

        try
        {
            return new Meaning(opened, await opened.ModelAsync(cancellationToken), options);
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    private static string Sentence(Exception reason, TimeSpan wait) =>
        string.Create(CultureInfo.InvariantCulture, $"Trying again in {wait.TotalSeconds:0.0} s: {Printable.Line(reason.Message)}");

    public void Dispose()
    {
        Passages.Dispose();
        client.Dispose();
    }
}
