using System.Collections.Concurrent;
using System.Text.Json;
using ChatBot.Access;
using ChatBot.Index;

namespace ChatBot.Server.Stores.Qdrant;

/// <summary>
/// One search: asks the database in all ways at once, throws away what the replica does not know or the asker may not see, and reads the rest
/// again, so that the scores are those of the embedded store.
/// </summary>
/// <param name="signature">Of the embedding model that questions are asked with; empty for none.</param>
internal sealed class QdrantSearch(QdrantApi api, QdrantReplica replica, string signature)
{
    private const int FewestCandidates = 50;
    private const int CandidatesByTitle = 20;
    private const int MostSharing = 12;
    private const int CandidatesByName = 32;
    private const int NearestCandidates = 50;
    private const int Sample = 256;

    // Where vectors are held as bytes, twice as many are fetched and compared once more exactly.
    private const double Oversampling = 2;

    private static readonly QdrantPayload Needed = QdrantPayload.Only([.. PassagePayload.Needed]);

    private readonly ConcurrentBag<PointSearch> idle = [];

    /// <summary>A passage that was found, with its document as the replica knows it.</summary>
    private sealed record Found(Guid Point, StoredPassage Passage, DocumentEntry Document, PassageContent Content)
    {
        /// <summary>What it is worth.</summary>
        public float Score { get; init; }

        /// <summary>Its cosine with the question; null without one.</summary>
        public double? Cosine { get; init; }

        /// <summary>See <see cref="PassageHit.Words"/>.</summary>
        public Leg? Words { get; init; }

        /// <summary>See <see cref="PassageHit.Meaning"/>.</summary>
        public Leg? Meaning { get; init; }

        /// <summary>What the names it shares with the best passage are worth.</summary>
        public float SharedNames { get; init; }
    }

    /// <summary>What the database proposes for a query.</summary>
    /// <param name="Passages">All passages, each once.</param>
    /// <param name="Nearest">Those that are near by meaning, nearest first.</param>
    /// <param name="Spread">How the cosines of passages by chance lie; null when meaning takes no part.</param>
    private sealed record Proposal(List<Found> Passages, IReadOnlyList<Guid> Nearest, MeaningSpread? Spread);

    /// <summary>The best passages for a query, best first.</summary>
    public async ValueTask<PassageHits> FindAsync(PassageQuery query, CancellationToken cancellationToken)
    {
        while (replica.Pair is { } pair)
        {
            var hits = await FindAsync(pair, query, cancellationToken);
            if (replica.Pair == pair)
            {
                return hits;
            }

            // Another index took this one's place meanwhile: passages of the one must not be read with the catalogue of the other.
        }

        return new PassageHits([], 0);
    }

    /// <summary>Reads words or titles on behalf of an asker.</summary>
    public T Reading<T>(AccessFilter access, Func<PointSearch, LoadedView, T> read)
    {
        var search = idle.TryTake(out var known) ? known : new PointSearch();
        var result = replica.Read(index => read(search, index.View(access)));
        idle.Add(search);
        return result;
    }

    private async ValueTask<PassageHits> FindAsync(QdrantPair pair, PassageQuery query, CancellationToken cancellationToken)
    {
        query = query with { Meaning = ComparableMeaning(query) };
        var asked = Reading(query.Access, (search, view) => search.Read(query.Words, view));
        var proposal = await ProposedAsync(pair, query, asked, cancellationToken);
        var (best, fusion) = Scored(asked, proposal, query);
        if (query.FollowsNames && best.Count > 0)
        {
            best = await FollowNamesAsync(pair, query, asked, best, fusion, cancellationToken);
        }

        return new PassageHits(Hits(best, query), asked.PossibleScore) { Fusion = fusion };
    }

    // A vector of another model would be compared without an error, and mean nothing.
    private ReadOnlyMemory<float>? ComparableMeaning(PassageQuery query) =>
        query.Meaning is { Length: > 0 } vector && signature.Length > 0 && replica.MadeWith.GetValueOrDefault(QdrantGround.Model) == signature
            ? vector : default(ReadOnlyMemory<float>?);

