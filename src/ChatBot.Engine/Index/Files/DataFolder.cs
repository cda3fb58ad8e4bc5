using System.Text;

namespace ChatBot.Index;

/// <summary>
/// The only place that writes the data folder. A file appears whole or not at all: it is written under a temporary name,
/// flushed to the disk, and renamed. <see cref="BeforeWrite"/> is called before every step that changes the disk, so that a test
/// can stop the process at each of them.
/// </summary>
public sealed class DataFolder
{
    private const string TemporarySuffix = ".tmp";

    /// <summary>Opens the folder and makes it if it is not there.</summary>
    public DataFolder(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        Directory.CreateDirectory(Path);
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

    /// <summary>Removes every file that is neither wanted nor young enough to belong to a writer at work.</summary>
    public void Sweep(string pattern, IReadOnlySet<string> wanted)
    {
        foreach (var file in Directory.EnumerateFiles(Path, pattern).Select(System.IO.Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal))
        {
            if (!wanted.Contains(file))
            {
                Delete(file);
            }
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
            stream = new FileStream(folder.PathOf(name + TemporarySuffix), FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
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
            stream.Flush(flushToDisk: true);
            stream.Dispose();
            folder.BeforeWrite?.Invoke("rename " + name);
            File.Move(folder.PathOf(name + TemporarySuffix), folder.PathOf(name), overwrite: true);
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
            stream.Write(buffer, 0, buffered);
            buffered = 0;
        }
    }
}
