namespace ChatBot.Retrieval;

/// <summary>Words of a question that name documents.</summary>
internal sealed record Mention
{
    /// <summary>The first word, and the one behind the last.</summary>
    public required (int From, int To) Words { get; init; }

    /// <summary>The characters that name the documents, where they are only part of a run without spaces.</summary>
    public (int Start, int End)? Inside { get; init; }

    /// <summary>Positions of the documents in the corpus view.</summary>
    public required IReadOnlyList<int> Documents { get; init; }

    /// <summary>How surely they are meant.</summary>
    public required MeantStrength Strength { get; init; }

    /// <summary>The family of the document word, when there is one.</summary>
    public string? Kind { get; init; }

    /// <summary>Whether the words are a title or part of one.</summary>
    public bool IsTitle { get; init; }

    /// <summary>Whether several are meant by the word ("the essays").</summary>
    public bool IsPlural { get; init; }
}
