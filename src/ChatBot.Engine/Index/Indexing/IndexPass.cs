using ChatBot.Access;
using ChatBot.Corpus;
using ChatBot.Passages;

namespace ChatBot.Index;

/// <summary>The books of one pass: what was known before, what was seen, and what became of it.</summary>
internal sealed class IndexPass
{
    // Enough for a few documents that somebody edits; after a first run over many nobody needs the list.
    private const int MostReported = 64;

    private readonly Lock gate = new();
    private readonly List<(string Path, string DocumentId, AccessLabels Access)> reported = [];
    private readonly CorpusListing listing;
    private readonly FileStates before;
    private readonly IProgress<IndexProgress>? progress;
    private readonly Dictionary<string, List<DocumentEntry>> knownByFile;
    private readonly Dictionary<string, DocumentEntry> known;
    private readonly Dictionary<string, FileProblem> problemsBefore;
    private readonly HashSet<string> filesWithBadRecords = new(StringComparer.Ordinal);
    private readonly HashSet<string> listed;
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly List<FileProblem> problems = [];
    private readonly HashSet<string> prunedRoots = new(StringComparer.Ordinal);
    private int filesDone;
    private int added;
    private int updated;
    private int unchanged;
    private int removed;
    private int documents;
    private int passages;
    private int embedded;

