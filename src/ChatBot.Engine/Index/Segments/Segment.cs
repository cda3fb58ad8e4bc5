using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using ChatBot.Access;

namespace ChatBot.Index;

/// <summary>An open segment file: terms, passages and documents by ordinal, read in place from the mapped file.</summary>
internal sealed class Segment
{
    private readonly MappedFile file;
    private readonly (int Start, int Length)[] parts;
    private readonly ConcurrentDictionary<int, DocumentEntry> entries;
    private readonly TitleFilter titleFilter;

    private Segment(SegmentInfo info, MappedFile file)
    {
        Info = info;
        Access = info.Access;
        this.file = file;
        entries = new ConcurrentDictionary<int, DocumentEntry>();
        var partCount = SegmentWriter.PartsOf(BinaryPrimitives.ReadUInt32LittleEndian(file.Bytes[^4..]))
            ?? throw new InvalidDataException($"{info.Name} is not a segment of this product.");
        parts = new (int, int)[partCount];
        var footer = file.Bytes[^SegmentWriter.FooterLength(partCount)..];
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = (BinaryPrimitives.ReadInt32LittleEndian(footer[(8 * i)..]), BinaryPrimitives.ReadInt32LittleEndian(footer[((8 * i) + 4)..]));
        }

        WordCount = CountWords();
        titleFilter = new TitleFilter(Titles);
    }

    private Segment(SegmentInfo info, Segment same)
    {
        Info = info;
        Access = same.Access;
        file = same.file;
        parts = same.parts;
        entries = same.entries;
        WordCount = same.WordCount;
        titleFilter = same.titleFilter;
        file.Hold();
    }

    public SegmentInfo Info { get; }

    public AccessLabels Access { get; }

    public int PassageCount => Info.Passages;

    public int DocumentCount => Info.Documents;

    /// <summary>Sum of the lengths of all passages, in words that count.</summary>
    public long WordCount { get; }

    public TermDictionary.Reader Stems => new(Part(SegmentPart.Stems));

    public TermDictionary.Reader Surfaces => new(Part(SegmentPart.Surfaces));

    public ReadOnlySpan<PassageRecord> Passages => MemoryMarshal.Cast<byte, PassageRecord>(Part(SegmentPart.Passages));

    public ReadOnlySpan<DocumentRecord> Documents => MemoryMarshal.Cast<byte, DocumentRecord>(Part(SegmentPart.Documents));

    public ReadOnlySpan<DocumentKey> Titles => MemoryMarshal.Cast<byte, DocumentKey>(Part(SegmentPart.Titles));

    /// <summary>How many numbers the vectors of its passages have; zero when they have none.</summary>
    public int Dimension => parts.Length <= (int)SegmentPart.Vectors || PassageCount == 0 ? 0 : parts[(int)SegmentPart.Vectors].Length / (2 * PassageCount);

    /// <summary>The vectors of all passages, rounded to bytes: rows of <see cref="SmallVector.RowLength"/>.</summary>
    public ReadOnlySpan<sbyte> SmallVectors => MemoryMarshal.Cast<byte, sbyte>(Part(SegmentPart.SmallVectors));

    /// <summary>What a one in a row of <see cref="SmallVectors"/> stands for.</summary>
    public ReadOnlySpan<float> Scales => MemoryMarshal.Cast<byte, float>(Part(SegmentPart.Scales));

    public static Segment Open(DataFolder folder, SegmentInfo info) =>
        new(info, MappedFile.Open(folder.PathOf(info.Name), info.Bytes, info.Checksum));

    /// <summary>The same open file, with other documents gone.</summary>
    public Segment With(SegmentInfo info) => new(info, this);

    /// <summary>False when surely no document has a title with this key.</summary>
    public bool MayHaveTitle(ulong key) => titleFilter.MayHold(key);

    public void Hold() => file.Hold();

    public void Release() => file.Release();

    public ReadOnlySpan<byte> PostingsOf(TermEntry term) => Part(SegmentPart.Postings).Slice(term.PostingsStart, term.PostingsLength);

    /// <summary>The vector of a passage.</summary>
    public ReadOnlySpan<Half> Vector(int passage) => MemoryMarshal.Cast<byte, Half>(Part(SegmentPart.Vectors)).Slice(passage * Dimension, Dimension);

    public ReadOnlySpan<byte> PassageDetails(int passage) => Part(SegmentPart.PassageDetails)[Passages[passage].Details..];

    public ReadOnlySpan<byte> DocumentDetails(int document) => Part(SegmentPart.DocumentDetails)[Documents[document].Details..];

    /// <summary>The catalogue entry of a document, decoded once.</summary>
    public DocumentEntry Entry(int document) =>
        entries.TryGetValue(document, out var known) ? known : entries.GetOrAdd(document, DocumentCodec.Read(this, document));

    /// <summary>The ordinal of a document, or -1.</summary>
    public int Find(ulong id)
    {
        var ids = MemoryMarshal.Cast<byte, DocumentKey>(Part(SegmentPart.DocumentIds));
        var at = LowerBound(ids, id);
        return at < ids.Length && ids[at].Key == id ? ids[at].Document : -1;
    }

    /// <summary>Index of the first key that is not below <paramref name="key"/>.</summary>
    public static int LowerBound(ReadOnlySpan<DocumentKey> keys, ulong key)
    {
        int low = 0, high = keys.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (keys[middle].Key < key)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private ReadOnlySpan<byte> Part(SegmentPart part) => file.Bytes.Slice(parts[(int)part].Start, parts[(int)part].Length);

    private long CountWords()
    {
        var count = 0L;
        foreach (ref readonly var passage in Passages)
        {
            count += passage.WordCount;
        }

        return count;
    }
}
