namespace ChatBot.Corpus;

/// <summary>A file that may become documents; it has been found, not yet opened.</summary>
public sealed record FileCandidate
{
    /// <summary>The root it was found under.</summary>
    public required CorpusRoot Root { get; init; }

    /// <summary>Path below the root, with <c>/</c>.</summary>
    public required string RelativePath { get; init; }

    /// <summary>What people are shown: <see cref="RelativePath"/>, with the root's name first when there are several roots.</summary>
    public required string Path { get; init; }

    /// <summary>Where the operating system finds it.</summary>
    public required string AbsolutePath { get; init; }

    /// <summary>Bytes it had when it was found.</summary>
    public required long Size { get; init; }

    /// <summary>When it was last written.</summary>
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>Proof of its state, where the file system can give one; otherwise the file must be read to know whether it changed.</summary>
    public FileStamp? Stamp { get; init; }

    /// <summary>The id of the document this file is, if it is one document.</summary>
    public string DocumentId => Corpus.DocumentId.Of(Root.Name, RelativePath);
}

/// <summary>A file or folder that was left out, and why, in words for the operator.</summary>
public sealed record SkippedFile(string Path, string Reason);

/// <summary>A folder that could not be listed, or an entry that could not be looked at: nothing is known about what is there.</summary>
/// <param name="RootName">Its root.</param>
/// <param name="RelativePath">Its path below the root, empty for the root itself.</param>
/// <param name="Path">What people are shown: the path with the root's name first when there are several roots, and the name alone for a root.</param>
/// <param name="Reason">Why, in words for the operator.</param>
public sealed record UnlistedFolder(string RootName, string RelativePath, string Path, string Reason);

/// <summary>What stood under the roots at one moment.</summary>
public sealed record CorpusListing
{
    /// <summary>The files to read: root by root, by path in ordinal order.</summary>
    public required IReadOnlyList<FileCandidate> Files { get; init; }

    /// <summary>What was left out for a reason that the operator may want to know.</summary>
    public required IReadOnlyList<SkippedFile> Skipped { get; init; }

    /// <summary>Roots that were not there. Their documents are kept unless the operator asks for them to go.</summary>
    public required IReadOnlyList<CorpusRoot> MissingRoots { get; init; }

    /// <summary>Folders that could not be listed. The documents of files in them are kept.</summary>
    public required IReadOnlyList<UnlistedFolder> Unlisted { get; init; }

    /// <summary>
    /// Whether a file that is not among <see cref="Files"/> is known to be gone or left out on purpose, so that its documents must go.
    /// It is not when its root is missing or a folder above it could not be listed.
    /// </summary>
    public bool IsGone(string rootName, string relativePath) =>
        !MissingRoots.Any(root => root.Name == rootName)
        && !Unlisted.Any(folder => folder.RootName == rootName
            && (folder.RelativePath.Length == 0 || relativePath == folder.RelativePath || relativePath.StartsWith(folder.RelativePath + "/", StringComparison.Ordinal)));
}
