using ChatBot.Index;
using ChatBot.Server.Stores.Qdrant;
using ChatBot.Tests.Index;
using Xunit;

namespace ChatBot.SystemTests.Qdrant;

/// <summary>The store in Qdrant keeps the promises of every store, and some of its own.</summary>
[Collection(SharedQdrant.Name)]
public sealed class QdrantStoreTests(SharedQdrant qdrant) : PassageStoreConformance
{
    private readonly string name = qdrant.NewName();

    private protected override async Task<IPassageStore> OpenAsync() => await OpenAsync("test");

    public override async Task DisposeAsync()
    {
        var store = (QdrantStore)Store;
        foreach (var collection in await store.Api.ListAsync(default))
        {
            if (collection.StartsWith(name, StringComparison.Ordinal))
            {
                await store.Api.DropAsync(collection, default);
            }
        }

        await base.DisposeAsync();
    }

    private async Task<QdrantStore> OpenAsync(string fingerprint) => new(
        new QdrantOptions { Endpoints = [await qdrant.UrlAsync()], Collection = name },
        new QdrantStoreOptions { Fingerprint = fingerprint, GiveUpAfter = TimeSpan.FromSeconds(20) },
        TimeProvider.System);
}
