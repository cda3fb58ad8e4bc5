using System.Globalization;
using System.Text.Json;
using ChatBot.Corpus;
using ChatBot.Index;
using ChatBot.Passages;
using ChatBot.Server.Stores.Qdrant;
using ChatBot.SystemTests.Running;

namespace ChatBot.SystemTests.Qdrant;

/// <summary>A workplace whose index is in Qdrant, the same corpus indexed within the process of the test, and what is then in the server, point by point.</summary>
internal sealed class QdrantPlace : IDisposable
{
    private const int GiveUpSeconds = 60;

    public QdrantPlace(string name, IReadOnlyList<string> urls, int giveUpSeconds = GiveUpSeconds, int replicas = 1)
    {
        Options = new QdrantOptions { Endpoints = urls, Collection = name, GiveUpSeconds = giveUpSeconds, Replicas = replicas };
        Workplace.WriteSettings(JsonSerializer.Serialize(new
        {
            Index = new { Store = "qdrant", BatchDocuments = 2, Qdrant = new { Endpoints = urls, Collection = name, GiveUpSeconds = giveUpSeconds, Replicas = replicas } },
            Limits = new { QuestionsPerMinute = 1_000_000, QuestionsAtOnce = 32 },
        }));
    }

    /// <summary>Corpus, data folder and settings for the program.</summary>
    public Workplace Workplace { get; } = new();

    /// <summary>The same settings for a store in the process of the test.</summary>
    public QdrantOptions Options { get; }

    /// <summary>Writes documents of made-up words, of several passages each.</summary>
    public QdrantPlace WithDocuments(int count, int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
        {
            Write(i, random);
        }

        return this;
    }

    /// <summary>Changes, deletes, relabels and adds documents.</summary>
    public void Change(int count, int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i += 3)
        {
            Write(i, random);
        }

        Workplace.Delete("d1.md");
        Workplace.With("d2.md", File.ReadAllText(Workplace.At("corpus/d2.md")).Replace("access: public", "access: staff", StringComparison.Ordinal));
        Write(count, random);
        Write(count + 1, random);
    }

    /// <summary>A store over the same index.</summary>
    public QdrantStore Open(PassageOptions? passages = null, TimeProvider? time = null, IReadOnlyList<string>? urls = null, TimeSpan? giveUp = null, Action<string>? notice = null)
    {
        var options = new QdrantOptions { Endpoints = urls ?? Options.Endpoints, Collection = Options.Collection, Replicas = Options.Replicas };
        return new QdrantStore(
            options,
            new QdrantStoreOptions
            {
                Fingerprint = IndexFingerprint.Of(passages ?? new PassageOptions()),
                GiveUpAfter = giveUp ?? TimeSpan.FromSeconds(GiveUpSeconds),
                Notice = notice ?? (_ => { }),
            },
            time ?? TimeProvider.System);
    }

    /// <summary>How many documents have been written by now, in use or beside what is in use; 0 while Qdrant cannot be asked.</summary>
    public async Task<long> WrittenAsync(PassageOptions? passages = null)
    {
        using var connection = new QdrantConnection(Options, TimeProvider.System);
        var pair = QdrantPair.Of(Options.Collection, IndexFingerprint.Of(passages ?? new PassageOptions()));
        try
        {
            return await new QdrantApi(connection, Options).CountAsync(
                pair.Documents, QdrantFilter.All(new QdrantCondition.Is(PointField.Kind, PointField.DocumentKind)), default);
        }
        catch (QdrantException error) when (error.IsNotFound || error.IsPassing)
        {
            return 0;
        }
    }

    /// <summary>One pass over the corpus by a store, without a new process.</summary>
    public Task<IndexReport> IndexAsync(QdrantStore store, PassageOptions? passages = null, int batch = 2)
    {
        var corpus = new CorpusOptions();
        var indexer = new Indexer(store, DocumentReaders.Standard(corpus), new DataFolder(Workplace.Data), TimeProvider.System);
        return indexer.RunAsync(
            new IndexerOptions { Paths = [Workplace.At("corpus")], Corpus = corpus, Passages = passages ?? new PassageOptions(), BatchDocuments = batch, Workers = 1 }, progress: null, default);
    }

    /// <summary>What a clean pass over the same corpus gives, under another name.</summary>
    public async Task<IReadOnlyList<string>> CleanAsync(string url, PassageOptions? passages = null)
    {
        using var clean = new QdrantPlace($"{Options.Collection}-clean", [url]);
        foreach (var file in Directory.GetFiles(Workplace.At("corpus")))
        {
            clean.Workplace.With(Path.GetFileName(file), await File.ReadAllTextAsync(file));
        }

        await using var store = clean.Open(passages);
        await clean.IndexAsync(store, passages, batch: 1_000);
        var content = await StoredContent.ReadAsync(store);
        await StoredContent.DropAsync(store);
        Xunit.Assert.Empty(content.Orphans);
        return content.Lines;
    }

    public void Dispose() => Workplace.Dispose();

    private void Write(int number, Random random)
    {
        var words = Enumerable.Range(0, random.Next(150, 500)).Select(i => "w" + random.Next(500) + (i % 12 == 11 ? "." : ""));
        var access = number % 3 == 0 ? "staff" : "public";
        Workplace.With(string.Create(CultureInfo.InvariantCulture, $"d{number}.md"), $"---\naccess: {access}\n---\n\n# Title {number}\n\n{string.Join(' ', words)}\n");
    }
}

