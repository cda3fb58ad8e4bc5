using ChatBot.Text;

namespace ChatBot.Channels.Web.Sources;

/// <summary>Lays the emphasis of a block over its runs, which are cut where it begins or ends.</summary>
internal static class StyledRuns
{
    private static readonly RunStyle[] styles = [RunStyle.Strong, RunStyle.Stressed, RunStyle.Struck];

    /// <summary>The runs, cut and styled.</summary>
    public static IReadOnlyList<InlineRun> Of(List<InlineRun> runs, Emphasis emphasis)
    {
        var (used, changes) = emphasis.Finish();
        if (used.Count == 0)
        {
            return runs;
        }

        var cuts = new SortedSet<int>(used.SelectMany(span => new[] { span.Start, span.End }).Concat(changes.Select(change => change.At)));
        var styled = new List<InlineRun>(runs.Count + cuts.Count);
        var depth = new int[styles.Length];
        var (nextUsed, nextChange) = (0, 0);
        var ends = cuts.ToArray();
        var nextCut = 0;
        foreach (var run in runs)
        {
            for (var at = run.Span.Start; at < run.Span.End;)
            {
                while (nextCut < ends.Length && ends[nextCut] <= at)
                {
                    nextCut++;
                }

                for (; nextChange < changes.Count && changes[nextChange].At <= at; nextChange++)
                {
                    depth[Array.IndexOf(styles, changes[nextChange].Style)] += changes[nextChange].Change;
                }

                while (nextUsed < used.Count && used[nextUsed].End <= at)
                {
                    nextUsed++;
                }

                var end = nextCut < ends.Length ? Math.Min(ends[nextCut], run.Span.End) : run.Span.End;
                var isUsed = nextUsed < used.Count && used[nextUsed].Start <= at;
                styled.Add(run with { Span = new(at, end), Style = isUsed ? RunStyle.Mark : run.Style | StyleOf(depth) });
                at = end;
            }
        }

        return styled;
    }

    private static RunStyle StyleOf(int[] depth)
    {
        var style = RunStyle.Plain;
        for (var i = 0; i < depth.Length; i++)
        {
            style |= depth[i] > 0 ? styles[i] : RunStyle.Plain;
        }

        return style;
    }
}
