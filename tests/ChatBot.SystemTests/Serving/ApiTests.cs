using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ChatBot.SystemTests.Running;
using ChatBot.Tests.Channels.Agents;
using Xunit;

namespace ChatBot.SystemTests.Serving;

/// <summary>What callers with different rights are told over HTTP.</summary>
public sealed class ApiTests
{
    private const string Key = "open-sesame";
    private const string KeyHash = "d7ecdf25eaf3deba0f2628771dbdd22d4138ab6cf38f91ed02a2ca0dec7c8ab7";

    [Fact]
    public async Task EveryRouteTellsACallerOnlyOfWhatTheyMaySee()
    {
        using var workplace = new Workplace()
            .With("ferry.md", "---\ntitle: The ferry\n---\n\nThe ferry sails at seven.\n")
            .With("wages.md", "---\ntitle: Wages\naccess: staff\n---\n\nThe captain earns 4,200 a month.\n");
        workplace.Environment["Access__Anonymous"] = "";
        workplace.Environment[$"Access__ApiKeys__{KeyHash}__Name"] = "intranet";
        workplace.Environment[$"Access__ApiKeys__{KeyHash}__Labels"] = "staff";
        await using var server = await RunningServer.StartAsync(workplace);

        var (status, anonymous) = await GetAsync(server, "/api/status");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(1, anonymous.GetProperty("documents").GetInt32());
        Assert.False(anonymous.TryGetProperty("folders", out _));
        var (_, list) = await GetAsync(server, "/api/documents");
        Assert.Equal(["ferry.md"], Paths(list));
        Assert.Equal("notFound", await OutcomeAsync(server, "What does the captain earn a month?", key: null));

        Assert.Equal(2, (await GetAsync(server, "/api/status", Key)).Body.GetProperty("documents").GetInt32());
        var (_, all) = await GetAsync(server, "/api/documents", Key);
        Assert.Equal(["ferry.md", "wages.md"], Paths(all));
        Assert.Equal("answered", await OutcomeAsync(server, "What does the captain earn a month?", Key));

        var wages = all.GetProperty("documents")[1].GetProperty("documentId").GetString();
        var (found, document) = await GetAsync(server, $"/api/documents/{wages}", Key);
        Assert.Equal(HttpStatusCode.OK, found);
        Assert.Equal("access", document.GetProperty("metadata")[1].GetProperty("path").GetString());
        var hidden = await GetAsync(server, $"/api/documents/{wages}");
        var missing = await GetAsync(server, "/api/documents/0123456789abcdef");
        Assert.Equal(HttpStatusCode.NotFound, hidden.Status);
        Assert.Equal(missing.Status, hidden.Status);
        Assert.Equal(missing.Body.GetProperty("detail").GetString(), hidden.Body.GetProperty("detail").GetString());

        foreach (var path in new[] { "/api/status", "/api/documents", $"/api/documents/{wages}" })
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync(server, path, "wrong")).Status);
        }
    }

    [Fact]
    public async Task WhereOnlyKeysLetInNoRouteTellsAnythingToOneWithout()
    {
        using var workplace = new Workplace().With("ferry.md", "# The ferry\n\nThe ferry sails at seven.\n");
        workplace.Environment[$"Access__ApiKeys__{KeyHash}__Name"] = "intranet";
        await using var server = await RunningServer.StartAsync(workplace);
        var (_, list) = await GetAsync(server, "/api/documents", Key);
        var id = list.GetProperty("documents")[0].GetProperty("documentId").GetString();
        (HttpMethod Method, string Path)[] routes =
        [
            (HttpMethod.Get, "/api/status"), (HttpMethod.Get, "/api/documents"), (HttpMethod.Get, $"/api/documents/{id}"),
            (HttpMethod.Post, "/api/ask"), (HttpMethod.Delete, $"/api/ask/{new string('0', 32)}"), (HttpMethod.Post, "/api/feedback"),
            (HttpMethod.Get, $"/sources/{id}"), (HttpMethod.Get, $"/sources/{id}/original"),
            (HttpMethod.Post, "/v3/directline/tokens/generate"), (HttpMethod.Post, "/v3/directline/conversations"),
        ];
        foreach (var (method, path) in routes)
        {
            foreach (var key in new[] { null, "wrong" })
            {
                using var response = await SendAsync(server, method, path, key, method == HttpMethod.Post ? new { question = "When does the ferry sail?" } : null);
                var text = await response.Content.ReadAsStringAsync();
                Assert.True(response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound, $"{method} {path}: {response.StatusCode}");
                Assert.DoesNotContain("ferry", text, StringComparison.OrdinalIgnoreCase);
            }
        }
    }

    [Fact]
    public async Task DocumentsAreListedPageByPageEachOnce()
    {
        using var workplace = new Workplace();
        for (var i = 0; i < 7; i++)
        {
            workplace.With($"d{i}.md", $"# Document {i}\n\nText {i}.\n");
        }

        await using var server = await RunningServer.StartAsync(workplace);
        var paths = new List<string>();
        for (string? after = ""; after is not null;)
        {
            var (_, list) = await GetAsync(server, $"/api/documents?limit=3&after={after}");
            Assert.Equal(7, list.GetProperty("total").GetInt32());
            paths.AddRange(Paths(list));
            after = list.TryGetProperty("next", out var next) ? next.GetString() : null;
        }

        Assert.Equal(Enumerable.Range(0, 7).Select(i => $"d{i}.md"), paths);
        foreach (var limit in new[] { "0", "-1", "1001", "x", "9999999999" })
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await GetAsync(server, $"/api/documents?limit={limit}")).Status);
        }
    }

    [Fact]
    public async Task OneWhoWasGivenAnAnswerCanSayWhetherItHelped()
    {
        using var workplace = new Workplace().With("ferry.md", "# The ferry\n\nThe ferry sails at seven.\n");
        workplace.Environment["Access__Anonymous"] = "";
        workplace.Environment[$"Access__ApiKeys__{KeyHash}__Name"] = "intranet";
        await using var server = await RunningServer.StartAsync(workplace);
        using var answer = await SendAsync(server, HttpMethod.Post, "/api/ask", key: null, new { question = "When does the ferry sail?" });
        var id = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("answerId").GetString();

        Assert.Equal(HttpStatusCode.NoContent, await FeedbackAsync(new { answerId = id, reaction = "like" }));
        Assert.Equal(HttpStatusCode.NoContent, await FeedbackAsync(new { answerId = id, reaction = "dislike", reason = "missing", text = "<b>and back?</b>" }));
        Assert.Equal(HttpStatusCode.NotFound, await FeedbackAsync(new { answerId = id, reaction = "like" }, Key));
        Assert.Equal(HttpStatusCode.NotFound, await FeedbackAsync(new { answerId = new string('0', 32), reaction = "like" }));
        Assert.Equal(HttpStatusCode.BadRequest, await FeedbackAsync(new { answerId = "../x", reaction = "like" }));
        Assert.Equal(HttpStatusCode.BadRequest, await FeedbackAsync(new { answerId = id, reaction = "love" }));
        Assert.Equal(HttpStatusCode.BadRequest, await FeedbackAsync(new { answerId = id, reaction = "like", reason = "wrong" }));
        Assert.Equal(HttpStatusCode.BadRequest, await FeedbackAsync(new { answerId = id, reaction = "dislike", text = new string('x', 501) }));

        var kept = Directory.GetFiles(Path.Combine(workplace.Data, "feedback"), "*.jsonl").SelectMany(File.ReadAllLines).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(["like", "dislike"], kept.Select(line => line.GetProperty("reaction").GetString()));
        Assert.Equal("<b>and back?</b>", kept[1].GetProperty("text").GetString());
        Assert.All(kept, line => Assert.Equal(id, line.GetProperty("answerId").GetString()));

        async Task<HttpStatusCode> FeedbackAsync(object body, string? key = null)
        {
            using var response = await SendAsync(server, HttpMethod.Post, "/api/feedback", key, body);
            return response.StatusCode;
        }
    }

    [Fact]
    public async Task AnAnswerIsReplayedAndStoppedOnlyByWhoAsked()
    {
        const string OtherKey = "another key";
        using var workplace = new Workplace().With("light.md", "# Light\n\nThe lighthouse was built in 1887 on Gull Rock.\n");
        workplace.Environment[$"Access__ApiKeys__{KeyHash}__Name"] = "intranet";
        workplace.Environment[$"Access__ApiKeys__{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(OtherKey)))}__Name"] = "extranet";
        await using var server = await RunningServer.StartAsync(workplace);
        var body = new { question = "When was the lighthouse built?", requestId = "r1" };
        using var answer = await SendAsync(server, HttpMethod.Post, "/api/ask", Key, body);
        var id = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("answerId").GetString();

        Assert.Contains("Gull Rock", (await ReplayAsync(Key)).Text, StringComparison.Ordinal);
        var (gone, told) = await ReplayAsync(OtherKey);
        Assert.Equal(HttpStatusCode.Gone, gone);
        Assert.DoesNotContain("Gull Rock", told, StringComparison.Ordinal);
        foreach (var name in new[] { id, "r1", "unknown" })
        {
            using var refused = await SendAsync(server, HttpMethod.Delete, $"/api/ask/{name}", OtherKey);
            Assert.Equal("There is no such answer.", await Problems.AssertAsync(HttpStatusCode.NotFound, refused));
        }

        using var own = await SendAsync(server, HttpMethod.Delete, $"/api/ask/{id}", Key);
        Assert.Equal(HttpStatusCode.NoContent, own.StatusCode);
        using var none = await SendAsync(server, HttpMethod.Delete, $"/api/ask/{id}", key: null);
        Assert.Equal("Sign in to ask.", await Problems.AssertAsync(HttpStatusCode.Unauthorized, none));

        async Task<(HttpStatusCode Status, string Text)> ReplayAsync(string key)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/ask") { Content = JsonContent.Create(body) };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
            request.Headers.Accept.ParseAdd("text/event-stream");
            request.Headers.TryAddWithoutValidation("Last-Event-ID", id + ":0");
            using var response = await server.Client.SendAsync(request);
            return (response.StatusCode, await response.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task TheServerRefusesToStartWhereStrangersCouldAsk()
    {
        using var workplace = new Workplace().With("a.md", "# Light\n\nThe lighthouse is white.\n");
        var ending = await workplace.RunAsync("serve", "--urls", $"http://0.0.0.0:{Waiting.FreePort()}");
        Assert.Equal(2, ending.ExitCode);
        Assert.Contains("Access:Anonymous", Assert.Single(ending.Error.Trim().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ANameThatIsNotThisMachinesIsNotAnswered()
    {
        using var workplace = new Workplace().With("a.md", "# Light\n\nThe lighthouse is white.\n");
        await using var server = await RunningServer.StartAsync(workplace);
        using var rebound = new HttpRequestMessage(HttpMethod.Get, "/api/documents") { Headers = { Host = $"evil.example:{server.Address.Port}" } };
        using var refused = await server.Client.SendAsync(rebound);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        using var named = new HttpRequestMessage(HttpMethod.Get, "/api/documents") { Headers = { Host = $"localhost:{server.Address.Port}" } };
        using var answered = await server.Client.SendAsync(named);
        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
    }

    private static IEnumerable<string> Paths(JsonElement list) => list.GetProperty("documents").EnumerateArray().Select(document => document.GetProperty("path").GetString()!);

    private static async Task<string?> OutcomeAsync(RunningServer server, string question, string? key)
    {
        using var response = await SendAsync(server, HttpMethod.Post, "/api/ask", key, new { question });
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("outcome").GetString();
    }

    private static async Task<(HttpStatusCode Status, JsonElement Body)> GetAsync(RunningServer server, string path, string? key = null)
    {
        using var response = await SendAsync(server, HttpMethod.Get, path, key);
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    private static async Task<HttpResponseMessage> SendAsync(RunningServer server, HttpMethod method, string path, string? key, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        return await server.Client.SendAsync(request);
    }
}
