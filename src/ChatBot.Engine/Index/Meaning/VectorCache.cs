using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace ChatBot.Index;

/// <summary>
/// The vectors of every text that a model was ever given, in the data folder, so that no text is embedded twice: not when a pass was stopped,
/// not when the index is built anew, not for another store. A hint: what is lost or damaged is embedded again. One process writes; another
/// one at the same time reads what is there and keeps nothing.
/// </summary>
public sealed class VectorCache : IDisposable
{
    private const string LockName = "vectors.lock";
    private const string Extension = ".cache";
    private const string VectorsPrefix = "vectors-";
    private const string UsesPrefix = "uses-";
    private const int KeyLength = 16;
    private const int DayLength = 4;
    private const int UseLength = KeyLength + 16 + DayLength;

    private readonly Lock gate = new();
    private readonly DataFolder folder;
    private readonly TimeProvider time;
    private readonly UInt128 kind;
    private readonly int dimension;
    private readonly FileStream? held;
    private readonly Dictionary<ulong, int> numbers = [];
    private VectorLog? vectors;
    private VectorLog? uses;

    private VectorCache(DataFolder folder, EmbeddingModel model, TimeProvider time, FileStream? held)
    {
        this.folder = folder;
        this.time = time;
        this.held = held;
        dimension = model.Dimension;
        kind = KindOf(model);
    }

    /// <summary>How many texts it knows.</summary>
    public int Count => numbers.Count;

    private int VectorLength => KeyLength + DayLength + (2 * dimension);

    private string NameOf(string prefix) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{(ulong)kind:x16}{Extension}");

    private int Today => (int)(time.GetUtcNow().UtcTicks / TimeSpan.TicksPerDay);

    /// <summary>Opens what is kept for a model.</summary>
    public static VectorCache Open(DataFolder folder, EmbeddingModel model, TimeProvider time)
    {
        var cache = new VectorCache(folder, model, time, TakeLock(folder));
        try
        {
            cache.OpenLogs();
            return cache;
        }
        catch
        {
            cache.Dispose();
            throw;
        }
    }

    /// <summary>What a text is kept under. It holds the prefix already, so that a changed one finds nothing old.</summary>
    public static UInt128 KeyOf(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(text.AsSpan()), hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }

    /// <summary>The vector of a text, or null when it is not kept.</summary>
    public Half[]? Find(UInt128 key)
    {
        var content = new byte[VectorLength];
        lock (gate)
        {
            if (vectors is null || !numbers.TryGetValue((ulong)key, out var number) || !vectors.TryRead(number, content)
                || BinaryPrimitives.ReadUInt128LittleEndian(content) != key)
            {
                return null;
            }
        }

        return MemoryMarshal.Cast<byte, Half>(content.AsSpan(KeyLength + DayLength)).ToArray();
    }

    /// <summary>Keeps vectors, before anything is made of them.</summary>
    public void Add(IReadOnlyList<(UInt128 Key, Half[] Vector)> made)
    {
        var contents = new byte[made.Count * VectorLength];
        for (var i = 0; i < made.Count; i++)
        {
            var content = contents.AsSpan(i * VectorLength, VectorLength);
            BinaryPrimitives.WriteUInt128LittleEndian(content, made[i].Key);
            BinaryPrimitives.WriteInt32LittleEndian(content[KeyLength..], Today);
            MemoryMarshal.AsBytes(made[i].Vector.AsSpan()).CopyTo(content[(KeyLength + DayLength)..]);
        }

        lock (gate)
        {
            if (held is null || vectors is null || made.Count == 0)
            {
                return;
            }

            var first = vectors.Count;
            vectors.Append(contents);
            for (var i = 0; i < made.Count; i++)
            {
                numbers[(ulong)made[i].Key] = first + i;
            }
        }
    }

    /// <summary>Takes note of which texts a version of a document consists of: while that is in the index, their vectors are kept.</summary>
    public void Use(string documentId, string version, IReadOnlyList<UInt128> keys)
    {
        var contents = new byte[keys.Count * UseLength];
        for (var i = 0; i < keys.Count; i++)
        {
            WriteUse(contents.AsSpan(i * UseLength, UseLength), keys[i], OwnerOf(documentId, version), Today);
        }

        lock (gate)
        {
            if (held is not null && keys.Count > 0)
            {
                uses?.Append(contents);
            }
        }
    }

