using System.IO.Enumeration;

namespace ChatBot.Corpus;

/// <summary>One walk through one root. Real folders come first; links to folders are followed after them, and only to places not yet seen.</summary>
internal sealed class FolderWalk(
    CorpusRoot root, CorpusRules rules, Func<CorpusRoot, string, string> display, ulong? stampDevice, HashSet<string> notInside)
{
    private const string UnusableName = "its name is not valid UTF-8; rename it";

    // By default a folder that may not be looked into would seem empty, and its documents gone.
    private static readonly EnumerationOptions everything = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    private readonly Stack<Folder> todo = new();
    private readonly Queue<Folder> links = new();
    private readonly HashSet<string> seen = new(StringComparer.FromComparison(RealPath.Comparison));

    public List<FileCandidate> Files { get; } = [];

    public List<SkippedFile> Skipped { get; } = [];

    public List<UnlistedFolder> Unlisted { get; } = [];

    /// <summary>Walks; false when the root itself is not there.</summary>
    public bool Run(CancellationToken cancellationToken)
    {
        if (root.IsFile)
        {
            return RootFile();
        }

        todo.Push(new Folder(root.RealPath, ""));
        while (todo.TryPop(out var folder) || links.TryDequeue(out folder))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (seen.Add(folder.RealPath) && !Enter(folder, cancellationToken))
            {
                return false;
            }
        }

        return true;
    }

    // A file that the operator named is taken whatever its name is.
    private bool RootFile()
    {
        try
        {
            if (NativeFile.Look(root.RealPath) is not { } facts)
            {
                return false;
            }

            Take(Path.GetFileName(root.RealPath), root.RealPath, facts);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Unlist("", Refusals.InWords(problem));
        }

        return true;
    }

    private bool Enter(Folder folder, CancellationToken cancellationToken)
    {
        var unsure = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            foreach (var name in new FileSystemEnumerable<string>(folder.RealPath, (ref FileSystemEntry entry) => entry.FileName.ToString(), everything))
            {
                cancellationToken.ThrowIfCancellationRequested();

                // Bytes that are no UTF-8 are all read as U+FFFD, so that several names may look like one.
                if (name.Contains('\uFFFD') && !unsure.Add(name))
                {
                    Skip(Join(folder.Path, name), UnusableName);
                    continue;
                }

                Meet(folder, name);
            }
        }
        catch (DirectoryNotFoundException)
        {
            // Gone since its name was read: so are its files. Only the root's own absence means something else.
            return folder.Path.Length > 0;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Unlist(folder.Path, "the folder cannot be listed: " + Refusals.InWords(problem));
        }

        return true;
    }

    private void Meet(Folder folder, string name)
    {
        var path = Join(folder.Path, name);
        var absolute = Path.Combine(folder.RealPath, name);
        try
        {
            var facts = NativeFile.Look(absolute);
            if (facts is null)
            {
                if (name.Contains('\uFFFD') && rules.Judge(path).IsTaken)
                {
                    Skip(path, UnusableName);
                }
            }
            else if (facts.Kind == FileKind.Folder)
            {
                MeetFolder(path, absolute);
            }
            else if (facts.Kind == FileKind.Link)
            {
                MeetLink(path, absolute);
            }
            else
            {
                MeetFile(path, absolute, facts);
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // It may be a file or a folder; either way nothing is known about it.
            Unlist(path, "cannot be looked at: " + Refusals.InWords(problem));
        }
    }

    private void MeetFolder(string path, string absolute)
    {
        if (!notInside.Contains(absolute) && rules.Enters(path))
        {
            todo.Push(new Folder(absolute, path));
        }
    }

    private void MeetLink(string path, string absolute)
    {
        var real = RealPath.Of(absolute);
        var below = real is null ? null : RealPath.Below(root.RealPath, real);
        var facts = below is null ? null : NativeFile.Look(real!);
        if (facts is null)
        {
            // Only what would have been indexed is worth a word.
            if (rules.Judge(path).IsTaken)
            {
                Skip(path, real is null ? "is a link that leads nowhere" : "is a link that leads out of the corpus");
            }

            return;
        }

        if (facts.Kind == FileKind.Folder)
        {
            if (rules.Enters(path) && (below!.Length == 0 || rules.JudgeTarget(below + "/x").IsTaken) && !notInside.Contains(real!))
            {
                links.Enqueue(new Folder(real!, path));
            }

            return;
        }

        var target = rules.JudgeTarget(below!);
        if (target.IsTaken)
        {
            MeetFile(path, absolute, facts);
        }
        else if (rules.Judge(path).IsTaken)
        {
            Skip(path, target.Reason!);
        }
    }

    private void MeetFile(string path, string absolute, FileFacts facts)
    {
        var verdict = notInside.Contains(absolute) ? Verdict.Ignored : rules.Judge(path);
        if (verdict.IsTaken)
        {
            Take(path, absolute, facts);
        }
        else if (verdict.Reason is { } reason)
        {
            Skip(path, reason);
        }
    }

    private void Take(string path, string absolute, FileFacts facts)
    {
        if (Refusals.Of(facts, rules.MaxBytes) is { } refusal)
        {
            Skip(path, refusal);
            return;
        }

        Files.Add(new FileCandidate
        {
            Root = root,
            RelativePath = path,
            Path = display(root, path),
            AbsolutePath = absolute,
            Size = facts.Size,
            WrittenAt = facts.WrittenAt,
            Stamp = stampDevice is { } device && facts.Device == device ? facts.Stamp : null,
        });
    }

    private void Skip(string path, string reason) => Skipped.Add(new SkippedFile(display(root, path), reason));

    private void Unlist(string path, string reason) =>
        Unlisted.Add(new UnlistedFolder(root.Name, path, path.Length == 0 ? root.Name : display(root, path), reason));

    private static string Join(string folder, string name) => folder.Length == 0 ? name : folder + "/" + name;

    private readonly record struct Folder(string RealPath, string Path);
}
