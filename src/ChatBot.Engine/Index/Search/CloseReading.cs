using System.Text;
using ChatBot.Text;

namespace ChatBot.Index;

/// <summary>
/// Reads the texts of candidates again, for what the index does not hold: words of the query that stand beside each other as they do
/// in the query, and words in exactly the form of the query.
/// </summary>
internal sealed class CloseReading(Vocabulary words)
{
    private const int None = -1;

    // Fillers between two neighbours are skipped, but not more than two.
    private const int LargestStep = 3;

    private readonly TermReader reader = new(words);
    private int[] termOfWord = [];
    private int[] askedFor = [];
    private int question;
    private char[] characters = new char[1 << 12];
    private int[] exact = [];
    private int[] pairs = [];

    /// <summary>Adds what close reading finds to the scores, and sorts again.</summary>
    public void Improve(Snapshot snapshot, List<Segment> visible, List<int> numbers, List<QueryTerm> terms, List<Candidate> candidates)
    {
        question++;
        exact = new int[terms.Count];
        pairs = new int[terms.Count];
        for (var i = 0; i < candidates.Count; i++)
        {
            var candidate = candidates[i];
            if (candidate.Score > 0)
            {
                Read(snapshot, visible[candidate.Segment], numbers[candidate.Segment], candidate.Passage);
                candidates[i] = candidate with { Score = candidate.Score + Score(terms) };
            }
        }

        candidates.Sort((a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : Compare(visible, a, b));
    }

    /// <summary>What a passage would score that had every word once, in the form and in the order of the query.</summary>
    public static double PossibleScore(List<QueryTerm> terms)
    {
        var sum = 0.0;
        for (var i = 0; i < terms.Count; i++)
        {
            sum += terms[i].Rarity * (1 + SearchWeights.ExactForm);
            sum += i > 0 && IsPair(terms, i - 1, i) ? SearchWeights.Neighbours * PairRarity(terms, i) : 0;
        }

        return sum;
    }

    private static int Compare(List<Segment> visible, Candidate a, Candidate b)
    {
        var first = visible[a.Segment].Documents[visible[a.Segment].Passages[a.Passage].Document].Id;
        var second = visible[b.Segment].Documents[visible[b.Segment].Passages[b.Passage].Document].Id;
        return first != second ? first.CompareTo(second) : a.Passage.CompareTo(b.Passage);
    }

    private void Read(Snapshot snapshot, Segment segment, int number, int passage)
    {
        var record = segment.Passages[passage];
        var (pack, text) = snapshot.TextOf(number, record.Document);
        if (characters.Length < record.ByteLength)
        {
            characters = new char[record.ByteLength * 2];
        }

        var length = Encoding.UTF8.GetChars(pack.TextOf(text).Slice(record.ByteStart, record.ByteLength), characters);
        reader.Clear();
        reader.Read(segment.Entry(record.Document).Title);
        reader.Break();
        reader.Read(characters.AsSpan(0, length));
    }

    private float Score(List<QueryTerm> terms)
    {
        Array.Clear(exact);
        Array.Clear(pairs);
        int previous = None, previousPosition = -10;
        foreach (ref readonly var term in reader.Terms)
        {
            var forms = words[term.Word];
            if (forms.IsEnglishFiller)
            {
                continue;
            }

            var at = TermOf(term.Word, forms, terms);
            if (at != None)
            {
                exact[at] += terms[at].Surface == forms.Surface ? 1 : 0;
                if (previous != None && term.Position - previousPosition <= LargestStep && IsPair(terms, previous, at))
                {
                    pairs[at]++;
                }
            }

            if (term.Position != previousPosition)
            {
                (previous, previousPosition) = (at, term.Position);
            }
        }

        var score = 0f;
        for (var i = 0; i < terms.Count; i++)
        {
            score += SearchWeights.ExactForm * terms[i].Rarity * Saturated(exact[i]);
            score += pairs[i] == 0 ? 0 : SearchWeights.Neighbours * PairRarity(terms, i) * Saturated(pairs[i]);
        }

        return score;
    }

    private static float PairRarity(List<QueryTerm> terms, int second)
    {
        var first = second - 1;
        while (first > 0 && terms[first].IsOtherForm)
        {
            first--;
        }

        return terms[second].Rarity + terms[Math.Max(0, first)].Rarity;
    }

    private static float Saturated(int count) => count * (SearchWeights.K1 + 1) / (count + SearchWeights.K1);

    private static bool IsPair(List<QueryTerm> terms, int first, int second) =>
        second > first && terms[second].Position - terms[first].Position is > 0 and <= LargestStep
        && !terms.Skip(first + 1).Take(second - first - 1).Any(t => t.Position > terms[first].Position && t.Position < terms[second].Position);

    private int TermOf(int word, WordForms forms, List<QueryTerm> terms)
    {
        if (termOfWord.Length <= word)
        {
            Array.Resize(ref termOfWord, words.Count * 2);
            Array.Resize(ref askedFor, words.Count * 2);
        }

        if (askedFor[word] != question)
        {
            askedFor[word] = question;
            termOfWord[word] = terms.FindIndex(t => Array.Exists(t.Stems, s => s == forms.EnglishStem || s == forms.CutStem));
        }

        return termOfWord[word];
    }
}