    /// <summary>
    /// Forgets what no document of the index consists of and nothing has used for so long. Done when that is a good part of what is kept;
    /// so the cache is bounded by what the index holds and what changed lately.
    /// </summary>
    public void Tidy(IEnumerable<(string DocumentId, string Version)> documents, TimeSpan keep)
    {
        lock (gate)
        {
            if (held is null || vectors is null || uses is null)
            {
                return;
            }

            var oldest = Today - (int)keep.TotalDays;
            ForgetOtherModels(time.GetUtcNow() - keep);
            var present = documents.Select(d => OwnerOf(d.DocumentId, d.Version)).ToHashSet();
            var (used, wantedUses) = Used(present, oldest);
            var wanted = Wanted(used, oldest);
            if (wanted < vectors.Count - (vectors.Count / 4) || wantedUses < uses.Count / 2)
            {
                Rewrite(present, used, oldest);
            }
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        vectors?.Dispose();
        uses?.Dispose();
        held?.Dispose();
    }

    private static FileStream? TakeLock(DataFolder folder)
    {
        try
        {
            return new FileStream(folder.PathOf(LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // Its prefixes stand in the texts already, and how a passage becomes a text shows in them too.
    private static UInt128 KindOf(EmbeddingModel model) =>
        KeyOf(string.Create(CultureInfo.InvariantCulture, $"{model.Name}\n{model.Dimension}"));

    private static UInt128 OwnerOf(string documentId, string version)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(documentId + version), hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }

    private void OpenLogs()
    {
        numbers.Clear();
        vectors?.Dispose();
        uses?.Dispose();
        vectors = VectorLog.Open(folder, NameOf(VectorsPrefix), kind, VectorLength, held is not null, (number, content) =>
            numbers[BinaryPrimitives.ReadUInt64LittleEndian(content)] = number);
        uses = held is null ? null : VectorLog.Open(folder, NameOf(UsesPrefix), kind, UseLength, mayWrite: true, static (_, _) => { });
    }

    private static void WriteUse(Span<byte> content, UInt128 key, UInt128 owner, int day)
    {
        BinaryPrimitives.WriteUInt128LittleEndian(content, key);
        BinaryPrimitives.WriteUInt128LittleEndian(content[KeyLength..], owner);
        BinaryPrimitives.WriteInt32LittleEndian(content[(2 * KeyLength)..], day);
    }

    private static (UInt128 Key, UInt128 Owner, int Day) ReadUse(ReadOnlySpan<byte> content) =>
        (BinaryPrimitives.ReadUInt128LittleEndian(content), BinaryPrimitives.ReadUInt128LittleEndian(content[KeyLength..]),
            BinaryPrimitives.ReadInt32LittleEndian(content[(2 * KeyLength)..]));

    // Half of a key tells keys apart well enough here: two that share it are kept or forgotten together.
    private (HashSet<ulong> Used, int Uses) Used(HashSet<UInt128> present, int oldest)
    {
        var used = new HashSet<ulong>();
        var pairs = new HashSet<(ulong, ulong)>();
        foreach (var (key, owner, day) in Uses())
        {
            if (day >= oldest || present.Contains(owner))
            {
                used.Add((ulong)key);
                pairs.Add(((ulong)key, (ulong)owner));
            }
        }

        return (used, pairs.Count);
    }

    private IEnumerable<(UInt128 Key, UInt128 Owner, int Day)> Uses()
    {
        var content = new byte[UseLength];
        for (var i = 0; i < uses!.Count; i++)
        {
            if (uses.TryRead(i, content))
            {
                yield return ReadUse(content);
            }
        }
    }

    private int Wanted(HashSet<ulong> used, int oldest)
    {
        var wanted = 0;
        var content = new byte[VectorLength];
        for (var i = 0; i < vectors!.Count; i++)
        {
            wanted += vectors.TryRead(i, content) && IsWanted(content, i, used, oldest) ? 1 : 0;
        }

        return wanted;
    }

    private bool IsWanted(ReadOnlySpan<byte> content, int number, HashSet<ulong> used, int oldest)
    {
        var key = BinaryPrimitives.ReadUInt64LittleEndian(content);
        var day = BinaryPrimitives.ReadInt32LittleEndian(content[KeyLength..]);
        return numbers.GetValueOrDefault(key, -1) == number && (used.Contains(key) || day >= oldest);
    }

    private void Rewrite(HashSet<UInt128> present, HashSet<ulong> used, int oldest)
    {
        VectorLog.Rewrite(folder, NameOf(VectorsPrefix), kind, VectorLength, write =>
        {
            var content = new byte[VectorLength];
            for (var i = 0; i < vectors!.Count; i++)
            {
                if (vectors.TryRead(i, content) && IsWanted(content, i, used, oldest))
                {
                    write(content);
                }
            }
        });
        var last = new Dictionary<(UInt128 Key, UInt128 Owner), int>();
        foreach (var (key, owner, day) in Uses())
        {
            if (day >= oldest || present.Contains(owner))
            {
                last[(key, owner)] = day;
            }
        }

        VectorLog.Rewrite(folder, NameOf(UsesPrefix), kind, UseLength, write =>
        {
            var content = new byte[UseLength];
            foreach (var ((key, owner), day) in last)
            {
                WriteUse(content, key, owner, day);
                write(content);
            }
        });
        OpenLogs();
    }

    private void ForgetOtherModels(DateTimeOffset since)
    {
        foreach (var prefix in new[] { VectorsPrefix, UsesPrefix })
        {
            var old = Directory.EnumerateFiles(folder.Path, prefix + "*" + Extension)
                .Where(file => File.GetLastWriteTimeUtc(file) < since.UtcDateTime).Select(Path.GetFileName).OfType<string>();
            folder.Sweep(prefix + "*" + Extension, Directory.EnumerateFiles(folder.Path, prefix + "*" + Extension)
                .Select(Path.GetFileName).OfType<string>().Except(old, StringComparer.Ordinal).Append(NameOf(prefix)).ToHashSet(StringComparer.Ordinal));
        }
    }
}
