namespace ChatBot.Passages;

/// <summary>Where in its document something stands, in the terms a person would use. Only what applies is set.</summary>
public sealed record Place
{
    /// <summary>First and last line of the source text, from 1, both included.</summary>
    public required (int First, int Last) Lines { get; init; }

    /// <summary>First and last moment of a recording.</summary>
    public (TimeSpan From, TimeSpan To)? Time { get; init; }

    /// <summary>Page, from 1.</summary>
    public int? Page { get; init; }

    /// <summary>Slide, from 1.</summary>
    public int? Slide { get; init; }

    /// <summary>Sheet and cell.</summary>
    public string? Sheet { get; init; }
}
