using ChatBot.Index;

namespace ChatBot.Server.Stores.Qdrant;

/// <summary>What Qdrant is and holds, in sentences for people.</summary>
/// <param name="Server">Version, and how many nodes there are.</param>
/// <param name="HasIndex">Whether there is an index of the name in the settings.</param>
/// <param name="Index">Its collection and how much is in it.</param>
internal sealed record QdrantStatus(string Server, bool HasIndex, string Index)
{
    /// <summary>Asks for it, and makes sure that filters are heeded.</summary>
    /// <exception cref="StoreUnreachableException">Nothing answers.</exception>
    /// <exception cref="StoreUnusableException">What answers cannot be used.</exception>
    public static async Task<QdrantStatus> OfAsync(QdrantOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        using var connection = new QdrantConnection(options, time);
        var api = new QdrantApi(connection, options);
        try
        {
            var version = await api.CheckVersionAsync(cancellationToken);
            var cluster = await api.ClusterAsync(cancellationToken);
            var server = $"Qdrant {version.Text} answers at {connection.Names}{(cluster.IsEnabled ? $", a cluster of {cluster.Peers} nodes" : "")}";
            if (QdrantPair.In(await api.AliasesAsync(cancellationToken), options.Collection) is not { } pair)
            {
                return new QdrantStatus(server, HasIndex: false, $"there is no index {options.Collection} in it yet");
            }

            await api.CheckFiltersAsync(pair.Passages, cancellationToken);
            var ofDocument = QdrantFilter.All(new QdrantCondition.Is(PointField.Kind, PointField.DocumentKind));
            var gone = new QdrantFilter(
                must: [new QdrantCondition.Is(PointField.Kind, PointField.DocumentKind), new QdrantCondition.BetweenMoments(PointField.Until, null, DateTimeOffset.MaxValue)]);
            var documents = await api.CountAsync(pair.Documents, ofDocument, cancellationToken) - await api.CountAsync(pair.Documents, gone, cancellationToken);
            var passages = await api.CountAsync(pair.Passages, null, cancellationToken);
            return new QdrantStatus(server, HasIndex: true, $"the index {options.Collection} is the collection {pair.Passages}: {documents} documents, {passages} passages");
        }
        catch (QdrantException error)
        {
            throw QdrantStore.Explained(error);
        }
    }
}
