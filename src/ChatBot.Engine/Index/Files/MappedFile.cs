using System.Buffers;
using System.IO.MemoryMappedFiles;
using Microsoft.Win32.SafeHandles;

namespace ChatBot.Index;

/// <summary>A file mapped into memory for reading, and unmapped when the last holder lets go of it.</summary>
internal sealed unsafe class MappedFile
{
    private const int CheckedAtOnce = 1 << 18;

    private readonly MemoryMappedFile file;
    private readonly MemoryMappedViewAccessor view;
    private readonly byte* start;
    private int holders = 1;

    private MappedFile(MemoryMappedFile file, MemoryMappedViewAccessor view, int length)
    {
        this.file = file;
        this.view = view;
        Length = length;
        byte* pointer = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref pointer);
        start = pointer + view.PointerOffset;
    }

    public int Length { get; }

    public ReadOnlySpan<byte> Bytes => new(start, Length);

    /// <summary>Maps a file after checking its length and checksum.</summary>
    public static MappedFile Open(string path, long expectedLength, uint expectedChecksum)
    {
        var length = new FileInfo(path).Length;
        if (length != expectedLength || length is 0 or > int.MaxValue)
        {
            throw new InvalidDataException($"{Path.GetFileName(path)} has {length} bytes instead of {expectedLength}.");
        }

        if (ChecksumOf(path) != expectedChecksum)
        {
            throw new InvalidDataException($"{Path.GetFileName(path)} does not have the checksum it was written with.");
        }

        var map = MemoryMappedFile.CreateFromFile(path, FileMode.Open, mapName: null, 0, MemoryMappedFileAccess.Read);
        return new MappedFile(map, map.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read), (int)length);
    }

    // Read and not mapped: what is only checked need not stay in this process's memory.
    private static uint ChecksumOf(string path)
    {
        using var handle = File.OpenHandle(path, options: FileOptions.SequentialScan);
        var buffer = ArrayPool<byte>.Shared.Rent(CheckedAtOnce);
        var state = uint.MaxValue;
        var position = 0L;
        int count;
        do
        {
            count = Fill(handle, buffer.AsSpan(0, CheckedAtOnce), position);
            state = Checksum.Append(state, buffer.AsSpan(0, count));
            position += count;
        }
        while (count == CheckedAtOnce);
        ArrayPool<byte>.Shared.Return(buffer);
        return state ^ uint.MaxValue;
    }

    private static int Fill(SafeFileHandle handle, Span<byte> buffer, long position)
    {
        var filled = 0;
        while (filled < buffer.Length && RandomAccess.Read(handle, buffer[filled..], position + filled) is > 0 and var count)
        {
            filled += count;
        }

        return filled;
    }

    public void Hold() => Interlocked.Increment(ref holders);

    public void Release()
    {
        if (Interlocked.Decrement(ref holders) == 0)
        {
            view.SafeMemoryMappedViewHandle.ReleasePointer();
            view.Dispose();
            file.Dispose();
        }
    }
}
