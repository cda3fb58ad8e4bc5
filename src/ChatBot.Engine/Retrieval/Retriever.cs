using ChatBot.Access;
using ChatBot.Index;

namespace ChatBot.Retrieval;

/// <summary>
/// Turns a question into evidence: searches by words and, with an embedding model, by meaning; then follows names: a document whose title stands
/// in one of the best passages is brought in behind the first, for a question often needs what the best passage only mentions.
/// </summary>
public sealed class Retriever(IPassageStore store, QuestionVectors? vectors = null)
{
    private const int Namers = 3;
    private const int MostNamed = 12;
    private const double NamedShare = 0.6;
    private const double TellingName = 10;

    /// <summary>The best passages for a question.</summary>
    public async ValueTask<Evidence> FindAsync(string question, AccessFilter access, int top, CancellationToken cancellationToken)
    {
        var words = QuestionWords.Drop(question);
        var query = new PassageQuery
        {
            Access = access,
            Words = words,
            Meaning = await MeaningAsync(question, cancellationToken),
            Limit = Math.Max(top, Namers) * 2,
            FollowsNames = true,
        };
        var found = await store.SearchAsync(query, cancellationToken);
        var ranked = Ranked(found);
        await FollowNamesAsync(ranked, query with { Fusion = found.Fusion }, cancellationToken);
        ranked.Sort(Compare);
        var passages = ranked.Take(top).Select((p, i) => p with { Rank = i + 1 }).ToList();
        return new Evidence(question, passages, Confidence(found));
    }

    /// <summary>The best passages for one part of a question as it was read: only from the documents it means, if it means some.</summary>
    public async ValueTask<Evidence> FindAsync(QuestionReading reading, string words, AccessFilter access, int top, CancellationToken cancellationToken)
    {
        var within = MeantIds(reading, MeantStrength.Only) is { Count: > 0 } only ? only : MeantIds(reading, MeantStrength.Scope);
        if (within.Count == 0)
        {
            var found = await FindAsync(words, access, top + reading.Excluded.Count, cancellationToken);
            var boosted = MeantIds(reading, MeantStrength.Boost);
            return boosted.Count == 0 ? Without(found, reading.Excluded, top)
                : Joined(found, await SearchAsync(words, boosted, access, top / 2, cancellationToken), reading.Excluded, top);
        }

        var hits = await SearchAsync(words, within, access, top, cancellationToken);
        return new Evidence(reading.Asked, Ranked(hits), Confidence(hits));
    }

    private static List<string> MeantIds(QuestionReading reading, MeantStrength strength) =>
        [.. reading.Documents.Where(d => d.Strength == strength).Select(d => d.DocumentId).Except(reading.Excluded, StringComparer.Ordinal).Distinct(StringComparer.Ordinal)];

    private static Evidence Without(Evidence found, IReadOnlyList<string> excluded, int top) =>
        found with { Passages = [.. found.Passages.Where(p => !excluded.Contains(p.Hit.Document.Id, StringComparer.Ordinal)).Take(top)] };

    // Passages of documents that may be meant stand among the others by their own scores, and are there even if those are low.
    private static Evidence Joined(Evidence found, PassageHits meant, IReadOnlyList<string> excluded, int top)
    {
        var known = found.Passages.Select(p => p.Hit.PassageId).ToHashSet(StringComparer.Ordinal);
        var all = found.Passages.Concat(Ranked(meant).Where(p => !known.Contains(p.Hit.PassageId))).ToList();
        all.Sort(Compare);
        return Without(found with { Passages = all }, excluded, top + (top / 2));
    }

    private static List<RankedPassage> Ranked(PassageHits found) =>
        [.. found.Hits.Select((hit, i) => new RankedPassage { Rank = i + 1, Score = hit.Score, NamedBy = null, Hit = hit })];

    private async ValueTask<ReadOnlyMemory<float>?> MeaningAsync(string question, CancellationToken cancellationToken) =>
        vectors is null ? null : await vectors.OfAsync(question, cancellationToken);

    private async ValueTask<PassageHits> SearchAsync(string words, List<string> documents, AccessFilter access, int top, CancellationToken cancellationToken) =>
        await store.SearchAsync(
            new PassageQuery
            {
                Access = access,
                Words = QuestionWords.Drop(words),
                Meaning = await MeaningAsync(words, cancellationToken),
                Limit = top,
                Documents = documents,
                PerDocument = Math.Max(2, top / documents.Count),
            },
            cancellationToken);

    private static double Confidence(PassageHits found) =>
        found.Hits.Count == 0 || found.PossibleScore <= 0 ? 0 : Math.Clamp(found.Hits[0].Score / found.PossibleScore, 0, 1);

    private static int Compare(RankedPassage a, RankedPassage b) =>
        a.Score != b.Score ? b.Score.CompareTo(a.Score) : string.CompareOrdinal(a.Hit.PassageId, b.Hit.PassageId);

    private async ValueTask FollowNamesAsync(List<RankedPassage> ranked, PassageQuery query, CancellationToken cancellationToken)
    {
        var mentions = new Dictionary<string, NameMention>(StringComparer.Ordinal);
        foreach (var namer in ranked.Take(Namers))
        {
            foreach (var document in await store.FindNamedAsync(namer.Hit.Text, query.Access, cancellationToken))
            {
                if (document.DocumentId != namer.Hit.Document.Id && mentions.Count < MostNamed)
                {
                    mentions.TryAdd(document.DocumentId, new NameMention(namer, document.Weight));
                }
            }
        }

        if (mentions.Count == 0)
        {
            return;
        }

        var named = query with { Limit = MostNamed, PerDocument = 1, Documents = [.. mentions.Keys], FollowsNames = false };
        foreach (var hit in (await store.SearchAsync(named, cancellationToken)).Hits)
        {
            Raise(ranked, hit, mentions[hit.Document.Id]);
        }
    }

    private static void Raise(List<RankedPassage> ranked, PassageHit hit, NameMention mention)
    {
        var at = ranked.FindIndex(p => p.Hit.PassageId == hit.PassageId);
        var score = BehindFirst.Score(hit.Score + mention.Score, ranked[0].Score);
        if (at == 0 || (at > 0 && ranked[at].Score >= score))
        {
            return;
        }

        var raised = new RankedPassage
        {
            Rank = 0,
            Score = score,
            NamedBy = mention.Namer.Hit.PassageId,
            Hit = at > 0 ? ranked[at].Hit : hit with { Words = null, Meaning = null },
        };
        if (at > 0)
        {
            ranked[at] = raised;
        }
        else
        {
            ranked.Add(raised);
        }
    }

    /// <summary>A document is named in a passage, by a title whose words are worth this much.</summary>
    private readonly record struct NameMention(RankedPassage Namer, double Weight)
    {
        /// <summary>What it is worth to be named so: "United States" is named in passing, a rare name is not.</summary>
        public double Score => NamedShare * Namer.Score * Math.Sqrt(Math.Min(1, Weight / TellingName));
    }
}
