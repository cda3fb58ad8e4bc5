using ChatBot.Text;

namespace ChatBot.Index;

/// <summary>Finds the documents that a question or a text names by their titles, and says what a title is worth.</summary>
internal sealed class TitleReading(TermReader reader, QueryReader queries)
{
    private readonly List<TitleMatch> titles = [];

    /// <summary>The titles in the question that was read last.</summary>
    public IReadOnlyList<TitleMatch> FindInQuestion(IWordView view)
    {
        TitleLookup.Find(reader, view, titles);
        return titles;
    }

    /// <summary>Documents whose title stands in a text, the longest title first.</summary>
    public List<NamedDocument> FindNamed(string text, IWordView view)
    {
        reader.Clear();
        reader.Read(text);
        TitleLookup.FindNames(reader, text, view, titles);
        var named = new List<NamedDocument>();
        foreach (var match in titles.OrderByDescending(t => t.WordCount).ThenBy(t => t.FirstWord))
        {
            if (view.DocumentOf(match) is { } id && IsTelling(match, view) && !named.Exists(n => n.DocumentId == id))
            {
                named.Add(new NamedDocument(id, match.WordCount, queries.Read(NameOf(match, view), view).Sum(term => term.Weight)));
            }
        }

        return named;
    }

    /// <summary>The weight of a title in the question: the sum of its words'; a title of one common word says nothing.</summary>
    public float WeightOf(TitleMatch match, List<QueryTerm> terms)
    {
        var sum = 0f;
        var place = -1;
        var last = -1;
        foreach (ref readonly var term in reader.Terms)
        {
            if (term.Position == last)
            {
                continue;
            }

            last = term.Position;
            place++;
            if (place >= match.FirstWord && place < match.FirstWord + match.WordCount)
            {
                var surface = reader.Words[term.Word].Surface;
                sum += terms.Find(t => t.Surface == surface)?.Weight ?? 0;
            }
        }

        return match.WordCount == 1 && sum < SearchWeights.RareTitleWord ? 0 : sum;
    }

    // A title that many documents share, or one common word or figure, names none of them.
    private bool IsTelling(TitleMatch match, IWordView view)
    {
        if (titles.Count(t => t.FirstWord == match.FirstWord && t.WordCount == match.WordCount) > SearchWeights.MostOfOneTitle)
        {
            return false;
        }

        if (match.WordCount > 1)
        {
            return true;
        }

        var title = NameOf(match, view);
        return char.IsLetter(title[0]) && queries.Read(title, view) is [{ Rarity: >= SearchWeights.RareTitleWord }, ..];
    }

    private static string NameOf(TitleMatch match, IWordView view) => TitleKey.WithoutBrackets(view.TitleOf(match));
}
