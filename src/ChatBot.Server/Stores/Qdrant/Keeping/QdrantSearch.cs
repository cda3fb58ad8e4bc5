using System.Collections.Concurrent;
using ChatBot.Access;
using ChatBot.Index;

namespace ChatBot.Server.Stores.Qdrant;

/// <summary>
/// One search: asks the database in all ways at once, throws away what the replica does not know or the asker may not see, and reads the rest
/// again, so that the scores are those of the embedded store.
/// </summary>
internal sealed class QdrantSearch(QdrantApi api, QdrantReplica replica)
{
    private const int FewestCandidates = 64;
    private const int CandidatesByTitle = 20;
    private const int MostSharing = 12;
    private const int CandidatesByName = 64;

    private static readonly QdrantPayload Needed = QdrantPayload.Only([.. PassagePayload.Needed]);

    private readonly ConcurrentBag<PointSearch> idle = [];

    /// <summary>A passage that was found, with its document as the replica knows it.</summary>
    private sealed record Found(Guid Point, StoredPassage Passage, DocumentEntry Document, PassageContent Content)
    {
        /// <summary>What it is worth by words.</summary>
        public float Score { get; init; }

        /// <summary>What the names it shares with the best passage are worth.</summary>
        public float SharedNames { get; init; }
    }

    /// <summary>The best passages for a query, best first.</summary>
    public async ValueTask<PassageHits> FindAsync(PassageQuery query, CancellationToken cancellationToken)
    {
        if (replica.Pair is not { } pair)
        {
            return new PassageHits([], 0);
        }

        var asked = Reading(query.Access, (search, view) => search.Read(query.Words, view));
        var found = asked.Vector.Indices.Length == 0 && query.Documents is null ? []
            : await ProposedAsync(pair, query, asked, cancellationToken);
        var best = Scored(asked, found);
        if (query.FollowsNames && best.Count > 0)
        {
            best = await FollowNamesAsync(pair, query, asked, best, cancellationToken);
        }

        return new PassageHits(Hits(best, query), asked.PossibleScore);
    }

    /// <summary>Reads words or titles on behalf of an asker.</summary>
    public T Reading<T>(AccessFilter access, Func<PointSearch, LoadedView, T> read)
    {
        var search = idle.TryTake(out var known) ? known : new PointSearch();
        var result = replica.Read(index => read(search, index.View(access)));
        idle.Add(search);
        return result;
    }

    private async Task<List<Found>> ProposedAsync(QdrantPair pair, PassageQuery query, AskedQuery asked, CancellationToken cancellationToken)
    {
        var legs = new List<QdrantLeg>();
        var limit = Math.Max(FewestCandidates, query.Limit * 2);
        var visible = Visible(query);
        if (asked.Vector.Indices.Length > 0)
        {
            legs.Add(Leg(asked.Vector, visible, limit));
            var named = asked.NamedDocuments.Where(id => query.Documents?.Contains(id, StringComparer.Ordinal) ?? true).ToList();
            if (named.Count > 0)
            {
                legs.Add(Leg(asked.Vector, visible.And(QdrantFilter.All(new QdrantCondition.IsOneOf(PointField.DocumentId, named))), CandidatesByTitle));
            }
        }

        var proposed = legs.Count == 0 ? Task.FromResult<IReadOnlyList<IReadOnlyList<QdrantFound<StoredPassage>>>>([])
            : api.SearchAsync(pair.Passages, legs, PassagePayload.Read, cancellationToken);
        var first = api.GetAsync(pair.Passages, FirstPassages(query), Needed, PassagePayload.Read, cancellationToken);
        return Known(query, (await proposed).SelectMany(leg => leg).Concat(await first));
    }

    // Of a document that was asked for, at least the first passage is found.
    private List<Guid> FirstPassages(PassageQuery query) => [.. (query.Documents ?? []).Distinct(StringComparer.Ordinal)
        .Select(id => replica.Find(id, query.Access)).OfType<DocumentEntry>().Where(entry => entry.PassageCount > 0)
        .Select(entry => PointId.OfPassage(entry.Id, entry.Version, 0))];

