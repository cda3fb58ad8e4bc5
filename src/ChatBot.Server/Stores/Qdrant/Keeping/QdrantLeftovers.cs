using System.Runtime.CompilerServices;
using System.Text.Json;
using ChatBot.Index;

namespace ChatBot.Server.Stores.Qdrant;

/// <summary>What a writer has left that did not come to its end.</summary>
/// <param name="Unknown">Documents of which there are passages or texts, but no catalogue entry.</param>
/// <param name="Outdated">Documents of which there are passages of another version than the present one.</param>
/// <param name="Texts">Texts of another version than the present one that are not marked as such.</param>
internal sealed record QdrantLeftovers(IReadOnlyList<string> Unknown, IReadOnlyList<string> Outdated, IReadOnlyList<(string DocumentId, string Version)> Texts)
{
    private const int PointsPerPage = 2_048;

    private static readonly QdrantPayload Belonging = QdrantPayload.Only(PointField.DocumentId, PointField.Version, PointField.Until);

    private readonly record struct Owner(string DocumentId, string Version, bool IsEnded);

    /// <summary>Compares everything that there is with the catalogue.</summary>
    public static async Task<QdrantLeftovers> FindAsync(
        QdrantApi api, QdrantPair pair, IReadOnlyDictionary<string, DocumentEntry> documents, CancellationToken cancellationToken)
    {
        var (unknown, outdated) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        var texts = new HashSet<(string DocumentId, string Version)>();
        await foreach (var owner in OwnersAsync(api, pair.Passages, null, cancellationToken))
        {
            if (!documents.TryGetValue(owner.DocumentId, out var present))
            {
                unknown.Add(owner.DocumentId);
            }
            else if (present.Version != owner.Version)
            {
                outdated.Add(owner.DocumentId);
            }
        }

        await foreach (var owner in OwnersAsync(api, pair.Documents, QdrantFilter.All(new QdrantCondition.Is(PointField.Kind, PointField.TextKind)), cancellationToken))
        {
            if (!documents.TryGetValue(owner.DocumentId, out var present))
            {
                unknown.Add(owner.DocumentId);
            }
            else if (present.Version != owner.Version && !owner.IsEnded)
            {
                texts.Add((owner.DocumentId, owner.Version));
            }
        }

        return new QdrantLeftovers([.. unknown], [.. outdated], [.. texts]);
    }

    private static async IAsyncEnumerable<Owner> OwnersAsync(
        QdrantApi api, string collection, QdrantFilter? filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Guid? next = null;
        do
        {
            var page = await api.ScrollAsync(collection, filter, Belonging, PointsPerPage, next, Read, cancellationToken);
            foreach (var point in page.Points)
            {
                yield return point.Payload;
            }

            next = page.Next;
        }
        while (next is not null);
    }

    private static Owner Read(ref Utf8JsonReader json)
    {
        using var payload = JsonDocument.ParseValue(ref json);
        var root = payload.RootElement;
        return new Owner(
            root.GetProperty(PointField.DocumentId).GetString()!, root.GetProperty(PointField.Version).GetString()!, root.TryGetProperty(PointField.Until, out _));
    }
}
