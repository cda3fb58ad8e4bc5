using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ChatBot.Access;
using ChatBot.Index;
using ChatBot.Passages;
using ChatBot.Server.Stores.Qdrant;
using ChatBot.SystemTests.Running;
using Xunit;
using Xunit.Abstractions;

namespace ChatBot.SystemTests.Qdrant;

/// <summary>Readers of an index that another process changes or replaces: never nothing, never half, and soon the new.</summary>
[Collection(SharedQdrant.Name)]
public sealed class ReplicaTests(SharedQdrant qdrant, ITestOutputHelper output)
{
    private const int Reads = 10_000;
    private const int Seed = 20_261_123;

    private static readonly PassageOptions Smaller = new() { WordsPerPassage = 40, WordsAtLeast = 20, WordsAtMost = 60 };
    private static readonly PassageQuery Ballast = new() { Access = AccessFilter.PublicOnly, Words = "ballast", Limit = 50 };

    [QdrantFact]
    public async Task TenThousandReadsDuringReindexingFindNeitherNothingNorHalfADocument()
    {
        using var place = new QdrantPlace(qdrant.NewName(), [await qdrant.UrlAsync()]).WithDocuments(2, Seed);
        WriteBallast(place, 0);
        await using var writing = place.Open();
        await using var reading = place.Open();
        await place.IndexAsync(writing);
        var whole = (await reading.SearchAsync(Ballast, default)).Hits.Count;
        Assert.InRange(whole, 5, 50);
        var started = Stopwatch.GetTimestamp();
        var (reads, versions) = (0, new HashSet<string>(StringComparer.Ordinal));
        var readers = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref reads) <= Reads)
            {
                var version = VersionOf((await reading.SearchAsync(Ballast, default)).Hits, whole);
                lock (versions)
                {
                    versions.Add(version);
                }
            }
        })).ToList();
        var passes = 0;
        while (!readers.TrueForAll(reader => reader.IsCompleted))
        {
            WriteBallast(place, ++passes);
            Assert.Equal(1, (await place.IndexAsync(writing)).Updated);
        }

        await Task.WhenAll(readers);
        output.WriteLine($"{Reads} reads during {passes} passes saw {versions.Count} versions, none empty, none half, in {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s");
        Assert.True(versions.Count > 2);
        await StoredContent.DropAsync(writing);
    }

    [QdrantFact]
    public async Task AReplicaSeesAChangeWithinASecondAndAWithdrawnRightAtOnce()
    {
        using var place = new QdrantPlace(qdrant.NewName(), [await qdrant.UrlAsync()]);
        place.Workplace.With("a.md", "# A\n\nThe colour of the lighthouse is white.\n").With("b.md", "# B\n\nThe windmill turns.\n").With("c.md", "# C\n\nThe ferry sails.\n");
        await using var writing = place.Open();
        await using var reading = place.Open();
        await place.IndexAsync(writing);
        Assert.Equal(["a.md"], await FindAsync(reading, "lighthouse"));

        place.Workplace.With("a.md", "# A\n\nThe colour of the lighthouse is red.\n").With("d.md", "# D\n\nThe crane lifts.\n");
        place.Workplace.Delete("b.md");
        await place.IndexAsync(writing);
        var changed = Stopwatch.GetTimestamp();
        await Waiting.UntilAsync("the replica sees it all", async () =>
            await FindAsync(reading, "red") is ["a.md"] && await FindAsync(reading, "crane") is ["d.md"] && await FindAsync(reading, "windmill") is [] && await FindAsync(reading, "white") is []);
        var seen = Stopwatch.GetElapsedTime(changed);

        Assert.Equal(["c.md"], await FindAsync(reading, "ferry"));
        place.Workplace.With("c.md", "---\naccess: staff\n---\n\n# C\n\nThe ferry sails.\n");
        await place.IndexAsync(writing);
        Assert.Empty(await FindAsync(reading, "ferry"));

        using var elsewhere = new QdrantPlace(place.Options.Collection, place.Options.Endpoints);
        var asked = await elsewhere.Workplace.RunAsync("ask", "What colour is the lighthouse?", "--no-index", "--json");
        using var answer = JsonDocument.Parse(asked.Output.Trim().Split('\n')[^1]);
        output.WriteLine($"new, changed and deleted documents seen after {seen.TotalMilliseconds:0} ms; a process with an empty data folder answers: {answer.RootElement.GetProperty("text").GetString()}");
        Assert.Contains("red", answer.RootElement.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.InRange(seen, TimeSpan.Zero, TimeSpan.FromSeconds(2));
        await StoredContent.DropAsync(writing);
    }

    [QdrantFact]
    public async Task AnIndexIsRebuiltBesideTheOneInUseAndTakesItsPlaceInOneStep()
    {
        using var place = new QdrantPlace(qdrant.NewName(), [await qdrant.UrlAsync()]).WithDocuments(30, Seed);
        WriteBallast(place, 7);
        await using var before = place.Open();
        await place.IndexAsync(before, batch: 100);
        var old = before.Replica.Pair!;
        var oldPassages = (await before.SearchAsync(Ballast, default)).Hits.Count;
        await using var reading = place.Open();
        using var done = new CancellationTokenSource();
        var found = new Dictionary<int, int>();
        var asking = Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                var count = (await reading.SearchAsync(Ballast, default)).Hits.Count;
                found[count] = found.GetValueOrDefault(count) + 1;
            }
        });

        // Other settings for passages, and a process that is killed when part of the new index is there.
        var pair = QdrantPair.Of(place.Options.Collection, IndexFingerprint.Of(Smaller));
        place.Workplace.Environment["Passages__WordsPerPassage"] = $"{Smaller.WordsPerPassage}";
        place.Workplace.Environment["Passages__WordsAtLeast"] = $"{Smaller.WordsAtLeast}";
        place.Workplace.Environment["Passages__WordsAtMost"] = $"{Smaller.WordsAtMost}";
        await using (var first = place.Workplace.Start("index"))
        {
            await Waiting.UntilAsync("part of the new index is there", async () => first.HasEnded || await place.WrittenAsync(Smaller) >= 5);
            first.Kill();
            await first.EndAsync();
        }

        Assert.Equal(old, before.Replica.Pair);
        Assert.DoesNotContain(pair.Passages, (await before.Api.AliasesAsync(default)).Values);
        Assert.Equal([oldPassages], found.Keys);

        // A server goes on with it, and clears the old index away without another pass.
        await using (await RunningServer.StartAsync(place.Workplace))
        {
            await Waiting.UntilAsync("the new index is in use", async () => (await before.Api.AliasesAsync(default)).Values.Contains(pair.Passages, StringComparer.Ordinal));
            var switched = Stopwatch.GetTimestamp();
            await Waiting.UntilAsync("the old index is gone", async () => !(await before.Api.ListAsync(default)).Any(name => name == old.Passages || name == old.Documents));
            output.WriteLine($"the old index is gone {Stopwatch.GetElapsedTime(switched).TotalSeconds:0.0} s after the new one took its place");
        }

        await done.CancelAsync();
        await asking;
        var newPassages = (await reading.SearchAsync(Ballast, default)).Hits.Count;
        output.WriteLine($"{found.Values.Sum()} reads, {found[oldPassages]} of the old index, {found[newPassages]} of the new, none failed, empty or mixed");
        Assert.Equal([oldPassages, newPassages], found.Keys.Order());
        Assert.True(newPassages > oldPassages);
        await using var after = place.Open(Smaller);
        Assert.Equal(await place.CleanAsync(place.Options.Endpoints[0], Smaller), (await StoredContent.ReadAsync(after)).Lines);
        await StoredContent.DropAsync(after);
    }

    [QdrantFact]
    public async Task ARebuildThatWasCutOffGoesOnWhereItWas()
    {
        using var place = new QdrantPlace(qdrant.NewName(), [await qdrant.UrlAsync()]).WithDocuments(20, Seed);
        await using var before = place.Open();
        await place.IndexAsync(before, batch: 100);
        await using (var proxy = new QdrantProxy(place.Options.Endpoints[0]))
        {
            proxy.CutAt(60, isCarriedOut: true);
            await using var cut = place.Open(Smaller, urls: [proxy.Url], giveUp: TimeSpan.FromMilliseconds(1));
            await Assert.ThrowsAsync<StoreUnreachableException>(() => place.IndexAsync(cut, Smaller));
        }

        await using var next = place.Open(Smaller, time: new LaterTime(TimeSpan.FromMinutes(1)));
        var report = await place.IndexAsync(next, Smaller);
        output.WriteLine($"after the cut {report.Unchanged} documents were there, {report.Added} were written");
        Assert.InRange(report.Unchanged, 2, 19);

        // Back to the index before, and forth again: what is in use is never cleared away.
        await using var back = place.Open(time: new LaterTime(TimeSpan.FromMinutes(1)));
        Assert.Equal(20, (await place.IndexAsync(back)).Documents);
        await using var reading = place.Open();
        Assert.Equal(20, (await reading.StateAsync(default)).Documents);
        Assert.Equal(await place.CleanAsync(place.Options.Endpoints[0]), (await StoredContent.ReadAsync(back)).Lines);
        await StoredContent.DropAsync(back);
    }

    [QdrantFact]
    public async Task BothCollectionsComeBackFromTheirSnapshotsWithEqualAnswers()
    {
        using var place = new QdrantPlace(qdrant.NewName(), [await qdrant.UrlAsync()]).WithDocuments(6, Seed);
        WriteBallast(place, 3);
        await using var store = place.Open();
        await place.IndexAsync(store);
        var (content, hits) = (await StoredContent.ReadAsync(store), Described((await store.SearchAsync(Ballast, default)).Hits));
        var pair = store.Replica.Pair!;
        var kept = new Dictionary<string, Uri>(StringComparer.Ordinal);
        using var client = new HttpClient { BaseAddress = new Uri(place.Options.Endpoints[0]) };
        using var folder = new ChatBot.Tests.TempFolder();
        foreach (var collection in new[] { pair.Passages, pair.Documents })
        {
            var name = await store.Api.CreateSnapshotAsync(collection, default);
            kept[collection] = new Uri("file://" + folder.Write(name, await client.GetByteArrayAsync(new Uri($"/collections/{collection}/snapshots/{name}", UriKind.Relative))));
        }

        await StoredContent.DropAsync(store);
        await using (var empty = place.Open())
        {
            Assert.Empty((await empty.SearchAsync(Ballast, default)).Hits);
        }

        foreach (var (collection, file) in kept)
        {
            await store.Api.RecoverSnapshotAsync(collection, file, default);
        }

        // The next pass finds everything as it was, and sets the aliases, which went with the collections.
        await using var restored = place.Open();
        var report = await place.IndexAsync(restored);
        output.WriteLine($"restored: {report.Unchanged} documents unchanged, {report.Added} written again");
        Assert.Equal((7, 0), (report.Unchanged, report.Added));
        Assert.Equal(content.Lines, (await StoredContent.ReadAsync(restored)).Lines);
        Assert.Equal(hits, Described((await restored.SearchAsync(Ballast, default)).Hits));
        await StoredContent.DropAsync(restored);
    }

    // Five sections, each a passage of its own that names the version.
    private static void WriteBallast(QdrantPlace place, int version) => place.Workplace.With("ballast.md", string.Join('\n', Enumerable.Range(1, 5).Select(section =>
        $"# Ballast of hold {section}\n\nThe ballast of version v{version} in hold {section} weighs {version * 7} tons. "
        + string.Join(' ', Enumerable.Range(0, 90).Select(i => $"Barrel {i} holds sand.")) + "\n")));

    private static string VersionOf(IReadOnlyList<PassageHit> hits, int whole)
    {
        var version = Assert.Single(hits.Select(hit => hit.Document.Version).Distinct());
        Assert.Equal(whole, hits.Count);
        var told = hits.Where(hit => hit.Text.Contains("version v", StringComparison.Ordinal)).Select(hit => hit.Text.Split("version ")[1].Split(' ')[0]);
        Assert.Single(told.Distinct());
        return version;
    }

    private static async Task<IReadOnlyList<string>> FindAsync(QdrantStore store, string words) =>
        [.. (await store.SearchAsync(new PassageQuery { Access = AccessFilter.PublicOnly, Words = words, Limit = 10 }, default)).Hits.Select(hit => hit.Document.Path)];

    private static IReadOnlyList<string> Described(IReadOnlyList<PassageHit> hits) =>
        [.. hits.Select(hit => string.Create(CultureInfo.InvariantCulture, $"{hit.PassageId} {hit.Score:0.000} {hit.Text}"))];
}
