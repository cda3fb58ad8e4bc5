using System.Runtime.InteropServices;
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

    // As far as TermReader.Break sets apart what are no neighbours.
    private const int Gap = 4;

    private readonly TermReader reader = new(words);
    private readonly AskedWords asked = new();
    private readonly List<PassageWord> read = [];
    private int[] termOfWord = [];
    private int[] askedFor = [];
    private ushort[] beginnings = [];
    private int question;
    private List<QueryTerm> terms = [];
    private int[] exact = [];
    private int[] pairs = [];
    private int previous;
    private int previousPosition;

    /// <summary>Whether the query has a figure, which a text may also spell in words.</summary>
    public bool HasFigures => asked.HasFigures;

    /// <summary>Reads on behalf of this query from now on.</summary>
    public void Use(List<QueryTerm> queryTerms)
    {
        question++;
        terms = queryTerms;
        asked.Use(terms);
        exact = new int[terms.Count];
        pairs = new int[terms.Count];
    }

    /// <summary>What a passage gains, given as its title and text in words.</summary>
    public float ScoreOf(ReadOnlySpan<PassageWord> passage)
    {
        Begin();
        foreach (var (word, position) in passage)
        {
            Take(TermOf(word), word, position);
        }

        return Score();
    }

    /// <summary>What a passage gains that is read only this once.</summary>
    public float ScoreOf(string title, ReadOnlySpan<char> text)
    {
        if (HasFigures)
        {
            return ScoreOf(CollectionsMarshal.AsSpan(ReadWithNumbers(title, text)));
        }

        Begin();
        Scan(title, text, new Sink(this));
        return Score();
    }

    /// <summary>Title and text of a passage in words, without fillers; with the values of numbers if the query has figures.</summary>
    public PassageWord[] WordsOf(string title, ReadOnlySpan<char> text)
    {
        if (HasFigures)
        {
            return [.. ReadWithNumbers(title, text)];
        }

        read.Clear();
        Scan(title, text, new Collector(this));
        return [.. read];
    }

    /// <summary>What a passage would score that had every word once, in the form and in the order of the query.</summary>
    public static double PossibleScore(List<QueryTerm> terms)
    {
        var sum = 0.0;
        for (var i = 0; i < terms.Count; i++)
        {
            sum += terms[i].Weight * (1 + SearchWeights.ExactForm);
            sum += i > 0 && IsPair(terms, i - 1, i) ? SearchWeights.Neighbours * PairWeight(terms, i) : 0;
        }

        return sum;
    }

    private void Begin()
    {
        Array.Clear(exact);
        Array.Clear(pairs);
        (previous, previousPosition) = (None, -10);
    }

    private static void Scan<T>(string title, ReadOnlySpan<char> text, T sink)
        where T : struct, IWordSink
    {
        var position = WordScanner.Scan(title, 0, ref sink);
        WordScanner.Scan(text, position + Gap, ref sink);
    }

    private List<PassageWord> ReadWithNumbers(string title, ReadOnlySpan<char> text)
    {
        reader.Clear();
        reader.Read(title);
        reader.Break();
        reader.Read(text);
        read.Clear();
        foreach (ref readonly var term in reader.Terms)
        {
            if (!words[term.Word].IsEnglishFiller)
            {
                read.Add(new PassageWord(term.Word, term.Position));
            }
        }

        return read;
    }

    private void Keep(ReadOnlySpan<char> folded, int position)
    {
        if (!WordForms.IsFiller(folded))
        {
            read.Add(new PassageWord(words.NumberOf(folded), position));
        }
    }

    private void Take(ReadOnlySpan<char> folded, int position)
    {
        if (WordForms.IsFiller(folded))
        {
            return;
        }

        var word = asked.MayHold(folded) ? words.NumberOf(folded) : None;
        Take(word == None ? None : TermOf(word), word, position);
    }

    private void Take(int at, int word, int position)
    {
        if (at != None)
        {
            exact[at] += terms[at].Surface == words[word].Surface ? 1 : 0;
            if (previous != None && position - previousPosition <= LargestStep && IsPair(terms, previous, at))
            {
                pairs[at]++;
            }
        }

        if (position != previousPosition)
        {
            (previous, previousPosition) = (at, position);
        }
    }

    private float Score()
    {
        var score = 0f;
        for (var i = 0; i < terms.Count; i++)
        {
            score += SearchWeights.ExactForm * terms[i].Weight * Saturated(exact[i]);
            score += pairs[i] == 0 ? 0 : SearchWeights.Neighbours * PairWeight(terms, i) * Saturated(pairs[i]);
        }

        return score;
    }

    private static float PairWeight(List<QueryTerm> terms, int second)
    {
        var first = second - 1;
        while (first > 0 && terms[first].IsOtherForm)
        {
            first--;
        }

        return terms[second].Weight + terms[Math.Max(0, first)].Weight;
    }

    private static float Saturated(int count) => count * (SearchWeights.K1 + 1) / (count + SearchWeights.K1);

    private static bool IsPair(List<QueryTerm> terms, int first, int second) =>
        second > first && terms[second].Position - terms[first].Position is > 0 and <= LargestStep
        && !IsAnyBetween(terms, first, second);

    private static bool IsAnyBetween(List<QueryTerm> terms, int first, int second)
    {
        for (var i = first + 1; i < second; i++)
        {
            if (terms[i].Position > terms[first].Position && terms[i].Position < terms[second].Position)
            {
                return true;
            }
        }

        return false;
    }

    private int TermOf(int word)
    {
        if (termOfWord.Length <= word)
        {
            Array.Resize(ref termOfWord, words.Count * 2);
            Array.Resize(ref askedFor, words.Count * 2);
            Array.Resize(ref beginnings, words.Count * 2);
        }

        if (askedFor[word] != question)
        {
            askedFor[word] = question;
            termOfWord[word] = asked.MayHold(BeginningOf(word)) ? FirstTerm(words[word]) : None;
        }

        return termOfWord[word];
    }

    // Of each word once, for most words are passed over by it in every query. One more than it is, so that nothing is not the first.
    private int BeginningOf(int word) =>
        (beginnings[word] == 0 ? beginnings[word] = (ushort)(AskedWords.Beginning(words[word].Surface) + 1) : beginnings[word]) - 1;

    private int FirstTerm(WordForms forms)
    {
        for (var i = 0; i < terms.Count; i++)
        {
            foreach (var stem in terms[i].Stems)
            {
                if (stem == forms.EnglishStem || stem == forms.CutStem)
                {
                    return i;
                }
            }
        }

        return None;
    }

    // All words but fillers, for passages that are kept.
    private readonly struct Collector(CloseReading reading) : IWordSink
    {
        public void Add(scoped ReadOnlySpan<char> folded, int start, int end, int position) => reading.Keep(folded, position);
    }

    private readonly struct Sink(CloseReading reading) : IWordSink
    {
        public void Add(scoped ReadOnlySpan<char> folded, int start, int end, int position) => reading.Take(folded, position);
    }
}
