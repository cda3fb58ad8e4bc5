using System.Text;
using ChatBot.Text;

namespace ChatBot.Index;

/// <summary>Opens the texts of candidates for <see cref="CloseReading"/>, those that were met before as they were read then.</summary>
internal sealed class CandidateReading(Vocabulary words, KeptPassages keptPassages)
{
    private readonly CloseReading reading = new(words);
    private char[] characters = new char[1 << 12];

    /// <summary>Adds what close reading finds to the scores, and sorts again.</summary>
    public void Improve(SegmentView view, List<QueryTerm> terms, List<Candidate> candidates)
    {
        reading.Use(terms);
        for (var i = 0; i < candidates.Count; i++)
        {
            if (candidates[i].Score > 0)
            {
                candidates[i] = candidates[i] with { Score = candidates[i].Score + ScoreOf(view, candidates[i]) };
            }
        }

        Sort(view, candidates);
    }

    /// <summary>Best first; equal scores by document and passage.</summary>
    public static void Sort(SegmentView view, List<Candidate> candidates) =>
        candidates.Sort((a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : Compare(view, a, b));

    private static int Compare(SegmentView view, Candidate a, Candidate b)
    {
        var (first, second) = (DocumentOf(view, a), DocumentOf(view, b));
        return first != second ? first.CompareTo(second) : a.Passage.CompareTo(b.Passage);
    }

    private static ulong DocumentOf(SegmentView view, Candidate candidate)
    {
        var segment = view.Segments[candidate.Segment];
        return segment.Documents[segment.Passages[candidate.Passage].Document].Id;
    }

    private float ScoreOf(SegmentView view, Candidate candidate)
    {
        var segment = view.Segments[candidate.Segment];
        var kept = keptPassages.Of(segment, candidate.Passage);
        if ((reading.HasFigures ? kept?.WordsAndValues : kept?.Words) is { } known)
        {
            return reading.ScoreOf(known);
        }

        var record = segment.Passages[candidate.Passage];
        var title = segment.Entry(record.Document).Title;
        var text = TextOf(view, candidate, record);
        if (kept is null)
        {
            return reading.ScoreOf(title, text);
        }

        var read = reading.WordsOf(title, text);
        _ = reading.HasFigures ? kept.WordsAndValues = read : kept.Words = read;
        return reading.ScoreOf(read);
    }

    private ReadOnlySpan<char> TextOf(SegmentView view, Candidate candidate, PassageRecord record)
    {
        var (pack, text) = view.TextOf(candidate.Segment, record.Document);
        if (characters.Length < record.ByteLength)
        {
            characters = new char[record.ByteLength * 2];
        }

        return characters.AsSpan(0, Encoding.UTF8.GetChars(pack.TextOf(text).Slice(record.ByteStart, record.ByteLength), characters));
    }
}
