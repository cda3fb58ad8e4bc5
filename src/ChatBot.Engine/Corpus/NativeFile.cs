using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ChatBot.Corpus;

internal enum FileKind
{
    Regular,
    Folder,
    Link,
    Pipe,
    Socket,
    Device,
}

/// <summary>What the file system says about one entry. Stamp and device are there only where the system can be asked for them.</summary>
internal sealed record FileFacts(FileKind Kind, long Size, DateTimeOffset WrittenAt, FileStamp? Stamp = null, ulong Device = 0);

/// <summary>
/// Looks at files without opening them for reading, so that a pipe or a device can never block. On Linux it asks the kernel; elsewhere,
/// where .NET cannot tell a pipe from a file, an entry of no length is never opened at all.
/// </summary>
internal static partial class NativeFile
{
    // The same numbers on every architecture that .NET runs on under Linux.
    private const int PathOnly = 0x200000 | 0x80000;
    private const int CurrentFolder = -100;
    private const int NoFollow = 0x100;
    private const int EmptyPath = 0x1000;
    private const uint BasicFacts = 0x7ff;

    private static readonly bool isLinux = OperatingSystem.IsLinux() && IsPresent();

    /// <summary>Whether an entry can be pinned down and looked at before it is opened.</summary>
    public static bool CanPin => isLinux;

    /// <summary>The facts of the entry itself, never of what it leads to; null when there is nothing.</summary>
    /// <exception cref="IOException">It cannot be looked at.</exception>
    public static FileFacts? Look(string path)
    {
        if (!isLinux)
        {
            return LookManaged(path);
        }

        return StatX(CurrentFolder, path, NoFollow, BasicFacts, out var facts) == 0 ? FactsOf(facts) : NullOrThrow();
    }

    /// <summary>The facts of a pinned entry.</summary>
    /// <exception cref="IOException">It cannot be looked at.</exception>
    public static FileFacts Look(SafeFileHandle pinned) =>
        StatXOfHandle(pinned, "", EmptyPath, BasicFacts, out var facts) == 0 ? FactsOf(facts) : throw Problem();

    /// <summary>Takes hold of an entry without opening it for reading; null when there is nothing.</summary>
    /// <exception cref="IOException">It cannot be taken hold of.</exception>
    public static SafeFileHandle? Pin(string path)
    {
        var descriptor = Open(path, PathOnly);
        if (descriptor >= 0)
        {
            return new SafeFileHandle(descriptor, ownsHandle: true);
        }

        NullOrThrow();
        return null;
    }

    /// <summary>A path through which exactly the pinned entry is opened, whatever has become of its name.</summary>
    public static string PathThrough(SafeFileHandle pinned) => $"/proc/self/fd/{pinned.DangerousGetHandle()}";

    /// <summary>The facts as far as .NET knows them: a pipe or device looks like an empty file.</summary>
    internal static FileFacts? LookManaged(string path)
    {
        var file = new FileInfo(path);
        if (file.LinkTarget is not null)
        {
            return new FileFacts(FileKind.Link, 0, new DateTimeOffset(file.LastWriteTimeUtc));
        }

        if (Directory.Exists(path))
        {
            return new FileFacts(FileKind.Folder, 0, new DateTimeOffset(file.LastWriteTimeUtc));
        }

        return file.Exists ? new FileFacts(FileKind.Regular, file.Length, new DateTimeOffset(file.LastWriteTimeUtc)) : null;
    }

    private static FileFacts FactsOf(in StatXFacts facts)
    {
        var modified = Nanoseconds(facts.ModifiedSeconds, facts.ModifiedNanoseconds);
        var changed = Nanoseconds(facts.ChangedSeconds, facts.ChangedNanoseconds);
        var kind = (facts.Mode & 0xf000) switch
        {
            0x8000 => FileKind.Regular,
            0x4000 => FileKind.Folder,
            0xa000 => FileKind.Link,
            0x1000 => FileKind.Pipe,
            0xc000 => FileKind.Socket,
            _ => FileKind.Device,
        };
        var size = (long)Math.Min(facts.Size, long.MaxValue);
        var device = ((ulong)facts.DeviceMajor << 32) | facts.DeviceMinor;
        return new FileFacts(kind, size, Moment(facts), new FileStamp(size, modified, changed, facts.Inode), device);
    }

    // A file system may hold any number here; a date outside the calendar is the nearest one in it.
    private static DateTimeOffset Moment(in StatXFacts facts)
    {
        var seconds = Math.Clamp(facts.ModifiedSeconds, DateTimeOffset.MinValue.ToUnixTimeSeconds(), DateTimeOffset.MaxValue.ToUnixTimeSeconds() - 1);
        return DateTimeOffset.FromUnixTimeSeconds(seconds).AddTicks(facts.ModifiedNanoseconds / 100);
    }

    private static long Nanoseconds(long seconds, uint nanoseconds) => unchecked((seconds * 1_000_000_000) + nanoseconds);

    private static FileFacts? NullOrThrow()
    {
        const int NoEntry = 2;
        const int NotAFolder = 20;
        return Marshal.GetLastPInvokeError() is NoEntry or NotAFolder ? null : throw Problem();
    }

    private static IOException Problem() => new(Marshal.GetLastPInvokeErrorMessage());

    private static bool IsPresent()
    {
        try
        {
            using var handle = Pin("/");
            return handle is not null && Look(handle).Kind == FileKind.Folder && new FileInfo(PathThrough(handle)).LinkTarget == "/";
        }
        catch (Exception problem) when (problem is DllNotFoundException or EntryPointNotFoundException or IOException or UnauthorizedAccessException)
        {
            // An old C library, or no /proc.
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatX(int folder, string path, int flags, uint mask, out StatXFacts facts);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatXOfHandle(SafeFileHandle handle, string path, int flags, uint mask, out StatXFacts facts);

    // The kernel's layout, which is the same on every architecture.
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct StatXFacts
    {
        [FieldOffset(28)]
        public ushort Mode;

        [FieldOffset(32)]
        public ulong Inode;

        [FieldOffset(40)]
        public ulong Size;

        [FieldOffset(96)]
        public long ChangedSeconds;

        [FieldOffset(104)]
        public uint ChangedNanoseconds;

        [FieldOffset(112)]
        public long ModifiedSeconds;

        [FieldOffset(120)]
        public uint ModifiedNanoseconds;

        [FieldOffset(136)]
        public uint DeviceMajor;

        [FieldOffset(140)]
        public uint DeviceMinor;
    }
}
