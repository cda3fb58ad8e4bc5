namespace ChatBot.Index;

/// <summary>A query as it was read: its words, and the documents it names by their titles.</summary>
public sealed class AskedQuery
{
    internal AskedQuery(List<QueryTerm> terms, IReadOnlyDictionary<string, float> titles, SparseVector vector, WordScore wordScore)
    {
        Terms = terms;
        Titles = titles;
        Vector = vector;
        WordScore = wordScore;
    }

    /// <summary>What a vector database is asked for; empty when the query has no word that a passage holds.</summary>
    public SparseVector Vector { get; }

    /// <summary>Ids of the documents that the query names.</summary>
    public IEnumerable<string> NamedDocuments => Titles.Keys;

    /// <summary>See <see cref="PassageHits.PossibleScore"/>.</summary>
    public double PossibleScore => CloseReading.PossibleScore(Terms);

    internal List<QueryTerm> Terms { get; }

    /// <summary>What every passage of a named document gains.</summary>
    internal IReadOnlyDictionary<string, float> Titles { get; }

    internal WordScore WordScore { get; }
}
