using ChatBot.Corpus;
using ChatBot.Passages;

namespace ChatBot.Index;

/// <summary>
/// Takes an embedded index apart again into documents, passages and vectors, to be written into another store: nothing is read from the corpus
/// and nothing is embedded. Passages are cut anew from the kept texts, which gives the same ones.
/// </summary>
public static class EmbeddedCopy
{
    /// <summary>Everything that is in the index, whoever may see it.</summary>
    /// <exception cref="StoreUnusableException">The index was made with other settings or by another version.</exception>
    public static IEnumerable<DocumentReplacement> Documents(EmbeddedStore store, PassageOptions passages)
    {
        var cutter = new PassageCutter(passages);
        using var lease = store.Lease();
        if (lease.Snapshot.Manifest.Fingerprint != store.Options.Fingerprint)
        {
            throw new StoreUnusableException("The index was made with other settings than these, or by another version. Run `chatbot index` first.");
        }

        for (var number = 0; number < lease.Snapshot.Segments.Count; number++)
        {
            foreach (var document in lease.Snapshot.Living(number))
            {
                yield return Of(lease.Snapshot, number, document, cutter);
            }
        }
    }

    private static DocumentReplacement Of(Snapshot snapshot, int number, int ordinal, PassageCutter cutter)
    {
        var segment = snapshot.Segments[number];
        var entry = segment.Entry(ordinal);
        var (pack, record) = snapshot.TextOf(number, ordinal);
        var document = new Document
        {
            Id = entry.Id,
            Path = entry.Path,
            RootName = entry.RootName,
            FilePath = entry.FilePath,
            FileHash = entry.FileHash,
            Version = entry.Version,
            Title = entry.Title,
            Access = entry.Access,
            Language = entry.Language,
            Date = entry.Date,
            Content = new DocumentContent
            {
                SourceText = System.Text.Encoding.UTF8.GetString(pack.TextOf(record)),
                Metadata = entry.Metadata,
                Blocks = pack.BlocksOf(record),
            },
        };
        var passages = cutter.Cut(document);
        if (passages.Count != entry.PassageCount)
        {
            throw new StoreUnusableException($"{entry.Path} is in the index with {entry.PassageCount} passages and is cut into {passages.Count} now. Run `chatbot index` first.");
        }

        var first = segment.Documents[ordinal].FirstPassage;
        return new DocumentReplacement(document.Id, document, passages)
        {
            Vectors = segment.Dimension == 0 ? null : [.. Enumerable.Range(first, passages.Count).Select(passage => (ReadOnlyMemory<Half>)segment.Vector(passage).ToArray())],
        };
    }
}
