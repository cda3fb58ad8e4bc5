using ChatBot.Server.Stores.Qdrant;
using Xunit;
using Xunit.Abstractions;

namespace ChatBot.SystemTests.Qdrant;

/// <summary>Three real nodes, of which one is killed under reads and writes.</summary>
[Collection(SharedQdrant.Name)]
public sealed class QdrantClusterTests(ITestOutputHelper output)
{
    [QdrantFact(ownServer: true)]
    public async Task WithTwoReplicasTheDeathOfANodeFailsNoReadAndLosesNoPoint()
    {
        await using var cluster = await QdrantCluster.StartAsync();
        var options = new QdrantOptions { Endpoints = cluster.Urls, Replicas = 2, Shards = 3 };
        await using var calls = await QdrantCalls.OpenAsync(options, "kept");
        await cluster.UntilWholeAsync("kept");
        Assert.Equal(3, (await calls.Api.ClusterAsync(default)).Peers);
        await calls.Api.UpsertAsync("kept", QdrantFaultTests.Points(0, 300), default);

        foreach (var (number, node) in cluster.Nodes.Index())
        {
            using var reads = new Load(() => QdrantFaultTests.SearchAsync(calls));
            await reads.UntilSucceededAsync(50);
            await node.KillAsync();
            await reads.UntilSucceededAsync(300);
            await calls.Api.UpsertAsync("kept", QdrantFaultTests.Points(300 + (number * 100), 100), default);
            await reads.UntilSucceededAsync(50);
            await node.RestartAsync();
            var back = TimeProvider.System.GetTimestamp();
            await cluster.UntilWholeAsync("kept");
            await reads.UntilSucceededAsync(50);
            await reads.StopAsync();

            output.WriteLine($"node {number + 1} killed: {reads.Succeeded} searches, {reads.Failed} failed, the slowest took {reads.Slowest.TotalMilliseconds:0} ms; "
                + $"whole again {TimeProvider.System.GetElapsedTime(back).TotalSeconds:0.0} s after it was back");
            Assert.True(reads.Failed == 0, reads.LastFailure);
            foreach (var url in cluster.Urls)
            {
                var alone = new QdrantOptions { Endpoints = [url] };
                using var connection = new QdrantConnection(alone, TimeProvider.System);
                Assert.Equal(400 + (number * 100), await new QdrantApi(connection, alone).CountAsync("kept", null, default));
            }
        }
    }
}
