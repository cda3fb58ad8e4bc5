using ChatBot.Text;

namespace ChatBot.Index;

/// <summary>
/// The search by words for a store that has its passages in a vector database: reads a query over what is loaded, and gives the passages
/// that the database proposes the same scores as the embedded store would. Keeps its buffers, so one instance serves one search at a time.
/// </summary>
public sealed class PointSearch
{
    private const int MostWordsKept = 200_000;

    private readonly SearchMemory memory = new();
    private TermReader reader = null!;
    private QueryReader queries = null!;
    private TitleReading titles = null!;
    private CloseReading close = null!;
    private SharedNames names = null!;
    private StemCounter stems = null!;
    private ViewMemory known = new();

    /// <summary>Makes one.</summary>
    public PointSearch() => Begin();

    /// <summary>Reads a query.</summary>
    public AskedQuery Read(string words, LoadedView view)
    {
        Look(view);
        var terms = queries.Read(words, view);
        var named = new Dictionary<string, float>(StringComparer.Ordinal);
        foreach (var match in titles.FindInQuestion(view))
        {
            if (view.DocumentOf(match) is { } id && titles.WeightOf(match, terms) is > 0 and var weight)
            {
                named[id] = named.GetValueOrDefault(id) + (SearchWeights.Title * weight);
            }
        }

        return new AskedQuery(terms, named, VectorOf(terms, view, isWhole: true), WordScore.In(view));
    }

    /// <summary>The rare names in a passage that were not asked for, as a query of their own; null when there is none.</summary>
    public AskedQuery? ReadNames(string text, AskedQuery asked, LoadedView view)
    {
        Look(view);
        var rare = names.NamesOf(text, asked.Terms, view);
        return rare.Count == 0 ? null
            : new AskedQuery(rare, new Dictionary<string, float>(StringComparer.Ordinal), VectorOf(rare, view, isWhole: false), asked.WordScore);
    }

    /// <summary>The words of a text as a search takes them.</summary>
    public IReadOnlyList<QueryWord> ReadWords(string text, LoadedView view)
    {
        Look(view);
        return queries.Read(text, view).ConvertAll(term => term.AsQueryWord());
    }

    /// <summary>Documents whose title stands in a text.</summary>
    public IReadOnlyList<NamedDocument> FindNamed(string text, LoadedView view)
    {
        Look(view);
        return known.NamedIn(text, unknown => titles.FindNamed(unknown, view));
    }

    /// <summary>Reads passages on behalf of this query from now on.</summary>
    public void Use(AskedQuery asked)
    {
        close.Use(asked.Terms);
        stems.Use(asked.Terms);
    }

    /// <summary>What a passage of a document is worth to the query in use; nothing when it has no word of it.</summary>
    public float ScoreOf(AskedQuery asked, string documentId, PassageContent passage)
    {
        var score = StemScore(asked, passage, mostTimes: 2) + asked.Titles.GetValueOrDefault(documentId);
        return score <= 0 ? 0 : score + close.ScoreOf(passage.Title, passage.Text);
    }

    /// <summary>What the names in use are worth to a passage, as a share of what they would be worth if they were asked for.</summary>
    public float NameScoreOf(AskedQuery shared, PassageContent passage) => SearchWeights.SharedName * StemScore(shared, passage, mostTimes: 1);

    /// <summary>The score of a passage that shares names with the first one, which it cannot pass.</summary>
    public static float Raised(float score, float nameScore, float first) => Math.Max(score, (float)BehindFirst.Score(score + nameScore, first));

    private void Begin()
    {
        memory.Clear();
        reader = new TermReader(new Vocabulary());
        queries = new QueryReader(reader);
        titles = new TitleReading(reader, queries);
        close = new CloseReading(reader.Words);
        names = new SharedNames(queries);
        stems = new StemCounter(reader);
    }

    private void Look(LoadedView view)
    {
        if (reader.Words.Count > MostWordsKept)
        {
            Begin();
        }

        known = memory.Of(view.State, view.Access);
        queries.Typos = known.Typos;
    }

    private float StemScore(AskedQuery asked, PassageContent passage, int mostTimes)
    {
        var length = stems.Count(passage);
        var score = 0f;
        for (var i = 0; i < asked.Terms.Count; i++)
        {
            var weight = Math.Min(asked.Terms[i].TimesAsked, mostTimes) * asked.Terms[i].Weight;
            for (var key = 0; key < asked.Terms[i].Stems.Length; key++)
            {
                if (stems.CountOf(i, key) is > 0 and var count)
                {
                    score += weight * asked.WordScore.Of(count, length);
                }
            }
        }

        return score;
    }

    // The database multiplies with its own rarity; what is asked for here is what remains to the weight of the recipe.
    private static SparseVector VectorOf(List<QueryTerm> terms, LoadedView view, bool isWhole)
    {
        var weights = new SortedDictionary<uint, float>();
        for (var i = 0; i < terms.Count; i++)
        {
            var term = terms[i];
            foreach (var stem in term.Stems)
            {
                var share = Math.Min(term.TimesAsked, isWhole ? 2 : 1) * term.Weight / Math.Max(0.01, view.DatabaseRarity(stem));
                Add(weights, SparseDimension.OfStem(stem), (float)share);
            }
        }

        return new SparseVector([.. weights.Keys], [.. weights.Values]);
    }

    private static void Add(SortedDictionary<uint, float> weights, uint dimension, float weight) =>
        weights[dimension] = weights.GetValueOrDefault(dimension) + weight;
}
