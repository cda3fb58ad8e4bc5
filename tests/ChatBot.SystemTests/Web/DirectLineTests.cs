using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using ChatBot.SystemTests.Running;
using Xunit;

namespace ChatBot.SystemTests.Web;

/// <summary>Direct Line over the real server: what clients such as Bot Framework Web Chat rely on.</summary>
public sealed class DirectLineTests
{
    private const string Question = "When was the lighthouse built?";

    [Fact]
    public async Task AQuestionComesBackAndIsAnsweredOverTheStream()
    {
        using var workplace = Workplace();
        await using var server = await RunningServer.StartAsync(workplace);
        using var client = await DirectLineClient.StartAsync(server.Address);
        Assert.StartsWith($"ws://{server.Address.Authority}/v3/directline/conversations/{client.Conversation}/stream?watermark=-&t=", client.StreamUrl, StringComparison.Ordinal);
        await client.ConnectAsync();
        await client.ReceiveAsync(activity => (string?)activity["from"]!["role"] == "bot");

        var sent = DirectLineClient.Message(Question, "client-1");
        var (status, posted) = await client.PostAsync(sent);
        Assert.Equal(HttpStatusCode.OK, status);
        var answer = await client.AnswerAsync(Question);

        var echo = Assert.Single(client.Received, activity => (string?)activity["id"] == (string?)posted!["id"]);
        Assert.True(JsonNode.DeepEquals(sent["channelData"], echo["channelData"]), echo.ToJsonString());
        Assert.Equal(("ada", "user", "Europe/Berlin"), ((string?)echo["from"]!["id"], (string?)echo["from"]!["role"], (string?)echo["localTimezone"]));

        Assert.Contains("1898", (string?)answer["text"], StringComparison.Ordinal);
        Assert.EndsWith("[1]: cite:1 \"Light\"", (string?)answer["text"], StringComparison.Ordinal);
        var claim = answer["entities"]!.AsArray().Single(entity => (string?)entity!["@type"] == "Message")!["citation"]![0]!;
        Assert.Equal("cite:1", (string?)claim["@id"]);
        Assert.Contains("built in 1898", (string?)claim["appearance"]!["text"], StringComparison.Ordinal);
        Assert.StartsWith($"{server.Address}sources/", (string?)claim["url"], StringComparison.Ordinal);

        var parts = client.Received.Where(activity => (string?)activity["type"] == "typing").ToList();
        Assert.All(parts, part => Assert.Equal((string?)answer["id"], (string?)part["id"]));
        Assert.Equal("final", (string?)answer["channelData"]!["streamType"]);
    }

    [Fact]
    public async Task AThumbBecomesTheSameRecordAsEverywhere()
    {
        using var workplace = Workplace();
        await using var server = await RunningServer.StartAsync(workplace);
        using var client = await DirectLineClient.StartAsync(server.Address);
        await client.ConnectAsync();
        await client.SayAsync(Question, "client-1");
        var answer = await client.AnswerAsync(Question);
        var thumb = answer["entities"]!.AsArray().Single(entity => (string?)entity!["@type"] == "Message")!["potentialAction"]![1]!;
        var (status, _) = await client.PostAsync(new JsonObject
        {
            ["type"] = "event",
            ["name"] = "webchat:activity-status/feedback",
            ["entities"] = new JsonArray(thumb.DeepClone()),
        });
        Assert.Equal(HttpStatusCode.OK, status);
        await server.Process.SignalAsync("TERM");
        Assert.Equal(0, (await server.Process.EndAsync()).ExitCode);
        var lines = Directory.GetFiles(Path.Combine(workplace.Data, "feedback")).SelectMany(File.ReadAllLines);
        var record = JsonNode.Parse(Assert.Single(lines))!;
        Assert.Equal(((string?)answer["id"], "dislike"), ((string?)record["answerId"], (string?)record["reaction"]));
    }

    [Fact]
    public async Task WhoLosesTheSocketMissesNothingAndGetsNothingTwice()
    {
        using var workplace = Workplace();
        await using var server = await RunningServer.StartAsync(workplace);
        using var client = await DirectLineClient.StartAsync(server.Address);
        await client.ConnectAsync();
        await client.ReceiveAsync(activity => (string?)activity["from"]!["role"] == "bot");
        for (var i = 0; i < 5; i++)
        {
            // The question itself is different each time, so that each answer is a new one.
            var question = $"{Question} {new string('?', i)}";
            await client.SayAsync(question, $"client-{i}");
            client.Cut();
            await client.ReconnectAsync();
            await client.AnswerAsync(question);
        }

        var messages = client.Received.Where(activity => (string?)activity["type"] == "message").ToList();
        Assert.Equal(1 + 5 + 5, messages.Count);
        Assert.Equal(messages.Count, messages.Select(message => (string?)message["id"]).Distinct().Count());

        var (_, all) = await client.SendAsync(HttpMethod.Get, $"conversations/{client.Conversation}/activities", null);
        Assert.Equal(messages.Select(message => (string?)message["id"]), all!["activities"]!.AsArray().Select(message => (string?)message!["id"]));
        Assert.Equal(client.Watermark, (string?)all["watermark"]);
        var (_, none) = await client.SendAsync(HttpMethod.Get, $"conversations/{client.Conversation}/activities?watermark={client.Watermark}", null);
        Assert.Empty(none!["activities"]!.AsArray());
    }

