namespace ChatBot.Corpus;

/// <summary>Paths with every link resolved, part by part, so that two ways to one place become one path.</summary>
internal static class RealPath
{
    private const int MaxLinks = 40;

    /// <summary>How paths compare where the file system usually ignores case.</summary>
    public static StringComparison Comparison { get; } =
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>The real path of an absolute path, or null when nothing is there, it cannot be looked at, or its links go in circles.</summary>
    public static string? Of(string absolutePath)
    {
        try
        {
            return Resolve(absolutePath);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The part of <paramref name="path"/> below <paramref name="folder"/> with <c>/</c>, empty for the folder itself, or null.</summary>
    public static string? Below(string folder, string path)
    {
        var start = Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar;
        if (path.StartsWith(start, Comparison))
        {
            var rest = path[start.Length..];
            return Path.DirectorySeparatorChar == '/' ? rest : rest.Replace(Path.DirectorySeparatorChar, '/');
        }

        return string.Equals(path, Path.TrimEndingDirectorySeparator(folder), Comparison) || string.Equals(path, folder, Comparison) ? "" : null;
    }

    private static string? Resolve(string absolutePath)
    {
        var full = Path.GetFullPath(absolutePath);
        var root = Path.GetPathRoot(full)!;
        var real = root;
        var todo = new Stack<string>(Parts(full[root.Length..]).Reverse());
        var links = 0;
        while (todo.TryPop(out var part))
        {
            if (part is "." or "..")
            {
                real = part == ".." ? Path.GetDirectoryName(real) ?? root : real;
                continue;
            }

            var next = Path.Combine(real, part);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                real = next;
                continue;
            }

            if (++links > MaxLinks)
            {
                return null;
            }

            // A relative target starts where the link stands; ".." in it is taken after links, as the system does.
            var targetRoot = Path.IsPathRooted(target) ? Path.GetPathRoot(target)! : "";
            real = targetRoot.Length > 0 ? Path.Combine(root, targetRoot) : real;
            foreach (var piece in Parts(target[targetRoot.Length..]).Reverse())
            {
                todo.Push(piece);
            }
        }

        return Path.Exists(real) ? real : null;
    }

    private static string[] Parts(string path) =>
        path.Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries);
}
