namespace ChatBot.Corpus;

/// <summary>
/// The roots of the corpus with their links resolved, and the files in them. Opened anew for each pass, because a root may be a link
/// that leads elsewhere by then.
/// </summary>
public sealed class CorpusFolder
{
    // File systems that set the moment of a change themselves. Others, mostly remote ones, may repeat what they are told.
    private static readonly HashSet<string> stampingFormats = new(StringComparer.OrdinalIgnoreCase)
    {
        "ext2", "ext3", "ext4", "xfs", "btrfs", "tmpfs", "overlay", "overlayfs", "zfs", "f2fs", "bcachefs",
    };

    private readonly CorpusRules rules;
    private readonly IReadOnlyList<string> ownFolders;

    private CorpusFolder(IReadOnlyList<CorpusRoot> roots, IReadOnlyList<CorpusRoot> missing, CorpusRules rules, IReadOnlyList<string> ownFolders)
    {
        Roots = roots;
        MissingRoots = missing;
        this.rules = rules;
        this.ownFolders = ownFolders;
    }

    /// <summary>The roots that are there.</summary>
    public IReadOnlyList<CorpusRoot> Roots { get; }

    /// <summary>The roots that are not there now; they keep their names.</summary>
    public IReadOnlyList<CorpusRoot> MissingRoots { get; }

    internal CorpusRules Rules => rules;

    /// <summary>Resolves the roots and names them: the last part of each path, with <c>-2</c> for the second of a name.</summary>
    /// <param name="absolutePaths">Folders and files in the operator's order; the same place given twice counts once.</param>
    /// <param name="options">Settings that have been validated.</param>
    /// <param name="ownFolders">Folders that are never listed even inside a root, such as the data folder.</param>
    public static CorpusFolder Open(IReadOnlyList<string> absolutePaths, CorpusOptions options, IReadOnlyList<string>? ownFolders = null)
    {
        var present = new List<CorpusRoot>();
        var missing = new List<CorpusRoot>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var places = new HashSet<string>(StringComparer.FromComparison(RealPath.Comparison));
        foreach (var path in absolutePaths)
        {
            var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
            var real = RealPath.Of(full);
            if (!places.Add(real ?? full))
            {
                continue;
            }

            var name = UniqueName(full, names);
            var root = new CorpusRoot(name, real ?? full, real is not null && !Directory.Exists(real));
            (real is null ? missing : present).Add(root);
        }

        var own = (ownFolders ?? []).Select(folder => RealPath.Of(folder) ?? Path.GetFullPath(folder)).ToList();
        return new CorpusFolder(present, missing, new CorpusRules(options), own);
    }

    /// <summary>Lists the files of all roots. What cannot be listed is said in the listing; nothing is thrown but cancellation.</summary>
    public CorpusListing List(CancellationToken cancellationToken)
    {
        var files = new List<FileCandidate>();
        var skipped = new List<SkippedFile>();
        var missing = new List<CorpusRoot>(MissingRoots);
        var unlisted = new List<UnlistedFolder>();
        foreach (var root in Roots)
        {
            var walk = new FolderWalk(root, rules, DisplayOf, StampDevice(root), NotInside(root));
            if (!walk.Run(cancellationToken))
            {
                missing.Add(root);
                continue;
            }

            files.AddRange(walk.Files.OrderBy(file => file.RelativePath, StringComparer.Ordinal));
            skipped.AddRange(walk.Skipped.OrderBy(file => file.Path, StringComparer.Ordinal));
            unlisted.AddRange(walk.Unlisted);
        }

        return new CorpusListing { Files = files, Skipped = skipped, MissingRoots = missing, Unlisted = unlisted };
    }

    /// <summary>Whether a change at this place can matter; says yes when in doubt.</summary>
    internal bool CouldMatter(CorpusRoot root, string absolutePath) =>
        !ownFolders.Any(own => RealPath.Below(own, absolutePath) is not null)
        && (root.IsFile || RealPath.Below(root.RealPath, absolutePath) is not { Length: > 0 } below || rules.CouldMatter(below));

    // A file belongs to the innermost root around it, so that no file is indexed twice.
    private HashSet<string> NotInside(CorpusRoot root) =>
        Roots.Select(other => other.RealPath).Concat(ownFolders).Where(path => path != root.RealPath)
            .ToHashSet(StringComparer.FromComparison(RealPath.Comparison));

    private string DisplayOf(CorpusRoot root, string relativePath) =>
        Roots.Count + MissingRoots.Count == 1 ? relativePath
        : root.IsFile ? root.Name
        : root.Name + "/" + relativePath;

    // A line break in a name would let two roots make one document id.
    private static string UniqueName(string path, HashSet<string> taken)
    {
        var last = Path.GetFileName(path).ReplaceLineEndings(" ");
        var wanted = last.Length == 0 ? "root" : last;
        var name = wanted;
        for (var number = 2; !taken.Add(name); number++)
        {
            name = $"{wanted}-{number}";
        }

        return name;
    }

    private static ulong? StampDevice(CorpusRoot root)
    {
        try
        {
            return NativeFile.CanPin && stampingFormats.Contains(new DriveInfo(root.RealPath).DriveFormat)
                ? NativeFile.Look(root.RealPath)?.Device
                : null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