/// <summary>What is in an index in Qdrant, point by point.</summary>
/// <param name="Lines">Path, version, labels and passage texts of each document, one a line.</param>
/// <param name="Orphans">Passages and texts that no catalogue entry speaks of and no writer has on its list.</param>
/// <param name="Passages">Number of points in the collection of passages.</param>
/// <param name="Expected">Number of passages by the catalogue.</param>
/// <param name="State">Where the index stands.</param>
internal sealed record StoredContent(IReadOnlyList<string> Lines, IReadOnlyList<string> Orphans, int Passages, int Expected, QdrantState State)
{
    private sealed record Point(string Kind, string DocumentId, string Version, int Ordinal, string Text, string Labels, bool IsEnded);

    /// <summary>Reads the index that the aliases stand for.</summary>
    public static async Task<StoredContent> ReadAsync(QdrantStore store)
    {
        store.Replica.Forget();
        await store.StateAsync(default);
        return await ReadAsync(store.Api, store.Replica.Pair!);
    }

    /// <summary>Reads one pair of collections.</summary>
    public static async Task<StoredContent> ReadAsync(QdrantApi api, QdrantPair pair)
    {
        var documents = new Dictionary<string, DocumentEntry>(StringComparer.Ordinal);
        await foreach (var stored in QdrantReplica.ReadDocumentsAsync(api, pair, 0, QdrantPatience.Write, default))
        {
            if (stored.Document is { } document)
            {
                documents.Add(stored.DocumentId, document.Entry);
            }
        }

        var state = await api.GetAsync(pair.Documents, [PointId.State], QdrantPayload.Whole, QdrantState.Read, default) is [{ Payload: var found }] ? found : QdrantState.New;
        var listed = state.WithOldPassages.Keys.ToHashSet(StringComparer.Ordinal);
        var passages = await AllAsync(api, pair.Passages);
        var texts = (await AllAsync(api, pair.Documents)).Where(point => point.Kind == PointField.TextKind).ToList();
        var orphans = passages.Where(point => !documents.TryGetValue(point.DocumentId, out var entry) || (entry.Version != point.Version && !listed.Contains(point.DocumentId)))
            .Concat(texts.Where(point => !documents.TryGetValue(point.DocumentId, out var entry) || (entry.Version != point.Version && !point.IsEnded)));
        var byDocument = passages.Where(point => documents.TryGetValue(point.DocumentId, out var entry) && entry.Version == point.Version).ToLookup(point => point.DocumentId);
        var lines = documents.Values.OrderBy(entry => entry.Path, StringComparer.Ordinal).Select(entry =>
            $"{entry.Path} {entry.Version} {entry.Access} {entry.PassageCount} {texts.Count(text => text.DocumentId == entry.Id && text.Version == entry.Version)}: "
            + string.Join(" | ", byDocument[entry.Id].OrderBy(point => point.Ordinal).Select(point => $"{point.Ordinal} {point.Labels} {point.Text}")));
        return new StoredContent([.. lines], [.. orphans.Select(point => $"{point.Kind} {point.DocumentId} {point.Version} {point.Ordinal}")], passages.Count,
            documents.Values.Sum(entry => entry.PassageCount), state);
    }

    /// <summary>Drops the collections of a store.</summary>
    public static async Task DropAsync(QdrantStore store)
    {
        foreach (var name in await store.Api.ListAsync(default))
        {
            if (QdrantPair.Named(name, store.Replica.Name) is not null)
            {
                await store.Api.DropAsync(name, default);
            }
        }
    }

    private static async Task<List<Point>> AllAsync(QdrantApi api, string collection)
    {
        var points = new List<Point>();
        Guid? next = null;
        do
        {
            var page = await api.ScrollAsync(collection, null, QdrantPayload.Whole, 1_000, next, Read, default);
            points.AddRange(page.Points.Select(point => point.Payload));
            next = page.Next;
        }
        while (next is not null);
        return points;
    }

    private static Point Read(ref Utf8JsonReader json)
    {
        using var payload = JsonDocument.ParseValue(ref json);
        var root = payload.RootElement;
        return new Point(
            Text(root, PointField.Kind), Text(root, PointField.DocumentId), Text(root, PointField.Version),
            root.TryGetProperty(PointField.Ordinal, out var ordinal) ? ordinal.GetInt32() : -1,
            Text(root, "text"),
            root.TryGetProperty(PointField.Labels, out var labels) ? labels.GetRawText() : "",
            root.TryGetProperty(PointField.Until, out _));
    }

    private static string Text(JsonElement root, string name) => root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}

/// <summary>The clock of somebody who comes later, so that nothing has to be waited for.</summary>
internal sealed class LaterTime(TimeSpan later) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + later;
}
