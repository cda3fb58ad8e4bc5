using System.Text;
using ChatBot.Text;

namespace ChatBot.Index;

/// <summary>Reads the words of a query into terms, and finds out from the segments in view how rare each one is.</summary>
internal sealed class QueryReader(TermReader reader)
{
    /// <summary>More words than this are not searched for.</summary>
    public const int MaximumTerms = 64;

    /// <summary>Says what unknown words mean to those who see the segments.</summary>
    public TypoRepair Typos { get; set; } = new();

    /// <summary>The terms in order, without fillers and repetitions.</summary>
    public List<QueryTerm> Read(string words, IReadOnlyList<Segment> segments)
    {
        reader.Clear();
        reader.Read(words);
        var terms = new List<QueryTerm>();
        var lastPosition = -1;
        foreach (ref readonly var term in reader.Terms)
        {
            var forms = reader.Words[term.Word];
            var isOtherForm = term.Position == lastPosition;
            lastPosition = term.Position;
            if (forms.IsEnglishFiller)
            {
                continue;
            }

            if (terms.Find(t => t.Surface == forms.Surface) is { } known)
            {
                known.TimesAsked++;
            }
            else if (terms.Count < MaximumTerms)
            {
                terms.Add(new QueryTerm(forms.Surface, term.Position, isOtherForm) { Span = new(term.Start, term.End) }.Use(forms));
            }
        }

        CountAll(terms, segments);
        if (terms.Exists(term => term.IsRepaired))
        {
            ReadRepaired(words, terms);
        }

        terms.ForEach(term => term.Weight = WeightOf(term, terms));
        return terms;
    }

    private void CountAll(List<QueryTerm> terms, IReadOnlyList<Segment> segments)
    {
        var passages = segments.Sum(s => (long)s.PassageCount);
        foreach (var term in terms)
        {
            term.PassageCount = Count(term, segments);
            if (term.PassageCount == 0 && !term.IsOtherForm && !EnglishWords.Contains(term.Surface) && Typos.Find(term.Surface, segments) is { } meant)
            {
                term.Repair(WordForms.Of(meant));
                term.PassageCount = Count(term, segments);
            }

            // A passage counts once for each form of the word that it holds; together never more than there are passages.
            var count = Math.Min(term.PassageCount, passages);
            term.Rarity = (float)Math.Log(1 + ((passages - count + 0.5) / (count + 0.5)));
        }
    }

    // Whoever looks at the terms of the question after this sees the words that were meant.
    private void ReadRepaired(string words, List<QueryTerm> terms)
    {
        var meant = new StringBuilder(words);
        foreach (var term in terms.Where(term => term.IsRepaired).OrderByDescending(term => term.Span.Start))
        {
            meant.Remove(term.Span.Start, term.Span.Length).Insert(term.Span.Start, term.Surface);
        }

        reader.Clear();
        reader.Read(meant.ToString());
    }

    // A compound is found by its parts and by the parts joined, which must not make it worth as much as several words.
    private static float WeightOf(QueryTerm term, List<QueryTerm> terms)
    {
        var share = term.IsOtherForm ? SearchWeights.OtherForm
            : terms.Exists(t => t.IsOtherForm && t.Span.Start <= term.Span.Start && t.Span.End >= term.Span.End) ? SearchWeights.PartOfCompound
            : 1;
        return share * SearchWeights.OrdinaryRarity * MathF.Pow(term.Rarity / SearchWeights.OrdinaryRarity, SearchWeights.RarityPower);
    }

    private static int Count(QueryTerm term, IReadOnlyList<Segment> segments)
    {
        var count = 0;
        foreach (var segment in segments)
        {
            foreach (var key in term.Keys)
            {
                count += segment.Stems.TryFind(key, out var entry) ? entry.PassageCount : 0;
            }
        }

        return count;
    }
}
