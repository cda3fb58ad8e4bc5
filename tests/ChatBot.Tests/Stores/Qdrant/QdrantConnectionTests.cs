using System.Net.Sockets;
using ChatBot.Server.Stores.Qdrant;
using Xunit;

namespace ChatBot.Tests.Stores.Qdrant;

/// <summary>What becomes of a call when nodes are dead, silent, slow or strange. Time is moved by hand where a test waits for a deadline.</summary>
public sealed class QdrantConnectionTests
{
    private const string Exists = """{"result":{"exists":true},"status":"ok","time":0.1}""";
    private readonly ManualTime time = new();

    [Fact]
    public async Task ANodeThatTakesTheConnectionAndSaysNothingIsGivenUpAtTheDeadline()
    {
        await using var node = FakeNode.Silent();
        using var connection = Connect(node.Url);

        var call = ExistsAsync(connection);
        await node.ArrivalAsync();
        time.Advance(TimeSpan.FromSeconds(2.9));
        Assert.False(call.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(0.1));

        var error = await Assert.ThrowsAsync<QdrantException>(() => call);
        Assert.Equal((QdrantFailure.TimedOut, true), (error.Failure, error.IsPassing));
        Assert.Contains(node.Url, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ANodeThatDripsIsGivenUpAtTheDeadline()
    {
        using var due = new SemaphoreSlim(0);
        using var dripped = new SemaphoreSlim(0);
        await using var node = new FakeNode(async (_, _, stream, stop) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\ncontent-length: 1000000\r\n\r\n"u8.ToArray(), stop);
            while (!stop.IsCancellationRequested)
            {
                await due.WaitAsync(stop);
                await stream.WriteAsync(new byte[] { (byte)' ' }, stop);
                dripped.Release();
            }
        });
        using var connection = Connect(node.Url);

        var call = ExistsAsync(connection);
        for (var drop = 0; drop < 20; drop++)
        {
            due.Release();
            await dripped.WaitAsync();
            time.Advance(TimeSpan.FromSeconds(0.1));
        }

        Assert.False(call.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(QdrantFailure.TimedOut, (await Assert.ThrowsAsync<QdrantException>(() => call)).Failure);
    }

    [Fact]
    public async Task ADeadNodeIsPassedOver()
    {
        await using var node = FakeNode.Answering(Exists);
        using var connection = Connect(FakeNode.NobodyAt(), node.Url);

        for (var call = 0; call < 10; call++)
        {
            Assert.True(await ExistsAsync(connection));
        }

        Assert.Equal(10, node.Requests.Count);
    }

    [Fact]
    public async Task ASilentNodeTakesItsShareOfTheDeadlineOnceAndThenRests()
    {
        await using var silent = FakeNode.Silent();
        await using var node = FakeNode.Answering(Exists);
        using var connection = Connect(node.Url, silent.Url);

        var call = ExistsAsync(connection);
        await silent.ArrivalAsync();
        time.Advance(TimeSpan.FromSeconds(1.5));
        Assert.True(await call);

        for (var again = 0; again < 5; again++)
        {
            Assert.True(await ExistsAsync(connection));
        }

        Assert.Single(silent.Requests);
    }

    [Fact]
    public async Task ARestedNodeIsTriedAgain()
    {
        await using var slow = FakeNode.Silent();
        await using var node = FakeNode.Answering(Exists);
        using var connection = Connect(node.Url, slow.Url);
        var call = ExistsAsync(connection);
        await slow.ArrivalAsync();
        time.Advance(TimeSpan.FromSeconds(1.5));
        await call;

        time.Advance(TimeSpan.FromSeconds(0.5));
        var trial = ExistsAsync(connection);
        await slow.ArrivalAsync();
        Assert.True(await ExistsAsync(connection));
        time.Advance(TimeSpan.FromSeconds(1.5));

        Assert.True(await trial);
        Assert.Equal(2, slow.Requests.Count);
    }

    [Fact]
    public async Task AfterFiveFailuresInARowNobodyWaitsAndOneTrialASecondFindsTheServerAgain()
    {
        var isBack = false;
        await using var node = new FakeNode((_, _, stream, stop) => isBack
            ? FakeNode.SendAsync(stream, Exists, "200 OK", "", stop)
            : FakeNode.SendAsync(stream, "", "503 Service Unavailable", "", stop));
        using var connection = Connect(node.Url);
        for (var call = 0; call < 5; call++)
        {
            Assert.Equal(503, (await Assert.ThrowsAsync<QdrantException>(() => ExistsAsync(connection))).Status);
        }

        Assert.True(connection.IsOpen);
        for (var call = 0; call < 100; call++)
        {
            Assert.Equal(QdrantFailure.Unreachable, (await Assert.ThrowsAsync<QdrantException>(() => ExistsAsync(connection))).Failure);
        }

        Assert.Equal(5, node.Requests.Count);
        time.Advance(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAsync<QdrantException>(() => ExistsAsync(connection));
        await Assert.ThrowsAsync<QdrantException>(() => ExistsAsync(connection));
        Assert.Equal(6, node.Requests.Count);

        isBack = true;
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await ExistsAsync(connection));
        Assert.False(connection.IsOpen);
        Assert.True(await ExistsAsync(connection));
    }

    [Fact]
    public async Task ATrialThatHangsHoldsNoOtherTrialUp()
    {
        var silent = true;
        await using var node = new FakeNode((_, _, stream, stop) => silent
            ? FakeNode.SayNothingAsync(stop)
            : FakeNode.SendAsync(stream, Exists, "200 OK", "", stop));
        using var connection = Connect(node.Url);
        for (var call = 0; call < 5; call++)
        {
            var waiting = ExistsAsync(connection);
            await node.ArrivalAsync();
            time.Advance(TimeSpan.FromSeconds(3));
            await Assert.ThrowsAsync<QdrantException>(() => waiting);
        }

        time.Advance(TimeSpan.FromSeconds(1));
        var hanging = ExistsAsync(connection);
        await node.ArrivalAsync();
        silent = false;
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.True(await ExistsAsync(connection));
        time.Advance(TimeSpan.FromSeconds(3));
        await Assert.ThrowsAsync<QdrantException>(() => hanging);
    }

    [Fact]
    public async Task OneSilentAnswerMakesNewConnectionsBecauseTheOthersMayBeAsDead()
    {
        var (newest, frozen) = (0, 0);
        await using var node = new FakeNode((number, _, stream, stop) =>
        {
            newest = Math.Max(newest, number);
            return number <= Volatile.Read(ref frozen) ? FakeNode.SayNothingAsync(stop) : FakeNode.SendAsync(stream, Exists, "200 OK", "", stop);
        });
        using var connection = Connect(node.Url);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ExistsAsync(connection)));
        for (var arrived = 0; arrived < 8; arrived++)
        {
            await node.ArrivalAsync();
        }

        Volatile.Write(ref frozen, newest);
        var lost = ExistsAsync(connection);
        await node.ArrivalAsync();
        time.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal(QdrantFailure.TimedOut, (await Assert.ThrowsAsync<QdrantException>(() => lost)).Failure);
        Assert.True(await ExistsAsync(connection));
        Assert.True(newest > frozen);
    }

