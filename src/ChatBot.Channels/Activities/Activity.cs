using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatBot.Channels.Activities;

/// <summary>One message or event of the Bot Framework protocol. What is not named here is kept and passed on as it came.</summary>
public sealed record Activity
{
    /// <summary>What it is, one of <see cref="ActivityTypes"/> or something newer.</summary>
    public string? Type { get; init; }

    /// <summary>Its number within the conversation.</summary>
    public string? Id { get; init; }

    /// <summary>When the service took it.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>Where answers go, for channels that are called back.</summary>
    public string? ServiceUrl { get; init; }

    /// <summary>The channel it came by.</summary>
    public string? ChannelId { get; init; }

    /// <summary>Who sent it.</summary>
    public ChannelAccount? From { get; init; }

    /// <summary>The conversation it belongs to.</summary>
    public ConversationAccount? Conversation { get; init; }

    /// <summary>Whom it is for.</summary>
    public ChannelAccount? Recipient { get; init; }

    /// <summary>Who has come in.</summary>
    public IReadOnlyList<ChannelAccount>? MembersAdded { get; init; }

    /// <summary>The words.</summary>
    public string? Text { get; init; }

    /// <summary>How the words are written: <c>markdown</c> or <c>plain</c>.</summary>
    public string? TextFormat { get; init; }

    /// <summary>The sender's language.</summary>
    public string? Locale { get; init; }

    /// <summary>Name of an event or of an invocation.</summary>
    public string? Name { get; init; }

    /// <summary>What an event, an invocation or a button carries.</summary>
    public JsonElement? Value { get; init; }

    /// <summary>The activity this one answers.</summary>
    public string? ReplyToId { get; init; }

    /// <summary>What belongs to the channel alone.</summary>
    public JsonElement? ChannelData { get; init; }

    /// <summary>Metadata about it.</summary>
    public IReadOnlyList<JsonElement>? Entities { get; init; }

    /// <summary>Files and cards.</summary>
    public IReadOnlyList<JsonElement>? Attachments { get; init; }

    /// <summary>What may be said next.</summary>
    public SuggestedActions? SuggestedActions { get; init; }

    /// <summary>Everything else.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }
}

/// <summary>A person or a bot.</summary>
/// <param name="Id">Number within the channel.</param>
/// <param name="Name">What others call it.</param>
/// <param name="Role"><c>user</c> or <c>bot</c>.</param>
public sealed record ChannelAccount(string? Id, string? Name = null, string? Role = null)
{
    /// <summary>Everything else.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }
}

/// <summary>A conversation.</summary>
/// <param name="Id">Number within the channel.</param>
public sealed record ConversationAccount(string? Id)
{
    /// <summary>Everything else.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }
}

/// <summary>What may be said next, as buttons.</summary>
/// <param name="To">Who sees them; nobody named is everybody.</param>
/// <param name="Actions">The buttons.</param>
public sealed record SuggestedActions(IReadOnlyList<string> To, IReadOnlyList<CardAction> Actions);

/// <summary>A button.</summary>
/// <param name="Type">What pressing it does; <c>imBack</c> says the value aloud.</param>
/// <param name="Title">What stands on it.</param>
/// <param name="Value">What is said.</param>
public sealed record CardAction(string Type, string Title, string Value)
{
    /// <summary>A button that says what stands on it.</summary>
    public static CardAction Say(string text) => new("imBack", text, text);
}

/// <summary>What an activity can be.</summary>
public static class ActivityTypes
{
    /// <summary>Words.</summary>
    public const string Message = "message";

    /// <summary>Somebody is writing, or a part of what is being written.</summary>
    public const string Typing = "typing";

    /// <summary>Something happened that is not said.</summary>
    public const string Event = "event";

    /// <summary>Something to be done and answered at once.</summary>
    public const string Invoke = "invoke";

    /// <summary>Somebody came or went.</summary>
    public const string ConversationUpdate = "conversationUpdate";

    /// <summary>The conversation is over.</summary>
    public const string EndOfConversation = "endOfConversation";
}
