using System.Text;

namespace ChatBot.Conversations;

/// <summary>
/// Receipts on the disk, one line each, in a file for each day that grows only so far. Lines are appended and handed to the system at once;
/// a line that a kill cut off is closed by the next writer and passed over by readers. Each process writes files of its own: it holds the lock
/// of their number.
/// </summary>
public sealed class Journal : IDisposable
{
    private const int MostFilesPerDay = 10_000;
    private const long MostBytesSearched = 64 << 20;

    private readonly string folder;
    private readonly TimeProvider time;
    private readonly long mostBytes;
    private readonly Lock gate = new();
    private FileStream? file;
    private FileStream? hold;
    private string day = "";
    private int number;

    /// <summary>The journal in a folder, which is made with the first receipt.</summary>
    public Journal(string folder, TimeProvider time, long mostBytes = 16 << 20)
    {
        this.folder = folder;
        this.time = time;
        this.mostBytes = mostBytes;
    }

    /// <summary>Name of the journal's folder below the data folder.</summary>
    public static string FolderName => "journal";

    /// <summary>Appends a receipt. It survives a kill of this process once the call has returned.</summary>
    public void Append(Receipt receipt)
    {
        var line = Encoding.UTF8.GetBytes(ReceiptJson.Of(receipt) + "\n");
        lock (gate)
        {
            var open = FileFor(line.Length);
            open.Write(line);
            open.Flush();
        }
    }

    /// <summary>All whole receipts, in the order of the files' names.</summary>
    public static async Task<IReadOnlyList<KeptReceipt>> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        var receipts = new List<KeptReceipt>();
        if (!Directory.Exists(folder))
        {
            return receipts;
        }

        foreach (var path in Directory.EnumerateFiles(folder, "*.jsonl").Order(StringComparer.Ordinal))
        {
            await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, Encoding.UTF8);
            while (await reader.ReadLineAsync(cancellationToken) is { } line)
            {
                if (ReceiptJson.Read(line) is { } receipt)
                {
                    receipts.Add(receipt);
                }
            }
        }

        return receipts;
    }

    /// <summary>The receipt of one answer, searched from the newest file on and only so far; null when it is not found there.</summary>
    public static async Task<KeptReceipt?> FindAsync(string folder, string answerId, CancellationToken cancellationToken)
    {
        var head = ReceiptJson.HeadOf(answerId);
        var left = MostBytesSearched;
        if (!Directory.Exists(folder))
        {
            return null;
        }

        foreach (var path in Directory.EnumerateFiles(folder, "*.jsonl").OrderDescending(StringComparer.Ordinal))
        {
            await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, Encoding.UTF8);
            left -= stream.Length;
            if (left < 0)
            {
                return null;
            }

            while (await reader.ReadLineAsync(cancellationToken) is { } line)
            {
                if (line.StartsWith(head, StringComparison.Ordinal) && ReceiptJson.Read(line) is { } receipt)
                {
                    return receipt;
                }
            }
        }

        return null;
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

        throw new IOException($"The journal in {folder} has {MostFilesPerDay} files of today; move old ones away.");
    }

    // The lock is on a file beside it, because readers must be able to open the receipts meanwhile.
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