    [Fact]
    public async Task AConversationGoesOnAfterTheServerWasKilled()
    {
        using var workplace = Workplace();
        var port = Waiting.FreePort();
        DirectLineClient client;
        await using (var server = await RunningServer.StartAsync(workplace, port))
        {
            client = await DirectLineClient.StartAsync(server.Address);
            await client.ConnectAsync();
            await client.SayAsync(Question, "client-1");
            await client.AnswerAsync(Question);
            server.Process.Kill();
            Assert.False(await client.EndsAsync());
        }

        await using var again = await RunningServer.StartAsync(workplace, port);
        using (client)
        {
            await client.ReconnectAsync();
            await client.ReceiveAsync(activity => ((string?)activity["text"])?.Contains("ask again", StringComparison.Ordinal) == true);
            await client.SayAsync(Question + " ", "client-2");
            await client.AnswerAsync(Question + " ");
            Assert.Equal(HttpStatusCode.OK, (await client.SendAsync(HttpMethod.Post, "tokens/refresh", null)).Status);
        }
    }

    [Fact]
    public async Task ATokenOpensItsOwnConversationOnly()
    {
        using var workplace = Workplace();
        await using var server = await RunningServer.StartAsync(workplace);
        using var ada = await DirectLineClient.StartAsync(server.Address);
        using var eve = await DirectLineClient.StartAsync(server.Address);
        var stream = ada.StreamUrl[(ada.StreamUrl.IndexOf("&t=", StringComparison.Ordinal) + 3)..];
        foreach (var path in new[] { "", "/activities" })
        {
            Assert.Equal(HttpStatusCode.OK, (await ada.SendAsync(HttpMethod.Get, $"conversations/{ada.Conversation}{path}", null)).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await eve.SendAsync(HttpMethod.Get, $"conversations/{ada.Conversation}{path}", null)).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await eve.SendAsync(HttpMethod.Get, $"conversations/{ada.Conversation}{path}", null, stream)).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await eve.SendAsync(HttpMethod.Get, $"conversations/{ada.Conversation}{path}", null, "undefined")).Status);
        }

        eve.Token = "";
        Assert.Equal(HttpStatusCode.Unauthorized, (await eve.SendAsync(HttpMethod.Get, $"conversations/{ada.Conversation}/activities", null)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await eve.SayAsync(Question, "x")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await eve.SendAsync(HttpMethod.Post, "tokens/refresh", null)).Status);

        using var socket = new ClientWebSocket();
        var foreign = new Uri(ada.StreamUrl.Replace(ada.Conversation, eve.Conversation, StringComparison.Ordinal));
        var refused = await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(foreign, CancellationToken.None));
        Assert.Contains("403", refused.Message, StringComparison.Ordinal);
        using var other = new ClientWebSocket();
        await Assert.ThrowsAsync<WebSocketException>(() => other.ConnectAsync(new Uri(ada.StreamUrl.Replace(stream, ada.Token, StringComparison.Ordinal)), CancellationToken.None));
    }

    [Fact]
    public async Task AMessageThatIsSentTwiceIsAnsweredOnce()
    {
        using var workplace = Workplace();
        await using var server = await RunningServer.StartAsync(workplace);
        using var client = await DirectLineClient.StartAsync(server.Address);
        await client.ConnectAsync();
        var posts = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => client.SayAsync(Question, "client-1")));
        Assert.Single(posts.Select(post => (string?)post.Body!["id"]).Distinct());
        await client.AnswerAsync(Question);
        await client.SayAsync("When was the mill built?", "client-2");
        await client.AnswerAsync("When was the mill built?");
        Assert.Equal(1 + 4, client.Received.Count(activity => (string?)activity["type"] == "message"));
    }

    [Fact]
    public async Task UnusualActivitiesAreTakenAndBadOnesAreRefusedWithASentence()
    {
        using var workplace = Workplace();
        await using var server = await RunningServer.StartAsync(workplace);
        using var client = await DirectLineClient.StartAsync(server.Address);
        await client.ConnectAsync();
        string[] taken =
        [
            """{"type":"typing","from":{"id":"ada"}}""",
            """{"type":"event","name":"webchat/join","value":{"language":"de"},"locale":"de-DE"}""",
            """{"type":"event","name":"webchat:activity-status/feedback","entities":[{"@type":"LikeAction","@id":"feedback:like:0"}]}""",
            """{"type":"event","name":"webchat:activity-status/feedback","entities":["x"]}""",
            """{"type":"invoke","name":"message/submitAction","replyToId":"0","value":{"actionName":"feedback","actionValue":{"reaction":"dislike","feedback":{"feedbackText":"x"}}}}""",
            """{"type":"invoke","name":"message/submitAction","value":"x"}""",
            """{"type":"message","value":{"choice":1}}""",
            """{"type":"conversationUpdate","membersAdded":[{"id":"ada"}]}""",
            """{"type":"endOfConversation"}""",
        ];
        foreach (var activity in taken)
        {
            Assert.Equal((activity, HttpStatusCode.OK), (activity, await StatusAsync(client, activity)));
        }

        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(client, "[]"));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(client, "{\"text\":\"no type\"}"));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(client, "{\"type\":\"message\",\"value\":" + new string('[', 10_000)));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await StatusAsync(client, $"{{\"type\":\"message\",\"text\":\"{new string('x', 300_000)}\"}}"));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, await StatusAsync(client, "type=message", "application/x-www-form-urlencoded"));
        Assert.Equal(HttpStatusCode.BadRequest, (await client.SendAsync(HttpMethod.Get, $"conversations/{client.Conversation}/activities?watermark=x", null)).Status);

        var text = new string('x', 200_000);
        await client.SayAsync(text, "long");
        Assert.Contains("shorten", (string?)(await client.AnswerAsync(text))["text"], StringComparison.Ordinal);
        await client.SayAsync(Question, "client-1");
        await client.AnswerAsync(Question);
    }

    [Fact]
    public async Task FilesAreNotReadAndTheWordsWithThemAreAnswered()
    {
        using var workplace = Workplace();
        await using var server = await RunningServer.StartAsync(workplace);
        using var client = await DirectLineClient.StartAsync(server.Address);
        await client.ConnectAsync();
        using var activity = JsonContent.Create(DirectLineClient.Message(Question, "client-1"));
        activity.Headers.ContentType = new("application/vnd.microsoft.activity");
        using var file = new ByteArrayContent(new byte[1_500_000]);
        using var upload = new MultipartFormDataContent { { activity, "activity" }, { file, "file", "photo.png" } };
        var (status, _) = await client.SendAsync(HttpMethod.Post, $"conversations/{client.Conversation}/upload?userId=ada", upload);
        Assert.Equal(HttpStatusCode.OK, status);
        await client.ReceiveAsync(said => ((string?)said["text"])?.Contains("cannot read", StringComparison.Ordinal) == true);
        await client.AnswerAsync(Question);

        using var tooLarge = new ByteArrayContent(new byte[12_000_000]);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await UploadStatusAsync(client, tooLarge));
    }

    [Fact]
    public async Task AThousandStreamsAreCheapAndEndWithTheServer()
    {
        const int Count = 1000;
        using var workplace = Workplace();
        await using var server = await RunningServer.StartAsync(workplace);
        using var first = await DirectLineClient.StartAsync(server.Address);
        await first.ConnectAsync();
        using var process = Process.GetProcessById(server.Process.Id);
        var before = process.WorkingSet64;
        var clients = new List<DirectLineClient>();
        for (var i = 0; i < Count; i++)
        {
            var client = await DirectLineClient.StartAsync(server.Address);
            await client.ConnectAsync();
            clients.Add(client);
        }

        foreach (var client in clients)
        {
            await client.ReceiveAsync(activity => (string?)activity["from"]!["role"] == "bot");
        }

        process.Refresh();
        Assert.InRange(process.WorkingSet64 - before, long.MinValue, 150_000_000);
        await first.SayAsync(Question, "client-1");
        await first.AnswerAsync(Question);

        await server.Process.SignalAsync("TERM");
        Assert.All(await Task.WhenAll(clients.Select(client => client.EndsAsync())), Assert.True);
        var ending = await server.Process.EndAsync();
        Assert.True(ending.ExitCode == 0, ending.Error);
        clients.ForEach(client => client.Dispose());
    }

    private static Workplace Workplace() =>
        new Workplace().With("a.md", "# Light\n\nThe lighthouse was built in 1898 by Mara Quill.\n").With("b.md", "# Mill\n\nThe mill was built in 1760.\n");

    private static async Task<HttpStatusCode> StatusAsync(DirectLineClient client, string body, string type = "application/json")
    {
        using var content = new StringContent(body, Encoding.UTF8, type);
        return (await client.SendAsync(HttpMethod.Post, $"conversations/{client.Conversation}/activities", content)).Status;
    }

    private static async Task<HttpStatusCode> UploadStatusAsync(DirectLineClient client, HttpContent content)
    {
        // The client asks before it sends, so that it hears the answer.
        using var upload = new MultipartFormDataContent { { content, "file", "film.mp4" } };
        return (await client.SendAsync(HttpMethod.Post, $"conversations/{client.Conversation}/upload", upload, asksFirst: true)).Status;
    }
}
