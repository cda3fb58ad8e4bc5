using System.IO.Compression;
using System.Text;
using ChatBot.Corpus;

namespace ChatBot.Index;

/// <summary>The source text of one version with its structure, packed into parts that each fit into one point.</summary>
public static class PackedText
{
    private const int PartBytes = 4 << 20;

    // As much as a file may hold, and its structure.
    private const long MostBytes = 2L << 30;

    /// <summary>The parts, in order; at least one.</summary>
    public static IReadOnlyList<byte[]> Pack(string sourceText, IReadOnlyList<Block> blocks)
    {
        var buffer = new ByteBuffer(sourceText.Length + (blocks.Count * 16));
        buffer.WriteString(sourceText);
        BlockCodec.Write(buffer, blocks);
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            deflate.Write(buffer.Written);
        }

        return [.. packed.ToArray().Chunk(PartBytes)];
    }

    /// <summary>What was packed.</summary>
    public static (string SourceText, IReadOnlyList<Block> Blocks) Unpack(IEnumerable<byte[]> parts)
    {
        using var source = new MemoryStream();
        foreach (var part in parts)
        {
            source.Write(part);
        }

        source.Position = 0;
        using var inflate = new DeflateStream(source, CompressionMode.Decompress);
        using var whole = new MemoryStream();
        var block = new byte[1 << 16];
        for (var read = inflate.Read(block); read > 0; read = inflate.Read(block))
        {
            whole.Write(block, 0, read);
            if (whole.Length > MostBytes)
            {
                throw new InvalidDataException("A kept text takes too much room.");
            }
        }

        var bytes = whole.GetBuffer().AsSpan(0, (int)whole.Length);
        var cursor = new ByteCursor(bytes);
        var text = Encoding.UTF8.GetString(cursor.ReadBytes(cursor.ReadInt32()));
        return (text, BlockCodec.Read(bytes[cursor.Position..]));
    }
}
