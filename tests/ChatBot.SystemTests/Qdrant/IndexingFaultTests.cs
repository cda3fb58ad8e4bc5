using System.Diagnostics;
using System.Text.Json;
using ChatBot.Index;
using ChatBot.Server.Stores.Qdrant;
using ChatBot.SystemTests.Running;
using ChatBot.Tests.Stores.Qdrant;
using Xunit;
using Xunit.Abstractions;

namespace ChatBot.SystemTests.Qdrant;

/// <summary><c>chatbot index</c> while Qdrant is killed, and killed itself: nothing is lost, doubled or left behind.</summary>
[Collection(SharedQdrant.Name)]
public sealed class IndexingFaultTests(SharedQdrant qdrant, ITestOutputHelper output)
{
    private const int Seed = 20_261_122;
    private const string Waits = "Indexing waits for it, 60 seconds at most.";
    private const string GoesOn = "Qdrant answers again; indexing goes on.";

    [QdrantFact(ownServer: true)]
    public async Task IndexingWaitsForAKilledQdrantAndGoesOnByItself()
    {
        const int Documents = 160;
        await using var server = await QdrantServer.StartAsync();
        using var place = new QdrantPlace("kept", [server.Url]).WithDocuments(Documents, Seed);
        await using var watch = place.Open();
        var random = new Random(Seed);
        await using var indexing = place.Workplace.Start("index", "--json");
        var kills = 0;
        for (var from = 5; from < Documents - 30; from += random.Next(20, 50))
        {
            var reached = from;
            await Waiting.UntilAsync("some documents are written", async () => indexing.HasEnded || await place.WrittenAsync() >= reached);
            Assert.False(indexing.HasEnded, indexing.Error);
            await server.KillAsync();
            kills++;
            var told = kills;
            await Waiting.UntilAsync("indexing says that it waits", () => Task.FromResult(Count(indexing.Error, Waits) == told));
            await server.RestartAsync();
        }

        var ending = await indexing.EndAsync();
        Assert.True(ending.ExitCode == 0, ending.Error);
        Assert.Equal((kills, kills), (Count(ending.Error, Waits), Count(ending.Error, GoesOn)));
        Assert.DoesNotContain("   at ", ending.Error, StringComparison.Ordinal);
        var content = await StoredContent.ReadAsync(watch);
        Assert.Empty(content.Orphans);
        Assert.Equal(content.Expected, content.Passages);
        Assert.Equal(await place.CleanAsync(await qdrant.UrlAsync()), content.Lines);
        output.WriteLine($"seed {Seed}: Qdrant killed {kills} times while {Documents} documents were written; {content.Passages} passages, none lost, doubled or left over; {ending.Elapsed.TotalSeconds:0.0} s");
    }

