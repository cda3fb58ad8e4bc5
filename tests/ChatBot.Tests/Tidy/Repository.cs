namespace ChatBot.Tests.Tidy;

/// <summary>The files of the repository that these tests were built from, without what a build leaves behind.</summary>
internal static class Repository
{
    private static readonly EnumerationOptions Flat = new() { RecurseSubdirectories = false, AttributesToSkip = FileAttributes.ReparsePoint };

    /// <summary>The folder above the test assembly that holds <c>ChatBot.sln</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Every file with its path below the root, with <c>/</c>, in order.</summary>
    public static IReadOnlyList<string> Files { get; } = ListFiles();

    public static bool Has(string path) => File.Exists(Path.Combine(Root, path)) || Directory.Exists(Path.Combine(Root, path));

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>The files whose names end like this, with their text.</summary>
    public static IEnumerable<(string Path, string Text)> Texts(params string[] endings) =>
        Files.Where(file => endings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal))).Select(file => (file, Read(file)));

    /// <summary>Whether the file holds text: no NUL among its first bytes.</summary>
    public static bool IsText(string path)
    {
        using var stream = File.OpenRead(Path.Combine(Root, path));
        var head = new byte[8192];
        var count = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        return !head.AsSpan(0, count).Contains((byte)0);
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ChatBot.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds ChatBot.sln.");
    }

    // .gitignore names folders with a slash at the end and file endings with a star; nothing else stands in it.
    private static List<string> ListFiles()
    {
        var ignored = File.ReadAllLines(Path.Combine(Root, ".gitignore"));
        var ignoredFolders = ignored.Where(line => line.EndsWith('/')).Select(line => line.Trim('/')).Append(".git").ToHashSet(StringComparer.Ordinal);
        var ignoredEndings = ignored.Where(line => line.StartsWith('*')).Select(line => line.TrimStart('*')).ToList();

        var files = new List<string>();
        var folders = new Stack<string>([Root]);
        while (folders.TryPop(out var folder))
        {
            foreach (var below in Directory.EnumerateDirectories(folder, "*", Flat).Where(path => !ignoredFolders.Contains(Path.GetFileName(path))))
            {
                folders.Push(below);
            }

            files.AddRange(Directory.EnumerateFiles(folder, "*", Flat)
                .Where(path => Path.GetFileName(path) != ".git" && !ignoredEndings.Any(ending => path.EndsWith(ending, StringComparison.Ordinal)))
                .Select(path => Path.GetRelativePath(Root, path).Replace(Path.DirectorySeparatorChar, '/')));
        }

        files.Sort(StringComparer.Ordinal);
        return files;
    }
}
