using System.Buffers.Binary;
using System.Runtime.InteropServices;
using ChatBot.Access;

namespace ChatBot.Index;

/// <summary>What the manifest says of one segment file.</summary>
public sealed record SegmentInfo
{
    /// <summary>File name in the data folder.</summary>
    public required string Name { get; init; }

    /// <summary>Length of the file.</summary>
    public required long Bytes { get; init; }

    /// <summary>CRC-32C of the file.</summary>
    public required uint Checksum { get; init; }

    /// <summary>The labels that all its documents carry.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>Documents in the file, those that are gone included.</summary>
    public required int Documents { get; init; }

    /// <summary>Passages in the file, those of gone documents included.</summary>
    public required int Passages { get; init; }

    /// <summary>Ordinals of the documents that were replaced or removed since, ascending.</summary>
    public IReadOnlyList<int> Gone { get; init; } = [];

    internal AccessLabels Access => AccessLabels.Of(Labels);
}

/// <summary>The parts of a segment file, in their order in the table at its end.</summary>
internal enum SegmentPart
{
    Postings,
    Stems,
    Surfaces,
    Passages,
    PassageDetails,
    Documents,
    DocumentDetails,
    DocumentIds,
    Titles,

    // From here on only of segments with vectors.
    Vectors,
    SmallVectors,
    Scales,
}

/// <summary>Fixed part of a passage: its document, its text and how many words count for its length.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct PassageRecord(int Document, int Start, int Length, int ByteStart, int ByteLength, int Details, int WordCount);

/// <summary>Fixed part of a document: where its details are, which passages are its own, and its title as a hash of stems.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct DocumentRecord(int Details, int FirstPassage, int PassageCount, int TitleWords, ulong TitleHash, ulong Id);

/// <summary>An entry of the tables that lead from an id or a title to a document.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct DocumentKey(ulong Key, int Document)
{
    public static int Compare(DocumentKey a, DocumentKey b) => a.Key != b.Key ? a.Key.CompareTo(b.Key) : a.Document.CompareTo(b.Document);
}

/// <summary>
/// Writes one segment file: first the postings as they come (terms in ascending order), then everything that is small, then the table
/// of parts. A segment holds documents with one set of access labels, so that a search opens only what its asker may see.
/// </summary>
internal sealed class SegmentWriter(DataFolder folder, string name, AccessLabels access) : IDisposable
{
    private const uint WordsOnly = 0x42534331;
    private const uint WithVectors = 0x42534332;

    private readonly DataFolder.PendingFile file = folder.Create(name);
    private readonly TermDictionary.Writer stems = new();
    private readonly TermDictionary.Writer surfaces = new();
    private readonly ByteBuffer passageDetails = new(1 << 16);
    private readonly ByteBuffer documentDetails = new(1 << 16);
    private readonly List<PassageRecord> passages = [];
    private readonly List<DocumentRecord> documents = [];
    private readonly List<PassageVector> vectors = [];
    private readonly int[] parts = new int[2 * Enum.GetValues<SegmentPart>().Length];
    private int postingsLength;

    /// <summary>How many parts a segment has whose file ends with this number; null when it is none of ours.</summary>
    public static int? PartsOf(uint magic) => magic switch
    {
        WordsOnly => (int)SegmentPart.Vectors,
        WithVectors => (int)SegmentPart.Scales + 1,
        _ => null,
    };

    /// <summary>Length of what stands behind the parts.</summary>
    public static int FooterLength(int partCount) => 4 * ((2 * partCount) + 3);

    public int DocumentCount => documents.Count;

    public int PassageCount => passages.Count;

    public void AddDocument(DocumentRecord record, ReadOnlySpan<byte> details)
    {
        documents.Add(record with { Details = documentDetails.Length, FirstPassage = passages.Count });
        documentDetails.WriteBytes(details);
    }

    public void AddPassage(PassageRecord record, ReadOnlySpan<byte> details)
    {
        passages.Add(record with { Document = documents.Count - 1, Details = passageDetails.Length });
        passageDetails.WriteBytes(details);
    }

    /// <summary>Adds the vector of the next passage; either all have one or none.</summary>
    public void AddVector(PassageVector vector) => vectors.Add(vector);

