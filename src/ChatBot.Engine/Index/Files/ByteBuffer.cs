using System.Runtime.CompilerServices;
using System.Text;

namespace ChatBot.Index;

/// <summary>Reads what <see cref="ByteBuffer"/> wrote: numbers of variable length, strings and plain bytes, from the front of a span.</summary>
internal ref struct ByteCursor(ReadOnlySpan<byte> bytes, int position = 0)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;

    public int Position { get; private set; } = position;

    public readonly bool AtEnd => Position >= bytes.Length;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint ReadUInt32()
    {
        uint value = bytes[Position++];
        if (value < 0x80)
        {
            return value;
        }

        return ReadRest(value);
    }

    private uint ReadRest(uint value)
    {
        value &= 0x7F;
        for (var shift = 7; shift < 35; shift += 7)
        {
            uint next = bytes[Position++];
            value |= (next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new InvalidDataException("A number in the index is longer than it can be.");
    }

    public int ReadInt32() => (int)ReadUInt32();

    public long ReadInt64()
    {
        var value = 0L;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = bytes[Position++];
            value |= (long)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new InvalidDataException("A number in the index is longer than it can be.");
    }

    public ReadOnlySpan<byte> ReadBytes(int count)
    {
        var slice = bytes.Slice(Position, count);
        Position += count;
        return slice;
    }

    public string ReadString() => Encoding.UTF8.GetString(ReadBytes(ReadInt32()));

    public string? ReadOptional() => ReadByte() == 0 ? null : ReadString();

    public byte ReadByte() => bytes[Position++];
}

/// <summary>A growing array of bytes to write numbers of variable length, strings and plain bytes into.</summary>
internal sealed class ByteBuffer(int capacity = 256)
{
    private byte[] bytes = new byte[capacity];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void WriteUInt32(uint value)
    {
        var target = Reserve(5);
        var at = 0;
        while (value >= 0x80)
        {
            target[at++] = (byte)(value | 0x80);
            value >>= 7;
        }

        target[at++] = (byte)value;
        Length += at;
    }

    public void WriteInt32(int value) => WriteUInt32((uint)value);

    public void WriteInt64(long value)
    {
        var target = Reserve(10);
        var rest = (ulong)value;
        var at = 0;
        while (rest >= 0x80)
        {
            target[at++] = (byte)(rest | 0x80);
            rest >>= 7;
        }

        target[at++] = (byte)rest;
        Length += at;
    }

    public void WriteByte(byte value)
    {
        Reserve(1)[0] = value;
        Length++;
    }

    public void WriteBytes(ReadOnlySpan<byte> value)
    {
        value.CopyTo(Reserve(value.Length));
        Length += value.Length;
    }

    public void WriteString(string value)
    {
        var count = Encoding.UTF8.GetByteCount(value);
        WriteInt32(count);
        Encoding.UTF8.GetBytes(value, Reserve(count));
        Length += count;
    }

    public void WriteOptional(string? value)
    {
        WriteByte(value is null ? (byte)0 : (byte)1);
        if (value is not null)
        {
            WriteString(value);
        }
    }

    private Span<byte> Reserve(int count)
    {
        if (bytes.Length - Length < count)
        {
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, Length + count));
        }

        return bytes.AsSpan(Length);
    }
}
