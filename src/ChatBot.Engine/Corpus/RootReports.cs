namespace ChatBot.Corpus;

/// <summary>The system's reports of changes under one root. When there are none to be had it is broken, and stays so.</summary>
internal sealed class RootReports : IDisposable
{
    private const int BufferBytes = 64 * 1024;

    private readonly CorpusFolder folder;
    private readonly CorpusRoot root;
    private readonly Action changed;
    private readonly FileSystemWatcher? watcher;

    public RootReports(CorpusFolder folder, CorpusRoot root, Action changed, bool use)
    {
        this.folder = folder;
        this.root = root;
        this.changed = changed;
        watcher = use ? Make() : null;
        IsBroken = watcher is null;
    }

    public bool IsBroken { get; private set; }

    public void Dispose() => watcher?.Dispose();

    private FileSystemWatcher? Make()
    {
        FileSystemWatcher? made = null;
        try
        {
            made = root.IsFile
                ? new FileSystemWatcher(Path.GetDirectoryName(root.RealPath)!, Path.GetFileName(root.RealPath))
                : new FileSystemWatcher(root.RealPath) { IncludeSubdirectories = true };
            made.InternalBufferSize = BufferBytes;
            made.NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size | NotifyFilters.Attributes;
            made.Created += (_, change) => See(change.FullPath);
            made.Changed += (_, change) => See(change.FullPath);
            made.Deleted += (_, change) => See(change.FullPath);
            made.Renamed += (_, change) =>
            {
                See(change.OldFullPath);
                See(change.FullPath);
            };
            made.Error += (_, error) => Fail(error.GetException());
            made.EnableRaisingEvents = true;
            return made;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException or PlatformNotSupportedException)
        {
            // The limit of watches is reached, the folder has just gone, or this system has none.
            made?.Dispose();
            return null;
        }
    }

    private void See(string path)
    {
        if (folder.CouldMatter(root, path))
        {
            changed();
        }
    }

    // After an overflow reports go on; what was lost is found by the pass that the signal leads to.
    private void Fail(Exception problem)
    {
        IsBroken |= problem is not InternalBufferOverflowException;
        changed();
    }
}
