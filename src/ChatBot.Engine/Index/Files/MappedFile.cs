using System.IO.MemoryMappedFiles;

namespace ChatBot.Index;

/// <summary>A file mapped into memory for reading, and unmapped when the last holder lets go of it.</summary>
internal sealed unsafe class MappedFile
{
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

        var map = Map(path);
        var mapped = new MappedFile(map, map.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read), (int)length);
        if (ChecksumOf(path) == expectedChecksum)
        {
            return mapped;
        }

        mapped.Release();
        throw new InvalidDataException($"{Path.GetFileName(path)} does not have the checksum it was written with.");
    }

    // A writer may delete the file, or put another in its place, while it is read here.
    private static MemoryMappedFile Map(string path)
    {
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);
        try
        {
            return MemoryMappedFile.CreateFromFile(stream, mapName: null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    // Read in steps: what is read through the map would count as memory of this process until the system wants it back.
    private static uint ChecksumOf(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);
        var step = new byte[1 << 18];
        var state = uint.MaxValue;
        for (var read = stream.ReadAtLeast(step, step.Length, throwOnEndOfStream: false); read > 0; read = stream.ReadAtLeast(step, step.Length, throwOnEndOfStream: false))
        {
            state = Checksum.Append(state, step.AsSpan(0, read));
        }

        return state ^ uint.MaxValue;
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
