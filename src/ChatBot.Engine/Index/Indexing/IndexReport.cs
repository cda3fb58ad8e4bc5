using ChatBot.Access;

namespace ChatBot.Index;

/// <summary>A file that gave no document, and why.</summary>
public sealed record ReportedFile(string Path, string Reason);

/// <summary>What one pass over the corpus did. Counts are documents.</summary>
public sealed record IndexReport
{
    /// <summary>Documents that were not there before.</summary>
    public required int Added { get; init; }

    /// <summary>Documents that were there and changed.</summary>
    public required int Updated { get; init; }

    /// <summary>Documents that stayed as they were.</summary>
    public required int Unchanged { get; init; }

    /// <summary>Documents that went, because their file did or because it gives none any more.</summary>
    public required int Removed { get; init; }

    /// <summary>Files that hold nothing for this product.</summary>
    public required IReadOnlyList<ReportedFile> Skipped { get; init; }

    /// <summary>Files, records, folders and roots that should have been readable and were not.</summary>
    public required IReadOnlyList<ReportedFile> Failed { get; init; }

    /// <summary>Documents in the index after the pass.</summary>
    public required int Documents { get; init; }

    /// <summary>Passages in the index after the pass.</summary>
    public required int Passages { get; init; }

    /// <summary>How many texts the embedding model has turned into vectors; those that were known already are not among them. Null without a model.</summary>
    public int? Embedded { get; init; }

    /// <summary>The first of the documents that were added or updated, with their labels; a large pass does not name all.</summary>
    public IReadOnlyList<(string DocumentId, AccessLabels Access)> Changed { get; init; } = [];

    /// <summary>How long the pass took.</summary>
    public required double Seconds { get; init; }

    /// <summary>Whether the index is other than before.</summary>
    public bool HasChanges => Added + Updated + Removed > 0;
}

/// <summary>How far a pass is.</summary>
public sealed record IndexProgress(int FilesDone, int Files, int Documents, int Passages)
{
    /// <summary>How many texts the embedding model has turned into vectors, if there is one.</summary>
    public int Embedded { get; init; }
}