    [Fact]
    public async Task AConnectionThatEndsBeforeTheAnswerIsReplacedOnce()
    {
        await using var node = new FakeNode((number, _, stream, stop) =>
        {
            if (number == 1)
            {
                stream.Socket.Shutdown(SocketShutdown.Both);
                stream.Socket.Close();
                return Task.CompletedTask;
            }

            return FakeNode.SendAsync(stream, """{"result":{"count":7}}""", "200 OK", "", stop);
        });
        using var connection = Connect(node.Url);

        Assert.Equal(7, await new QdrantApi(connection, new QdrantOptions()).CountAsync("c", null, default));
        Assert.Equal(2, node.Requests.Count);
    }

    [Fact]
    public async Task WhatMayNotBeDoneTwiceIsNotSentTwice()
    {
        await using var node = new FakeNode((_, _, stream, _) =>
        {
            stream.Socket.Close();
            return Task.CompletedTask;
        });
        await using var other = FakeNode.Answering("""{"result":{"name":"s"},"status":"ok"}""");
        using var connection = Connect(other.Url, node.Url);

        await Assert.ThrowsAsync<QdrantException>(() => new QdrantApi(connection, new QdrantOptions()).CreateSnapshotAsync("c", default));

        Assert.Single(node.Requests);
        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task ARedirectIsNotFollowedAndTheKeyGoesToTheEndpointAlone()
    {
        await using var elsewhere = FakeNode.Answering(Exists);
        await using var node = FakeNode.Answering("", "307 Temporary Redirect", $"location: {elsewhere.Url}/collections/c/exists\r\n");
        using var connection = Connect(new QdrantOptions { Endpoints = [node.Url], ApiKey = "a-key" });

        var error = await Assert.ThrowsAsync<QdrantException>(() => ExistsAsync(connection));

        Assert.Equal((QdrantFailure.Refused, 307), (error.Failure, error.Status));
        Assert.Contains("api-key: a-key", Assert.Single(node.Requests), StringComparison.OrdinalIgnoreCase);
        Assert.Empty(elsewhere.Requests);
        Assert.DoesNotContain("a-key", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("400 Bad Request", """{"status":{"error":"Wrong input: Vector dimension error"},"time":0.1}""", "Wrong input: Vector dimension error.")]
    [InlineData("404 Not Found", "", "it does not say why.")]
    [InlineData("401 Unauthorized", "Must provide an API key\r\n", "Must provide an API key.")]
    [InlineData("422 Unprocessable Entity", """["not what is expected"]""", """["not what is expected"].""")]
    public async Task ARefusalIsToldInQdrantsOwnWordsAndOpensNoCircuit(string status, string body, string why)
    {
        await using var node = FakeNode.Answering(body, status);
        using var connection = Connect(node.Url);

        for (var call = 0; call < 6; call++)
        {
            var error = await Assert.ThrowsAsync<QdrantException>(() => ExistsAsync(connection));
            Assert.EndsWith(why, error.Message, StringComparison.Ordinal);
            Assert.Equal((int.Parse(status.AsSpan(0, 3)), false), (error.Status, error.IsPassing));
        }

        Assert.False(connection.IsOpen);
    }

    [Theory]
    [InlineData("""{"title":"qdrant - vector search engine","version":"1.15.5"}""", "is version 1.15.5; this program needs 1.16 or newer.")]
    [InlineData("""{"title":"elasticsearch","version":{"number":"9"}}""", "does not say which version of Qdrant it is.")]
    [InlineData("""<html>Welcome</html>""", "cannot be read")]
    public async Task AServerThatIsTooOldOrNotQdrantIsNamedAtTheStart(string body, string why)
    {
        await using var node = FakeNode.Answering(body);
        using var connection = Connect(node.Url);

        var error = await Assert.ThrowsAsync<QdrantException>(() => new QdrantApi(connection, new QdrantOptions()).CheckVersionAsync(default));

        Assert.Contains(why, error.Message, StringComparison.Ordinal);
        Assert.False(error.IsPassing);
    }

    [Theory]
    [InlineData("1.16.0")]
    [InlineData("1.17.1-dev")]
    [InlineData("2.0.0")]
    public async Task AServerThatIsNewEnoughIsTaken(string version)
    {
        await using var node = FakeNode.Answering($$"""{"title":"qdrant","version":"{{version}}"}""");
        using var connection = Connect(node.Url);

        Assert.Equal(version, (await new QdrantApi(connection, new QdrantOptions()).CheckVersionAsync(default)).Text);
    }

    [Theory]
    [InlineData("""{"status":"ok"}""")]
    [InlineData("""{"result":{"exists":"perhaps"}}""")]
    [InlineData("""{"result":{"exists":tr""")]
    [InlineData("""[]""")]
    public async Task AnAnswerThatMakesNoSenseIsAFailureInWords(string body)
    {
        await using var node = FakeNode.Answering(body);
        using var connection = Connect(node.Url);

        Assert.Equal(QdrantFailure.Unreadable, (await Assert.ThrowsAsync<QdrantException>(() => ExistsAsync(connection))).Failure);
    }

    [Fact]
    public async Task AnAnswerThatIsTooLongIsNotRead()
    {
        await using var node = new FakeNode(async (_, _, stream, stop) => await stream.WriteAsync("HTTP/1.1 200 OK\r\ncontent-length: 200000000\r\n\r\n{"u8.ToArray(), stop));
        using var connection = Connect(node.Url);

        Assert.Equal(QdrantFailure.Unreadable, (await Assert.ThrowsAsync<QdrantException>(() => ExistsAsync(connection))).Failure);
    }

    [Fact]
    public async Task WhoeverStopsACallStopsItAtOnceAndHarmsNoOther()
    {
        await using var node = FakeNode.Silent();
        using var connection = Connect(node.Url);
        for (var call = 0; call < 10; call++)
        {
            using var stopping = new CancellationTokenSource();
            var waiting = new QdrantApi(connection, new QdrantOptions()).ExistsAsync("c", stopping.Token);
            await node.ArrivalAsync();
            await stopping.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        }

        Assert.False(connection.IsOpen);
    }

    private static Task<bool> ExistsAsync(QdrantConnection connection) => new QdrantApi(connection, new QdrantOptions()).ExistsAsync("c", default);

    private QdrantConnection Connect(params string[] urls) => Connect(new QdrantOptions { Endpoints = urls });

    private QdrantConnection Connect(QdrantOptions options) => new(options, time);
}
