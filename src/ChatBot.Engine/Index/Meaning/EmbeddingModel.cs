using System.Globalization;
using System.Text.Json;

namespace ChatBot.Index;

/// <summary>What a model that turns texts into vectors must be, for two vectors of it to be comparable.</summary>
public sealed record EmbeddingModel
{
    // What of a passage is embedded; see PassageEmbedder.TextOf.
    private const int TextVersion = 1;

    /// <summary>Its name, as its endpoint knows it.</summary>
    public required string Name { get; init; }

    /// <summary>How many numbers a vector of it has.</summary>
    public required int Dimension { get; init; }

    /// <summary>What it expects before a question.</summary>
    public string QueryPrefix { get; init; } = string.Empty;

    /// <summary>What it expects before a passage.</summary>
    public string PassagePrefix { get; init; } = string.Empty;

    /// <summary>All of it in one line: an index whose vectors were made under another one is built anew.</summary>
    public string Signature => string.Create(
        CultureInfo.InvariantCulture,
        $"model {Quoted(Name)}, dimension {Dimension}, question {Quoted(QueryPrefix)}, passage {Quoted(PassagePrefix)}, text {TextVersion}");

    private static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text)}\"";
}
