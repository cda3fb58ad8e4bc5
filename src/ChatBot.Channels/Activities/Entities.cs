using System.Text.Json.Serialization;

namespace ChatBot.Channels.Activities;

/// <summary>Which part of a message in the making an activity is.</summary>
/// <param name="StreamType"><c>informative</c>, <c>streaming</c> or <c>final</c>.</param>
/// <param name="StreamId">The message in the making.</param>
/// <param name="StreamSequence">Counts from 1; the final one has none.</param>
public sealed record StreamInfo(string StreamType, string? StreamId, int? StreamSequence)
{
    /// <summary>What tells it from other entities.</summary>
    public string Type => "streaminfo";
}

/// <summary>What stands behind a message: that a machine wrote it, what it cites, and how to say what one thinks of it.</summary>
public sealed record AIEntity
{
    /// <summary>What tells it from other entities.</summary>
    public string Type => "https://schema.org/Message";

    /// <summary>The same as linked data.</summary>
    [JsonPropertyName("@type")]
    public string AtType => "Message";

    /// <summary>The vocabulary.</summary>
    [JsonPropertyName("@context")]
    public string AtContext => "https://schema.org";

    /// <summary>Empty: it is about the message that carries it.</summary>
    [JsonPropertyName("@id")]
    public string AtId => "";

    /// <summary>That a machine wrote it.</summary>
    public IReadOnlyList<string> AdditionalType { get; } = ["AIGeneratedContent"];

    /// <summary>What a client may do with it.</summary>
    public IReadOnlyList<string>? Keywords { get; init; }

    /// <summary>What it cites, by position.</summary>
    public IReadOnlyList<ClientCitation>? Citation { get; init; }

    /// <summary>What its reader may do.</summary>
    public IReadOnlyList<PotentialAction>? PotentialAction { get; init; }
}

/// <summary>One citation of a message.</summary>
/// <param name="Position">The number of its marker.</param>
/// <param name="Appearance">Where it stands.</param>
public sealed record ClientCitation(int Position, ClientCitationAppearance Appearance)
{
    /// <summary>What it is.</summary>
    [JsonPropertyName("@type")]
    public string AtType => "Claim";

    /// <summary>What the message's link definition points to.</summary>
    [JsonPropertyName("@id")]
    public string? AtId { get; init; }

    /// <summary>The page that shows it.</summary>
    public string? Url { get; init; }
}

/// <summary>The document in which a citation stands.</summary>
public sealed record ClientCitationAppearance
{
    /// <summary>What it is.</summary>
    [JsonPropertyName("@type")]
    public string AtType => "DigitalDocument";

    /// <summary>Its title.</summary>
    public required string Name { get; init; }

    /// <summary>What a client shows at once, in plain words.</summary>
    public required string Abstract { get; init; }

    /// <summary>What a client shows when asked for it, in Markdown.</summary>
    public string? Text { get; init; }

    /// <summary>Where a client goes when asked for it.</summary>
    public string? Url { get; init; }
}

/// <summary>Something that a reader may do with a message.</summary>
/// <param name="AtType"><c>LikeAction</c> or <c>DislikeAction</c>.</param>
/// <param name="AtId">Comes back when it is done.</param>
public sealed record PotentialAction([property: JsonPropertyName("@type")] string AtType, [property: JsonPropertyName("@id")] string AtId)
{
    /// <summary>It has not been done yet.</summary>
    public string ActionStatus => "PotentialActionStatus";
}