    // Hits of a version that is not the document's present one belong to a replacement that is going on.
    private List<Found> Known(PassageQuery query, IEnumerable<QdrantFound<StoredPassage>> points)
    {
        var known = new List<Found>();
        var met = new HashSet<Guid>();
        foreach (var point in points)
        {
            if (met.Add(point.Id) && replica.Find(point.Payload.DocumentId, query.Access) is { } document && document.Version == point.Payload.Version
                && point.Payload.Ordinal < document.PassageCount && (query.Documents?.Contains(document.Id, StringComparer.Ordinal) ?? true))
            {
                known.Add(new Found(point.Id, point.Payload, document, point.Payload.ContentIn(document)));
            }
        }

        return known;
    }

    private List<Found> Scored(AskedQuery asked, List<Found> found) => Sorted(Using(search =>
    {
        search.Use(asked);
        return found.ConvertAll(one => one with { Score = search.ScoreOf(asked, one.Document.Id, one.Content) });
    }));

    // Passages that share rare names with the best one come up, or in, behind it.
    private async Task<List<Found>> FollowNamesAsync(QdrantPair pair, PassageQuery query, AskedQuery asked, List<Found> best, CancellationToken cancellationToken)
    {
        var first = best[0];
        if (Reading(query.Access, (search, view) => search.ReadNames(first.Content.Text, asked, view)) is not { } names)
        {
            return best;
        }

        var legs = await api.SearchAsync(pair.Passages, [Leg(names.Vector, Visible(query), CandidatesByName)], PassagePayload.Read, cancellationToken);
        var others = Known(query, legs[0]).Where(one => !best.Exists(known => known.Point == one.Point)).ToList();
        return Using(search =>
        {
            search.Use(names);
            var shared = best.Concat(others).ToDictionary(one => one.Point, one => search.NameScoreOf(names, one.Content));
            search.Use(asked);
            var more = others.ConvertAll(one => one with { Score = search.ScoreOf(asked, one.Document.Id, one.Content) });
            var all = best.Concat(more.OrderByDescending(one => one.Score + shared[one.Point]).Take(MostSharing)).Select(one =>
                one.Point == first.Point || shared[one.Point] <= 0 ? one
                    : one with { Score = PointSearch.Raised(one.Score, shared[one.Point], first.Score), SharedNames = shared[one.Point] });
            return Sorted([.. all]);
        });
    }

    private static List<Found> Sorted(List<Found> found)
    {
        found.Sort(static (a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score)
            : a.Document.Id != b.Document.Id ? string.CompareOrdinal(a.Document.Id, b.Document.Id) : a.Passage.Ordinal.CompareTo(b.Passage.Ordinal));
        return found;
    }

    private static List<PassageHit> Hits(List<Found> best, PassageQuery query)
    {
        var hits = new List<PassageHit>(Math.Min(best.Count, query.Limit));
        var perDocument = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var found in best)
        {
            if (hits.Count == query.Limit)
            {
                break;
            }

            var count = perDocument.GetValueOrDefault(found.Document.Id);
            if (count < query.PerDocument && (found.Score > 0 || query.Documents is not null))
            {
                perDocument[found.Document.Id] = count + 1;
                hits.Add(new PassageHit
                {
                    PassageId = $"{found.Document.Id}-{found.Passage.Ordinal}",
                    Document = found.Document,
                    Span = found.Passage.Span,
                    Place = found.Passage.Place,
                    HeadingPath = found.Passage.HeadingPath,
                    Text = found.Passage.Text,
                    Score = found.Score,
                    SharedNames = found.SharedNames,
                });
            }
        }

        return hits;
    }

    private T Using<T>(Func<PointSearch, T> use)
    {
        var search = idle.TryTake(out var known) ? known : new PointSearch();
        var result = use(search);
        idle.Add(search);
        return result;
    }

    private static QdrantLeg Leg(SparseVector vector, QdrantFilter filter, int limit) =>
        new() { Words = new QdrantSparse(vector.Indices, vector.Values), Filter = filter, Limit = limit, Payload = Needed };

    private static QdrantFilter Visible(PassageQuery query)
    {
        var labels = new QdrantCondition.IsOneOf(PointField.Labels, query.Access.Labels);
        return query.Documents is null ? QdrantFilter.All(labels) : QdrantFilter.All(labels, new QdrantCondition.IsOneOf(PointField.DocumentId, query.Documents));
    }
}
