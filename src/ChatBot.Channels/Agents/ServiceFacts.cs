namespace ChatBot.Channels.Agents;

/// <summary>What the service tells about itself, beyond what its store holds.</summary>
public sealed record ServiceFacts
{
    /// <summary>What it is called.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it answers over the documents that come with the product.</summary>
    public required bool IsSample { get; init; }

    /// <summary>The folders that are read; told only to who sits at the machine.</summary>
    public required IReadOnlyList<string> Folders { get; init; }

    /// <summary>Where people sign in; empty when there is no such page.</summary>
    public required string SignInUrl { get; init; }

    /// <summary>The longest question.</summary>
    public required int QuestionCharacters { get; init; }

    /// <summary>How far the pass over the corpus is; null when none is going on.</summary>
    public required Func<(int Done, int Total)?> Indexing { get; init; }
}
