using ChatBot.Index;

namespace ChatBot.Server.Stores.Qdrant;

/// <summary>Makes the collections of an index, puts it into use in place of another, and clears away the one before.</summary>
internal sealed class QdrantGround(QdrantApi api, QdrantOptions options, QdrantStoreOptions settings)
{
    private const string Fingerprint = "fingerprint";

    /// <summary>What the signature of the embedding model stands under in the metadata of the passages.</summary>
    public const string Model = "model";

    /// <summary>Sees to it that the collections are there and were made for this index. Gives the pair that is in use, which a first index is at once.</summary>
    public async Task<QdrantPair> PrepareAsync(QdrantPair pair, CancellationToken cancellationToken)
    {
        await api.CheckVersionAsync(cancellationToken);
        var documents = MakeAsync(
            pair.Documents,
            new QdrantCollection { Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { [Fingerprint] = settings.Fingerprint } },
            [
                new QdrantKey(PointField.Kind, QdrantKeyType.Keyword),
                new QdrantKey(PointField.DocumentId, QdrantKeyType.Keyword),
                new QdrantKey(PointField.Version, QdrantKeyType.Keyword),
                new QdrantKey(PointField.Generation, QdrantKeyType.Integer),
                new QdrantKey(PointField.Until, QdrantKeyType.Moment),
            ],
            cancellationToken);
        var passages = MakeAsync(
            pair.Passages,
            new QdrantCollection
            {
                Dimension = settings.Model?.Dimension,
                HasWords = true,
                Metadata = new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    [Fingerprint] = settings.Fingerprint,
                    [Model] = settings.Model?.Signature ?? "",
                },
            },
            [
                new QdrantKey(PointField.Labels, options.LabelsAreTenants ? QdrantKeyType.Tenant : QdrantKeyType.Keyword),
                new QdrantKey(PointField.DocumentId, QdrantKeyType.Keyword),
                new QdrantKey(PointField.Version, QdrantKeyType.Keyword),
                new QdrantKey(PointField.Chance, QdrantKeyType.Integer),
            ],
            cancellationToken);
        await Task.WhenAll(documents, passages);
        var inUse = QdrantPair.In(await api.AliasesAsync(cancellationToken), options.Collection);
        if (inUse is not null)
        {
            return inUse;
        }

        await api.ChangeAliasesAsync(pair.Use(options.Collection), cancellationToken);
        return pair;
    }

    /// <summary>Puts an index into use. Whoever reads the one before sees its mark within a second; its collections go after a while.</summary>
    public async Task SwitchAsync(QdrantPair pair, QdrantPersistence persistence, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var before = await persistence.RunAsync(async token => QdrantPair.In(await api.AliasesAsync(token), options.Collection), cancellationToken);
        await persistence.RunAsync(token => api.ChangeAliasesAsync(pair.Use(options.Collection), token), cancellationToken);
        if (before is null || before == pair)
        {
            return;
        }

        await persistence.RunAsync(token => RetireAsync(before, now, token), cancellationToken);
    }

    /// <summary>Removes indexes of this name that are not in use and were retired long enough ago.</summary>
    public async Task ClearAsync(QdrantPair inUse, DateTimeOffset retiredBefore, CancellationToken cancellationToken)
    {
        foreach (var name in await api.ListAsync(cancellationToken))
        {
            var pair = new QdrantPair(name);
            if (name.StartsWith(options.Collection + "-", StringComparison.Ordinal) && pair != inUse && await IsRetiredAsync(pair, retiredBefore, cancellationToken))
            {
                await api.DropAsync(pair.Passages, cancellationToken);
                await api.DropAsync(pair.Documents, cancellationToken);
            }
        }
    }

    private async Task<bool> IsRetiredAsync(QdrantPair pair, DateTimeOffset before, CancellationToken cancellationToken)
    {
        try
        {
            return await api.GetAsync(pair.Documents, [PointId.State], QdrantPayload.Whole, QdrantState.Read, cancellationToken)
                is [{ Payload: { IsRetired: true, ChangedAt: { } at } }] && at <= before;
        }
        catch (QdrantException error) when (error.IsNotFound)
        {
            return false;
        }
    }

    private async Task RetireAsync(QdrantPair before, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var state = await api.GetAsync(before.Documents, [PointId.State], QdrantPayload.Whole, QdrantState.Read, cancellationToken) is [{ Payload: var found }] ? found : QdrantState.New;
        await api.UpsertAsync(before.Documents, [(state with { IsRetired = true, ChangedAt = now }).ToPoint()], cancellationToken);
    }

    private async Task MakeAsync(string collection, QdrantCollection wanted, IReadOnlyList<QdrantKey> keys, CancellationToken cancellationToken)
    {
        if (!await api.ExistsAsync(collection, cancellationToken))
        {
            try
            {
                await api.CreateAsync(collection, wanted, cancellationToken);
            }
            catch (QdrantException error) when (error.IsConflict)
            {
                // Sent twice, or another process was faster.
            }
        }

        var info = await api.InfoAsync(collection, cancellationToken);
        if (info.Metadata.GetValueOrDefault(Fingerprint) != settings.Fingerprint || info.Dimension != wanted.Dimension)
        {
            throw new StoreUnusableException(
                $"The collection {collection} was not made by this program for {settings.Fingerprint} (its vectors have {info.Dimension ?? 0} numbers, not {wanted.Dimension ?? 0}). "
                + "Delete it, or use another Index:Qdrant:Collection.");
        }

        var missing = keys.Where(key => !info.IndexedKeys.Contains(key.Name, StringComparer.Ordinal)).ToList();
        await api.IndexAsync(collection, missing, cancellationToken);
    }
}
