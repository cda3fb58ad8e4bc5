using System.Globalization;
using System.Numerics;
using System.Text;
using ChatBot.Access;
using ChatBot.Text;

namespace ChatBot.Index;

/// <summary>
/// Searches by words: BM25 over stems finds the candidates, a title named in the query lifts its document, and the best candidates are
/// read again for neighbouring words and exact forms; then names lead from the best passage to others. Keeps its buffers between searches, so one instance serves one search at a time.
/// </summary>
internal sealed class WordSearch
{
    private const int MostWordsKept = 200_000;

    private readonly Candidates candidates = new();
    private readonly Candidates sharing = new();
    private readonly List<TitleLookup.Match> titles = [];
    private readonly List<Segment> visible = [];
    private readonly List<int> visibleNumbers = [];
    private readonly SearchMemory memory = new();
    private TermReader reader = new(new Vocabulary());
    private QueryReader queries;
    private CloseReading closeReading;
    private SharedNames sharedNames;
    private float[] scores = [];
    private int[] firstScores = [];
    private WordScore wordScore;
    private ViewMemory view = new();

    public WordSearch()
    {
        queries = new QueryReader(reader);
        closeReading = new CloseReading(reader.Words, memory.Passages);
        sharedNames = new SharedNames(queries);
    }

    /// <summary>Best passages for a query, best first.</summary>
    public PassageHits Find(Snapshot snapshot, PassageQuery query)
    {
        Look(snapshot, query.Access);
        var terms = queries.Read(query.Words, visible);
        TitleLookup.Find(reader, visible, titles);
        var only = query.Documents is null ? null : Ordinals(snapshot, query);
        candidates.Clear(Math.Max(SearchWeights.CandidateCount, query.Limit * 2));
        ClearScores();
        for (var i = 0; i < visible.Count; i++)
        {
            ScoreSegment(snapshot, i, terms, only);
        }

        var best = candidates.Best();
        closeReading.Improve(snapshot, visible, visibleNumbers, terms, best);
        if (query.FollowsNames && best.Count > 0)
        {
            FollowNames(snapshot, terms, best);
        }

        return new PassageHits(Hits(snapshot, best, query), CloseReading.PossibleScore(terms));
    }

    /// <summary>Documents whose title stands in a text.</summary>
    public IReadOnlyList<NamedDocument> FindNamed(Snapshot snapshot, string text, AccessFilter access)
    {
        Look(snapshot, access);
        return view.NamedIn(text, unknown => Named(snapshot, unknown));
    }

    private List<NamedDocument> Named(Snapshot snapshot, string text)
    {
        reader.Clear();
        reader.Read(text);
        TitleLookup.FindNames(reader, text, visible, titles);
        var named = new List<NamedDocument>();
        foreach (var match in titles.OrderByDescending(t => t.WordCount).ThenBy(t => t.FirstWord))
        {
            if (!IsGone(snapshot, match.Segment, match.Document) && IsTelling(match))
            {
                var id = visible[match.Segment].Documents[match.Document].Id.ToString("x16", CultureInfo.InvariantCulture);
                if (!named.Exists(n => n.DocumentId == id))
                {
                    named.Add(new NamedDocument(id, match.WordCount, WeightOf(match)));
                }
            }
        }

        return named;
    }

    /// <summary>The words of a text as a search takes them.</summary>
    public IReadOnlyList<QueryWord> ReadWords(Snapshot snapshot, string text, AccessFilter access)
    {
        Look(snapshot, access);
        return queries.Read(text, visible).ConvertAll(term => new QueryWord
        {
            Asked = term.Asked,
            Meant = term.Surface,
            Stems = term.Stems,
            Span = term.Span,
            Position = term.Position,
            IsOtherForm = term.IsOtherForm,
            PassageCount = term.PassageCount,
            Rarity = term.Rarity,
        });
    }

    private void Look(Snapshot snapshot, AccessFilter access)
    {
        visible.Clear();
        visibleNumbers.Clear();
        for (var i = 0; i < snapshot.Segments.Count; i++)
        {
            if (access.Allows(snapshot.Segments[i].Access))
            {
                visible.Add(snapshot.Segments[i]);
                visibleNumbers.Add(i);
            }
        }

        if (reader.Words.Count > MostWordsKept)
        {
            // What is kept of passages are numbers of these words.
            memory.Clear();
            reader = new TermReader(new Vocabulary());
            queries = new QueryReader(reader);
            closeReading = new CloseReading(reader.Words, memory.Passages);
            sharedNames = new SharedNames(queries);
        }

        view = memory.Of(snapshot, access);
        queries.Typos = view.Typos;
    }

