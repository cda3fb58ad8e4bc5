using System.Text.Json;

namespace ChatBot.Server.Stores.Qdrant;

// Versions, collections, aliases, snapshots and the cluster.
internal sealed partial class QdrantApi
{
    /// <summary>The oldest server with all that is used here: metadata of collections came with it.</summary>
    public static readonly Version OldestVersion = new(1, 16);

    /// <summary>Which Qdrant answers, after making sure that it is new enough.</summary>
    /// <exception cref="QdrantException">It is too old, not Qdrant, or does not answer.</exception>
    public async Task<QdrantVersion> CheckVersionAsync(CancellationToken cancellationToken)
    {
        var call = new QdrantCall(HttpMethod.Get, "", QdrantPatience.Search);
        using var answer = await connection.SendAsync(call, null, cancellationToken);
        var text = Read(call, () => Version(answer.Written));
        if (!System.Version.TryParse(text.Split('-', '+')[0], out var number))
        {
            throw new QdrantException(QdrantFailure.Unreadable, $"What answers at {connection.Names} does not say which version of Qdrant it is.");
        }

        return number >= OldestVersion ? new QdrantVersion(text, number)
            : throw new QdrantException(QdrantFailure.TooOld, $"Qdrant at {connection.Names} is version {text}; this program needs {OldestVersion} or newer.");
    }

    /// <summary>Whether there is a collection or an alias of this name.</summary>
    public Task<bool> ExistsAsync(string collection, CancellationToken cancellationToken) =>
        ReadAsync(new QdrantCall(HttpMethod.Get, $"collections/{collection}/exists", QdrantPatience.Search), null, result => result.GetProperty("exists").GetBoolean(), cancellationToken);

    /// <summary>Makes a collection; that it exists already is a conflict.</summary>
    public Task CreateAsync(string collection, QdrantCollection made, CancellationToken cancellationToken) =>
        AgreeAsync(new QdrantCall(HttpMethod.Put, $"collections/{collection}?timeout={options.WriteTimeoutSeconds}", QdrantPatience.Write), Body(json => made.Write(json, options)), cancellationToken);

    /// <summary>What Qdrant says about a collection or alias.</summary>
    public Task<QdrantCollectionInfo> InfoAsync(string collection, CancellationToken cancellationToken) =>
        ReadAsync(new QdrantCall(HttpMethod.Get, $"collections/{collection}", QdrantPatience.Search), null, QdrantCollectionInfo.Read, cancellationToken);

