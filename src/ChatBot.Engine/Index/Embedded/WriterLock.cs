using System.Globalization;
using System.Text;

namespace ChatBot.Index;

/// <summary>The right to write to a data folder. The system takes it back when the process dies, however it dies.</summary>
internal sealed class WriterLock : IDisposable
{
    private const string LockName = "writer.lock";
    private const string OwnerName = "writer.owner";

    private readonly FileStream held;

    private WriterLock(FileStream held) => this.held = held;

    public static WriterLock Take(DataFolder folder)
    {
        FileStream? taken = null;
        try
        {
            taken = new FileStream(folder.PathOf(LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.WriteAllText(folder.PathOf(OwnerName), Environment.ProcessId.ToString(CultureInfo.InvariantCulture), Encoding.ASCII);
            return new WriterLock(taken);
        }
        catch (IOException error) when (taken is null && IsInUse(error))
        {
            throw new StoreLockedException($"Another process{OwnerOf(folder)} is indexing into {folder.Path}. Wait for it, or use another --data folder.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            taken?.Dispose();
            throw folder.Unwritable(error);
        }
    }

    public void Dispose() => held.Dispose();

    // A full disk or a missing right is another matter: ERROR_SHARING_VIOLATION, or EWOULDBLOCK of Linux or of BSD.
    private static bool IsInUse(IOException error) =>
        OperatingSystem.IsWindows() ? (error.HResult & 0xFFFF) is 32 or 33 : error.HResult is 11 or 35;

    private static string OwnerOf(DataFolder folder)
    {
        try
        {
            var owner = File.ReadAllText(folder.PathOf(OwnerName), Encoding.ASCII).Trim();
            return owner.Length is > 0 and < 20 && owner.All(char.IsAsciiDigit) ? $" (number {owner})" : string.Empty;
        }
        catch (IOException)
        {
            return string.Empty;
        }
    }
}
