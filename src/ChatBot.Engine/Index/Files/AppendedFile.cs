using Microsoft.Win32.SafeHandles;

namespace ChatBot.Index;

/// <summary>
/// A file that only grows. What is appended may be torn when the process dies, so whoever reads it must tell a whole record from a torn
/// one; a torn end is written over by the next append.
/// </summary>
internal sealed class AppendedFile : IDisposable
{
    private readonly DataFolder folder;
    private readonly string name;
    private readonly SafeFileHandle handle;
    private readonly bool mayWrite;

    private AppendedFile(DataFolder folder, string name, SafeFileHandle handle, bool mayWrite)
    {
        this.folder = folder;
        this.name = name;
        this.handle = handle;
        this.mayWrite = mayWrite;
        Length = RandomAccess.GetLength(handle);
    }

    /// <summary>Where the next append goes.</summary>
    public long Length { get; private set; }

    /// <summary>Opens a file, which is made if it may be written; null when it is not there.</summary>
    public static AppendedFile? Open(DataFolder folder, string name, bool mayWrite)
    {
        var path = folder.PathOf(name);
        if (!mayWrite && !File.Exists(path))
        {
            return null;
        }

        try
        {
            if (mayWrite && !File.Exists(path))
            {
                folder.BeforeWrite?.Invoke("create " + name);
            }

            var (mode, access) = mayWrite ? (FileMode.OpenOrCreate, FileAccess.ReadWrite) : (FileMode.Open, FileAccess.Read);
            return new AppendedFile(folder, name, File.OpenHandle(path, mode, access, FileShare.ReadWrite | FileShare.Delete), mayWrite);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw folder.Unwritable(error);
        }
    }

    /// <summary>Reads from a position; returns fewer bytes only at the end.</summary>
    public int Read(long position, Span<byte> target)
    {
        var read = 0;
        while (read < target.Length && RandomAccess.Read(handle, target[read..], position + read) is > 0 and var count)
        {
            read += count;
        }

        return read;
    }

    /// <summary>Takes what stands behind a position for torn.</summary>
    public void CutAt(long position)
    {
        if (mayWrite && position < Length)
        {
            folder.BeforeWrite?.Invoke("cut " + name);
            RandomAccess.SetLength(handle, position);
        }

        Length = position;
    }

    /// <summary>Writes behind the end.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        folder.BeforeWrite?.Invoke("append to " + name);
        try
        {
            var half = folder.BeforeWrite is null ? 0 : AppendHalf(bytes);
            RandomAccess.Write(handle, bytes[half..], Length + half);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw folder.Unwritable(error);
        }

        Length += bytes.Length;
    }

    /// <inheritdoc />
    public void Dispose() => handle.Dispose();

    // A process may die in the middle of a write; where the middle is depends on the content, so that a run can be repeated.
    private int AppendHalf(ReadOnlySpan<byte> bytes)
    {
        var half = (int)(Checksum.Of(bytes) % (uint)bytes.Length);
        RandomAccess.Write(handle, bytes[..half], Length);
        folder.BeforeWrite!.Invoke("append the rest to " + name);
        return half;
    }
}
