using System.IO.Compression;
using System.Text;

namespace ChatBot.Index;

/// <summary>The words of one document as a replica needs them: in how many of its passages each stem and each written form stands.</summary>
public sealed class CountedWords
{
    private const byte Version = 1;
    private const int MostBytes = 64 << 20;

    private readonly byte[] packed;

    private CountedWords(int passages, long words, byte[] packed)
    {
        Passages = passages;
        Words = words;
        this.packed = packed;
    }

    /// <summary>Number of passages.</summary>
    public int Passages { get; }

    /// <summary>Sum of their lengths, in words that count.</summary>
    public long Words { get; }

    /// <summary>The bytes to be stored.</summary>
    public ReadOnlyMemory<byte> Packed => packed;

    /// <summary>Packs what was counted.</summary>
    internal static CountedWords Of(int passages, long words, Dictionary<string, WordCount> stems, Dictionary<string, WordCount> forms)
    {
        var buffer = new ByteBuffer();
        buffer.WriteByte(Version);
        buffer.WriteInt32(passages);
        buffer.WriteInt64(words);
        Write(buffer, stems);
        Write(buffer, forms);
        using var result = new MemoryStream();
        using (var deflate = new DeflateStream(result, CompressionLevel.Fastest, leaveOpen: true))
        {
            deflate.Write(buffer.Written);
        }

        return new CountedWords(passages, words, result.ToArray());
    }

    /// <summary>Takes stored bytes.</summary>
    public static CountedWords Read(byte[] packed)
    {
        var cursor = new ByteCursor(Unpack(packed));
        return cursor.ReadByte() == Version
            ? new CountedWords(cursor.ReadInt32(), cursor.ReadInt64(), packed)
            : throw new InvalidDataException("The words of a document were written by another version.");
    }

    /// <summary>Goes through all stems, then all forms.</summary>
    internal void Visit(Action<string, int> stem, Action<string, int> form)
    {
        var cursor = new ByteCursor(Unpack(packed));
        cursor.ReadByte();
        cursor.ReadInt32();
        cursor.ReadInt64();
        Read(ref cursor, stem);
        Read(ref cursor, form);
    }

    // Words in order share their beginnings with the one before.
    private static void Write(ByteBuffer buffer, Dictionary<string, WordCount> table)
    {
        buffer.WriteInt32(table.Count);
        var previous = Array.Empty<byte>();
        foreach (var (word, count) in table.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            var bytes = Encoding.UTF8.GetBytes(word);
            var shared = bytes.AsSpan().CommonPrefixLength(previous);
            buffer.WriteInt32(shared);
            buffer.WriteInt32(bytes.Length - shared);
            buffer.WriteBytes(bytes.AsSpan(shared));
            buffer.WriteInt32(count.Passages);
            previous = bytes;
        }
    }

    private static void Read(ref ByteCursor cursor, Action<string, int> entry)
    {
        var count = cursor.ReadInt32();
        var word = new byte[256];
        for (var i = 0; i < count; i++)
        {
            var shared = cursor.ReadInt32();
            var rest = cursor.ReadInt32();
            if (shared + rest > word.Length)
            {
                Array.Resize(ref word, (shared + rest) * 2);
            }

            cursor.ReadBytes(rest).CopyTo(word.AsSpan(shared));
            entry(Encoding.UTF8.GetString(word, 0, shared + rest), cursor.ReadInt32());
        }
    }

    private static byte[] Unpack(byte[] packed)
    {
        using var source = new DeflateStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var result = new MemoryStream();
        var block = new byte[1 << 14];
        for (var read = source.Read(block); read > 0; read = source.Read(block))
        {
            result.Write(block, 0, read);
            if (result.Length > MostBytes)
            {
                throw new InvalidDataException("The words of a document take too much room.");
            }
        }

        return result.ToArray();
    }
}

/// <summary>In how many passages of a document a word stands, and the last of them.</summary>
internal record struct WordCount(int Passages, int Last);