    private async Task<Proposal> ProposedAsync(QdrantPair pair, PassageQuery query, AskedQuery asked, CancellationToken cancellationToken)
    {
        var legs = LegsOf(query, asked);
        var proposed = legs.Count == 0 ? Task.FromResult<IReadOnlyList<IReadOnlyList<QdrantFound<StoredPassage?>>>>([])
            : api.SearchAsync(pair.Passages, [.. legs.Select(leg => leg.Leg)], ReadIfAny, cancellationToken);
        var first = api.GetAsync(pair.Passages, FirstPassages(query), Needed, ReadIfAny, cancellationToken);
        var found = new Dictionary<Role, IReadOnlyList<QdrantFound<StoredPassage?>>>();
        foreach (var (points, (role, _)) in (await proposed).Zip(legs))
        {
            found.Add(role, points);
        }

        var passages = Known(query, found.Where(leg => leg.Key != Role.Chance).SelectMany(leg => leg.Value).Concat(await first));
        IReadOnlyList<Guid> nearest = [.. found.GetValueOrDefault(Role.Nearest, []).Select(point => point.Id)];
        return new Proposal(passages, nearest, found.TryGetValue(Role.Chance, out var chance) ? SpreadOf(chance, query) : null);
    }

    private enum Role
    {
        Words,
        Titles,
        Nearest,
        Chance,
    }

    private List<(Role Role, QdrantLeg Leg)> LegsOf(PassageQuery query, AskedQuery asked)
    {
        var legs = new List<(Role, QdrantLeg)>();
        var visible = Visible(query);
        if (asked.Vector.Indices.Length > 0)
        {
            legs.Add((Role.Words, Leg(asked.Vector, query, visible, Math.Max(FewestCandidates, query.Limit * 2))));
            var named = asked.NamedDocuments.Where(id => query.Documents?.Contains(id, StringComparer.Ordinal) ?? true).ToList();
            if (named.Count > 0)
            {
                var titled = visible.And(QdrantFilter.All(new QdrantCondition.IsOneOf(PointField.DocumentId, named)));
                legs.Add((Role.Titles, Leg(asked.Vector, query, titled, CandidatesByTitle)));
            }
        }

        if (query.Meaning is { } vector)
        {
            legs.Add((Role.Nearest, new QdrantLeg { Meaning = vector, Filter = visible, Limit = NearestCandidates, Payload = Needed, Oversampling = Oversampling }));
            legs.Add((Role.Chance, new QdrantLeg { Meaning = vector, Filter = ByChance(query), Limit = 2 * Sample, Payload = QdrantPayload.None, Exact = true }));
        }

        return legs;
    }

    // Some passages by chance, always the same, tell how far a cosine stands out.
    private QdrantFilter ByChance(PassageQuery query)
    {
        var passages = Reading(query.Access, (_, view) => view.PassageCount);
        var to = passages <= Sample ? PointField.Chances : PointField.Chances / passages * Sample;
        return QdrantFilter.All(new QdrantCondition.IsOneOf(PointField.Labels, query.Access.Labels), new QdrantCondition.Between(PointField.Chance, 0, to));
    }

    private MeaningSpread SpreadOf(IReadOnlyList<QdrantFound<StoredPassage?>> chance, PassageQuery query)
    {
        var mean = chance.Count == 0 ? 0 : chance.Average(point => point.Score);
        var deviation = chance.Count == 0 ? 0 : Math.Sqrt(chance.Average(point => (point.Score - mean) * (point.Score - mean)));
        return new MeaningSpread(mean, deviation, Reading(query.Access, (_, view) => view.PassageCount));
    }

    // Where only the scores are wanted there is no payload.
    private static StoredPassage? ReadIfAny(ref Utf8JsonReader json) => PassagePayload.Read(ref json);

    // Of a document that was asked for, at least the first passage is found.
    private List<Guid> FirstPassages(PassageQuery query) => [.. (query.Documents ?? []).Distinct(StringComparer.Ordinal)
        .Select(id => replica.Find(id, query.Access)).OfType<DocumentEntry>().Where(entry => entry.PassageCount > 0)
        .Select(entry => PointId.OfPassage(entry.Id, entry.Version, 0))];

