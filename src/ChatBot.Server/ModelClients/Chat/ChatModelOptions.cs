using System.ComponentModel.DataAnnotations;

namespace ChatBot.Server.ModelClients.Chat;

/// <summary>The model that writes answers: the group <c>Models:Chat</c> of the settings. Without a name of a model answers are extractive.</summary>
public sealed class ChatModelOptions : ModelServerOptions
{
    /// <summary>How long the model may think or be loaded before its first word, or before a whole answer that is not streamed.</summary>
    [Range(1, 600)]
    public int FirstTokenTimeoutSeconds { get; set; } = 60;

    /// <summary>How long it may be silent between two pieces of its answer.</summary>
    [Range(1, 600)]
    public int IdleTimeoutSeconds { get; set; } = 20;

    /// <summary>How freely it words; 0 says the same to the same question, as far as a model does.</summary>
    [Range(0.0, 2.0)]
    public double Temperature { get; set; }

    /// <summary>How many tokens an answer may have.</summary>
    [Range(16, 100_000)]
    public int MaxOutputTokens { get; set; } = 1_000;

    /// <summary>How many tokens the model takes, with those of its answer.</summary>
    [Range(1_000, 10_000_000)]
    public int ContextTokens { get; set; } = 16_000;

    /// <summary>Price of a million tokens that are sent; not known when left out.</summary>
    [Range(0.0, 100_000.0)]
    public decimal? InputPricePerMillionTokens { get; set; }

    /// <summary>Price of a million tokens that the model writes; not known when left out.</summary>
    [Range(0.0, 100_000.0)]
    public decimal? OutputPricePerMillionTokens { get; set; }

    /// <summary>What the prices are in, by its three letters.</summary>
    [RegularExpression("[A-Z]{3}", ErrorMessage = "a currency has three letters, such as USD.")]
    public string Currency { get; set; } = "USD";

    /// <summary>The group of the settings, for messages.</summary>
    internal string Section { get; init; } = $"{ModelsOptions.Section}:{nameof(ModelsOptions.Chat)}";

    /// <inheritdoc />
    protected override string KeyVariable => $"{Section.Replace(":", "__", StringComparison.Ordinal)}__{nameof(ApiKey)}";

    /// <inheritdoc />
    protected override IReadOnlyList<string> Paths => ["/chat/completions", "/api/chat"];

    /// <inheritdoc />
    protected override string WithoutModel => "to have extractive answers";
}