    public void AddTerm(ReadOnlySpan<byte> term, int passageCount, ReadOnlySpan<byte> postings)
    {
        stems.Add(term, passageCount, postings.Length);
        file.Write(postings);
        postingsLength += postings.Length;
    }

    public void AddSurface(ReadOnlySpan<byte> surface, int passageCount) => surfaces.Add(surface, passageCount, 0);

    public SegmentInfo Commit()
    {
        Mark(SegmentPart.Postings, 0);
        parts[1] = postingsLength;
        Part(SegmentPart.Stems, () => stems.WriteTo(file));
        Part(SegmentPart.Surfaces, () => surfaces.WriteTo(file));
        Part(SegmentPart.Passages, () => file.Write(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(passages))));
        Part(SegmentPart.PassageDetails, () => file.Write(passageDetails.Written));
        Part(SegmentPart.Documents, () => file.Write(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(documents))));
        Part(SegmentPart.DocumentDetails, () => file.Write(documentDetails.Written));
        Part(SegmentPart.DocumentIds, () => WriteKeys(d => d.Id));
        Part(SegmentPart.Titles, () => WriteKeys(d => d.TitleHash, d => d.TitleWords > 0));
        WriteVectors();
        WriteFooter(vectors.Count == 0 ? (int)SegmentPart.Vectors : (int)SegmentPart.Scales + 1, vectors.Count == 0 ? WordsOnly : WithVectors);
        var length = file.Length;
        return new SegmentInfo
        {
            Name = name,
            Bytes = length,
            Checksum = file.Commit(),
            Labels = access.Values,
            Documents = documents.Count,
            Passages = passages.Count,
        };
    }

    public void Dispose() => file.Dispose();

    private void Part(SegmentPart part, Action write)
    {
        file.Align(8);
        var start = checked((int)file.Length);
        Mark(part, start);
        write();
        parts[(2 * (int)part) + 1] = checked((int)file.Length) - start;
    }

    private void Mark(SegmentPart part, int start) => parts[2 * (int)part] = start;

    private void WriteKeys(Func<DocumentRecord, ulong> key, Func<DocumentRecord, bool>? wanted = null)
    {
        var keys = new List<DocumentKey>(documents.Count);
        for (var i = 0; i < documents.Count; i++)
        {
            if (wanted?.Invoke(documents[i]) ?? true)
            {
                keys.Add(new DocumentKey(key(documents[i]), i));
            }
        }

        keys.Sort(DocumentKey.Compare);
        file.Write(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(keys)));
    }

    private void WriteVectors()
    {
        if (vectors.Count == 0)
        {
            return;
        }

        if (vectors.Count != passages.Count || vectors.Exists(v => v.Span.Length != vectors[0].Span.Length))
        {
            throw new InvalidDataException($"{vectors.Count} vectors do not belong to {passages.Count} passages.");
        }

        var scales = new float[vectors.Count];
        Part(SegmentPart.Vectors, () => vectors.ForEach(vector => file.Write(MemoryMarshal.AsBytes(vector.Span))));
        Part(SegmentPart.SmallVectors, () =>
        {
            var row = new sbyte[SmallVector.RowLength(vectors[0].Span.Length)];
            for (var i = 0; i < vectors.Count; i++)
            {
                scales[i] = SmallVector.Round(vectors[i].Span, row);
                file.Write(MemoryMarshal.AsBytes(row.AsSpan()));
            }
        });
        Part(SegmentPart.Scales, () => file.Write(MemoryMarshal.AsBytes(scales.AsSpan())));
    }

    private void WriteFooter(int partCount, uint magic)
    {
        file.Align(8);
        Span<byte> footer = stackalloc byte[FooterLength(partCount)];
        for (var i = 0; i < 2 * partCount; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(footer[(4 * i)..], parts[i]);
        }

        BinaryPrimitives.WriteInt32LittleEndian(footer[^12..], documents.Count);
        BinaryPrimitives.WriteInt32LittleEndian(footer[^8..], passages.Count);
        BinaryPrimitives.WriteUInt32LittleEndian(footer[^4..], magic);
        file.Write(footer);
    }
}
