using ChatBot.Text;

namespace ChatBot.Index;

/// <summary>Counts how often a passage holds the stems of a query, in the same words that an index of it would hold.</summary>
internal sealed class StemCounter(TermReader reader)
{
    private const int MostStems = 2;

    // For each word of the vocabulary and either way of stemming, twice the number of the query it was last compared with; one more when it is asked for.
    private readonly int[][] compared = [[], []];
    private List<QueryTerm> terms = [];
    private int[] counts = [];
    private int query;

    /// <summary>Counts on behalf of this query from now on.</summary>
    public void Use(List<QueryTerm> queryTerms)
    {
        query += 2;
        terms = queryTerms;
        counts = new int[terms.Count * MostStems];
    }

    /// <summary>Counts in a passage, and gives its length in words that count.</summary>
    public int Count(PassageContent passage)
    {
        Array.Clear(counts);
        reader.Clear();
        passage.ReadInto(reader);
        var english = passage.Language == "en";
        var column = ColumnOf(english);
        var (length, last) = (0, -1);
        foreach (ref readonly var term in reader.Terms)
        {
            if (english && reader.Words.IsEnglishFiller(term.Word))
            {
                continue;
            }

            length += term.Position == last ? 0 : 1;
            last = term.Position;
            if (column[term.Word] < query)
            {
                column[term.Word] = query + (Take(term.Word, passage.Language) ? 1 : 0);
            }
            else if (column[term.Word] > query)
            {
                Take(term.Word, passage.Language);
            }
        }

        return length;
    }

    /// <summary>How often the passage holds a stem of a term.</summary>
    public int CountOf(int term, int stem) => counts[(term * MostStems) + stem];

    private int[] ColumnOf(bool english)
    {
        ref var column = ref compared[english ? 0 : 1];
        if (column.Length < reader.Words.Count)
        {
            Array.Resize(ref column, reader.Words.Count * 2);
        }

        return column;
    }

    private bool Take(int word, string language)
    {
        var stem = reader.Words[word].StemIn(language);
        var isAsked = false;
        for (var i = 0; i < terms.Count; i++)
        {
            for (var key = 0; key < terms[i].Stems.Length; key++)
            {
                if (terms[i].Stems[key] == stem)
                {
                    counts[(i * MostStems) + key]++;
                    isAsked = true;
                }
            }
        }

        return isAsked;
    }
}
