using System.Buffers.Binary;

namespace ChatBot.Index;

/// <summary>
/// Records of one size in a file that only grows: a head that says what they are, then the records, each with a checksum. What a dying
/// process tore is cut off when the file is opened again.
/// </summary>
internal sealed class VectorLog : IDisposable
{
    private const uint Magic = 0x31434556;
    private const int HeadLength = 28;
    private const int ChecksumLength = 4;
    private const int ReadAtOnce = 1 << 18;

    private readonly AppendedFile file;
    private readonly int recordLength;

    private VectorLog(AppendedFile file, int contentLength)
    {
        this.file = file;
        recordLength = contentLength + ChecksumLength;
    }

    /// <summary>How many records there are.</summary>
    public int Count => (int)((file.Length - HeadLength) / recordLength);

    /// <summary>Opens a log and shows every record; null when it is not there and may not be made.</summary>
    public static VectorLog? Open(DataFolder folder, string name, UInt128 kind, int contentLength, bool mayWrite, RecordVisitor visit)
    {
        if (AppendedFile.Open(folder, name, mayWrite) is not { } file)
        {
            return null;
        }

        try
        {
            var log = new VectorLog(file, contentLength);
            var hasHead = log.HasHead(kind);
            if (!hasHead && !mayWrite)
            {
                file.Dispose();
                return null;
            }

            if (!hasHead)
            {
                file.CutAt(0);
                file.Append(HeadOf(kind, contentLength));
            }

            log.ReadAll(visit);
            return log;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Writes a log anew, in one step.</summary>
    public static void Rewrite(DataFolder folder, string name, UInt128 kind, int contentLength, Action<Action<ReadOnlySpan<byte>>> records)
    {
        using var pending = folder.Create(name);
        pending.Write(HeadOf(kind, contentLength));
        var record = new byte[contentLength + ChecksumLength];
        records(content =>
        {
            Seal(content, record);
            pending.Write(record);
        });
        pending.Commit();
    }

    /// <summary>Reads one record; false when it is not what was written.</summary>
    public bool TryRead(int number, Span<byte> content)
    {
        Span<byte> record = new byte[recordLength];
        if (file.Read(HeadLength + ((long)number * recordLength), record) < recordLength || !IsWhole(record))
        {
            return false;
        }

        record[..^ChecksumLength].CopyTo(content);
        return true;
    }

    /// <summary>Appends records that stand one behind the other.</summary>
    public void Append(ReadOnlySpan<byte> contents)
    {
        var length = recordLength - ChecksumLength;
        var records = new byte[contents.Length / length * recordLength];
        for (var i = 0; i * length < contents.Length; i++)
        {
            Seal(contents.Slice(i * length, length), records.AsSpan(i * recordLength, recordLength));
        }

        file.Append(records);
    }

    public void Dispose() => file.Dispose();

    private static void Seal(ReadOnlySpan<byte> content, Span<byte> record)
    {
        content.CopyTo(record);
        BinaryPrimitives.WriteUInt32LittleEndian(record[content.Length..], Checksum.Of(content));
    }

    private static bool IsWhole(ReadOnlySpan<byte> record) =>
        Checksum.Of(record[..^ChecksumLength]) == BinaryPrimitives.ReadUInt32LittleEndian(record[^ChecksumLength..]);

    private static byte[] HeadOf(UInt128 kind, int contentLength)
    {
        var head = new byte[HeadLength];
        BinaryPrimitives.WriteUInt32LittleEndian(head, Magic);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(4), contentLength);
        BinaryPrimitives.WriteUInt128LittleEndian(head.AsSpan(8), kind);
        BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(24), Checksum.Of(head.AsSpan(0, 24)));
        return head;
    }

    private bool HasHead(UInt128 kind)
    {
        Span<byte> head = stackalloc byte[HeadLength];
        return file.Read(0, head) == HeadLength && head.SequenceEqual(HeadOf(kind, recordLength - ChecksumLength));
    }

    private void ReadAll(RecordVisitor visit)
    {
        var atOnce = Math.Max(1, ReadAtOnce / recordLength);
        var buffer = new byte[atOnce * recordLength];
        var number = 0;
        while (true)
        {
            var start = HeadLength + ((long)number * recordLength);
            var read = file.Read(start, buffer) / recordLength;
            for (var i = 0; i < read; i++)
            {
                var record = buffer.AsSpan(i * recordLength, recordLength);
                if (!IsWhole(record))
                {
                    file.CutAt(HeadLength + ((long)number * recordLength));
                    return;
                }

                visit(number++, record[..^ChecksumLength]);
            }

            if (read < atOnce)
            {
                file.CutAt(HeadLength + ((long)number * recordLength));
                return;
            }
        }
    }
}

/// <summary>Is shown a record of a log.</summary>
internal delegate void RecordVisitor(int number, ReadOnlySpan<byte> content);
