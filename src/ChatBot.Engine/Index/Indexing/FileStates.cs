using System.Globalization;
using System.Text;
using ChatBot.Corpus;

namespace ChatBot.Index;

/// <summary>What was known of one file after the last pass.</summary>
/// <param name="Hash">SHA-256 of its bytes.</param>
/// <param name="Stamp">Proof of its state, where the file system gives one.</param>
/// <param name="Documents">How many documents it gave.</param>
internal sealed record FileState(string Hash, FileStamp? Stamp, int Documents);

/// <summary>
/// The files of the last pass, so that an unchanged one need not be read again. A hint only: when it is lost or damaged every file is
/// read and compared, and nothing is written that is there already.
/// </summary>
internal sealed class FileStates
{
    private const string FileName = "files.bin";
    private const uint Magic = 0x46535431;

    private readonly Dictionary<string, FileState> states;
    private bool isOutdated;

    private FileStates(Dictionary<string, FileState> states, DateTimeOffset startedAt)
    {
        this.states = states;
        StartedAt = startedAt;
    }

    /// <summary>When the pass that saw these states began.</summary>
    public DateTimeOffset StartedAt { get; }

    public static FileStates Begin(DateTimeOffset startedAt) => new(new(StringComparer.Ordinal), startedAt);

    public static string KeyOf(string rootName, string relativePath) => rootName + "\n" + relativePath;

    public FileState? Find(string key)
    {
        lock (states)
        {
            return states.GetValueOrDefault(key);
        }
    }

    public void Set(string key, FileState state)
    {
        lock (states)
        {
            states[key] = state;
        }
    }

    public static FileStates Load(DataFolder folder)
    {
        try
        {
            return Read(File.ReadAllBytes(folder.PathOf(FileName)));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException or ArgumentException or IndexOutOfRangeException or FormatException)
        {
            return Begin(DateTimeOffset.MinValue);
        }
    }

    /// <summary>
    /// To be called before the index becomes other than what these states describe: were the pass stopped afterwards, a file that goes back
    /// to its earlier content would be taken for one that the index holds.
    /// </summary>
    public void Outdate(DataFolder folder)
    {
        lock (states)
        {
            if (!isOutdated && states.Count > 0)
            {
                folder.Write(FileName, []);
            }

            isOutdated = true;
        }
    }

    public void Save(DataFolder folder, FileStates before)
    {
        if (!before.isOutdated && states.Count == before.states.Count && states.All(s => before.states.TryGetValue(s.Key, out var old) && old == s.Value))
        {
            return;
        }

        var buffer = new ByteBuffer(1 << 16);
        buffer.WriteUInt32(Magic);
        buffer.WriteInt64(StartedAt.UtcTicks);
        buffer.WriteInt32(states.Count);
        foreach (var (key, state) in states.OrderBy(s => s.Key, StringComparer.Ordinal))
        {
            buffer.WriteString(key);
            buffer.WriteBytes(Convert.FromHexString(state.Hash));
            buffer.WriteOptional(state.Stamp?.ToString());
            buffer.WriteInt32(state.Documents);
        }

        buffer.WriteBytes(Encoding.ASCII.GetBytes(Checksum.Of(buffer.Written).ToString("x8", CultureInfo.InvariantCulture)));
        folder.Write(FileName, buffer.Written);
    }

    private static FileStates Read(byte[] bytes)
    {
        var content = bytes.AsSpan(0, Math.Max(0, bytes.Length - 8));
        if (Checksum.Of(content).ToString("x8", CultureInfo.InvariantCulture) != Encoding.ASCII.GetString(bytes.AsSpan(content.Length)))
        {
            throw new InvalidDataException("The states of files are torn.");
        }

        var cursor = new ByteCursor(content);
        if (cursor.ReadUInt32() != Magic)
        {
            throw new InvalidDataException("The states of files are of another version.");
        }

        var read = Begin(new DateTimeOffset(cursor.ReadInt64(), TimeSpan.Zero));
        for (var count = cursor.ReadInt32(); count > 0; count--)
        {
            var key = cursor.ReadString();
            read.states[key] = new FileState(
                Convert.ToHexStringLower(cursor.ReadBytes(32)), FileStamp.Parse(cursor.ReadOptional()), cursor.ReadInt32());
        }

        return read;
    }
}
