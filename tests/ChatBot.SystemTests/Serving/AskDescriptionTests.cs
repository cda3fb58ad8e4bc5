using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using ChatBot.SystemTests.Running;
using ChatBot.Tests.Channels.Agents;
using Xunit;

namespace ChatBot.SystemTests.Serving;

/// <summary>The description of the API held against what the real server sends.</summary>
public sealed class AskDescriptionTests
{
    private static readonly string[] Questions =
    [
        "Which projects are running?", "What does the pier cost?", "How many projects are there?", "Which project is the most expensive?",
        "Who built the mill?", "What is said at 00:00:05?", "When was the mill built?", "What is the price of tea in another country?", "?!", new('x', 5_000),
    ];

    [Fact]
    public async Task EveryResponseIsAsDescribed()
    {
        using var workplace = new Workplace()
            .With("projects.csv", "project,state,budget\nPier,running,100\nMill,running,200\nCrane,done,300\nLamp,running,50\n")
            .With("mill.md", "---\ntitle: The Mill\ndate: 2026-03-01\n---\n# Mill\n\nThe mill was built by Anna Holm in 1871.\n")
            .With("older.md", "---\ntitle: An older page\ndate: 2020-03-01\n---\n# Mill\n\nThe mill was built by Anna Holm in 1869.\n")
            .With("talk.vtt", "WEBVTT\n\n00:00:01.000 --> 00:00:04.000\nWelcome to the harbour.\n\n00:00:05.000 --> 00:00:09.000\nThe crane lifts forty tonnes.\n");
        await using var server = await RunningServer.StartAsync(workplace);
        var description = JsonDocument.Parse(await server.Client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative))).RootElement;
        var shape = new JsonShape(description);

        var outcomes = new HashSet<string?>(StringComparer.Ordinal);
        foreach (var question in Questions)
        {
            Assert.Empty(shape.Faults("Question", JsonSerializer.SerializeToElement(new { question })));
            using var response = await server.Client.PostAsJsonAsync("/api/ask", new { question });
            var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
            Assert.Empty(shape.Faults("Answer", answer));
            outcomes.Add(answer.GetProperty("outcome").GetString());
            foreach (var sent in await StreamAsync(server, question))
            {
                Assert.Empty(shape.Faults(Schema(sent.Name), sent.Json));
            }
        }

        Assert.Equal(["answered", "notFound", "refused"], outcomes.Order(StringComparer.Ordinal));
        foreach (var path in new[] { "/api/status", "/api/documents", "/api/documents?limit=1", "/api/documents/" + await FirstDocumentAsync(server) })
        {
            await AssertGetAsync(server, description, path);
        }

        using var wrong = await server.Client.PostAsJsonAsync("/api/ask", new { });
        Assert.Empty(shape.Faults("Problem", JsonDocument.Parse(await wrong.Content.ReadAsStringAsync()).RootElement));
    }

    private static async Task AssertGetAsync(RunningServer server, JsonElement description, string path)
    {
        using var response = await server.Client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var parts = path.Split('?')[0].Split('/');
        var described = description.GetProperty("paths").EnumerateObject().Single(item =>
            item.Name.Split('/') is var names && names.Length == parts.Length && names.Zip(parts).All(pair => pair.First == pair.Second || pair.First.StartsWith('{')));
        var schema = described.Value.GetProperty("get").GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty("application/json").GetProperty("schema");
        Assert.Empty(new JsonShape(description).Faults(schema, JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement));
    }

    private static async Task<string> FirstDocumentAsync(RunningServer server)
    {
        using var all = JsonDocument.Parse(await server.Client.GetStringAsync(new Uri("/api/documents", UriKind.Relative)));
        return all.RootElement.GetProperty("documents")[0].GetProperty("documentId").GetString()!;
    }

    private static async Task<List<SentEvent>> StreamAsync(RunningServer server, string question)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/ask") { Content = new StringContent(JsonSerializer.Serialize(new { question }), Encoding.UTF8, "application/json") };
        request.Headers.Accept.ParseAdd("text/event-stream");
        using var response = await server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return await SentEvents.AllAsync(response);
    }

    private static string Schema(string sent) => sent switch
    {
        "status" => "StatusEvent",
        "delta" => "DeltaEvent",
        "answer" => "Answer",
        _ => "ErrorEvent",
    };
}
