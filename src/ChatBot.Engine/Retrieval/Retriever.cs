using ChatBot.Access;
using ChatBot.Index;

namespace ChatBot.Retrieval;

/// <summary>
/// Turns a question into evidence: searches by words, then follows names: a document whose title stands in one of the best passages
/// is brought in behind the first, for a question often needs what the best passage only mentions.
/// </summary>
public sealed class Retriever(IPassageStore store)
{
    private const int Namers = 3;
    private const int MostNamed = 12;
    private const double NamedShare = 0.6;

    /// <summary>The best passages for a question.</summary>
    public async ValueTask<Evidence> FindAsync(string question, AccessFilter access, int top, CancellationToken cancellationToken)
    {
        var words = QuestionWords.Drop(question);
        var found = await store.SearchAsync(new PassageQuery { Access = access, Words = words, Limit = Math.Max(top, Namers) * 2 }, cancellationToken);
        var ranked = found.Hits.Select((hit, i) => new RankedPassage
        {
            Rank = 0,
            Score = hit.Score,
            Words = new Leg(i + 1, hit.Score),
            NamedBy = null,
            Hit = hit,
        }).ToList();
        await FollowNamesAsync(ranked, words, access, cancellationToken);
        ranked.Sort(Compare);
        var passages = ranked.Take(top).Select((p, i) => p with { Rank = i + 1 }).ToList();
        return new Evidence(question, passages, Confidence(found));
    }

    private static double Confidence(PassageHits found) =>
        found.Hits.Count == 0 || found.PossibleScore <= 0 ? 0 : Math.Clamp(found.Hits[0].Score / found.PossibleScore, 0, 1);

    private static int Compare(RankedPassage a, RankedPassage b) =>
        a.Score != b.Score ? b.Score.CompareTo(a.Score) : string.CompareOrdinal(a.Hit.PassageId, b.Hit.PassageId);

    private async ValueTask FollowNamesAsync(List<RankedPassage> ranked, string words, AccessFilter access, CancellationToken cancellationToken)
    {
        var namedBy = new Dictionary<string, RankedPassage>(StringComparer.Ordinal);
        foreach (var namer in ranked.Take(Namers))
        {
            foreach (var named in await store.FindNamedAsync(namer.Hit.Text, access, cancellationToken))
            {
                if (named.DocumentId != namer.Hit.Document.Id && namedBy.Count < MostNamed)
                {
                    namedBy.TryAdd(named.DocumentId, namer);
                }
            }
        }

        if (namedBy.Count == 0)
        {
            return;
        }

        var query = new PassageQuery { Access = access, Words = words, Limit = MostNamed, PerDocument = 1, Documents = [.. namedBy.Keys] };
        foreach (var hit in (await store.SearchAsync(query, cancellationToken)).Hits)
        {
            Raise(ranked, hit, namedBy[hit.Document.Id]);
        }
    }

    private static void Raise(List<RankedPassage> ranked, PassageHit hit, RankedPassage namer)
    {
        var at = ranked.FindIndex(p => p.Hit.PassageId == hit.PassageId);
        var score = Math.Min(hit.Score + (NamedShare * namer.Score), ranked[0].Score * 0.999);
        if (at == 0 || (at > 0 && ranked[at].Score >= score))
        {
            return;
        }

        var raised = new RankedPassage
        {
            Rank = 0,
            Score = score,
            Words = at > 0 ? ranked[at].Words : null,
            NamedBy = namer.Hit.PassageId,
            Hit = hit,
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
}