    // Hits of a version that is not the document's present one belong to a replacement that is going on.
    private List<Found> Known(PassageQuery query, IEnumerable<QdrantFound<StoredPassage?>> points)
    {
        var known = new List<Found>();
        var met = new HashSet<Guid>();
        foreach (var point in points)
        {
            if (point.Payload is { } passage && met.Add(point.Id) && replica.Find(passage.DocumentId, query.Access) is { } document && document.Version == passage.Version
                && passage.Ordinal < document.PassageCount && (query.Documents?.Contains(document.Id, StringComparer.Ordinal) ?? true))
            {
                known.Add(new Found(point.Id, passage, document, passage.ContentIn(document)) { Cosine = query.Meaning is null ? null : point.Score });
            }
        }

        return known;
    }

    // By words as the embedded store does it, then by both.
    private (List<Found> Best, Fusion? Fusion) Scored(AskedQuery asked, Proposal proposal, PassageQuery query)
    {
        var best = Sorted(Using(search =>
        {
            search.Use(asked);
            return proposal.Passages.ConvertAll(one => one with { Score = search.ScoreOf(asked, one.Document.Id, one.Content) });
        }));
        for (var i = 0; i < best.Count && best[i].Score > 0; i++)
        {
            best[i] = best[i] with { Words = new Leg(i + 1, best[i].Score) };
        }

        if (proposal.Spread is not { } spread)
        {
            return (best, null);
        }

        foreach (var (rank, id) in proposal.Nearest.Index())
        {
            if (best.FindIndex(one => one.Point == id) is >= 0 and var at)
            {
                best[at] = best[at] with { Meaning = new Leg(rank + 1, best[at].Cosine ?? 0) };
            }
        }

        var fusion = query.Fusion ?? Fusion.Of(best.ConvertAll(one => new FusionPassage(one.Score, one.Cosine)), spread, asked.PossibleScore);
        return (Sorted(best.ConvertAll(one => one with { Score = (float)fusion.Score(one.Score, one.Cosine) })), fusion);
    }

    // Passages that share rare names with the best one come up, or in, behind it.
    private async Task<List<Found>> FollowNamesAsync(
        QdrantPair pair, PassageQuery query, AskedQuery asked, List<Found> best, Fusion? fusion, CancellationToken cancellationToken)
    {
        var first = best[0];
        if (Reading(query.Access, (search, view) => search.ReadNames(first.Content.Text, asked, view)) is not { } names)
        {
            return best;
        }

        var legs = await api.SearchAsync(pair.Passages, [Leg(names.Vector, query, Visible(query), CandidatesByName)], ReadIfAny, cancellationToken);
        var others = Known(query, legs[0]).Where(one => !best.Exists(known => known.Point == one.Point)).ToList();
        return Using(search =>
        {
            search.Use(names);
            var shared = best.Concat(others).ToDictionary(one => one.Point, one => search.NameScoreOf(names, one.Content));
            search.Use(asked);
            var more = others.ConvertAll(one => one with { Score = search.ScoreOf(asked, one.Document.Id, one.Content) })
                .OrderByDescending(one => one.Score + shared[one.Point]).Take(MostSharing)
                .Select(one => fusion is null ? one : one with { Score = (float)fusion.Score(one.Score, one.Cosine) });
            var all = best.Concat(more).Select(one => one.Point == first.Point || shared[one.Point] <= 0 ? one
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
                    Words = found.Words,
                    Meaning = found.Meaning,
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

    // With a vector, what is found by words comes back with its cosine.
    private static QdrantLeg Leg(SparseVector vector, PassageQuery query, QdrantFilter filter, int limit) => new()
    {
        Words = new QdrantSparse(vector.Indices, vector.Values),
        Meaning = query.Meaning,
        Filter = filter,
        Limit = limit,
        Payload = Needed,
    };

    private static QdrantFilter Visible(PassageQuery query)
    {
        var labels = new QdrantCondition.IsOneOf(PointField.Labels, query.Access.Labels);
        return query.Documents is null ? QdrantFilter.All(labels) : QdrantFilter.All(labels, new QdrantCondition.IsOneOf(PointField.DocumentId, query.Documents));
    }
}
