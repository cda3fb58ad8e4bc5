using ChatBot.Index;

namespace ChatBot.Server.Stores.Qdrant;

/// <summary>Makes the collections of an index, puts it into use in place of another, and clears away the one before.</summary>
internal sealed class QdrantGround(QdrantApi api, QdrantOptions options, QdrantStoreOptions settings)
{
    private const string Fingerprint = "fingerprint";

    /// <summary>What the signature of the embedding model stands under in the metadata of the passages.</summary>
    public const string Model = "model";

    // An index that began to grow beside another and was left for so long is not wanted any more.
    private static readonly TimeSpan UnfinishedStay = TimeSpan.FromDays(7);

    /// <summary>Sees to it that the collections are there and were made for this index. Gives the pair that is in use, which a first index is at once.</summary>
    public async Task<QdrantPair> PrepareAsync(QdrantPair pair, CancellationToken cancellationToken)
    {
        await api.CheckVersionAsync(cancellationToken);
        await CheckNamesAsync(cancellationToken);
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

                // Beside the bytes that are compared in memory, the vectors themselves are read for the best alone.
                VectorsOnDisk = options.Quantization == QdrantQuantization.Scalar,
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
        await api.CheckFiltersAsync(pair.Passages, cancellationToken);
        var inUse = QdrantPair.In(await api.AliasesAsync(cancellationToken), options.Collection);
        if (inUse is not null)
        {
            return inUse;
        }

        await api.ChangeAliasesAsync(pair.Use(options.Collection), cancellationToken);
        return pair;
    }

    /// <summary>
    /// Puts an index into use. The one before is marked first, so that no replica misses the change wherever this is cut off; until the aliases are
    /// switched, which is one step, a replica that sees the mark goes on with what it has.
    /// </summary>
    public async Task SwitchAsync(QdrantPair pair, QdrantPersistence persistence, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var before = await persistence.RunAsync(async token => QdrantPair.In(await api.AliasesAsync(token), options.Collection), cancellationToken);
        if (before is not null && before != pair)
        {
            await persistence.RunAsync(token => RetireAsync(before, now, token), cancellationToken);
        }

        await persistence.RunAsync(token => api.ChangeAliasesAsync(pair.Use(options.Collection), token), cancellationToken);
    }

    /// <summary>Removes indexes of this name that are not in use and were retired long enough ago, and what is left of such. Says whether some have to stay a little longer.</summary>
    public async Task<bool> ClearAsync(QdrantPair own, DateTimeOffset now, TimeSpan retiredStay, CancellationToken cancellationToken)
    {
        var names = await api.ListAsync(cancellationToken);
        var used = (await api.AliasesAsync(cancellationToken)).Values.ToHashSet(StringComparer.Ordinal);
        var anyStays = false;
        foreach (var pair in names.Select(name => QdrantPair.Named(name, options.Collection)).OfType<QdrantPair>().Distinct())
        {
            if (pair == own || used.Contains(pair.Passages) || used.Contains(pair.Documents))
            {
                continue;
            }

            switch (await StateAsync(pair, cancellationToken))
            {
                case { IsRetired: true, ChangedAt: { } at } when at > now - retiredStay:
                    anyStays = true;
                    break;
                case { IsRetired: true }:
                case { ChangedAt: { } at } when at <= now - UnfinishedStay:
                    // In this order, so that what says that it is to go is there until the end.
                    await api.DropAsync(pair.Passages, cancellationToken);
                    await api.DropAsync(pair.Documents, cancellationToken);
                    break;
            }
        }

        return anyStays;
    }

    // Names of aliases that are taken would be found out only after everything has been made.
    private async Task CheckNamesAsync(CancellationToken cancellationToken)
    {
        var names = await api.ListAsync(cancellationToken);
        if (names.FirstOrDefault(name => new QdrantPair(options.Collection) is var taken && (name == taken.Passages || name == taken.Documents)) is { } foreign)
        {
            throw new StoreUnusableException(
                $"There is a collection {foreign} in Qdrant that is not of this program, which needs the name for an alias. Use another Index:Qdrant:Collection.");
        }
    }

    private async Task<QdrantState?> StateAsync(QdrantPair pair, CancellationToken cancellationToken)
    {
        try
        {
            return await api.GetAsync(pair.Documents, [PointId.State], QdrantPayload.Whole, QdrantState.Read, cancellationToken) is [{ Payload: var found }] ? found : null;
        }
        catch (QdrantException error) when (error.IsNotFound)
        {
            return null;
        }
    }

    private async Task RetireAsync(QdrantPair before, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var state = await StateAsync(before, cancellationToken) ?? QdrantState.New;
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
        if (info.Metadata.GetValueOrDefault(Fingerprint) != settings.Fingerprint || info.Dimension != wanted.Dimension || info.HasWords != wanted.HasWords)
        {
            throw new StoreUnusableException(
                $"The collection {collection} was not made by this program for {settings.Fingerprint} (its vectors have {info.Dimension ?? 0} numbers, not {wanted.Dimension ?? 0}). "
                + "Delete it, or use another Index:Qdrant:Collection.");
        }

        var missing = keys.Where(key => !info.IndexedKeys.Contains(key.Name, StringComparer.Ordinal)).ToList();
        await api.IndexAsync(collection, missing, cancellationToken);
    }
}
