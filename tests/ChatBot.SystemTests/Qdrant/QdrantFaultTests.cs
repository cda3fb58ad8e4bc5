using System.Net;
using System.Net.Sockets;
using ChatBot.Server.Stores.Qdrant;
using ChatBot.SystemTests.Running;
using Xunit;
using Xunit.Abstractions;

namespace ChatBot.SystemTests.Qdrant;

/// <summary>Real servers, killed while they are called.</summary>
[Collection(SharedQdrant.Name)]
public sealed class QdrantFaultTests(SharedQdrant qdrant, ITestOutputHelper output)
{
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan SearchDeadline = TimeSpan.FromSeconds(3.5);

    [QdrantFact(ownServer: true)]
    public async Task AfterAKilledServerIsBackCallsSucceedWithinFiveSeconds()
    {
        await using var server = await QdrantServer.StartAsync();
        await using var calls = await QdrantCalls.OpenAsync(new QdrantOptions { Endpoints = [server.Url] }, "kept");
        await calls.Api.UpsertAsync("kept", Points(0, 50), default);

        for (var kill = 1; kill <= 3; kill++)
        {
            using var load = new Load(() => SearchAsync(calls));
            await load.UntilSucceededAsync(20);
            await server.KillAsync();
            await load.UntilFailedAsync(20);
            await server.RestartAsync();
            var back = TimeProvider.System.GetTimestamp();
            await load.UntilSucceededAsync(1);
            var recovered = TimeProvider.System.GetElapsedTime(back);
            await load.StopAsync();

            output.WriteLine($"kill {kill}: calls succeed {recovered.TotalMilliseconds:0} ms after the server is ready; {load.Failed} failed, the slowest took {load.Slowest.TotalMilliseconds:0} ms");
            Assert.InRange(recovered, TimeSpan.Zero, Recovery);
            Assert.InRange(load.Slowest, TimeSpan.Zero, SearchDeadline);
            Assert.Equal(50, await calls.Api.CountAsync("kept", null, default));
        }
    }

    [QdrantFact(ownServer: true)]
    public async Task PointsThatWereAcknowledgedSurviveTheKillAndTheRestIsSentAgain()
    {
        await using var server = await QdrantServer.StartAsync();
        await using var calls = await QdrantCalls.OpenAsync(new QdrantOptions { Endpoints = [server.Url] }, "kept");
        var acknowledged = 0;
        var failures = 0;
        var writing = Task.Run(async () =>
        {
            while (acknowledged < 200)
            {
                try
                {
                    await calls.Api.UpsertAsync("kept", Points(acknowledged * 10, 10), default);
                    Interlocked.Increment(ref acknowledged);
                }
                catch (QdrantException error) when (error.IsPassing)
                {
                    failures++;
                    await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
                }
            }
        });
        foreach (var after in new[] { 40, 80, 120 })
        {
            await Waiting.UntilAsync("some are written", () => Task.FromResult(Volatile.Read(ref acknowledged) >= after));
            await server.RestartAsync();
        }

        await writing;
        output.WriteLine($"3 kills, {failures} writes failed and were sent again");
        Assert.Equal(2_000, await calls.Api.CountAsync("kept", null, default));
    }

    [QdrantFact]
    public async Task WithOneOfTwoEndpointsDeadNoCallFails()
    {
        var url = await qdrant.UrlAsync();
        await using var calls = await QdrantCalls.OpenAsync(new QdrantOptions { Endpoints = [$"http://127.0.0.1:{Waiting.FreePort()}", url] }, qdrant.NewName());
        await calls.Api.UpsertAsync(calls.Collection, Points(0, 50), default);

        using var load = new Load(() => SearchAsync(calls));
        await load.UntilSucceededAsync(200);
        await load.StopAsync();

        Assert.Equal(0, load.Failed);
        Assert.InRange(load.Slowest, TimeSpan.Zero, TimeSpan.FromSeconds(2));
    }

    [QdrantFact]
    public async Task WithOneOfTwoEndpointsSilentEveryCallIsAnsweredInTime()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var options = new QdrantOptions { Endpoints = [$"http://{silent.LocalEndpoint}", await qdrant.UrlAsync()] };
        await using var calls = await QdrantCalls.OpenAsync(new QdrantOptions { Endpoints = [options.Endpoints[1]] }, qdrant.NewName());
        await calls.Api.UpsertAsync(calls.Collection, Points(0, 50), default);
        using var connection = new QdrantConnection(options, TimeProvider.System);
        var api = new QdrantApi(connection, options);

        using var load = new Load(() => SearchAsync(api, calls.Collection));
        await load.UntilSucceededAsync(500);
        await load.StopAsync();

        output.WriteLine($"{load.Succeeded} answered, the slowest after {load.Slowest.TotalMilliseconds:0} ms");
        Assert.Equal(0, load.Failed);
        Assert.InRange(load.Slowest, TimeSpan.Zero, SearchDeadline);
    }

    [Fact]
    public async Task AHundredCallersOfASilentServerWaitNoLongerThanTheDeadlineAndTakeNoMemoryWithThem()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var options = new QdrantOptions { Endpoints = [$"http://{silent.LocalEndpoint}"], SearchTimeoutSeconds = 1 };
        using var connection = new QdrantConnection(options, TimeProvider.System);
        var api = new QdrantApi(connection, options);
        await AskAsync();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var started = TimeProvider.System.GetTimestamp();
        for (var round = 0; round < 20; round++)
        {
            await AskAsync();
        }

        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        output.WriteLine($"2,000 calls in {TimeProvider.System.GetElapsedTime(started).TotalSeconds:0.0} s, memory grew by {grown / 1024} KB");
        Assert.InRange(grown, long.MinValue, 4 * 1024 * 1024);
        Assert.True(connection.IsOpen);

        Task AskAsync() => Task.WhenAll(Enumerable.Range(0, 100).Select(async _ =>
        {
            var asked = TimeProvider.System.GetTimestamp();
            await Assert.ThrowsAsync<QdrantException>(() => SearchAsync(api, "any"));
            Assert.InRange(TimeProvider.System.GetElapsedTime(asked), TimeSpan.Zero, TimeSpan.FromSeconds(2));
        }));
    }

    internal static QdrantPoint[] Points(int from, int count) => [.. Enumerable.Range(from, count).Select(number => QdrantCalls.Point(number))];

    internal static Task SearchAsync(QdrantCalls calls) => SearchAsync(calls.Api, calls.Collection);

    private static async Task SearchAsync(QdrantApi api, string collection)
    {
        var leg = new QdrantLeg { Words = QdrantCalls.Words((1, 1)), Filter = QdrantCalls.Label("public"), Limit = 10 };
        var legs = await api.SearchAsync(collection, [leg], QdrantCalls.ReadText, default);
        Assert.Equal(10, legs[0].Count);
    }
}