    /// <summary>The names of all collections.</summary>
    public Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken) =>
        ReadAsync(new QdrantCall(HttpMethod.Get, "collections", QdrantPatience.Search), null, result => Names(result.GetProperty("collections")), cancellationToken);

    /// <summary>Deletes a collection; true when there was one.</summary>
    public Task<bool> DropAsync(string collection, CancellationToken cancellationToken) =>
        ReadAsync(new QdrantCall(HttpMethod.Delete, $"collections/{collection}?timeout={options.WriteTimeoutSeconds}", QdrantPatience.Write), null, result => result.GetBoolean(), cancellationToken);

    /// <summary>Sets what is kept about a collection as a whole; keys that are not named stay.</summary>
    public Task SetMetadataAsync(string collection, IReadOnlyDictionary<string, string> metadata, CancellationToken cancellationToken) =>
        AgreeAsync(new QdrantCall(HttpMethod.Patch, $"collections/{collection}", QdrantPatience.Write), Body(json => QdrantCollection.WriteMetadata(json, metadata)), cancellationToken);

    /// <summary>Makes the keys of the payload quick to filter by; one that exists stays as it is.</summary>
    public async Task IndexAsync(string collection, IReadOnlyList<QdrantKey> keys, CancellationToken cancellationToken)
    {
        foreach (var key in keys)
        {
            var call = new QdrantCall(HttpMethod.Put, $"collections/{collection}/index?wait=true", QdrantPatience.Write);
            await CompleteAsync(call, Body(json => WriteKey(json, key)), cancellationToken);
        }
    }

    /// <summary>Changes aliases, all in one step that no reader sees half of.</summary>
    public Task ChangeAliasesAsync(IReadOnlyList<QdrantAlias> changes, CancellationToken cancellationToken) =>
        AgreeAsync(new QdrantCall(HttpMethod.Post, "collections/aliases", QdrantPatience.Write), Body(json =>
        {
            json.WriteStartArray("actions"u8);
            foreach (var change in changes)
            {
                json.WriteStartObject();
                json.WriteStartObject(change.Collection is null ? "delete_alias" : "create_alias");
                json.WriteString("alias_name"u8, change.Alias);
                if (change.Collection is not null)
                {
                    json.WriteString("collection_name"u8, change.Collection);
                }

                json.WriteEndObject();
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }), cancellationToken);

    /// <summary>All aliases, and what each stands for.</summary>
    public Task<IReadOnlyDictionary<string, string>> AliasesAsync(CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyDictionary<string, string>>(new QdrantCall(HttpMethod.Get, "aliases", QdrantPatience.Search), null, result => result.GetProperty("aliases").EnumerateArray()
            .ToDictionary(alias => alias.GetProperty("alias_name").GetString()!, alias => alias.GetProperty("collection_name").GetString()!, StringComparer.Ordinal), cancellationToken);

    /// <summary>Keeps a collection as it is now in a file on the asked node; its name comes back.</summary>
    // The body says nothing, but .NET sends a request without one again by itself when the connection ends.
    public Task<string> CreateSnapshotAsync(string collection, CancellationToken cancellationToken) =>
        ReadAsync(new QdrantCall(HttpMethod.Post, $"collections/{collection}/snapshots", QdrantPatience.Long, IsRepeatable: false), Body(_ => { }), result => result.GetProperty("name").GetString()!, cancellationToken);

    /// <summary>The names of a collection's snapshots on the asked node.</summary>
    public Task<IReadOnlyList<string>> SnapshotsAsync(string collection, CancellationToken cancellationToken) =>
        ReadAsync(new QdrantCall(HttpMethod.Get, $"collections/{collection}/snapshots", QdrantPatience.Search), null, Names, cancellationToken);

    /// <summary>Makes a collection what a snapshot holds.</summary>
    /// <param name="location">Where the node finds it: a URL, or <c>file://</c> and a path on that node.</param>
    public Task RecoverSnapshotAsync(string collection, Uri location, CancellationToken cancellationToken) =>
        AgreeAsync(new QdrantCall(HttpMethod.Put, $"collections/{collection}/snapshots/recover?wait=true", QdrantPatience.Long), Body(json =>
        {
            json.WriteString("location"u8, location.OriginalString);
            json.WriteString("priority"u8, "snapshot"u8);
        }), cancellationToken);

    /// <summary>What the asked node knows of its cluster.</summary>
    public Task<QdrantClusterInfo> ClusterAsync(CancellationToken cancellationToken) =>
        ReadAsync(new QdrantCall(HttpMethod.Get, "cluster", QdrantPatience.Search), null, result => new QdrantClusterInfo(
            result.GetProperty("status").GetString() == "enabled",
            result.TryGetProperty("peers", out var peers) ? peers.EnumerateObject().Count() : 1), cancellationToken);

    /// <summary>How a collection is spread.</summary>
    public Task<QdrantCollectionCluster> ClusterAsync(string collection, CancellationToken cancellationToken) =>
        ReadAsync(new QdrantCall(HttpMethod.Get, $"collections/{collection}/cluster", QdrantPatience.Search), null, result =>
        {
            var local = result.GetProperty("local_shards").EnumerateArray().ToList();
            var remote = result.GetProperty("remote_shards").EnumerateArray();
            return new QdrantCollectionCluster(
                [.. local.Concat(remote).Select(shard => shard.GetProperty("state").GetString() ?? "")],
                local.Sum(shard => shard.GetProperty("points_count").GetInt64()),
                result.GetProperty("shard_transfers").GetArrayLength());
        }, cancellationToken);

    private static string Version(ReadOnlyMemory<byte> answer)
    {
        var json = new Utf8JsonReader(answer.Span);
        var root = JsonElement.ParseValue(ref json);
        return root.ValueKind == JsonValueKind.Object && root.TryGetProperty("version", out var version) ? version.ToString() : "";
    }

    private static IReadOnlyList<string> Names(JsonElement list) => [.. list.EnumerateArray().Select(item => item.GetProperty("name").GetString()!)];

    private static void WriteKey(Utf8JsonWriter json, QdrantKey key)
    {
        json.WriteString("field_name"u8, key.Name);
        json.WriteStartObject("field_schema"u8);
        json.WriteString("type"u8, key.Type switch
        {
            QdrantKeyType.Integer => "integer",
            QdrantKeyType.Moment => "datetime",
            _ => "keyword",
        });
        if (key.Type == QdrantKeyType.Tenant)
        {
            json.WriteBoolean("is_tenant"u8, true);
        }

        json.WriteEndObject();
    }

    private async Task AgreeAsync(QdrantCall call, PooledBytes body, CancellationToken cancellationToken) =>
        await ReadAsync(call, body, result => result.GetBoolean() ? true : throw new JsonException("Qdrant did not do it"), cancellationToken);
}
