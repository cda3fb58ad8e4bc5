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
    private readonly MeaningSearch meaning = new();
    private readonly SegmentView view = new();
    private readonly SearchMemory memory = new();
    private readonly Dictionary<(int Segment, int Passage), float> sharedScores = [];
    private TermReader reader = null!;
    private QueryReader queries = null!;
    private TitleReading titles = null!;
    private CandidateReading close = null!;
    private SharedNames names = null!;
    private float[] scores = [];
    private int[] firstScores = [];
    private WordScore wordScore;
    private ViewMemory known = new();

    public WordSearch() => Begin();

    /// <summary>Best passages for a query, best first.</summary>
    public PassageHits Find(Snapshot snapshot, PassageQuery query)
    {
        Look(snapshot, query.Access);
        var terms = queries.Read(query.Words, view);
        var named = titles.FindInQuestion(view);
        var only = query.Documents is null ? null : Ordinals(snapshot, query);
        candidates.Clear(Math.Max(SearchWeights.CandidateCount, query.Limit * 2));
        ClearScores();
        for (var i = 0; i < view.Segments.Count; i++)
        {
            ScoreSegment(i, terms, named, only);
        }

        var best = candidates.Best();
        close.Improve(view, terms, best);
        Rank(best);
        var fusion = query.Meaning is { Length: > 0 } vector && meaning.Look(view, vector) ? Fuse(terms, best, only, query.Fusion) : null;
        if (query.FollowsNames && best.Count > 0)
        {
            FollowNames(terms, best, fusion);
        }

        return new PassageHits(Hits(best, query), CloseReading.PossibleScore(terms)) { Fusion = fusion };
    }

    /// <summary>Documents whose title stands in a text.</summary>
    public IReadOnlyList<NamedDocument> FindNamed(Snapshot snapshot, string text, AccessFilter access)
    {
        Look(snapshot, access);
        return known.NamedIn(text, unknown => titles.FindNamed(unknown, view));
    }

    /// <summary>The words of a text as a search takes them.</summary>
    public IReadOnlyList<QueryWord> ReadWords(Snapshot snapshot, string text, AccessFilter access)
    {
        Look(snapshot, access);
        return queries.Read(text, view).ConvertAll(term => term.AsQueryWord());
    }

    private void Begin()
    {
        // What is kept of passages are numbers of words.
        memory.Clear();
        reader = new TermReader(new Vocabulary());
        queries = new QueryReader(reader);
        titles = new TitleReading(reader, queries);
        close = new CandidateReading(reader.Words, memory.Passages);
        names = new SharedNames(queries);
    }

    private void Look(Snapshot snapshot, AccessFilter access)
    {
        view.Look(snapshot, access);
        if (reader.Words.Count > MostWordsKept)
        {
            Begin();
        }

        known = memory.Of(snapshot, access);
        queries.Typos = known.Typos;
    }

    private List<(int Segment, int Document)> Ordinals(Snapshot snapshot, PassageQuery query)
    {
        var ordinals = new List<(int, int)>();
        foreach (var id in query.Documents!.Distinct(StringComparer.Ordinal))
        {
            if (snapshot.Find(id, query.Access) is { } found)
            {
                ordinals.Add((view.PlaceOf(found.Segment), found.Document));
            }
        }

        return ordinals;
    }

    private void ScoreSegment(int number, List<QueryTerm> terms, IReadOnlyList<TitleMatch> named, List<(int Segment, int Document)>? only)
    {
        if (only?.Exists(o => o.Segment == number) == false)
        {
            return;
        }

        foreach (var term in terms)
        {
            AddTerm(number, term);
        }

        AddTitles(number, named, terms);
        if (only is null)
        {
            CollectMatching(number);
            return;
        }

        foreach (var (_, document) in only.Where(o => o.Segment == number))
        {
            CollectDocument(number, view.Segments[number].Documents[document]);
        }
    }

    // Segment by segment, all in one buffer: they are asked for again when names are followed.
    private void ClearScores()
    {
        firstScores = firstScores.Length < view.Segments.Count ? new int[view.Segments.Count] : firstScores;
        var passages = 0;
        for (var i = 0; i < view.Segments.Count; i++)
        {
            firstScores[i] = passages;
            passages += view.Segments[i].PassageCount;
        }

        scores = scores.Length < passages ? new float[passages] : scores;
        Array.Clear(scores, 0, passages);
        wordScore = WordScore.In(view);
    }

    private Span<float> ScoresOf(int number) => scores.AsSpan(firstScores[number], view.Segments[number].PassageCount);

    private void AddTerm(int number, QueryTerm term)
    {
        var segment = view.Segments[number];
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

    private void AddTitles(int number, IReadOnlyList<TitleMatch> named, List<QueryTerm> terms)
    {
        foreach (var match in named)
        {
            if (match.Part != number || titles.WeightOf(match, terms) is var weight && weight == 0)
            {
                continue;
            }

            var record = view.Segments[number].Documents[match.Document];
            foreach (ref var score in ScoresOf(number).Slice(record.FirstPassage, record.PassageCount))
            {
                score += SearchWeights.Title * weight;
            }
        }
    }

    // Most passages score less than what is kept already: many at a time are passed over.
    private void CollectMatching(int number)
    {
        var segment = view.Segments[number];
        var gone = view.Gone(number);
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

    private static void Rank(List<Candidate> best)
    {
        for (var i = 0; i < best.Count && best[i].Score > 0; i++)
        {
            best[i] = best[i] with { Words = new Leg(i + 1, best[i].Score) };
        }
    }

    // What is near by meaning comes in with what its words are worth; then all are scored by both.
    private Fusion Fuse(List<QueryTerm> terms, List<Candidate> best, List<(int Segment, int Document)>? only, Fusion? known)
    {
        var nearest = meaning.Nearest(view, only);
        var ranks = new Dictionary<(int Segment, int Passage), Leg>();
        foreach (var near in nearest)
        {
            ranks.Add((near.Segment, near.Passage), new Leg(ranks.Count + 1, near.Score));
        }

        for (var i = 0; i < best.Count; i++)
        {
            best[i] = best[i] with { Meaning = ranks.Remove((best[i].Segment, best[i].Passage), out var leg) ? leg : null };
        }

        var unread = nearest.Where(c => ranks.ContainsKey((c.Segment, c.Passage)))
            .Select(c => new Candidate(ScoresOf(c.Segment)[c.Passage], c.Segment, c.Passage) { Meaning = ranks[(c.Segment, c.Passage)] }).ToList();
        close.Improve(view, terms, unread);
        var fusion = known ?? Fusion.Of([.. best.Concat(unread).Select(c => new FusionPassage(c.Score, CosineOf(c)))], meaning.Spread, CloseReading.PossibleScore(terms));
        if (fusion.Weight > 0)
        {
            Score(best, fusion);
            Score(unread, fusion);
            best.AddRange(unread.Where(c => c.Score > 0));
            CandidateReading.Sort(view, best);
        }

        return fusion;
    }

    private double? CosineOf(Candidate candidate) => candidate.Meaning?.Score ?? meaning.TryCosineOf(view, candidate);

    private void Score(List<Candidate> scored, Fusion? fusion)
    {
        for (var i = 0; fusion is not null && i < scored.Count; i++)
        {
            scored[i] = scored[i] with { Score = (float)fusion.Score(scored[i].Score, CosineOf(scored[i])) };
        }
    }

    // Passages that share names with the best one come up, or in, behind it.
    private void FollowNames(List<QueryTerm> terms, List<Candidate> best, Fusion? fusion)
    {
        var first = best[0];
        ScoreNames(names.NamesOf(TextOf(first), terms, view));
        sharing.Clear(SearchWeights.MostSharing);
        foreach (var ((segment, passage), score) in sharedScores)
        {
            if (view.Gone(segment) is not { } gone || !gone[view.Segments[segment].Passages[passage].Document])
            {
                sharing.Add(ScoresOf(segment)[passage] + score, segment, passage);
            }
        }

        var unread = sharing.Best().ConvertAll(c => c with { Score = ScoresOf(c.Segment)[c.Passage] });
        unread.RemoveAll(c => best.Exists(found => (found.Segment, found.Passage) == (c.Segment, c.Passage)));
        close.Improve(view, terms, unread);
        Score(unread, fusion);
        best.AddRange(unread);
        for (var i = 1; i < best.Count; i++)
        {
            if (sharedScores.TryGetValue((best[i].Segment, best[i].Passage), out var score))
            {
                var raised = (float)BehindFirst.Score(best[i].Score + score, first.Score);
                best[i] = best[i] with { Score = Math.Max(best[i].Score, raised), SharedNames = score };
            }
        }

        CandidateReading.Sort(view, best);
    }

    // What names are worth to each passage that holds one, as a share of what they would be worth if they were asked for.
    private void ScoreNames(List<QueryTerm> rare)
    {
        sharedScores.Clear();
        foreach (var name in rare)
        {
            for (var i = 0; i < view.Segments.Count; i++)
            {
                AddName(i, name);
            }
        }
    }

    private void AddName(int number, QueryTerm name)
    {
        var segment = view.Segments[number];
        foreach (var key in name.Keys)
        {
            if (segment.Stems.TryFind(key, out var entry))
            {
                var postings = new Postings.Reader(segment.PostingsOf(entry));
                while (postings.MoveNext())
                {
                    var score = SearchWeights.SharedName * name.Weight * wordScore.Of(postings.Count, segment.Passages[postings.Passage].WordCount);
                    sharedScores[(number, postings.Passage)] = sharedScores.GetValueOrDefault((number, postings.Passage)) + score;
                }
            }
        }
    }

    private List<PassageHit> Hits(List<Candidate> best, PassageQuery query)
    {
        var hits = new List<PassageHit>(Math.Min(best.Count, query.Limit));
        var perDocument = new Dictionary<(int, int), int>();
        foreach (var candidate in best)
        {
            if (hits.Count == query.Limit)
            {
                break;
            }

            var document = view.Segments[candidate.Segment].Passages[candidate.Passage].Document;
            var key = (candidate.Segment, document);
            var count = perDocument.GetValueOrDefault(key);
            if (count < query.PerDocument)
            {
                perDocument[key] = count + 1;
                hits.Add(HitOf(candidate, document));
            }
        }

        return hits;
    }

    private PassageHit HitOf(Candidate candidate, int document)
    {
        var segment = view.Segments[candidate.Segment];
        var kept = memory.Passages.Of(segment, candidate.Passage);
        if (kept?.Hit is { } hitBefore)
        {
            return hitBefore with { Score = candidate.Score, Words = candidate.Words, Meaning = candidate.Meaning, SharedNames = candidate.SharedNames };
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
            Text = TextOf(candidate),
            Score = candidate.Score,
            Words = candidate.Words,
            Meaning = candidate.Meaning,
            SharedNames = candidate.SharedNames,
        };
        _ = kept is null ? null : kept.Hit = hit;
        return hit;
    }

    private string TextOf(Candidate candidate)
    {
        if (memory.Passages.Of(view.Segments[candidate.Segment], candidate.Passage)?.Hit is { } found)
        {
            return found.Text;
        }

        var record = view.Segments[candidate.Segment].Passages[candidate.Passage];
        var (pack, text) = view.TextOf(candidate.Segment, record.Document);
        return Encoding.UTF8.GetString(pack.TextOf(text).Slice(record.ByteStart, record.ByteLength));
    }
}
