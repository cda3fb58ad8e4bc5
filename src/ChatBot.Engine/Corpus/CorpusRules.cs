namespace ChatBot.Corpus;

/// <summary>What the settings and the names alone say about a path, before anything is opened.</summary>
internal sealed class CorpusRules
{
    public const string LooksSecret = "looks like a secret; name it in Corpus:Include to index it";

    private readonly GlobPattern[] include;
    private readonly GlobPattern[] exclude;
    private readonly GlobPattern[] includeParts;

    public CorpusRules(CorpusOptions options)
    {
        include = [.. options.Include.Select(GlobPattern.Parse)];
        exclude = [.. options.Exclude.Select(GlobPattern.Parse)];
        includeParts = [.. include.SelectMany(pattern => Parts(pattern.Text)).Select(part => GlobPattern.TryParse(part, out _)).OfType<GlobPattern>()];
        MaxBytes = options.MaxFileMegabytes * 1024L * 1024L;
    }

    public long MaxBytes { get; }

    /// <summary>Whether a walk goes into this folder; <paramref name="path"/> is below the root.</summary>
    public bool Enters(string path)
    {
        if (IsExcluded(path))
        {
            return false;
        }

        var name = NameOf(path);
        return !(IsHidden(name) || GuardedNames.IsTree(name))
            || Array.Exists(includeParts, part => part.MatchesShown(name) && (IsHidden(name) || Names(part, name)));
    }

    /// <summary>What becomes of a file whose folders have been entered.</summary>
    public Verdict Judge(string path)
    {
        var name = NameOf(path);
        if (IsExcluded(path) || (include.Length > 0 && !Array.Exists(include, pattern => pattern.MatchesShown(path))))
        {
            return Verdict.Ignored;
        }

        if (GuardedNames.MarkOfSecret(name) is { } secret && !IsNamed(path, secret))
        {
            return Verdict.Skipped(LooksSecret);
        }

        if (GuardedNames.MarkOfLeftover(name) is { } leftover && !IsNamed(path, leftover))
        {
            return Verdict.Ignored;
        }

        // With an Include list a dot has been written for every hidden part, or the pattern would not have matched.
        return include.Length == 0 && IsHidden(name) ? Verdict.Ignored : Verdict.Taken;
    }

    /// <summary>
    /// What becomes of a path that was reached in another way than by walking to it: as the target of a link, or after a folder was
    /// swapped. Folders that start with two dots are where mounted volumes keep what their visible links lead to.
    /// </summary>
    public Verdict JudgeTarget(string path)
    {
        for (var slash = path.IndexOf('/'); slash > 0; slash = path.IndexOf('/', slash + 1))
        {
            var folder = path[..slash];
            if (!NameOf(folder).StartsWith("..", StringComparison.Ordinal) && !Enters(folder))
            {
                return Verdict.Skipped("leads to a hidden or excluded folder");
            }
        }

        var name = NameOf(path);
        if (IsExcluded(path) || (GuardedNames.MarkOfSecret(name) is { } secret && !IsNamed(path, secret)))
        {
            return Verdict.Skipped(IsExcluded(path) ? "leads to an excluded file" : "leads to a file that " + LooksSecret);
        }

        return IsHidden(name) && !Array.Exists(include, pattern => pattern.MatchesShown(path))
            ? Verdict.Skipped("leads to a hidden file")
            : Verdict.Taken;
    }

    /// <summary>Whether a change at this path can matter to the corpus; says yes when in doubt.</summary>
    public bool CouldMatter(string path)
    {
        for (var slash = path.IndexOf('/'); slash > 0; slash = path.IndexOf('/', slash + 1))
        {
            var folder = path[..slash];
            if (!NameOf(folder).StartsWith("..", StringComparison.Ordinal) && !Enters(folder))
            {
                return false;
            }
        }

        // What changed may be a folder or a link, about which Include says nothing.
        var name = NameOf(path);
        return !IsExcluded(path) && GuardedNames.MarkOfLeftover(name) is null && !GuardedNames.IsTree(name);
    }

    private bool IsExcluded(string path) => Array.Exists(exclude, pattern => pattern.Matches(path));

    // A pattern that happens to cover a guarded file does not name it: "**/*.json" does not ask for "secrets.json".
    private bool IsNamed(string path, string mark) => Array.Exists(include, pattern => pattern.MatchesShown(path) && Names(pattern, mark));

    private static bool Names(GlobPattern pattern, string mark) =>
        Parts(pattern.Text) is [.., var last] && last.Contains(mark, StringComparison.OrdinalIgnoreCase);

    private static string[] Parts(string pattern) => pattern.Split('/', '\\', StringSplitOptions.RemoveEmptyEntries);

    private static bool IsHidden(string name) => name.StartsWith('.');

    private static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];
}

/// <summary>What becomes of a file: taken, left out without a word, or skipped with a reason.</summary>
internal readonly record struct Verdict(bool IsTaken, string? Reason)
{
    public static Verdict Taken { get; } = new(IsTaken: true, Reason: null);

    public static Verdict Ignored { get; } = new(IsTaken: false, Reason: null);

    public static Verdict Skipped(string reason) => new(IsTaken: false, reason);
}