    [QdrantFact]
    public async Task AKilledIndexerIsFollowedAtOnceByOneThatCompletesItsWork()
    {
        const int Documents = 60;
        using var place = new QdrantPlace(qdrant.NewName(), [await qdrant.UrlAsync()]).WithDocuments(Documents, Seed);
        await using var watch = place.Open();
        var random = new Random(Seed + 1);
        var kills = 0;
        for (var from = 2; from < Documents - 4; from += random.Next(6, 16))
        {
            await using var indexing = place.Workplace.Start("index");
            var reached = from;
            await Waiting.UntilAsync("some documents are written", async () => indexing.HasEnded || await place.WrittenAsync() >= reached);
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(30)), TimeProvider.System);
            indexing.Kill();
            kills += (await indexing.EndAsync()).ExitCode == 0 ? 0 : 1;
        }

        place.Change(Documents, Seed + 2);
        foreach (var at in new[] { 1, 3, 6 })
        {
            kills += (await place.Workplace.RunWithAsync("FAULT_AT", $"{at}", "index")).ExitCode == 0 ? 0 : 1;
        }

        Assert.True(kills >= 5);
        var ending = await place.Workplace.RunAsync("index", "--json");
        Assert.True(ending.ExitCode == 0, ending.Error);
        var first = await StoredContent.ReadAsync(watch);
        Assert.Empty(first.Orphans);
        Assert.Equal(await place.CleanAsync(await qdrant.UrlAsync()), first.Lines);
        await using var later = place.Open(time: new LaterTime(TimeSpan.FromMinutes(1)));
        Assert.Equal(0, (await place.IndexAsync(later)).Updated);
        var content = await StoredContent.ReadAsync(later);
        Assert.Equal(content.Expected, content.Passages);
        Assert.Equal(first.Lines, content.Lines);
        output.WriteLine($"seed {Seed}: the indexer killed {kills} times; {content.Passages} passages, none lost, doubled or left over");
        await StoredContent.DropAsync(later);
    }

    [QdrantFact]
    public async Task ASecondIndexerNamesTheFirstAndEndsAtOnce()
    {
        using var place = new QdrantPlace(qdrant.NewName(), [await qdrant.UrlAsync()]).WithDocuments(2, Seed);
        await using var store = place.Open();
        await using (await store.OpenWriterAsync(default))
        {
            var start = (await place.Workplace.RunAsync("search", "anything", "--no-index")).Elapsed;
            var ending = await place.Workplace.RunAsync("index");

            output.WriteLine($"ended after {ending.Elapsed.TotalSeconds:0.0} s, where a search takes {start.TotalSeconds:0.0} s: {ending.Error}");
            Assert.Equal(1, ending.ExitCode);
            Assert.Contains($"Another process (number {Environment.ProcessId} on {Environment.MachineName}) is indexing into", ending.Error, StringComparison.Ordinal);
            Assert.InRange(ending.Elapsed - start, TimeSpan.MinValue, TimeSpan.FromSeconds(1));
        }

        Assert.Equal(0, (await place.Workplace.RunAsync("index")).ExitCode);
        await StoredContent.DropAsync(store);
    }

    [QdrantFact(ownServer: true)]
    public async Task IndexingGivesUpAfterTheSetTimeAndTheNextRunGoesOnFromThere()
    {
        await using var server = await QdrantServer.StartAsync();
        using var place = new QdrantPlace("kept", [server.Url], giveUpSeconds: 2).WithDocuments(100, Seed);
        await using var watch = place.Open();
        await using var indexing = place.Workplace.Start("index");
        await Waiting.UntilAsync("some documents are written", async () => indexing.HasEnded || await place.WrittenAsync() >= 10);
        await server.KillAsync();
        var killed = Stopwatch.GetTimestamp();
        var ending = await indexing.EndAsync();
        var after = Stopwatch.GetElapsedTime(killed);
        Assert.Equal(1, ending.ExitCode);
        Assert.Contains("It was tried for 2 seconds; the next run goes on from here.", ending.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ending.Error, StringComparison.Ordinal);

        await server.RestartAsync();
        var next = await place.Workplace.RunAsync("index", "--json");
        Assert.True(next.ExitCode == 0, next.Error);
        var unchanged = Report(next).GetProperty("unchanged").GetInt32();
        var content = await StoredContent.ReadAsync(watch);
        output.WriteLine($"gave up {after.TotalSeconds:0.0} s after the kill; the next run found {unchanged} of 100 documents done. {ending.Error.Trim()}");
        Assert.InRange(unchanged, 10, 99);
        Assert.Empty(content.Orphans);
        Assert.Equal(await place.CleanAsync(await qdrant.UrlAsync()), content.Lines);
    }

    [QdrantFact]
    public async Task CheckSaysWhatQdrantIsAndHoldsOrWhyItCannotBeUsed()
    {
        using var place = new QdrantPlace(qdrant.NewName(), [await qdrant.UrlAsync()]).WithDocuments(4, Seed);
        var before = await place.Workplace.RunAsync("check");
        Assert.Equal(0, before.ExitCode);
        Assert.Contains($"note: there is no index {place.Options.Collection} in it yet", before.Output, StringComparison.Ordinal);

        await using var store = place.Open();
        await place.IndexAsync(store);
        var check = await place.Workplace.RunAsync("check");
        output.WriteLine(string.Join('\n', check.Output.Split('\n').Where(line => line.StartsWith("ok: ", StringComparison.Ordinal))));
        Assert.Equal(0, check.ExitCode);
        Assert.Matches(@"ok: Qdrant 1\.\d+\.\d+ answers at http://", check.Output);
        Assert.Contains($"is the collection {store.Replica.Pair!.Passages}: 4 documents, {(await store.StateAsync(default)).Passages} passages", check.Output, StringComparison.Ordinal);

        using var nowhere = new QdrantPlace("none", [$"http://127.0.0.1:{Waiting.FreePort()}"]).WithDocuments(1, Seed);
        var failed = await nowhere.Workplace.RunAsync("check");
        Assert.Equal(1, failed.ExitCode);
        Assert.Matches(@"failed: Qdrant at http://127\.0\.0\.1:\d+ cannot be reached: Connection refused", failed.Output);
        await StoredContent.DropAsync(store);
    }

    [QdrantTheory]
    [InlineData("""{"title":"qdrant - vector search engine","version":"1.9.0","commit":"0"}""", "is version 1.9.0; this program needs 1.16 or newer")]
    [InlineData("""{"name":"something else"}""", "does not say which version of Qdrant it is")]
    public async Task AServerThatIsTooOldOrNoQdrantIsRefusedBeforeAnythingIsWritten(string answer, string sentence)
    {
        await using var old = FakeNode.Answering(answer);
        using var place = new QdrantPlace("kept", [old.Url]).WithDocuments(1, Seed);
        foreach (var verb in new[] { "index", "serve" })
        {
            var ending = await place.Workplace.RunAsync(verb, "--urls", $"http://127.0.0.1:{Waiting.FreePort()}");
            Assert.Equal(1, ending.ExitCode);
            Assert.Contains(sentence, ending.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", ending.Error, StringComparison.Ordinal);
        }

        Assert.All(old.Requests, request => Assert.StartsWith("GET / ", request, StringComparison.Ordinal));
    }

    [Fact]
    public async Task AServerThatDoesNotHeedFiltersIsRefused()
    {
        await using var heedless = FakeNode.Answering("""{"result":[{"points":[{"id":"00000000-0000-0000-0000-000000000001","version":1,"score":0.0}]}],"status":"ok","time":0.1}""");
        var options = new QdrantOptions { Endpoints = [heedless.Url] };
        using var connection = new QdrantConnection(options, TimeProvider.System);

        var refused = await Assert.ThrowsAsync<QdrantException>(() => new QdrantApi(connection, options).CheckFiltersAsync("any", default));

        Assert.Contains("does not heed the filters", refused.Message, StringComparison.Ordinal);
        Assert.IsType<StoreUnusableException>(QdrantStore.Explained(refused));
    }

    [QdrantFact]
    public async Task ACollectionOfAnotherMakeIsRefusedBeforeTheFirstWrite()
    {
        using var place = new QdrantPlace(qdrant.NewName(), [await qdrant.UrlAsync()]).WithDocuments(1, Seed);
        await using var store = place.Open();
        var pair = QdrantPair.Of(place.Options.Collection, IndexFingerprint.Of(new ChatBot.Passages.PassageOptions()));
        var model = new Dictionary<string, string>(StringComparer.Ordinal) { ["fingerprint"] = IndexFingerprint.Of(new ChatBot.Passages.PassageOptions()) };
        foreach (var (name, made) in new[]
        {
            (pair.Passages, new QdrantCollection { Dimension = 8, HasWords = true, Metadata = model }),
            (pair.Passages, new QdrantCollection { HasWords = true }),
            (place.Options.Collection, new QdrantCollection { HasWords = true }),
        })
        {
            await store.Api.CreateAsync(name, made, default);
            var refused = await Assert.ThrowsAsync<StoreUnusableException>(() => place.IndexAsync(store));
            output.WriteLine(refused.Message);
            Assert.Contains("Index:Qdrant:Collection", refused.Message, StringComparison.Ordinal);
            Assert.Equal(0, await store.Api.CountAsync(name, null, default));
            Assert.DoesNotContain(place.Options.Collection, (await store.Api.AliasesAsync(default)).Keys);
            await store.Api.DropAsync(name, default);
        }

        await StoredContent.DropAsync(store);
    }

    private static int Count(string text, string sentence) => text.Split(sentence).Length - 1;

    private static JsonElement Report(Ending ending)
    {
        using var json = JsonDocument.Parse(ending.Output.Trim().Split('\n')[^1]);
        return json.RootElement.Clone();
    }
}
