using ChatBot.Access;
using ChatBot.Corpus;

namespace ChatBot.Index;

/// <summary>What the index knows of a document without its text: the catalogue is a list of these.</summary>
public sealed record DocumentEntry
{
    /// <summary>See <see cref="Document.Id"/>.</summary>
    public required string Id { get; init; }

    /// <summary>See <see cref="Document.Path"/>.</summary>
    public required string Path { get; init; }

    /// <summary>See <see cref="Document.RootName"/>.</summary>
    public required string RootName { get; init; }

    /// <summary>See <see cref="Document.FilePath"/>.</summary>
    public required string FilePath { get; init; }

    /// <summary>See <see cref="Document.FileHash"/>.</summary>
    public required string FileHash { get; init; }

    /// <summary>See <see cref="Document.Version"/>.</summary>
    public required string Version { get; init; }

    /// <summary>See <see cref="Document.Title"/>.</summary>
    public required string Title { get; init; }

    /// <summary>See <see cref="Document.Language"/>.</summary>
    public required string Language { get; init; }

    /// <summary>See <see cref="Document.Date"/>.</summary>
    public required DateTimeOffset Date { get; init; }

    /// <summary>When this version entered the index.</summary>
    public required DateTimeOffset IndexedAt { get; init; }

    /// <summary>See <see cref="Document.Access"/>.</summary>
    public required AccessLabels Access { get; init; }

    /// <summary>All metadata, in the order of the document.</summary>
    public required IReadOnlyList<MetadataField> Metadata { get; init; }

    /// <summary>What it looks like.</summary>
    public DocumentShape Shape { get; init; }

    /// <summary>Its first headings and paragraphs, at most some 400 characters.</summary>
    public string Opening { get; init; } = "";

    /// <summary>Number of passages it was cut into.</summary>
    public required int PassageCount { get; init; }

    /// <summary>The entry of a document that enters the index now.</summary>
    public static DocumentEntry Of(Document document, int passages, DateTimeOffset now) => new()
    {
        Id = document.Id,
        Path = document.Path,
        RootName = document.RootName,
        FilePath = document.FilePath,
        FileHash = document.FileHash,
        Version = document.Version,
        Title = document.Title,
        Language = document.Language,
        Date = document.Date,
        IndexedAt = now,
        Access = document.Access,
        Metadata = document.Content.Metadata,
        Shape = FirstLook.ShapeOf(document.Content.Blocks),
        Opening = FirstLook.OpeningOf(document.Content),
        PassageCount = passages,
    };

    /// <summary>Whether the index holds this document as it is now.</summary>
    public bool IsOf(Document document) =>
        Version == document.Version && Path == document.Path && Title == document.Title && Access.Equals(document.Access)
        && Language == document.Language && Metadata.SequenceEqual(document.Content.Metadata);
}
