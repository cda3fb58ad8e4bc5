using System.Globalization;
using ChatBot.Access;

namespace ChatBot.Index;

/// <summary>One state of the index with its files open. It does not change; whoever holds it can go on reading it.</summary>
internal sealed class Snapshot
{
    private readonly int[]?[] textOfDocument;
    private int holders = 1;

    private Snapshot(Manifest manifest, Segment[] segments, TextPack[] packs)
    {
        Manifest = manifest;
        Segments = segments;
        Packs = packs;
        Gone = [.. segments.Select(s => GoneOf(s.Info))];
        textOfDocument = new int[]?[segments.Length];
    }

    public Manifest Manifest { get; }

    public IReadOnlyList<Segment> Segments { get; }

    public IReadOnlyList<TextPack> Packs { get; }

    /// <summary>For each segment, which of its documents are gone; null when none is.</summary>
    public IReadOnlyList<bool[]?> Gone { get; }

    public static Snapshot Nothing(string fingerprint) => new(Manifest.Empty(fingerprint), [], []);

    /// <summary>Opens the files of a manifest; those that <paramref name="previous"/> has open already are shared.</summary>
    public static Snapshot Open(DataFolder folder, Manifest manifest, Snapshot? previous)
    {
        var segments = new List<Segment>();
        var packs = new List<TextPack>();
        try
        {
            // The name is not enough: a folder that was emptied and filled again has other files under the same names.
            var openSegments = (previous?.Segments ?? []).ToDictionary(s => (s.Info.Name, s.Info.Bytes, s.Info.Checksum));
            foreach (var info in manifest.Segments)
            {
                var open = openSegments.GetValueOrDefault((info.Name, info.Bytes, info.Checksum));
                segments.Add(open?.With(info) ?? Segment.Open(folder, info));
            }

            var openPacks = (previous?.Packs ?? []).ToDictionary(p => p.Info);
            foreach (var info in manifest.Packs)
            {
                var open = openPacks.GetValueOrDefault(info);
                open?.Hold();
                packs.Add(open ?? TextPack.Open(folder, info));
            }

            return new Snapshot(manifest, [.. segments], [.. packs]);
        }
        catch
        {
            segments.ForEach(s => s.Release());
            packs.ForEach(p => p.Release());
            throw;
        }
    }

    public void Hold() => Interlocked.Increment(ref holders);

    public void Release()
    {
        if (Interlocked.Decrement(ref holders) != 0)
        {
            return;
        }

        foreach (var segment in Segments)
        {
            segment.Release();
        }

        foreach (var pack in Packs)
        {
            pack.Release();
        }
    }

    /// <summary>Where a document is, if the asker may see it.</summary>
    public (int Segment, int Document)? Find(string documentId, AccessFilter access) =>
        ulong.TryParse(documentId, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var id) && documentId.Length == 16
            ? Find(id, s => access.Allows(s.Access))
            : null;

    /// <summary>Where a document is, whoever may see it: for the writer only.</summary>
    public (int Segment, int Document)? FindForWriting(ulong id) => Find(id, _ => true);

    /// <summary>All documents in <paramref name="segment"/> that are not gone.</summary>
    public IEnumerable<int> Living(int segment)
    {
        for (var i = 0; i < Segments[segment].DocumentCount; i++)
        {
            if (Gone[segment] is not { } gone || !gone[i])
            {
                yield return i;
            }
        }
    }

    /// <summary>The text of a living document: its pack and record. Found once per document.</summary>
    public (TextPack Pack, TextRecord Record) TextOf(int segment, int document)
    {
        var found = textOfDocument[segment] ??= new int[Segments[segment].DocumentCount * 2];
        if (found[2 * document] == 0)
        {
            var (pack, record) = FindText(segment, document);
            found[(2 * document) + 1] = record;
            Volatile.Write(ref found[2 * document], pack + 1);
        }

        var owner = Packs[Volatile.Read(ref found[2 * document]) - 1];
        return (owner, owner.Records[found[(2 * document) + 1]]);
    }

    private (int Pack, int Record) FindText(int segment, int document)
    {
        var id = Segments[segment].Documents[document].Id;
        var version = Segments[segment].DocumentDetails(document)[..32];
        for (var i = Packs.Count - 1; i >= 0; i--)
        {
            if (Packs[i].Find(id, version) is >= 0 and var record)
            {
                return (i, record);
            }
        }

        throw new InvalidDataException($"The text of document {id:x16} is missing from the index.");
    }

    private (int Segment, int Document)? Find(ulong id, Func<Segment, bool> visible)
    {
        for (var i = Segments.Count - 1; i >= 0; i--)
        {
            if (visible(Segments[i]) && Segments[i].Find(id) is >= 0 and var document && (Gone[i] is not { } gone || !gone[document]))
            {
                return (i, document);
            }
        }

        return null;
    }

    private static bool[]? GoneOf(SegmentInfo info)
    {
        if (info.Gone.Count == 0)
        {
            return null;
        }

        var gone = new bool[info.Documents];
        foreach (var document in info.Gone)
        {
            gone[document] = true;
        }

        return gone;
    }
}
