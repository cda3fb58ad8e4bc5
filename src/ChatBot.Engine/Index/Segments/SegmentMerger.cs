using ChatBot.Access;

namespace ChatBot.Index;

/// <summary>
/// Keeps the number of segments small: those of one set of labels are merged when the smaller ones together weigh about as much as the
/// next, so that every passage is rewritten a few times in its life, and a segment is rewritten alone when a quarter of it is gone.
/// </summary>
internal sealed class SegmentMerger(DataFolder folder, Func<string, string> nextName)
{
    private const int MostPassages = 4_000_000;

    // The file of a segment must stay below two gigabytes.
    private const long MostBytes = 3L << 29;

    /// <summary>The segments that should be there: the same ones, or merged ones in their place.</summary>
    public IReadOnlyList<SegmentInfo> Merge(Snapshot snapshot, CancellationToken cancellationToken)
    {
        var result = new List<SegmentInfo>();
        foreach (var group in Enumerable.Range(0, snapshot.Segments.Count).GroupBy(i => (snapshot.Segments[i].Access, snapshot.Segments[i].Dimension)))
        {
            var members = group.Select(i => (Index: i, Weight: LivingPassages(snapshot, i))).OrderBy(m => m.Weight).ThenBy(m => m.Index).ToList();
            members.RemoveAll(m => m.Weight == 0 && !snapshot.Living(m.Index).Any());
            foreach (var batch in Batches(members, i => snapshot.Segments[i].Info.Bytes))
            {
                var first = snapshot.Segments[batch[0].Index];
                var isAsItWas = batch.Count == 1 && batch[0].Weight >= first.PassageCount * 3 / 4;
                result.Add(isAsItWas ? first.Info : Write(snapshot, group.Key.Access, [.. batch.Select(m => m.Index).Order()], cancellationToken));
            }
        }

        return result;
    }

    private static int LivingPassages(Snapshot snapshot, int segment) =>
        snapshot.Segments[segment].PassageCount - snapshot.Segments[segment].Info.Gone.Sum(d => snapshot.Segments[segment].Documents[d].PassageCount);

    // Ascending: a segment joins those before it unless it weighs more than twice as much as they do together.
    private static List<List<(int Index, int Weight)>> Batches(List<(int Index, int Weight)> ascending, Func<int, long> bytesOf)
    {
        var batches = new List<List<(int Index, int Weight)>>();
        long sum = 0, bytes = 0;
        foreach (var member in ascending)
        {
            if (batches.Count == 0 || member.Weight > 2 * sum || sum + member.Weight > MostPassages || bytes + bytesOf(member.Index) > MostBytes)
            {
                batches.Add([]);
                (sum, bytes) = (0, 0);
            }

            batches[^1].Add(member);
            sum += member.Weight;
            bytes += bytesOf(member.Index);
        }

        return batches;
    }

    private SegmentInfo Write(Snapshot snapshot, AccessLabels access, int[] members, CancellationToken cancellationToken)
    {
        using var writer = new SegmentWriter(folder, nextName("words"), access);
        var passageMaps = Array.ConvertAll(members, m => CopyDocuments(snapshot, m, writer));
        MergeTerms(snapshot, members, passageMaps, writer, cancellationToken);
        MergeSurfaces(snapshot, members, writer);
        return writer.Commit();
    }

    // New number of each passage, or -1 for those of gone documents.
    private static int[] CopyDocuments(Snapshot snapshot, int member, SegmentWriter writer)
    {
        var segment = snapshot.Segments[member];
        var map = new int[segment.PassageCount];
        Array.Fill(map, -1);
        foreach (var document in snapshot.Living(member))
        {
            var record = segment.Documents[document];
            writer.AddDocument(record, Slice(segment.DocumentDetails(document), segment, document));
            for (var i = record.FirstPassage; i < record.FirstPassage + record.PassageCount; i++)
            {
                map[i] = writer.PassageCount;
                var start = segment.Passages[i].Details;
                var length = i + 1 < segment.PassageCount ? segment.Passages[i + 1].Details - start : segment.PassageDetails(i).Length;
                writer.AddPassage(segment.Passages[i], segment.PassageDetails(i)[..length]);
                if (segment.Dimension > 0)
                {
                    writer.AddVector(new PassageVector(segment, i));
                }
            }
        }

        return map;
    }

    private static ReadOnlySpan<byte> Slice(ReadOnlySpan<byte> details, Segment segment, int document) =>
        document + 1 < segment.DocumentCount ? details[..(segment.Documents[document + 1].Details - segment.Documents[document].Details)] : details;

    private static void MergeTerms(Snapshot snapshot, int[] members, int[][] passageMaps, SegmentWriter writer, CancellationToken cancellationToken)
    {
        var streams = Array.ConvertAll(members, m => new TermStream(snapshot.Segments[m], ofSurfaces: false));
        var postings = new ByteBuffer(1 << 16);
        foreach (var (term, owners) in TermStream.Together(streams))
        {
            cancellationToken.ThrowIfCancellationRequested();
            postings.Clear();
            int previous = -1, count = 0;
            foreach (var owner in owners)
            {
                var reader = new Postings.Reader(snapshot.Segments[members[owner]].PostingsOf(streams[owner].Entry));
                while (reader.MoveNext())
                {
                    if (passageMaps[owner][reader.Passage] is >= 0 and var passage)
                    {
                        Postings.Write(postings, previous, passage, reader.Count);
                        previous = passage;
                        count++;
                    }
                }
            }

            if (count > 0)
            {
                writer.AddTerm(term, count, postings.Written);
            }
        }
    }

    // How many passages a surface lost with the documents that are gone is not known; it is a share of what it had.
    private static void MergeSurfaces(Snapshot snapshot, int[] members, SegmentWriter writer)
    {
        var streams = Array.ConvertAll(members, m => new TermStream(snapshot.Segments[m], ofSurfaces: true));
        var shares = Array.ConvertAll(members, m => LivingPassages(snapshot, m) / (double)Math.Max(1, snapshot.Segments[m].PassageCount));
        foreach (var (surface, owners) in TermStream.Together(streams))
        {
            var count = owners.Sum(o => streams[o].Entry.PassageCount * shares[o]);
            if (Math.Round(count) is >= 1 and var rounded)
            {
                writer.AddSurface(surface, (int)rounded);
            }
        }
    }
}