    public IndexPass(IPassageWriter writer, CorpusListing listing, FileStates before, FileStates states, IProgress<IndexProgress>? progress)
    {
        this.listing = listing;
        this.before = before;
        this.progress = progress;
        States = states;
        known = writer.Documents.ToDictionary(d => d.Id, StringComparer.Ordinal);
        knownByFile = writer.Documents.GroupBy(d => FileStates.KeyOf(d.RootName, d.FilePath), StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        problemsBefore = writer.Problems.GroupBy(p => p.RootName + "\n" + p.Path, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        listed = listing.Files.Select(f => FileStates.KeyOf(f.Root.Name, f.RelativePath)).ToHashSet(StringComparer.Ordinal);
        foreach (var path in writer.Problems.Select(p => p.Path))
        {
            for (var mark = path.IndexOf('#', StringComparison.Ordinal); mark >= 0; mark = path.IndexOf('#', mark + 1))
            {
                filesWithBadRecords.Add(path[..mark]);
            }
        }
    }

    public FileStates States { get; }

    public IReadOnlyList<FileProblem> Problems => [.. problems.OrderBy(p => p.Path, StringComparer.Ordinal).ThenBy(p => p.Reason, StringComparer.Ordinal)];

    /// <summary>Whether the file need not even be read.</summary>
    public bool IsUnchanged(FileCandidate file)
    {
        var key = FileStates.KeyOf(file.Root.Name, file.RelativePath);
        return file.Stamp is not null && before.Find(key) is { } state && file.Stamp.ProvesUnchangedSince(state.Stamp, before.StartedAt)
            && Keep(file, key, state);
    }

    /// <summary>Whether the file, now read, is as it was.</summary>
    public bool IsUnchanged(FileCandidate file, string contentHash, FileStamp? stamp)
    {
        var key = FileStates.KeyOf(file.Root.Name, file.RelativePath);
        var state = before.Find(key);
        if (state?.Hash == contentHash)
        {
            return Keep(file, key, state with { Stamp = stamp });
        }

        // Without a state (an earlier pass was stopped) the documents themselves may tell.
        return knownByFile.TryGetValue(key, out var entries) && entries is [{ } only] && only.Id == file.DocumentId
            && only.FileHash == contentHash && Keep(file, key, new FileState(contentHash, stamp, 1));
    }

    /// <summary>Takes note of a file that gave documents; returns those that have to be written.</summary>
    public IReadOnlyList<Document> Take(FileCandidate file, string contentHash, FileStamp? stamp, IReadOnlyList<Document> found)
    {
        var changed = new List<Document>();
        var refused = new List<Document>();
        lock (gate)
        {
            foreach (var document in found)
            {
                var old = known.GetValueOrDefault(document.Id);
                if (IsTaken(old, file) || !seen.Add(document.Id))
                {
                    refused.Add(document);
                    continue;
                }

                if (old is not null && old.IsOf(document))
                {
                    unchanged++;
                    continue;
                }

                added += old is null ? 1 : 0;
                updated += old is null ? 0 : 1;
                changed.Add(document);
                if (reported.Count < MostReported)
                {
                    reported.Add((document.Path, document.Id, document.Access));
                }
            }
        }

        States.Set(FileStates.KeyOf(file.Root.Name, file.RelativePath), new FileState(contentHash, stamp, found.Count - refused.Count));
        foreach (var document in refused)
        {
            Refuse(file, document, contentHash);
        }

        return changed;
    }

    /// <summary>Takes note of a problem with a file; its documents go unless <paramref name="keepDocuments"/>.</summary>
    public void Refuse(FileCandidate file, string? contentHash, FileStamp? stamp, bool failed, string reason, bool keepDocuments)
    {
        var key = FileStates.KeyOf(file.Root.Name, file.RelativePath);
        lock (gate)
        {
            problems.Add(new FileProblem(file.Root.Name, file.Path, contentHash ?? string.Empty, failed, reason));
            if (keepDocuments)
            {
                KeepDocuments(key);
            }
        }

        if (contentHash is not null)
        {
            States.Set(key, new FileState(contentHash, stamp, 0));
        }
    }

    /// <summary>Leaves the documents of a file as they are.</summary>
    public void Keep(FileCandidate file)
    {
        lock (gate)
        {
            KeepDocuments(FileStates.KeyOf(file.Root.Name, file.RelativePath));
        }
    }

    /// <summary>Takes note of a record that could not be read in a file that otherwise could.</summary>
    public void RefuseRecord(FileCandidate file, string record, string contentHash, string reason)
    {
        lock (gate)
        {
            problems.Add(new FileProblem(file.Root.Name, $"{file.Path}#{record}", contentHash, Failed: true, reason));
        }
    }

    /// <summary>One more file is finished.</summary>
    public void FileDone(int newDocuments, int newPassages) => Tell(() =>
    {
        filesDone++;
        documents += newDocuments;
        passages += newPassages;
    });

    /// <summary>Takes note of texts that the embedding model has turned into vectors.</summary>
    public void TakeEmbedded(int texts) => Tell(() => embedded += texts);

    /// <summary>Everything that is in the index and was not seen, unless its root or folder could not be looked into.</summary>
    public IReadOnlyList<DocumentReplacement> Removals(CorpusFolder folder, bool pruneAll)
    {
        var roots = folder.Roots.Select(r => r.Name).ToHashSet(StringComparer.Ordinal);
        var missing = folder.MissingRoots.Select(r => r.Name).ToHashSet(StringComparer.Ordinal);
        prunedRoots.UnionWith(pruneAll ? missing : []);
        var removals = new List<DocumentReplacement>();
        foreach (var entry in known.Values.Where(e => !seen.Contains(e.Id)))
        {
            var isGone = roots.Contains(entry.RootName) ? IsGone(entry) : pruneAll || !missing.Contains(entry.RootName);
            if (isGone)
            {
                removals.Add(DocumentReplacement.Removal(entry.Id));
            }
            else
            {
                unchanged++;
            }
        }

        removed = removals.Count;
        return removals;
    }

    public IndexReport Report(StoreState state, double seconds) => new()
    {
        Added = added,
        Updated = updated,
        Unchanged = unchanged,
        Removed = removed,
        Skipped = [.. listing.Skipped.Select(s => new ReportedFile(s.Path, s.Reason))
            .Concat(Problems.Where(p => !p.Failed).Select(p => new ReportedFile(p.Path, p.Reason)))],
        Failed = [.. listing.MissingRoots.Select(r => new ReportedFile(r.Name, prunedRoots.Contains(r.Name) ? "is not there; what was indexed from it is removed" : "is not there; what was indexed from it is kept"))
            .Concat(listing.Unlisted.Select(u => new ReportedFile(u.Path, u.Reason)))
            .Concat(Problems.Where(p => p.Failed).Select(p => new ReportedFile(p.Path, p.Reason)))],
        Documents = state.Documents,
        Passages = state.Passages,
        Changed = [.. reported.OrderBy(document => document.Path, StringComparer.Ordinal).Select(document => (document.DocumentId, document.Access))],
        Seconds = Math.Round(seconds, 3),
    };

    private void Tell(Action count)
    {
        IndexProgress now;
        lock (gate)
        {
            count();
            now = new IndexProgress(filesDone, listing.Files.Count, documents, passages) { Embedded = embedded };
        }

        progress?.Report(now);
    }

    // A record `b` of `a` and a file `a#b` would be one document; the file that gave it first keeps it while it is there.
    private bool IsTaken(DocumentEntry? old, FileCandidate file) =>
        old is not null && (old.FilePath != file.RelativePath || old.RootName != file.Root.Name)
        && listed.Contains(FileStates.KeyOf(old.RootName, old.FilePath));

    // Tried again in the next pass, when the other file may be gone.
    private void Refuse(FileCandidate file, Document document, string contentHash)
    {
        const string Reason = "another file gives a document of the same path";
        if (document.Content.RecordId is { } record)
        {
            RefuseRecord(file, record, contentHash, Reason);
        }
        else
        {
            Refuse(file, contentHash: null, stamp: null, failed: true, Reason, keepDocuments: false);
        }
    }

    // A file that is there and gave no document of this id lets the document go as one that vanished does.
    private bool IsGone(DocumentEntry entry) =>
        listed.Contains(FileStates.KeyOf(entry.RootName, entry.FilePath)) || listing.IsGone(entry.RootName, entry.FilePath);

    private bool Keep(FileCandidate file, string key, FileState state)
    {
        var entries = knownByFile.GetValueOrDefault(key) ?? [];
        var problem = problemsBefore.GetValueOrDefault(file.Root.Name + "\n" + file.Path);
        var isWhole = entries.Count == state.Documents && (state.Documents > 0 || problem?.FileHash == state.Hash)
            && entries.TrueForAll(e => e.Path == file.Path || e.Path.StartsWith(file.Path + "#", StringComparison.Ordinal));
        if (!isWhole || filesWithBadRecords.Contains(file.Path))
        {
            return false;
        }

        lock (gate)
        {
            KeepDocuments(key);
            unchanged += entries.Count;
            if (problem is not null)
            {
                problems.Add(problem);
            }
        }

        States.Set(key, state);
        return true;
    }

    private void KeepDocuments(string key)
    {
        foreach (var entry in knownByFile.GetValueOrDefault(key) ?? [])
        {
            seen.Add(entry.Id);
        }
    }
}
