namespace ChatBot.Conversations;

/// <summary>Receipts on the disk, one line each. A line that a kill cut off is passed over.</summary>
public sealed class Journal : IDisposable
{
    private const long MostBytesSearched = 64 << 20;

    private readonly string folder;
    private readonly DailyLines lines;

    /// <summary>The journal in a folder, which is made with the first receipt.</summary>
    public Journal(string folder, TimeProvider time, long mostBytes = 16 << 20)
    {
        this.folder = folder;
        lines = new DailyLines(folder, time, mostBytes);
    }

    /// <summary>Name of the journal's folder below the data folder.</summary>
    public static string FolderName => "journal";

    /// <summary>Appends a receipt. It survives a kill of this process once the call has returned.</summary>
    public void Append(Receipt receipt) => lines.Append(ReceiptJson.Of(receipt));

    /// <summary>All whole receipts, in the order of the files' names.</summary>
    public static async Task<IReadOnlyList<KeptReceipt>> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        var receipts = new List<KeptReceipt>();
        foreach (var file in DailyLines.Files(folder))
        {
            await foreach (var line in DailyLines.ReadAsync(file, cancellationToken))
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
        foreach (var file in DailyLines.Files(folder).Reverse())
        {
            left -= new FileInfo(file).Length;
            if (left < 0)
            {
                return null;
            }

            await foreach (var line in DailyLines.ReadAsync(file, cancellationToken))
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
    public void Dispose() => lines.Dispose();
}