    // A title that many documents share, or one common word or figure, names none of them.
    private bool IsTelling(TitleLookup.Match match)
    {
        if (titles.Count(t => t.FirstWord == match.FirstWord && t.WordCount == match.WordCount) > SearchWeights.MostOfOneTitle)
        {
            return false;
        }

        if (match.WordCount > 1)
        {
            return true;
        }

        var title = TitleOf(match);
        return char.IsLetter(title[0]) && queries.Read(title, visible) is [{ Rarity: >= SearchWeights.RareTitleWord }, ..];
    }

    private float WeightOf(TitleLookup.Match match) => queries.Read(TitleOf(match), visible).Sum(term => term.Weight);

    private string TitleOf(TitleLookup.Match match) => TitleKey.WithoutBrackets(visible[match.Segment].Entry(match.Document).Title);

    private bool IsGone(Snapshot snapshot, int segment, int document) => snapshot.Gone[visibleNumbers[segment]] is { } gone && gone[document];

    private List<(int Segment, int Document)> Ordinals(Snapshot snapshot, PassageQuery query)
    {
        var ordinals = new List<(int, int)>();
        foreach (var id in query.Documents!)
        {
            if (snapshot.Find(id, query.Access) is { } found)
            {
                ordinals.Add((visibleNumbers.IndexOf(found.Segment), found.Document));
            }
        }

        return ordinals;
    }

    private void ScoreSegment(Snapshot snapshot, int number, List<QueryTerm> terms, List<(int Segment, int Document)>? only)
    {
        if (only?.Exists(o => o.Segment == number) == false)
        {
            return;
        }

        foreach (var term in terms)
        {
            AddTerm(number, term);
        }

        AddTitles(number, terms);
        if (only is null)
        {
            CollectMatching(snapshot, number);
            return;
        }

        foreach (var (_, document) in only.Where(o => o.Segment == number))
        {
            CollectDocument(number, visible[number].Documents[document]);
        }
    }

    // Segment by segment, all in one buffer: they are asked for again when names are followed.
    private void ClearScores()
    {
        firstScores = firstScores.Length < visible.Count ? new int[visible.Count] : firstScores;
        var words = 0L;
        var passages = 0;
        for (var i = 0; i < visible.Count; i++)
        {
            firstScores[i] = passages;
            words += visible[i].WordCount;
            passages += visible[i].PassageCount;
        }

        scores = scores.Length < passages ? new float[passages] : scores;
        Array.Clear(scores, 0, passages);
        wordScore = new WordScore(passages == 0 ? 1 : Math.Max(1, words / (float)passages));
    }

    private Span<float> ScoresOf(int number) => scores.AsSpan(firstScores[number], visible[number].PassageCount);

    private void AddTerm(int number, QueryTerm term)
    {
        var segment = visible[number];
        var weight = Math.Min(term.TimesAsked, 2) * term.Weight;
        var passages = segment.Passages;
        var scored = ScoresOf(number);
        foreach (var key in term.Keys)
        {
            if (!segment.Stems.TryFind(key, out var entry))
            {
                continue;
            }

            var postings = new Postings.Reader(segment.PostingsOf(entry));
            while (postings.MoveNext())
            {
                scored[postings.Passage] += weight * wordScore.Of(postings.Count, passages[postings.Passage].WordCount);
            }
        }
    }

    private void AddTitles(int number, List<QueryTerm> terms)
    {
        foreach (var match in titles)
        {
            if (match.Segment != number || TitleWeight(match, terms) is var weight && weight == 0)
            {
                continue;
            }

            var record = visible[number].Documents[match.Document];
            foreach (ref var score in ScoresOf(number).Slice(record.FirstPassage, record.PassageCount))
            {
                score += SearchWeights.Title * weight;
            }
        }
    }

    // The weight of a title is the sum of its words'; a title of one common word says nothing.
    private float TitleWeight(TitleLookup.Match match, List<QueryTerm> terms)
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

    // Most passages score less than what is kept already: many at a time are passed over.
    private void CollectMatching(Snapshot snapshot, int number)
    {
        var segment = visible[number];
        var gone = snapshot.Gone[visibleNumbers[number]];
        var scored = ScoresOf(number);
        for (var i = NextAbove(scored, 0); i < scored.Length; i = NextAbove(scored, i + 1))
        {
            if (gone is null || !gone[segment.Passages[i].Document])
            {
                candidates.Add(scored[i], number, i);
            }
        }
    }

