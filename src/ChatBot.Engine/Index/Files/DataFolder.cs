using System.Text;

namespace ChatBot.Index;

/// <summary>
/// The only place that writes the data folder. A file appears whole or not at all: it is written under a temporary name,
/// flushed to the disk, and renamed. <see cref="BeforeWrite"/> is called before every step that changes the disk, and in the middle of
/// every write, so that a test can stop the process at each of them.
/// </summary>
public sealed class DataFolder
{
    private const string TemporarySuffix = ".tmp";

    /// <summary>Opens the folder and makes it if it is not there.</summary>
    public DataFolder(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        try
        {
            Directory.CreateDirectory(Path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"The data folder {Path} cannot be made ({error.Message}) Choose another one with --data.", error);
        }
    }

    /// <summary>Absolute path of the folder.</summary>
    public string Path { get; }

    /// <summary>Called with the name of the step before anything on the disk changes.</summary>
    public Action<string>? BeforeWrite { get; init; }

    /// <summary>Absolute path of one of its files.</summary>
    public string PathOf(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Writes a file in one piece.</summary>
    public void Write(string name, ReadOnlySpan<byte> content)
    {
        using var file = Create(name);
        file.Write(content);
        file.Commit();
    }

    /// <summary>Starts a file that becomes visible under its name only when it is committed.</summary>
    public PendingFile Create(string name)
    {
        BeforeWrite?.Invoke("create " + name);
        return new PendingFile(this, name);
    }

    /// <summary>Removes a file; one that is in use (Windows) or gone already is left for the next sweep.</summary>
    public void Delete(string name)
    {
        BeforeWrite?.Invoke("delete " + name);
        try
        {
            ClearFolder(name);
            File.Delete(PathOf(name));
        }
        catch (IOException)
        {
            // Still mapped by a reader; the next sweep finds it again.
        }
        catch (UnauthorizedAccessException)
        {
            // The same, as another system says it.
        }
    }

    /// <summary>Removes every file that is not wanted. For the one writer only: what another one is writing would go too.</summary>
    public void Sweep(string pattern, IReadOnlySet<string> wanted)
    {
        foreach (var file in Directory.EnumerateFileSystemEntries(Path, pattern).Select(System.IO.Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal))
        {
            if (!wanted.Contains(file))
            {
                Delete(file);
            }
        }
    }

    /// <summary>What to say when the disk refuses a change: an error of the world, in one sentence with what to do.</summary>
    internal IOException Unwritable(Exception error) => new(
        $"The data folder {Path} cannot be written ({error.Message}) What was indexed before stays; make room or give the right to write, and run `chatbot index` again.",
        error);

    // An empty folder under the name of one of our files is in the way; a full one is not ours to delete.
    private void ClearFolder(string name)
    {
        if (Directory.Exists(PathOf(name)))
        {
            Directory.Delete(PathOf(name));
        }
    }

    /// <summary>A file being written.</summary>
    public sealed class PendingFile : IDisposable
    {
        private readonly DataFolder folder;
        private readonly string name;
        private readonly FileStream stream;
        private readonly byte[] buffer = new byte[1 << 16];
        private int buffered;
        private uint checksum = uint.MaxValue;
        private bool committed;

        internal PendingFile(DataFolder folder, string name)
        {
            this.folder = folder;
            this.name = name;
            try
            {
                stream = new FileStream(folder.PathOf(name + TemporarySuffix), FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw folder.Unwritable(error);
            }
        }

        /// <summary>Bytes written so far.</summary>
        public long Length { get; private set; }

        /// <summary>Appends bytes.</summary>
        public void Write(ReadOnlySpan<byte> bytes)
        {
            Length += bytes.Length;
            while (bytes.Length > 0)
            {
                var count = Math.Min(bytes.Length, buffer.Length - buffered);
                bytes[..count].CopyTo(buffer.AsSpan(buffered));
                buffered += count;
                bytes = bytes[count..];
                if (buffered == buffer.Length)
                {
                    Flush();
                }
            }
        }

        /// <summary>Appends zeros until the length is a multiple of <paramref name="alignment"/>.</summary>
        public void Align(int alignment)
        {
            var rest = (int)(Length % alignment);
            if (rest != 0)
            {
                Write(stackalloc byte[alignment - rest]);
            }
        }

        /// <summary>Flushes to the disk and gives the file its name; returns the checksum of its content.</summary>
        public uint Commit()
        {
            Flush();
            try
            {
                stream.Flush(flushToDisk: true);
                stream.Dispose();
                folder.BeforeWrite?.Invoke("rename " + name);
                folder.ClearFolder(name);
                File.Move(folder.PathOf(name + TemporarySuffix), folder.PathOf(name), overwrite: true);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw folder.Unwritable(error);
            }

            committed = true;
            return checksum ^ uint.MaxValue;
        }

        /// <inheritdoc />
        public void Dispose()
        {
            stream.Dispose();
            if (!committed)
            {
                File.Delete(folder.PathOf(name + TemporarySuffix));
            }
        }

        private void Flush()
        {
            if (buffered == 0)
            {
                return;
            }

            folder.BeforeWrite?.Invoke("write " + name);
            checksum = Checksum.Append(checksum, buffer.AsSpan(0, buffered));
            try
            {
                var half = folder.BeforeWrite is null ? 0 : WriteHalf();
                stream.Write(buffer, half, buffered - half);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw folder.Unwritable(error);
            }

            buffered = 0;
        }

        // A process may die in the middle of a write; where the middle is depends on the content, so that a run can be repeated.
        private int WriteHalf()
        {
            var half = (int)(checksum % (uint)buffered);
            stream.Write(buffer, 0, half);
            folder.BeforeWrite!.Invoke("write the rest of " + name);
            return half;
        }
    }
}
