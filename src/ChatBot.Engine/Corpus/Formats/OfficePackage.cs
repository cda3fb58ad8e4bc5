using System.IO.Compression;
using System.Xml;

namespace ChatBot.Corpus;

/// <summary>What an Office package holds.</summary>
internal enum OfficeKind
{
    /// <summary>Something else, or nothing that can be told.</summary>
    Unknown,

    /// <summary>A text document.</summary>
    Word,

    /// <summary>A presentation.</summary>
    Slides,

    /// <summary>A workbook.</summary>
    Workbook,
}

/// <summary>One relation of a part to another part of its package.</summary>
internal readonly record struct OfficeRelation(string Id, string Type, string Target);

/// <summary>
/// The parts of an Office file. Nothing is written and nothing outside the file is read; inflating stops at 100 MB in all, or where a
/// part inflates two hundred times; a part with a document type definition is not read.
/// </summary>
internal sealed class OfficePackage : IDisposable
{
    private const long InflatedAtMost = 100L * 1024 * 1024;
    private const long InflatedWithoutDoubt = 4L * 1024 * 1024;
    private const int RatioAtMost = 200;
    private const int PartsAtMost = 20_000;

    private readonly ZipArchive zip;
    private readonly Dictionary<string, ZipArchiveEntry> parts = new(StringComparer.OrdinalIgnoreCase);
    private long inflated;

    private OfficePackage(ZipArchive zip)
    {
        this.zip = zip;
        foreach (var entry in zip.Entries)
        {
            parts.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry);
        }

        MainPart = RelationsOf("").FirstOrDefault(relation => relation.Type.EndsWith("/officeDocument", StringComparison.Ordinal)).Target ?? "";
        Kind = KindOf(MainPart);
    }

    /// <summary>What the package holds.</summary>
    public OfficeKind Kind { get; }

    /// <summary>Name of the part that everything hangs on.</summary>
    public string MainPart { get; }

    /// <summary>Opens a package; throws <see cref="InvalidDataException"/>, <see cref="XmlException"/> or <see cref="IOException"/> on a bad one.</summary>
    public static OfficePackage Open(byte[] content)
    {
        // Each entry of the directory becomes an object before any can be counted, so the marks are counted in the bytes.
        if (content.AsSpan().Count("PK\u0001\u0002"u8) > PartsAtMost)
        {
            throw new InvalidDataException("more parts than any document has");
        }

        var archive = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
        try
        {
            return new OfficePackage(archive);
        }
        catch
        {
            archive.Dispose();
            throw;
        }
    }

    /// <summary>Opens a part for reading, or returns null when there is none of that name.</summary>
    public XmlReader? Part(string name)
    {
        if (!parts.TryGetValue(name, out var entry))
        {
            return null;
        }

        var ofPart = 0L;
        var atMost = Math.Max(InflatedWithoutDoubt, entry.CompressedLength * RatioAtMost);
        var tag = new OpenTag();
        var stream = new Inflating(
            entry.Open(), read => (ofPart += read.Length) > atMost || (inflated += read.Length) > InflatedAtMost || tag.IsTooLong(read));
        return XmlReader.Create(stream, new XmlReaderSettings
        {
            CloseInput = true,
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CheckCharacters = false,
        });
    }

    /// <summary>The relations of a part to other parts; those that leave the package are left out.</summary>
    public IReadOnlyList<OfficeRelation> RelationsOf(string part)
    {
        var slash = part.LastIndexOf('/') + 1;
        var relations = new List<OfficeRelation>();
        using var xml = Part($"{part[..slash]}_rels/{part[slash..]}.rels");
        while (xml is not null && xml.Read() && relations.Count < PartsAtMost)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "Relationship" && xml.GetAttribute("TargetMode") != "External"
                && xml.GetAttribute("Id") is { } id && xml.GetAttribute("Target") is { } target)
            {
                relations.Add(new OfficeRelation(id, xml.GetAttribute("Type") ?? "", Resolve(part[..slash], target)));
            }
        }

        return relations;
    }

    /// <inheritdoc />
    public void Dispose() => zip.Dispose();

    private static string Resolve(string folder, string target)
    {
        var path = new List<string>();
        foreach (var step in (target.StartsWith('/') ? target : folder + target).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step == "..")
            {
                path.RemoveRange(Math.Max(0, path.Count - 1), Math.Min(1, path.Count));
            }
            else if (step != ".")
            {
                path.Add(step);
            }
        }

        return string.Join('/', path);
    }

    private OfficeKind KindOf(string mainPart)
    {
        var type = "";
        using var xml = Part("[Content_Types].xml");
        while (xml is not null && xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "Override"
                && string.Equals(xml.GetAttribute("PartName")?.TrimStart('/'), mainPart, StringComparison.OrdinalIgnoreCase))
            {
                type = xml.GetAttribute("ContentType") ?? "";
            }
        }

        var isXml = type.Length == 0 || type.EndsWith("main+xml", StringComparison.Ordinal);
        return xml is null || !isXml ? OfficeKind.Unknown
            : type.Contains("word", StringComparison.Ordinal) || mainPart.StartsWith("word/", StringComparison.Ordinal) ? OfficeKind.Word
            : type.Contains("presentation", StringComparison.Ordinal) || type.Contains("powerpoint", StringComparison.Ordinal)
                || mainPart.StartsWith("ppt/", StringComparison.Ordinal) ? OfficeKind.Slides
            : type.Contains("spreadsheet", StringComparison.Ordinal) || type.Contains("excel", StringComparison.Ordinal)
                || mainPart.StartsWith("xl/", StringComparison.Ordinal) ? OfficeKind.Workbook
            : OfficeKind.Unknown;
    }

    /// <summary>The tag that has begun and not ended. The XML reader keeps a name or an attribute whole, and copies it each time it grows.</summary>
    private sealed class OpenTag
    {
        private const long BytesAtMost = 4 * 1024 * 1024;

        private long? length;

        public bool IsTooLong(ReadOnlySpan<byte> read)
        {
            var last = read.LastIndexOfAny((byte)'<', (byte)'>');
            length = last < 0 ? length + read.Length : read[last] == '<' ? read.Length - last : null;
            return length > BytesAtMost;
        }
    }
}
