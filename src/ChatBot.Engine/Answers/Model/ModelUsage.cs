namespace ChatBot.Answers;

/// <summary>What answering one question took of a model, and what it cost.</summary>
public sealed record ModelUsage
{
    /// <summary>Name of the model.</summary>
    public required string Model { get; init; }

    /// <summary>Tokens it was given; null when its server did not say.</summary>
    public long? InputTokens { get; init; }

    /// <summary>Tokens it wrote; null when its server did not say.</summary>
    public long? OutputTokens { get; init; }

    /// <summary>What they cost; null when no prices are set or tokens are not known.</summary>
    public decimal? Cost { get; init; }

    /// <summary>In which currency.</summary>
    public string Currency { get; init; } = "USD";
}

/// <summary>A model that can answer, with its name and what its tokens cost.</summary>
public sealed record ChatModel
{
    /// <summary>The way to it.</summary>
    public required Microsoft.Extensions.AI.IChatClient Client { get; init; }

    /// <summary>Its name, as its endpoint knows it.</summary>
    public required string Name { get; init; }

    /// <summary>Price of a million tokens that it is given; null when none is set.</summary>
    public decimal? InputPrice { get; init; }

    /// <summary>Price of a million tokens that it writes; null when none is set.</summary>
    public decimal? OutputPrice { get; init; }

    /// <summary>In which currency.</summary>
    public string Currency { get; init; } = "USD";

    /// <summary>What so many tokens are.</summary>
    internal ModelUsage UsageOf(long? input, long? output) => new()
    {
        Model = Name,
        InputTokens = input,
        OutputTokens = output,
        Cost = input is { } given && output is { } written && InputPrice is { } inputPrice && OutputPrice is { } outputPrice
            ? ((given * inputPrice) + (written * outputPrice)) / 1_000_000m : null,
        Currency = Currency,
    };
}
