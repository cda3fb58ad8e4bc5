using System.Numerics;

namespace ChatBot.Index;

/// <summary>
/// Compares a question's vector with those of all passages in view, rounded to bytes, and the nearest once more exactly. Keeps its buffers
/// between searches, so one instance serves one search at a time.
/// </summary>
internal sealed class MeaningSearch
{
    private readonly Candidates nearest = new();
    private float[] cosines = [];
    private int[] firsts = [];
    private sbyte[] row = [];
    private ReadOnlyMemory<float> question;

    /// <summary>How the cosines of all passages in view lie.</summary>
    public MeaningSpread Spread { get; private set; }

    /// <summary>Compares; false when no passage in view has a vector like that of the question.</summary>
    public bool Look(SegmentView view, ReadOnlyMemory<float> vector)
    {
        question = vector;
        row = row.Length == SmallVector.RowLength(vector.Length) ? row : new sbyte[SmallVector.RowLength(vector.Length)];
        var scale = SmallVector.Round(vector.Span, row);
        firsts = firsts.Length < view.Segments.Count ? new int[view.Segments.Count] : firsts;
        cosines = cosines.Length < view.PassageCount ? new float[view.PassageCount] : cosines;
        var all = new Sums();
        var first = 0;
        for (var i = 0; i < view.Segments.Count; i++)
        {
            firsts[i] = first;
            first += view.Segments[i].PassageCount;
            if (HasVectors(view.Segments[i]))
            {
                SmallVector.Multiply(row, scale, view.Segments[i].SmallVectors, view.Segments[i].Scales, CosinesOf(view, i));
                AddLiving(view, i, ref all);
            }
        }

        Spread = all.Spread;
        return all.Count > 0;
    }

    /// <summary>The nearest passages, nearest first, with their cosines as scores; only of these documents when some are given.</summary>
    public List<Candidate> Nearest(SegmentView view, List<(int Segment, int Document)>? only)
    {
        nearest.Clear(SearchWeights.MeaningCandidates);
        for (var i = 0; i < view.Segments.Count; i++)
        {
            if (!HasVectors(view.Segments[i]))
            {
                continue;
            }

            var segment = view.Segments[i];
            foreach (var (start, end) in only is null ? [(0, segment.PassageCount)] : RangesOf(segment, i, only))
            {
                Collect(view, i, start, end);
            }
        }

        var best = nearest.Best().ConvertAll(c => c with { Score = CosineOf(view, c) });
        CandidateReading.Sort(view, best);
        return best;
    }

    /// <summary>How near a passage is to the question, exactly; null when it has no vector.</summary>
    public float? TryCosineOf(SegmentView view, Candidate candidate) => HasVectors(view.Segments[candidate.Segment]) ? CosineOf(view, candidate) : null;

    private static IEnumerable<(int Start, int End)> RangesOf(Segment segment, int number, List<(int Segment, int Document)> only) =>
        only.Where(o => o.Segment == number).Select(o => segment.Documents[o.Document]).Select(d => (d.FirstPassage, d.FirstPassage + d.PassageCount));

    private bool HasVectors(Segment segment) => segment.Dimension == question.Length;

    private Span<float> CosinesOf(SegmentView view, int segment) => cosines.AsSpan(firsts[segment], view.Segments[segment].PassageCount);

    private float CosineOf(SegmentView view, Candidate candidate)
    {
        var vector = view.Segments[candidate.Segment].Vector(candidate.Passage);
        var own = question.Span;
        var sum = 0f;
        for (var i = 0; i < own.Length; i++)
        {
            sum += own[i] * (float)vector[i];
        }

        return sum;
    }

    // What is gone is not looked at: what it was must not be told from how the others lie.
    private void AddLiving(SegmentView view, int number, ref Sums all)
    {
        var own = CosinesOf(view, number);
        if (view.Gone(number) is not { } gone)
        {
            all.Add(own);
            return;
        }

        var documents = view.Segments[number].Documents;
        for (var i = 0; i < documents.Length; i++)
        {
            var passages = own.Slice(documents[i].FirstPassage, documents[i].PassageCount);
            if (gone[i])
            {
                passages.Fill(float.NegativeInfinity);
            }
            else
            {
                all.Add(passages);
            }
        }
    }

    private void Collect(SegmentView view, int number, int start, int end)
    {
        var own = CosinesOf(view, number);
        for (var i = start; i < end; i++)
        {
            var threshold = new Vector<float>(nearest.Threshold);
            while (i + Vector<float>.Count <= end && !Vector.GreaterThanAny(new Vector<float>(own[i..]), threshold))
            {
                i += Vector<float>.Count;
            }

            if (i < end && own[i] > nearest.Threshold)
            {
                nearest.Add(own[i], number, i);
            }
        }
    }

    private struct Sums
    {
        private double sum;
        private double squares;

        public long Count { get; private set; }

        public readonly MeaningSpread Spread => Count == 0 ? default
            : new MeaningSpread(sum / Count, Math.Sqrt(Math.Max(0, (squares / Count) - (sum / Count * (sum / Count)))), Count);

        public void Add(ReadOnlySpan<float> numbers)
        {
            var (total, square) = (Vector<float>.Zero, Vector<float>.Zero);
            var i = 0;
            for (; i + Vector<float>.Count <= numbers.Length; i += Vector<float>.Count)
            {
                var next = new Vector<float>(numbers[i..]);
                total += next;
                square += next * next;
            }

            var (rest, restSquares) = (0.0, 0.0);
            for (; i < numbers.Length; i++)
            {
                rest += numbers[i];
                restSquares += (double)numbers[i] * numbers[i];
            }

            sum += Vector.Sum(total) + rest;
            squares += Vector.Sum(square) + restSquares;
            Count += numbers.Length;
        }
    }
}
