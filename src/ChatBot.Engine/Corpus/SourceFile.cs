namespace ChatBot.Corpus;

/// <summary>One file of the corpus as it was read: all its bytes, and their hash.</summary>
public sealed record SourceFile
{
    /// <summary>Name of the root it was found under.</summary>
    public required string RootName { get; init; }

    /// <summary>Path below the root, with <c>/</c>.</summary>
    public required string RelativePath { get; init; }

    /// <summary>What people are shown: <see cref="RelativePath"/>, with the root's name first when there are several roots.</summary>
    public required string Path { get; init; }

    /// <summary>The bytes of the file.</summary>
    public required byte[] Content { get; init; }

    /// <summary>SHA-256 of <see cref="Content"/> in lower-case hex.</summary>
    public required string ContentHash { get; init; }

    /// <summary>When the file was last written.</summary>
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>The file name's extension in lower case with its dot, or empty.</summary>
    public string Extension => System.IO.Path.GetExtension(RelativePath).ToLowerInvariant();
}
