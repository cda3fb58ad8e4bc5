using System.Text.Json;
using ChatBot.SystemTests.Running;

namespace ChatBot.SystemTests.Qdrant;

/// <summary>Three nodes of one cluster on this machine, each of which can be killed and started again.</summary>
internal sealed class QdrantCluster : IAsyncDisposable
{
    private readonly HttpClient client = new() { Timeout = ChatBotProcess.Patience };

    private QdrantCluster(IReadOnlyList<QdrantServer> nodes) => Nodes = nodes;

    /// <summary>The nodes; the first one founded the cluster.</summary>
    public IReadOnlyList<QdrantServer> Nodes { get; }

    /// <summary>The addresses of all nodes.</summary>
    public IReadOnlyList<string> Urls => [.. Nodes.Select(node => node.Url)];

    /// <summary>Starts it and waits until all nodes know each other.</summary>
    public static async Task<QdrantCluster> StartAsync()
    {
        var ports = new[] { Waiting.FreePort(), Waiting.FreePort(), Waiting.FreePort() };
        var first = new Uri($"http://127.0.0.1:{ports[0]}");
        var cluster = new QdrantCluster([QdrantServer.OfCluster(ports[0], null), QdrantServer.OfCluster(ports[1], first), QdrantServer.OfCluster(ports[2], first)]);
        try
        {
            foreach (var node in cluster.Nodes)
            {
                node.Start();
                await node.UntilReadyAsync();
            }

            await Waiting.UntilAsync("three peers know each other", cluster.IsCompleteAsync);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until each node says that every replica of the collection is active and nothing is being copied.</summary>
    public Task UntilWholeAsync(string collection) => Waiting.UntilAsync("all replicas are active", async () =>
    {
        foreach (var node in Nodes)
        {
            using var answer = await GetAsync(node, $"collections/{collection}/cluster");
            if (answer is null || !IsWhole(answer.RootElement.GetProperty("result")))
            {
                return false;
            }
        }

        return true;
    });

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        foreach (var node in Nodes)
        {
            await node.DisposeAsync();
        }
    }

    private static bool IsWhole(JsonElement cluster) =>
        cluster.GetProperty("local_shards").EnumerateArray().Concat(cluster.GetProperty("remote_shards").EnumerateArray())
            .All(shard => shard.GetProperty("state").GetString() == "Active")
        && cluster.GetProperty("shard_transfers").GetArrayLength() == 0;

    private async Task<bool> IsCompleteAsync()
    {
        foreach (var node in Nodes)
        {
            using var answer = await GetAsync(node, "cluster");
            if (answer is null || answer.RootElement.GetProperty("result").GetProperty("peers").EnumerateObject().Count() != Nodes.Count)
            {
                return false;
            }
        }

        return true;
    }

    private async Task<JsonDocument?> GetAsync(QdrantServer node, string path)
    {
        try
        {
            using var response = await client.GetAsync(new Uri(node.Address, path));
            return response.IsSuccessStatusCode ? JsonDocument.Parse(await response.Content.ReadAsStringAsync()) : null;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}
