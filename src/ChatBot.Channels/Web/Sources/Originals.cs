using ChatBot.Corpus;
using ChatBot.Index;

namespace ChatBot.Channels.Web.Sources;

/// <summary>Gives out files of the corpus as they are, while they still are what was indexed.</summary>
/// <param name="roots">The roots of the corpus as they are now.</param>
/// <param name="isAllowed">Whether files are given out at all.</param>
/// <param name="time">Waits for a file that is being written to.</param>
public sealed class Originals(Func<CorpusFolder> roots, bool isAllowed, TimeProvider time)
{
    // A file is read whole, because only its hash says that it is the one that was indexed.
    private const int MostAtOnce = 4;

    private int reading;

    /// <summary>Whether the file of a document may be given to whoever may see the document. A file of many records is more than one document.</summary>
    public bool MayGive(DocumentEntry entry) => isAllowed && !SourceKinds.IsRecord(entry);

    /// <summary>The file, or null when it is gone, has changed, or may not be given; <paramref name="use"/> sends it while its place is held.</summary>
    public async Task<bool> UseAsync(DocumentEntry entry, Func<SourceFile, Task> use, CancellationToken cancellationToken)
    {
        if (!MayGive(entry))
        {
            return false;
        }

        var isFree = Interlocked.Increment(ref reading) <= MostAtOnce;
        try
        {
            if (!isFree || await ReadAsync(entry, cancellationToken) is not { } file || file.ContentHash != entry.FileHash)
            {
                return false;
            }

            await use(file);
            return true;
        }
        finally
        {
            Interlocked.Decrement(ref reading);
        }
    }

    private async Task<SourceFile?> ReadAsync(DocumentEntry entry, CancellationToken cancellationToken)
    {
        var folder = roots();
        if (folder.Roots.FirstOrDefault(root => root.Name == entry.RootName) is not { } root)
        {
            return null;
        }

        var candidate = new FileCandidate
        {
            Root = root,
            RelativePath = entry.FilePath,
            Path = entry.Path,
            AbsolutePath = root.IsFile ? root.RealPath : Path.Combine(root.RealPath, entry.FilePath),
            Size = 0,
            WrittenAt = default,
        };
        return await new FileOpener(folder, time).ReadAsync(candidate, cancellationToken) is FileReading.Read read ? read.File : null;
    }
}
