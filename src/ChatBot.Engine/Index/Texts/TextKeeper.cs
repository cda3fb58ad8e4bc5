namespace ChatBot.Index;

/// <summary>
/// Decides which texts stay: those of present documents, and replaced versions for as long as they are kept. A version goes at once when
/// its document is deleted or changes its labels. Packs that lose such a text, or half of their bytes, are written anew without it.
/// </summary>
internal sealed class TextKeeper(DataFolder folder, Func<string, string> nextName, TimeSpan keepVersions, DateTimeOffset now)
{
    private const long LargestMergedPack = 64 << 20;

    private enum Verdict
    {
        Stays,

        /// <summary>May go when it is convenient: a kept version whose time is over, or a second copy.</summary>
        Stale,

        /// <summary>Must go now: its document was deleted or restricted.</summary>
        Forbidden,
    }

    /// <summary>The packs that should be there: the same ones, or rewritten and merged ones in their place.</summary>
    public IReadOnlyList<PackInfo> Tidy(Snapshot snapshot, CancellationToken cancellationToken)
    {
        var verdicts = snapshot.Packs.Select((_, i) => Judge(snapshot, i)).ToArray();
        var result = new List<PackInfo>();
        var small = new List<int>();
        for (var i = 0; i < snapshot.Packs.Count; i++)
        {
            var kept = Bytes(snapshot.Packs[i], verdicts[i], Verdict.Stays);
            var mustGo = verdicts[i].Contains(Verdict.Forbidden);
            if (mustGo || kept < snapshot.Packs[i].Info.Bytes / 2 || kept < LargestMergedPack / 2)
            {
                small.Add(i);
            }
            else
            {
                result.Add(snapshot.Packs[i].Info);
            }
        }

        foreach (var group in Groups(snapshot, small, verdicts))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var isAsItWas = group.Count == 1 && verdicts[group[0]].All(v => v == Verdict.Stays);
            if (isAsItWas)
            {
                result.Add(snapshot.Packs[group[0]].Info);
            }
            else if (Write(snapshot, group, verdicts) is { } pack)
            {
                result.Add(pack);
            }
        }

        return [.. result.OrderBy(p => p.Name, StringComparer.Ordinal)];
    }

    private Verdict[] Judge(Snapshot snapshot, int packNumber)
    {
        var pack = snapshot.Packs[packNumber];
        var records = pack.Records;
        var verdicts = new Verdict[records.Length];
        for (var i = 0; i < records.Length; i++)
        {
            var record = records[i];
            if (snapshot.FindForWriting(record.Document) is not { } found || TextRecord.LabelsOf(snapshot.Segments[found.Segment].Access) != record.Labels)
            {
                verdicts[i] = Verdict.Forbidden;
                continue;
            }

            var (owner, present) = snapshot.TextOf(found.Segment, found.Document);
            var isPresent = owner == pack && present.Start == record.Start;
            verdicts[i] = isPresent || (!present.SameVersion(record) && now - ReplacedAt(snapshot, record) < keepVersions) ? Verdict.Stays : Verdict.Stale;
        }

        return verdicts;
    }

    // A version was replaced when the next one of its document came.
    private DateTimeOffset ReplacedAt(Snapshot snapshot, TextRecord record)
    {
        var ticks = long.MaxValue;
        foreach (var pack in snapshot.Packs)
        {
            ticks = Math.Min(ticks, pack.NextAfter(record));
        }

        return ticks == long.MaxValue ? now : new DateTimeOffset(ticks, TimeSpan.Zero);
    }

    private static long Bytes(TextPack pack, Verdict[] verdicts, Verdict wanted)
    {
        var sum = 0L;
        var records = pack.Records;
        for (var i = 0; i < records.Length; i++)
        {
            sum += verdicts[i] == wanted ? records[i].TextBytes + records[i].BlockBytes : 0;
        }

        return sum;
    }

    // Small packs are merged the way segments are: when the smaller ones together weigh about as much as the next.
    private static List<List<int>> Groups(Snapshot snapshot, List<int> small, Verdict[][] verdicts)
    {
        var groups = new List<List<int>>();
        var sum = 0L;
        foreach (var (pack, bytes) in small.Select(i => (i, Bytes(snapshot.Packs[i], verdicts[i], Verdict.Stays))).OrderBy(p => p.Item2).ThenBy(p => p.i))
        {
            if (groups.Count == 0 || bytes > 2 * sum || sum + bytes > LargestMergedPack)
            {
                groups.Add([]);
                sum = 0;
            }

            groups[^1].Add(pack);
            sum += bytes;
        }

        return groups;
    }

    private PackInfo? Write(Snapshot snapshot, List<int> group, Verdict[][] verdicts)
    {
        using var writer = new TextPackWriter(folder, nextName("texts"));
        foreach (var number in group)
        {
            var pack = snapshot.Packs[number];
            for (var i = 0; i < verdicts[number].Length; i++)
            {
                if (verdicts[number][i] == Verdict.Stays)
                {
                    writer.Copy(pack, pack.Records[i]);
                }
            }
        }

        return writer.Count == 0 ? null : writer.Commit();
    }
}
