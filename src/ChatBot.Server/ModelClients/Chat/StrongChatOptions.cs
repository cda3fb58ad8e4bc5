using System.ComponentModel.DataAnnotations;

namespace ChatBot.Server.ModelClients.Chat;

/// <summary>
/// The model that is asked where the first one is not enough: the group <c>Models:StrongChat</c> of the settings. What it does not say is as in
/// <c>Models:Chat</c>, but not the key for another server and not the prices of another model.
/// </summary>
public sealed class StrongChatOptions
{
    /// <summary>Which protocol the server speaks.</summary>
    public ModelProvider? Provider { get; set; }

    /// <summary>Address of the server.</summary>
    public string? Endpoint { get; set; }

    /// <summary>The key.</summary>
    public string? ApiKey { get; set; }

    /// <summary>The model's name; empty has no strong model.</summary>
    public string Model { get; set; } = "";

    /// <summary>Address of a proxy.</summary>
    public string? Proxy { get; set; }

    /// <summary>A PEM file with the certificates that are trusted.</summary>
    public string? CaFile { get; set; }

    /// <summary>How long the model may think before its first word.</summary>
    [Range(1, 600)]
    public int? FirstTokenTimeoutSeconds { get; set; }

    /// <summary>How long it may be silent between two pieces of its answer.</summary>
    [Range(1, 600)]
    public int? IdleTimeoutSeconds { get; set; }

    /// <summary>How freely it words.</summary>
    [Range(0.0, 2.0)]
    public double? Temperature { get; set; }

    /// <summary>How many tokens an answer may have.</summary>
    [Range(16, 100_000)]
    public int? MaxOutputTokens { get; set; }

    /// <summary>How many tokens the model takes.</summary>
    [Range(1_000, 10_000_000)]
    public int? ContextTokens { get; set; }

    /// <summary>Price of a million tokens that are sent; not known when left out.</summary>
    [Range(0.0, 100_000.0)]
    public decimal? InputPricePerMillionTokens { get; set; }

    /// <summary>Price of a million tokens that the model writes; not known when left out.</summary>
    [Range(0.0, 100_000.0)]
    public decimal? OutputPricePerMillionTokens { get; set; }

    /// <summary>What the prices are in.</summary>
    [RegularExpression("[A-Z]{3}", ErrorMessage = "a currency has three letters, such as USD.")]
    public string? Currency { get; set; }

    /// <summary>All that is in effect.</summary>
    public ChatModelOptions Over(ChatModelOptions chat)
    {
        var provider = Provider ?? chat.Provider;
        var isSameServer = provider == chat.Provider && (string.IsNullOrEmpty(Endpoint) || Endpoint.TrimEnd('/') == chat.Endpoint.TrimEnd('/'));
        return new ChatModelOptions
        {
            Section = $"{ModelsOptions.Section}:{nameof(ModelsOptions.StrongChat)}",
            Provider = provider,
            Endpoint = isSameServer ? chat.Endpoint : Endpoint ?? "",
            ApiKey = !string.IsNullOrEmpty(ApiKey) ? ApiKey : isSameServer && Model.Length > 0 ? chat.ApiKey : "",
            Model = Model,
            Proxy = Proxy ?? chat.Proxy,
            CaFile = CaFile ?? chat.CaFile,
            FirstTokenTimeoutSeconds = FirstTokenTimeoutSeconds ?? chat.FirstTokenTimeoutSeconds,
            IdleTimeoutSeconds = IdleTimeoutSeconds ?? chat.IdleTimeoutSeconds,
            Temperature = Temperature ?? chat.Temperature,
            MaxOutputTokens = MaxOutputTokens ?? chat.MaxOutputTokens,
            ContextTokens = ContextTokens ?? chat.ContextTokens,
            InputPricePerMillionTokens = InputPricePerMillionTokens ?? (Model == chat.Model && isSameServer ? chat.InputPricePerMillionTokens : null),
            OutputPricePerMillionTokens = OutputPricePerMillionTokens ?? (Model == chat.Model && isSameServer ? chat.OutputPricePerMillionTokens : null),
            Currency = Currency ?? chat.Currency,
        };
    }

    /// <summary>What does not fit together, each as one sentence.</summary>
    internal IEnumerable<string> Problems(ChatModelOptions chat) => Model.Length == 0
        ? string.IsNullOrEmpty(Endpoint) && string.IsNullOrEmpty(ApiKey) ? [] : ["there is an Endpoint or an ApiKey but no Model; set Model, or leave all of them out."]
        : chat.IsConfigured ? Over(chat).Problems()
        : ["there is a strong model but no first one; set Models:Chat:Model, or leave this one out."];
}
