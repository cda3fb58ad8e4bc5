using ChatBot.Server.Stores.Qdrant;
using Xunit;

namespace ChatBot.SystemTests.Qdrant;

/// <summary>Every call about collections, made to a real Qdrant.</summary>
[Collection(SharedQdrant.Name)]
public sealed class QdrantCollectionTests(SharedQdrant qdrant)
{
    [QdrantFact]
    public async Task TheServerIsNewEnough()
    {
        await using var calls = await QdrantCalls.OpenAsync(qdrant);

        Assert.True((await calls.Api.CheckVersionAsync(default)).Number >= QdrantApi.OldestVersion);
        Assert.False((await calls.Api.ClusterAsync(default)).IsEnabled);
    }

    [QdrantFact]
    public async Task ACollectionSaysWhatItIs()
    {
        await using var calls = await QdrantCalls.OpenAsync(qdrant);
        await calls.Api.SetMetadataAsync(calls.Collection, new Dictionary<string, string>(StringComparer.Ordinal) { ["cutter"] = "7" }, default);

        var info = await calls.Api.InfoAsync(calls.Collection, default);

        Assert.Equal((QdrantCalls.Dimension, true, 0L), (info.Dimension, info.HasWords, info.Points));
        Assert.Equal(("made-up", "7"), (info.Metadata["model"], info.Metadata["cutter"]));
        Assert.Equal(["kind", "label", "made", "ordinal"], info.IndexedKeys.Order(StringComparer.Ordinal));
        Assert.Equal(["Active"], (await calls.Api.ClusterAsync(calls.Collection, default)).States.Distinct());
    }

    [QdrantFact]
    public async Task ACollectionIsMadeOnceAndDroppedOnce()
    {
        await using var calls = await QdrantCalls.OpenAsync(qdrant);
        var name = calls.Collection + "-other";
        Assert.False(await calls.Api.ExistsAsync(name, default));
        await calls.Api.CreateAsync(name, new QdrantCollection { HasWords = true }, default);

        Assert.True((await Assert.ThrowsAsync<QdrantException>(() => calls.Api.CreateAsync(name, new QdrantCollection(), default))).IsConflict);
        Assert.True(await calls.Api.ExistsAsync(name, default));
        Assert.Contains(name, await calls.Api.ListAsync(default));
        Assert.True(await calls.Api.DropAsync(name, default));
        Assert.False(await calls.Api.DropAsync(name, default));
        Assert.True((await Assert.ThrowsAsync<QdrantException>(() => calls.Api.InfoAsync(name, default))).IsNotFound);
    }

    [QdrantFact]
    public async Task AliasesAreSwitchedTogether()
    {
        await using var calls = await QdrantCalls.OpenAsync(qdrant);
        var (old, next, alias, second) = (calls.Collection, calls.Collection + "-next", calls.Collection + "-alias", calls.Collection + "-second");
        await calls.Api.CreateAsync(next, new QdrantCollection(), default);
        await calls.Api.ChangeAliasesAsync([new(alias, old), new(second, old)], default);
        Assert.Equal(QdrantCalls.Dimension, (await calls.Api.InfoAsync(alias, default)).Dimension);

        await calls.Api.ChangeAliasesAsync([new(alias, next), new(second, null)], default);

        var aliases = await calls.Api.AliasesAsync(default);
        Assert.Equal(next, aliases[alias]);
        Assert.DoesNotContain(second, aliases.Keys);
        await calls.Api.DropAsync(next, default);
    }

    [QdrantFact(ownServer: true)]
    public async Task ASnapshotBringsBackWhatWasDeletedAfterIt()
    {
        await using var server = await QdrantServer.StartAsync();
        await using var calls = await QdrantCalls.OpenAsync(new QdrantOptions { Endpoints = [server.Url] }, "kept");
        await calls.Api.UpsertAsync("kept", [QdrantCalls.Point(1), QdrantCalls.Point(2)], default);

        var snapshot = await calls.Api.CreateSnapshotAsync("kept", default);
        await calls.Api.DeleteAsync("kept", [QdrantCalls.Id(1)], default);
        Assert.Contains(snapshot, await calls.Api.SnapshotsAsync("kept", default));
        await calls.Api.RecoverSnapshotAsync("kept", new Uri($"file://{server.Snapshots}/kept/{snapshot}"), default);

        Assert.Equal(2, await calls.Api.CountAsync("kept", null, default));
    }

    [QdrantFact(ownServer: true)]
    public async Task AWrongKeyIsRefusedAndNeverShown()
    {
        await using var server = await QdrantServer.StartAsync("the-right-key");
        await using var right = await QdrantCalls.OpenAsync(new QdrantOptions { Endpoints = [server.Url], ApiKey = "the-right-key" }, "kept");
        var options = new QdrantOptions { Endpoints = [server.Url], ApiKey = "the-wrong-key" };
        using var connection = new QdrantConnection(options, TimeProvider.System);

        var error = await Assert.ThrowsAsync<QdrantException>(() => new QdrantApi(connection, options).CountAsync("kept", null, default));

        Assert.Equal((QdrantFailure.Refused, 401, false), (error.Failure, error.Status, error.IsPassing));
        Assert.DoesNotContain("the-wrong-key", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await right.Api.CountAsync("kept", null, default));
    }
}
