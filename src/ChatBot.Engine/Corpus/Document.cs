using ChatBot.Access;

namespace ChatBot.Corpus;

/// <summary>What a reader found in a file: a text, its structure and its metadata. Spans are offsets in <see cref="SourceText"/>.</summary>
public sealed record DocumentContent
{
    /// <summary>Which record of the file this is (<c>FILE#id</c>), or null when the file is one document.</summary>
    public string? RecordId { get; init; }

    /// <summary>The title that the text itself gives, or null to be named after the file. Metadata <c>title</c> goes before it.</summary>
    public string? Title { get; init; }

    /// <summary>The decoded file for text and Markdown, the extracted text for everything else.</summary>
    public required string SourceText { get; init; }

    /// <summary>All metadata, in the order of the file.</summary>
    public required IReadOnlyList<MetadataField> Metadata { get; init; }

    /// <summary>The structure, in the order of the text, not overlapping.</summary>
    public required IReadOnlyList<Block> Blocks { get; init; }
}

/// <summary>One version of one document, with everything the index needs to know about it.</summary>
public sealed record Document
{
    /// <summary>First 16 hex digits of the SHA-256 of root name and path; stable while the content changes.</summary>
    public required string Id { get; init; }

    /// <summary>What people are shown: the path below the root, <c>FILE#id</c> for a record.</summary>
    public required string Path { get; init; }

    /// <summary>Name of the root it was found under.</summary>
    public required string RootName { get; init; }

    /// <summary>Path below the root of the file the document came from; several records share one.</summary>
    public required string FilePath { get; init; }

    /// <summary>SHA-256 of the file's bytes: the file is unchanged while this is.</summary>
    public required string FileHash { get; init; }

    /// <summary>SHA-256 of <see cref="DocumentContent.SourceText"/> in UTF-8.</summary>
    public required string Version { get; init; }

    /// <summary>Title for people.</summary>
    public required string Title { get; init; }

    /// <summary>Who may see it.</summary>
    public required AccessLabels Access { get; init; }

    /// <summary>Language of the text as a two-letter code, from the metadata or from the text.</summary>
    public required string Language { get; init; }

    /// <summary>The date the document gives itself, or when its file was last written.</summary>
    public required DateTimeOffset Date { get; init; }

    /// <summary>Text, structure and metadata.</summary>
    public required DocumentContent Content { get; init; }
}
