using System.Runtime.CompilerServices;
using System.Text;

namespace ChatBot.Conversations;

/// <summary>
/// Lines on the disk, in a file for each day that grows only so far. They are appended and handed to the system at once; a line that a kill cut
/// off is closed by the next writer. Each process writes files of its own: it holds the lock of their number.
/// </summary>
internal sealed class DailyLines : IDisposable
{
    private const int MostFilesPerDay = 10_000;

    private readonly string folder;
    private readonly TimeProvider time;
    private readonly long mostBytes;
    private readonly Lock gate = new();
    private FileStream? file;
    private FileStream? hold;
    private string day = "";
    private int number;

    /// <summary>Lines in a folder, which is made with the first one.</summary>
    public DailyLines(string folder, TimeProvider time, long mostBytes)
    {
        this.folder = folder;
        this.time = time;
        this.mostBytes = mostBytes;
    }

    /// <summary>Appends a line. It survives a kill of this process once the call has returned.</summary>
    public void Append(string text)
    {
        var line = Encoding.UTF8.GetBytes(text + "\n");
        lock (gate)
        {
            var open = FileFor(line.Length);
            open.Write(line);
            open.Flush();
        }
    }

    /// <summary>The files of a folder, the oldest first.</summary>
    public static IReadOnlyList<string> Files(string folder) =>
        Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*.jsonl").Order(StringComparer.Ordinal)] : [];

    /// <summary>The lines of one file, the last of which may be cut off.</summary>
    public static async IAsyncEnumerable<string> ReadAsync(string path, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            yield return line;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lock (gate)
        {
            Release();
        }
    }

    private FileStream FileFor(int bytes)
    {
        var today = time.GetUtcNow().ToString("yyyy-MM-dd");
        if (file is not null && today == day && file.Length + bytes <= mostBytes)
        {
            return file;
        }

        number = today == day ? number + 1 : 1;
        Release();
        day = today;
        Directory.CreateDirectory(folder);
        return file = OpenFrom(bytes);
    }

    // The first file of the day that no other process writes and that has room.
    private FileStream OpenFrom(int bytes)
    {
        for (; number < MostFilesPerDay; number++)
        {
            if (TryHold() is not { } held)
            {
                continue;
            }

            var path = Path.Combine(folder, $"{day}-{number:0000}.jsonl");
            var opened = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            if (opened.Length == 0 || opened.Length + bytes + 1 <= mostBytes)
            {
                CloseLastLine(opened);
                hold = held;
                return opened;
            }

            opened.Dispose();
            held.Dispose();
        }

        throw new IOException($"{folder} has {MostFilesPerDay} files of today; move old ones away.");
    }

    // The lock is on a file beside it, because readers must be able to open the lines meanwhile.
    private FileStream? TryHold()
    {
        var path = Path.Combine(folder, $"{number:0000}.lock");
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    private void Release()
    {
        file?.Dispose();
        file = null;
        hold?.Dispose();
        hold = null;
    }

    private static void CloseLastLine(FileStream file)
    {
        if (file.Length > 0)
        {
            file.Seek(-1, SeekOrigin.End);
            if (file.ReadByte() != '\n')
            {
                file.WriteByte((byte)'\n');
            }
        }

        file.Seek(0, SeekOrigin.End);
    }
}
