using ChatBot.Access;
using ChatBot.Conversations;
using Microsoft.Extensions.Logging;

namespace ChatBot.Channels.Web.DirectLine;

/// <summary>Questions to begin with, for a principal.</summary>
public delegate ValueTask<IReadOnlyList<string>> ExampleQuestions(Principal principal, CancellationToken cancellationToken);

/// <summary>What Direct Line needs of the rest of the product.</summary>
public sealed record DirectLineParts
{
    /// <summary>The key that seals tokens: 32 bytes.</summary>
    public required byte[] TokenKey { get; init; }

    /// <summary>What the bot is called.</summary>
    public required string Name { get; init; }

    /// <summary>What can be asked to begin with.</summary>
    public required ExampleQuestions Examples { get; init; }

    /// <summary>Where likes and dislikes go.</summary>
    public required FeedbackBook Feedback { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Where it is written what broke.</summary>
    public required ILogger Log { get; init; }

    /// <summary>Ends when the service stops, and the streams with it.</summary>
    public required CancellationToken Stopping { get; init; }

    /// <summary>How long a client may take for one frame before it is cut.</summary>
    public TimeSpan StreamPatience { get; init; } = TimeSpan.FromSeconds(20);
}
