using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatBot.Index;

/// <summary>A file of the corpus that gave no document, and why.</summary>
/// <param name="RootName">Name of its root.</param>
/// <param name="Path">What people are shown.</param>
/// <param name="FileHash">SHA-256 of the bytes that were tried, or empty when they could not be read.</param>
/// <param name="Failed">False: nothing is wrong with it, it was skipped.</param>
/// <param name="Reason">One sentence.</param>
public sealed record FileProblem(string RootName, string Path, string FileHash, bool Failed, string Reason);

/// <summary>
/// What an embedded index consists of. Whoever reads it sees exactly the files it names; it is replaced in one step, and a checksum in
/// its last line tells a whole one from a torn one.
/// </summary>
internal sealed record Manifest
{
    public const string FileName = "manifest.json";
    public const string NextFileName = "manifest.next.json";

    private const string ChecksumMark = "\n#crc32c ";

    /// <summary>Versions of everything that decides what is written: format, cutter, words.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Grows with every change.</summary>
    public long Generation { get; init; }

    /// <summary>Number of the next file to write.</summary>
    public int NextFile { get; init; }

    /// <summary>When the content last changed.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    public IReadOnlyList<SegmentInfo> Segments { get; init; } = [];

    public IReadOnlyList<PackInfo> Packs { get; init; } = [];

    public IReadOnlyList<FileProblem> Problems { get; init; } = [];

    /// <summary>Of the bytes it was read from: tells one state from another, also where the clock of the file system does not. Zero when there is none.</summary>
    [JsonIgnore]
    public uint Checksum { get; init; }

    public static Manifest Empty(string fingerprint) => new() { Fingerprint = fingerprint };

    /// <summary>Reads a manifest; null when there is none.</summary>
    public static Manifest? Read(DataFolder folder, string name)
    {
        if (Bytes(folder.PathOf(name)) is not { } bytes)
        {
            return null;
        }

        var mark = bytes.AsSpan().LastIndexOf(Encoding.ASCII.GetBytes(ChecksumMark));
        var written = mark < 0 ? string.Empty : Encoding.ASCII.GetString(bytes.AsSpan(mark + ChecksumMark.Length)).Trim();
        var checksum = mark < 0 ? 0 : Index.Checksum.Of(bytes.AsSpan(0, mark));
        if (mark < 0 || written != Text(checksum))
        {
            throw new InvalidDataException($"{name} is torn or was changed by hand.");
        }

        var manifest = JsonSerializer.Deserialize(bytes.AsSpan(0, mark), ManifestJson.Default.Manifest)
            ?? throw new InvalidDataException($"{name} is empty.");
        return manifest with { Checksum = checksum };
    }

    /// <summary>The same, with the checksum it will be written with.</summary>
    public Manifest Sealed() => this with { Checksum = Index.Checksum.Of(JsonSerializer.SerializeToUtf8Bytes(this, ManifestJson.Default.Manifest)) };

    public void Write(DataFolder folder, string name)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(this, ManifestJson.Default.Manifest);
        var mark = Encoding.ASCII.GetBytes(ChecksumMark + Text(Index.Checksum.Of(json)) + "\n");
        folder.Write(name, [.. json, .. mark]);
    }

    // The writer may put the next one in its place while this one is being read.
    private static byte[]? Bytes(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            return bytes;
        }
        catch (FileNotFoundException)
        {
            return null;
        }
        catch (UnauthorizedAccessException error) when (Directory.Exists(path))
        {
            throw new InvalidDataException($"{Path.GetFileName(path)} is a folder.", error);
        }
    }

    public IEnumerable<string> FileNames => Segments.Select(s => s.Name).Concat(Packs.Select(p => p.Name));

    private static string Text(uint checksum) => checksum.ToString("x8", CultureInfo.InvariantCulture);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(Manifest))]
internal sealed partial class ManifestJson : JsonSerializerContext;
