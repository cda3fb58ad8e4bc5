namespace ChatBot.Index;

/// <summary>A passage under consideration.</summary>
internal record struct Candidate(float Score, int Segment, int Passage)
{
    /// <summary>See <see cref="PassageHit.SharedNames"/>.</summary>
    public float SharedNames { get; init; }

    /// <summary>See <see cref="PassageHit.Words"/>.</summary>
    public Leg? Words { get; init; }

    /// <summary>See <see cref="PassageHit.Meaning"/>.</summary>
    public Leg? Meaning { get; init; }
}

/// <summary>Keeps the best of many candidates; equal scores are decided by segment and passage, so the outcome never varies.</summary>
internal sealed class Candidates
{
    private readonly List<Candidate> kept = [];
    private int limit;

    /// <summary>A score that is not above this cannot get in.</summary>
    public float Threshold { get; private set; }

    public void Clear(int newLimit)
    {
        kept.Clear();
        limit = newLimit;
        Threshold = 0;
    }

    public void Add(float score, int segment, int passage)
    {
        kept.Add(new Candidate(score, segment, passage));
        if (kept.Count >= limit * 4)
        {
            Shrink();
        }
    }

    /// <summary>The best, best first.</summary>
    public List<Candidate> Best()
    {
        Shrink();
        return kept;
    }

    private void Shrink()
    {
        kept.Sort(static (a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score)
            : a.Segment != b.Segment ? a.Segment.CompareTo(b.Segment) : a.Passage.CompareTo(b.Passage));
        if (kept.Count >= limit)
        {
            kept.RemoveRange(limit, kept.Count - limit);
            Threshold = kept[^1].Score;
        }
    }
}
