using System.Diagnostics;
using ChatBot.Access;
using ChatBot.Index;
using ChatBot.Server.Stores.Qdrant;
using ChatBot.SystemTests.Running;
using Xunit;
using Xunit.Abstractions;

namespace ChatBot.SystemTests.Qdrant;

/// <summary>An index on three nodes with two copies of everything, while nodes are killed under reads and writes.</summary>
[Collection(SharedQdrant.Name)]
public sealed class StoreClusterTests(SharedQdrant qdrant, ITestOutputHelper output)
{
    private const int Seed = 20_261_124;
    private const int Documents = 40;

    private static readonly AccessFilter Everybody = AccessFilter.For(new Principal { Id = "t", Labels = ["staff"] });
    private static readonly PassageQuery Titles = new() { Access = Everybody, Words = "title", Limit = 50 };

    [QdrantFact(ownServer: true)]
    public async Task TheDeathOfOneNodeFailsNothingAndOfTwoLosesNothing()
    {
        await using var cluster = await QdrantCluster.StartAsync();
        using var place = new QdrantPlace("kept", cluster.Urls, replicas: 2).WithDocuments(Documents, Seed);
        await using var writing = place.Open();
        await using var reading = place.Open();
        await place.IndexAsync(writing, batch: 100);
        var pair = writing.Replica.Pair!;
        await WholeAsync(cluster, pair);

        // One node after another, while people ask and documents change.
        var (asked, failed, slowest) = (0, 0, TimeSpan.Zero);
        using var done = new CancellationTokenSource();
        var asking = Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                var started = Stopwatch.GetTimestamp();
                try
                {
                    Assert.NotEmpty((await reading.SearchAsync(Titles, default)).Hits);
                    asked++;
                }
                catch (StoreUnreachableException)
                {
                    failed++;
                }

                var took = Stopwatch.GetElapsedTime(started);
                slowest = took > slowest ? took : slowest;
            }
        });
        var round = 0;
        foreach (var node in cluster.Nodes)
        {
            place.Change(Documents, Seed + ++round);
            var indexing = place.IndexAsync(writing);
            await node.KillAsync();
            await indexing;
            place.Workplace.With("d1.md", "# Title 1\n\nBack again.\n");
            await place.IndexAsync(writing);
            await node.RestartAsync();
            var back = Stopwatch.GetTimestamp();
            await WholeAsync(cluster, pair);
            var counts = await LevelAsync(cluster, pair);
            output.WriteLine($"node {round} killed: whole and level {Stopwatch.GetElapsedTime(back).TotalSeconds:0.0} s after it was back, {counts} points on each; {asked} questions, {failed} failed, the slowest took {slowest.TotalMilliseconds:0} ms");
        }

        await done.CancelAsync();
        await asking;
        Assert.Equal(0, failed);
        Assert.InRange(slowest, TimeSpan.Zero, TimeSpan.FromSeconds(3));
        await AssertCleanAsync(place, writing);

        // Two of three: a clear sentence, and nothing that was acknowledged is lost.
        place.Change(Documents, Seed + 10);
        string sentence;
        await using (var dying = place.Open(giveUp: TimeSpan.FromSeconds(4)))
        {
            var indexing = place.IndexAsync(dying);
            await Waiting.UntilAsync("it is in the midst of it", async () => (await writing.Api.GetAsync(pair.Documents, [PointId.State], QdrantPayload.Whole, QdrantState.Read, default))[0].Payload.IsBeingWritten);
            await cluster.Nodes[1].KillAsync();
            await cluster.Nodes[2].KillAsync();
            sentence = (await Assert.ThrowsAsync<StoreUnreachableException>(() => indexing)).Message;
        }

        await cluster.Nodes[1].RestartAsync();
        await cluster.Nodes[2].RestartAsync();
        var returned = Stopwatch.GetTimestamp();
        await WholeAsync(cluster, pair);
        var unequal = await CountsAsync(cluster, pair);
        await using var next = place.Open(time: new LaterTime(TimeSpan.FromMinutes(1)));
        await place.IndexAsync(next);
        await AssertCleanAsync(place, next);
        var level = await LevelAsync(cluster, pair);
        output.WriteLine($"two of three killed: {sentence}\nback: {string.Join(", ", unequal)} points; after one pass {level} on each, {Stopwatch.GetElapsedTime(returned).TotalSeconds:0.0} s after they were back");
    }

    private static async Task WholeAsync(QdrantCluster cluster, QdrantPair pair)
    {
        await cluster.UntilWholeAsync(pair.Passages);
        await cluster.UntilWholeAsync(pair.Documents);
    }

    private static async Task<string> LevelAsync(QdrantCluster cluster, QdrantPair pair)
    {
        await Waiting.UntilAsync("all nodes count the same", async () => (await CountsAsync(cluster, pair)).Distinct().Count() == 1);
        return (await CountsAsync(cluster, pair))[0];
    }

    private static async Task<IReadOnlyList<string>> CountsAsync(QdrantCluster cluster, QdrantPair pair)
    {
        var counts = new List<string>();
        foreach (var url in cluster.Urls)
        {
            var alone = new QdrantOptions { Endpoints = [url] };
            using var connection = new QdrantConnection(alone, TimeProvider.System);
            var api = new QdrantApi(connection, alone);
            counts.Add($"{await api.CountAsync(pair.Passages, null, default)}+{await api.CountAsync(pair.Documents, null, default)}");
        }

        return counts;
    }

    private async Task AssertCleanAsync(QdrantPlace place, QdrantStore store)
    {
        var clean = await place.CleanAsync(await qdrant.UrlAsync());
        foreach (var url in place.Options.Endpoints)
        {
            await using var one = place.Open(urls: [url]);
            var content = await StoredContent.ReadAsync(one);
            Assert.Empty(content.Orphans);
            Assert.Equal(clean, content.Lines);
        }

        Assert.Equal(clean.Count, (await store.CatalogueAsync(Everybody, default)).Count);
    }
}
