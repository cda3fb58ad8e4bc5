using System.Diagnostics;
using ChatBot.Access;
using ChatBot.Index;
using ChatBot.Server.Stores.Qdrant;
using Xunit;
using Xunit.Abstractions;

namespace ChatBot.SystemTests.Qdrant;

/// <summary>
/// An indexer that dies at its first request to Qdrant, then one that dies at its second and so on, with the last request carried out or not. One
/// more pass gives exactly the index of an undisturbed one, and a replica that was there all the time comes to know all of it.
/// </summary>
[Collection(SharedQdrant.Name)]
public sealed class WriterCutTests(SharedQdrant qdrant, ITestOutputHelper output)
{
    private const int Seed = 20_261_121;
    private const int Documents = 6;

    private static readonly AccessFilter Everybody = AccessFilter.For(new Principal { Id = "t", Labels = ["staff"] });

    [QdrantTheory]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    public async Task APassThatIsCutOffAtAnyRequestIsCompletedByTheNext(bool isFirst, int stride)
    {
        var url = await qdrant.UrlAsync();
        var started = Stopwatch.GetTimestamp();
        var (cuts, orphaned) = (0, 0);
        IReadOnlyList<string>? clean = null;
        for (var request = 1; ; request += stride)
        {
            using var place = new QdrantPlace(qdrant.NewName(), [url]).WithDocuments(Documents, Seed);
            await using var reader = place.Open();
            if (!isFirst)
            {
                await using var before = place.Open();
                await place.IndexAsync(before);
                place.Change(Documents, Seed + 1);
                await reader.StateAsync(default);
            }

            await using var proxy = new QdrantProxy(url);
            proxy.CutAt(request, isCarriedOut: request / stride % 2 == 0);
            var isCut = await TryAsync(place, proxy);
            if (isCut && await LeftAsync(place, url) > 0)
            {
                orphaned++;
            }

            // What the dead one had begun and what was replaced are both old enough now to be taken over and taken away.
            await using var after = place.Open(time: new LaterTime(TimeSpan.FromMinutes(1)));
            await place.IndexAsync(after);
            var content = await StoredContent.ReadAsync(after);
            Assert.True(content.Orphans.Count == 0, $"cut at {request}, seed {Seed}: {string.Join('\n', content.Orphans)}");
            Assert.Equal(clean ??= await place.CleanAsync(url), content.Lines);
            reader.Replica.Forget();
            var known = await reader.CatalogueAsync(Everybody, default);
            Assert.Equal(content.Lines.Select(line => line.Split(' ')[1]), known.Select(entry => entry.Version));
            await StoredContent.DropAsync(after);
            if (!isCut)
            {
                break;
            }

            cuts++;
        }

        output.WriteLine($"seed {Seed}: cut off at {cuts} requests in {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s; {orphaned} times something was left half written, in the end never");
        Assert.True(cuts > 15);
    }

    private static async Task<bool> TryAsync(QdrantPlace place, QdrantProxy proxy)
    {
        try
        {
            await using var store = place.Open(urls: [proxy.Url], giveUp: TimeSpan.FromMilliseconds(1));
            await place.IndexAsync(store);
            return proxy.IsCut;
        }
        catch (StoreUnreachableException)
        {
            return true;
        }
    }

    private static async Task<int> LeftAsync(QdrantPlace place, string url)
    {
        using var connection = new QdrantConnection(new QdrantOptions { Endpoints = [url] }, TimeProvider.System);
        var api = new QdrantApi(connection, place.Options);
        var names = await api.ListAsync(default);
        var pair = names.Select(name => QdrantPair.Named(name, place.Options.Collection)).OfType<QdrantPair>().FirstOrDefault();
        return pair is not null && names.Contains(pair.Passages, StringComparer.Ordinal) && names.Contains(pair.Documents, StringComparer.Ordinal)
            ? (await StoredContent.ReadAsync(api, pair)).Orphans.Count : 0;
    }
}
