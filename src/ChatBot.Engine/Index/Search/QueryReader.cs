using System.Text;
using ChatBot.Text;

namespace ChatBot.Index;

/// <summary>Reads the words of a query into terms, and finds out from what is in view how rare each one is.</summary>
internal sealed class QueryReader(TermReader reader)
{
    /// <summary>More words than this are not searched for.</summary>
    public const int MaximumTerms = 64;

    /// <summary>Says what unknown words mean to those who see the view.</summary>
    public TypoRepair Typos { get; set; } = new();

    /// <summary>The terms in order, without fillers and repetitions.</summary>
    public List<QueryTerm> Read(string words, IWordView view)
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

        CountAll(terms, view);
        if (terms.Exists(term => term.IsRepaired))
        {
            ReadRepaired(words, terms);
        }

        terms.ForEach(term => term.Weight = WeightOf(term, terms));
        return terms;
    }

    private void CountAll(List<QueryTerm> terms, IWordView view)
    {
        var passages = view.PassageCount;
        foreach (var term in terms)
        {
            term.PassageCount = Count(term, view);
            if (term.PassageCount == 0 && !term.IsOtherForm && !EnglishWords.Contains(term.Surface) && Typos.Find(term.Surface, view) is { } meant)
            {
                term.Repair(WordForms.Of(meant));
                term.PassageCount = Count(term, view);
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

    private static int Count(QueryTerm term, IWordView view)
    {
        var count = 0;
        foreach (var stem in term.Stems)
        {
            count += view.PassagesWithStem(stem);
        }

        return count;
    }
}
