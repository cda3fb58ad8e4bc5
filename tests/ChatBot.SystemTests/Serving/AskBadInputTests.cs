using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using ChatBot.SystemTests.Running;
using Xunit;

namespace ChatBot.SystemTests.Serving;

/// <summary>Bytes that no client of good will sends, on real connections.</summary>
public sealed class AskBadInputTests
{
    private const string Json = "Content-Type: application/json\r\n";

    [Fact]
    public async Task WhateverIsSentGetsAStatusAndASentenceAndTheServerGoesOn()
    {
        using var workplace = new Workplace().With("a.md", "# Light\n\nThe lighthouse is white.\n");
        await using var server = await RunningServer.StartAsync(workplace);
        foreach (var (what, request, status) in Cases())
        {
            var response = await SendAsync(server.Address, request);
            Assert.True(response.StartsWith($"HTTP/1.1 {status} ", StringComparison.Ordinal), $"{what}: {response}");
            Assert.DoesNotContain("   at ", response, StringComparison.Ordinal);
            AssertProblem(what, response);
        }

        using var asked = await server.Client.PostAsJsonAsync("/api/ask", new { question = "Which colour is the lighthouse?" });
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        Assert.DoesNotContain("   at ", server.Process.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatTheServerCannotReadAsHttpEndsTheConnection()
    {
        using var workplace = new Workplace().With("a.md", "# Light\n\nThe lighthouse is white.\n");
        await using var server = await RunningServer.StartAsync(workplace);
        foreach (var (request, status) in new (string Request, int Status)[]
        {
            ("nonsense\r\n\r\n", 400),
            ($"GET /{new string('x', 20_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n", 414),
            ($"GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: {new string('x', 40_000)}\r\n\r\n", 431),
            ("DELETE /api/ask/%00 HTTP/1.1\r\nHost: localhost\r\n\r\n", 400),
            ("POST /api/ask HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n", 400),
            ("POST /api/ask HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", 400),
        })
        {
            Assert.StartsWith($"HTTP/1.1 {status} ", await SendAsync(server.Address, Encoding.ASCII.GetBytes(request)), StringComparison.Ordinal);
        }

        using var ready = await server.Client.GetAsync(new Uri("/health/ready", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
    }

    private static IEnumerable<(string What, byte[] Request, int Status)> Cases()
    {
        yield return ("a gigabyte announced and not sent", Post(Json + "Content-Length: 1000000000\r\n", "{"), 413);
        yield return ("a megabyte", Body($$"""{"question":"{{new string('x', 1_000_000)}}"}"""), 413);
        yield return ("a megabyte in pieces", Post(Json + "Transfer-Encoding: chunked\r\n", string.Concat(Enumerable.Repeat($"4000\r\n{new string(' ', 0x4000)}\r\n", 64)) + "0\r\n\r\n"), 413);
        yield return ("a piece of no size", Post(Json + "Transfer-Encoding: chunked\r\n", "zzz\r\n{}\r\n0\r\n\r\n"), 400);
        yield return ("a body that does not come", Post(Json + "Content-Length: 100\r\n", "{\"question\":"), 408);
        yield return ("depth", Body("{\"question\":" + new string('[', 30_000) + new string(']', 30_000) + "}"), 400);
        yield return ("nothing", Body(""), 400);
        yield return ("a NUL", Body("{\"question\":\"a\0b\"}"), 400);
        yield return ("a form", Post("Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 10\r\n", "question=x"), 415);
        yield return ("packed", Post(Json + "Content-Encoding: gzip\r\nContent-Length: 2\r\n", "{}"), 415);
        yield return ("another form of answer", Post(Json + "Accept: image/png\r\nContent-Length: 16\r\n", "{\"question\":\"x\"}"), 406);
        yield return ("another method", "PUT /api/ask HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray(), 405);
        yield return ("a way out", "DELETE /api/ask/..%2f..%2fetc%2fpasswd HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"u8.ToArray(), 404);
        yield return ("nowhere", "GET /api/nowhere HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"u8.ToArray(), 404);
    }

    private static byte[] Body(string json) => Post($"{Json}Content-Length: {Encoding.UTF8.GetByteCount(json)}\r\n", json);

    private static byte[] Post(string headers, string body) =>
        Encoding.UTF8.GetBytes($"POST /api/ask HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{headers}\r\n{body}");

    // A server that refuses a large body ends the connection while it is still being sent.
    private static async Task<string> SendAsync(Uri address, byte[] request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        var stream = client.GetStream();
        var response = new MemoryStream();
        var reading = stream.CopyToAsync(response);
        try
        {
            await stream.WriteAsync(request);
            await reading;
        }
        catch (IOException)
        {
            // What was answered before counts.
        }

        return Encoding.UTF8.GetString(response.ToArray());
    }

    private static void AssertProblem(string what, string response)
    {
        Assert.True(response.Contains("Content-Type: application/problem+json", StringComparison.Ordinal), $"{what}: {response}");
        using var json = JsonDocument.Parse(response[response.IndexOf('{', StringComparison.Ordinal)..(response.LastIndexOf('}') + 1)]);
        Assert.NotEmpty(json.RootElement.GetProperty("detail").GetString()!);
        Assert.NotEmpty(json.RootElement.GetProperty("traceId").GetString()!);
    }
}