    private int NextAbove(ReadOnlySpan<float> scored, int from)
    {
        var threshold = new Vector<float>(candidates.Threshold);
        while (from + Vector<float>.Count <= scored.Length && !Vector.GreaterThanAny(new Vector<float>(scored[from..]), threshold))
        {
            from += Vector<float>.Count;
        }

        while (from < scored.Length && scored[from] <= candidates.Threshold)
        {
            from++;
        }

        return from;
    }

    // Of a document that was asked for, at least the first passage is found.
    private void CollectDocument(int number, DocumentRecord document)
    {
        var scored = ScoresOf(number);
        for (var i = document.FirstPassage; i < document.FirstPassage + document.PassageCount; i++)
        {
            if (scored[i] > candidates.Threshold || (scored[i] == 0 && i == document.FirstPassage))
            {
                candidates.Add(scored[i], number, i);
            }
        }
    }

    // Passages that share names with the best one come up, or in, behind it.
    private void FollowNames(Snapshot snapshot, List<QueryTerm> terms, List<Candidate> best)
    {
        var first = best[0];
        var shared = sharedNames.Find(TextOf(snapshot, first), terms, visible, wordScore);
        sharing.Clear(SearchWeights.MostSharing);
        foreach (var ((segment, passage), score) in shared)
        {
            if (!IsGone(snapshot, segment, visible[segment].Passages[passage].Document))
            {
                sharing.Add(ScoresOf(segment)[passage] + score, segment, passage);
            }
        }

        var unread = sharing.Best().ConvertAll(c => c with { Score = ScoresOf(c.Segment)[c.Passage] });
        unread.RemoveAll(c => best.Exists(known => (known.Segment, known.Passage) == (c.Segment, c.Passage)));
        closeReading.Improve(snapshot, visible, visibleNumbers, terms, unread);
        best.AddRange(unread);
        for (var i = 1; i < best.Count; i++)
        {
            if (shared.TryGetValue((best[i].Segment, best[i].Passage), out var score))
            {
                var raised = (float)BehindFirst.Score(best[i].Score + score, first.Score);
                best[i] = best[i] with { Score = Math.Max(best[i].Score, raised), SharedNames = score };
            }
        }

        CloseReading.Sort(visible, best);
    }

    private List<PassageHit> Hits(Snapshot snapshot, List<Candidate> best, PassageQuery query)
    {
        var hits = new List<PassageHit>(Math.Min(best.Count, query.Limit));
        var perDocument = new Dictionary<(int, int), int>();
        foreach (var candidate in best)
        {
            if (hits.Count == query.Limit)
            {
                break;
            }

            var document = visible[candidate.Segment].Passages[candidate.Passage].Document;
            var key = (candidate.Segment, document);
            var count = perDocument.GetValueOrDefault(key);
            if (count < query.PerDocument)
            {
                perDocument[key] = count + 1;
                hits.Add(HitOf(snapshot, candidate, document));
            }
        }

        return hits;
    }

    private PassageHit HitOf(Snapshot snapshot, Candidate candidate, int document)
    {
        var segment = visible[candidate.Segment];
        var kept = memory.Passages.Of(segment, candidate.Passage);
        if (kept?.Hit is { } known)
        {
            return known with { Score = candidate.Score, SharedNames = candidate.SharedNames };
        }

        var record = segment.Passages[candidate.Passage];
        var entry = segment.Entry(document);
        var (place, headings, _) = DocumentCodec.ReadPassage(segment, candidate.Passage);
        var ordinal = candidate.Passage - segment.Documents[document].FirstPassage;
        var hit = new PassageHit
        {
            PassageId = $"{entry.Id}-{ordinal}",
            Document = entry,
            Span = new TextSpan(record.Start, record.Start + record.Length),
            Place = place,
            HeadingPath = headings,
            Text = TextOf(snapshot, candidate),
            Score = candidate.Score,
            SharedNames = candidate.SharedNames,
        };
        _ = kept is null ? null : kept.Hit = hit;
        return hit;
    }

    private string TextOf(Snapshot snapshot, Candidate candidate)
    {
        if (memory.Passages.Of(visible[candidate.Segment], candidate.Passage)?.Hit is { } known)
        {
            return known.Text;
        }

        var record = visible[candidate.Segment].Passages[candidate.Passage];
        var (pack, text) = snapshot.TextOf(visibleNumbers[candidate.Segment], record.Document);
        return Encoding.UTF8.GetString(pack.TextOf(text).Slice(record.ByteStart, record.ByteLength));
    }
}
