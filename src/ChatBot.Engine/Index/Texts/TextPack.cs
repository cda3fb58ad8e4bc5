using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using ChatBot.Access;
using ChatBot.Corpus;

namespace ChatBot.Index;

/// <summary>What the manifest says of one pack of texts.</summary>
public sealed record PackInfo
{
    /// <summary>File name in the data folder.</summary>
    public required string Name { get; init; }

    /// <summary>Length of the file.</summary>
    public required long Bytes { get; init; }

    /// <summary>CRC-32C of the file.</summary>
    public required uint Checksum { get; init; }

    /// <summary>Number of texts in it.</summary>
    public required int Texts { get; init; }
}

/// <summary>Which text of which document: the version is the SHA-256 of the text, the labels those it was kept under.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct TextRecord(
    ulong Document, ulong Version0, ulong Version1, ulong Version2, ulong Version3,
    int Start, int TextBytes, int BlockBytes, int Characters, long KeptAt, ulong Labels)
{
    public bool SameVersion(TextRecord other) =>
        (Version0, Version1, Version2, Version3) == (other.Version0, other.Version1, other.Version2, other.Version3);

    public static int Compare(TextRecord a, TextRecord b) => a.Document != b.Document ? a.Document.CompareTo(b.Document) : a.KeptAt.CompareTo(b.KeptAt);

    public bool IsVersion(ReadOnlySpan<byte> version) =>
        BinaryPrimitives.ReadUInt64BigEndian(version) == Version0 && BinaryPrimitives.ReadUInt64BigEndian(version[8..]) == Version1
        && BinaryPrimitives.ReadUInt64BigEndian(version[16..]) == Version2 && BinaryPrimitives.ReadUInt64BigEndian(version[24..]) == Version3;

    /// <summary>A number that is equal for equal sets of labels.</summary>
    public static ulong LabelsOf(AccessLabels access) => TitleKey.Append(TitleKey.Start, access.Key);
}

/// <summary>Writes the texts of a batch of documents, with their structure, into one file that never changes.</summary>
internal sealed class TextPackWriter(DataFolder folder, string name) : IDisposable
{
    private const int Step = 1 << 16;

    private readonly DataFolder.PendingFile file = folder.Create(name);
    private readonly List<TextRecord> records = [];
    private readonly ByteBuffer blocks = new(1 << 12);
    private readonly byte[] utf8 = new byte[Encoding.UTF8.GetMaxByteCount(Step)];

    public int Count => records.Count;

    public void Add(Document document, DateTimeOffset now)
    {
        var text = document.Content.SourceText;
        var start = checked((int)file.Length);
        var length = WriteText(text);
        blocks.Clear();
        BlockCodec.Write(blocks, document.Content.Blocks);
        var version = Convert.FromHexString(document.Version);
        records.Add(new TextRecord(
            ulong.Parse(document.Id, NumberStyles.HexNumber, CultureInfo.InvariantCulture),
            BinaryPrimitives.ReadUInt64BigEndian(version),
            BinaryPrimitives.ReadUInt64BigEndian(version.AsSpan(8)),
            BinaryPrimitives.ReadUInt64BigEndian(version.AsSpan(16)),
            BinaryPrimitives.ReadUInt64BigEndian(version.AsSpan(24)),
            start,
            length,
            blocks.Length,
            text.Length,
            now.UtcTicks,
            TextRecord.LabelsOf(document.Access)));
        file.Write(blocks.Written);
    }

    // In steps, because a second copy of a very large text is what memory is short of.
    private int WriteText(string text)
    {
        var encoder = Encoding.UTF8.GetEncoder();
        var length = 0;
        for (var at = 0; at < text.Length; at += Step)
        {
            var count = encoder.GetBytes(text.AsSpan(at, Math.Min(Step, text.Length - at)), utf8, flush: at + Step >= text.Length);
            file.Write(utf8.AsSpan(0, count));
            length = checked(length + count);
        }

        return length;
    }

    /// <summary>Copies a text from another pack.</summary>
    public void Copy(TextPack source, TextRecord record)
    {
        records.Add(record with { Start = checked((int)file.Length) });
        file.Write(source.Bytes.Slice(record.Start, record.TextBytes + record.BlockBytes));
    }

    public PackInfo Commit()
    {
        file.Align(8);
        var start = checked((int)file.Length);
        records.Sort(TextRecord.Compare);
        file.Write(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(records)));
        Span<byte> footer = stackalloc byte[8];
        BinaryPrimitives.WriteInt32LittleEndian(footer, start);
        BinaryPrimitives.WriteInt32LittleEndian(footer[4..], records.Count);
        file.Write(footer);
        var length = file.Length;
        return new PackInfo { Name = name, Bytes = length, Checksum = file.Commit(), Texts = records.Count };
    }

    public void Dispose() => file.Dispose();
}

/// <summary>An open pack of texts.</summary>
internal sealed class TextPack
{
    private readonly MappedFile file;
    private readonly int directory;

    private TextPack(PackInfo info, MappedFile file)
    {
        Info = info;
        this.file = file;
        directory = BinaryPrimitives.ReadInt32LittleEndian(file.Bytes[^8..]);
    }

    public PackInfo Info { get; }

    public ReadOnlySpan<byte> Bytes => file.Bytes;

    public ReadOnlySpan<TextRecord> Records => MemoryMarshal.Cast<byte, TextRecord>(file.Bytes[directory..^8]);

    public static TextPack Open(DataFolder folder, PackInfo info) =>
        new(info, MappedFile.Open(folder.PathOf(info.Name), info.Bytes, info.Checksum));

    public void Hold() => file.Hold();

    public void Release() => file.Release();

    /// <summary>The record of one version of a document, or -1.</summary>
    public int Find(ulong document, ReadOnlySpan<byte> version)
    {
        var records = Records;
        for (var i = LowerBound(records, document); i < records.Length && records[i].Document == document; i++)
        {
            if (records[i].IsVersion(version))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>When the next text of the same document was kept; <see cref="long.MaxValue"/> when there is none here.</summary>
    public long NextAfter(TextRecord record)
    {
        var records = Records;
        for (var i = LowerBound(records, record.Document); i < records.Length && records[i].Document == record.Document; i++)
        {
            if (records[i].KeptAt > record.KeptAt)
            {
                return records[i].KeptAt;
            }
        }

        return long.MaxValue;
    }

    /// <summary>The bytes of a text.</summary>
    public ReadOnlySpan<byte> TextOf(TextRecord record) => Bytes.Slice(record.Start, record.TextBytes);

    /// <summary>The structure of a text.</summary>
    public IReadOnlyList<Block> BlocksOf(TextRecord record) => BlockCodec.Read(Bytes.Slice(record.Start + record.TextBytes, record.BlockBytes));

    private static int LowerBound(ReadOnlySpan<TextRecord> records, ulong document)
    {
        int low = 0, high = records.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (records[middle].Document < document)
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
}
