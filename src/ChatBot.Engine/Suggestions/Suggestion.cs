using ChatBot.Access;

namespace ChatBot.Suggestions;

/// <summary>A question that one document was found to answer.</summary>
/// <param name="Text">The question.</param>
/// <param name="Topic">What of the document it asks about, such as a heading; empty when it asks about the whole.</param>
public sealed record Suggestion(string Text, string Topic);

/// <summary>What can be asked of one version of one document.</summary>
public sealed record DocumentSuggestions
{
    /// <summary>Which document.</summary>
    public required string DocumentId { get; init; }

    /// <summary>The version that answered. Of another version nothing is known.</summary>
    public required string Version { get; init; }

    /// <summary>Its labels at that time.</summary>
    public required AccessLabels Access { get; init; }

    /// <summary>The questions, best first; none when it answers none of those that were tried.</summary>
    public required IReadOnlyList<Suggestion> Questions { get; init; }
}
