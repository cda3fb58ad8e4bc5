using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using ChatBot.SystemTests.Running;

namespace ChatBot.SystemTests.Web;

/// <summary>A client of Direct Line as the protocol describes one: it knows a token, a watermark and a socket, and nothing of the service.</summary>
internal sealed class DirectLineClient(Uri server) : IDisposable
{
    private readonly HttpClient http = new() { BaseAddress = new Uri(server, "/v3/directline/"), Timeout = ChatBotProcess.Patience };
    private ClientWebSocket? socket;

    public string Conversation { get; private set; } = "";

    public string Token { get; set; } = "";

    public string Watermark { get; private set; } = "";

    public string StreamUrl { get; private set; } = "";

    /// <summary>All activities that came over sockets, in order.</summary>
    public List<JsonNode> Received { get; } = [];

    public static async Task<DirectLineClient> StartAsync(Uri server)
    {
        var client = new DirectLineClient(server);
        client.Take(await client.SendAsync(HttpMethod.Post, "tokens/generate", null));
        client.Take(await client.SendAsync(HttpMethod.Post, "conversations", null));
        return client;
    }

    public async Task<(HttpStatusCode Status, JsonNode? Body)> SendAsync(HttpMethod method, string path, HttpContent? content, string? token = null, bool asksFirst = false)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.ExpectContinue = asksFirst;
        if ((token ?? Token) is { Length: > 0 } bearer)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        }

        using var response = await http.SendAsync(request);
        var body = await response.Content.ReadAsStringAsync();
        return (response.StatusCode, body.Length == 0 ? null : JsonNode.Parse(body));
    }

    public Task<(HttpStatusCode Status, JsonNode? Body)> PostAsync(JsonObject activity) =>
        SendAsync(HttpMethod.Post, $"conversations/{Conversation}/activities", JsonContent.Create(activity));

    public Task<(HttpStatusCode Status, JsonNode? Body)> SayAsync(string text, string clientId) => PostAsync(Message(text, clientId));

    public static JsonObject Message(string text, string clientId) => new()
    {
        ["type"] = "message",
        ["text"] = text,
        ["from"] = new JsonObject { ["id"] = "ada", ["name"] = "Ada", ["role"] = "user" },
        ["channelData"] = new JsonObject { ["clientActivityID"] = clientId, ["more"] = new JsonArray(1, "two") },
        ["localTimezone"] = "Europe/Berlin",
    };

    /// <summary>What the client does when its socket is gone.</summary>
    public async Task ReconnectAsync()
    {
        var (status, body) = await SendAsync(HttpMethod.Get, $"conversations/{Conversation}?watermark={Watermark}", null);
        Take((status, body));
        await ConnectAsync();
    }

    public async Task ConnectAsync()
    {
        Cut();
        socket = new ClientWebSocket();
        using var limit = new CancellationTokenSource(ChatBotProcess.Patience, TimeProvider.System);
        await socket.ConnectAsync(new Uri(StreamUrl), limit.Token);
    }

    /// <summary>Ends the connection without a word.</summary>
    public void Cut()
    {
        socket?.Abort();
        socket?.Dispose();
        socket = null;
    }

    /// <summary>Reads until there is an activity like this, and returns it.</summary>
    public async Task<JsonNode> ReceiveAsync(Func<JsonNode, bool> wanted)
    {
        var from = Received.Count;
        while (true)
        {
            for (; from < Received.Count; from++)
            {
                if (wanted(Received[from]))
                {
                    return Received[from];
                }
            }

            var frame = await ReadFrameAsync() ?? throw new InvalidOperationException("The service closed the stream.");
            Watermark = (string)frame["watermark"]!;
            Received.AddRange(frame["activities"]!.AsArray().Select(activity => activity!));
        }
    }

    public Task<JsonNode> AnswerAsync(string question) => ReceiveAsync(activity => IsAnswerTo(activity, question));

    /// <summary>Reads to the end of the stream; false when the connection was cut instead.</summary>
    public async Task<bool> EndsAsync()
    {
        try
        {
            while (await ReadFrameAsync() is not null)
            {
            }

            return true;
        }
        catch (WebSocketException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        Cut();
        http.Dispose();
    }

    private bool IsAnswerTo(JsonNode activity, string question) =>
        (string?)activity["type"] == "message" && (string?)activity["from"]!["role"] == "bot" && (string?)activity["replyToId"] is { } replyTo
        && Received.Exists(asked => (string?)asked["id"] == replyTo && (string?)asked["text"] == question);

    private async Task<JsonNode?> ReadFrameAsync()
    {
        using var limit = new CancellationTokenSource(ChatBotProcess.Patience, TimeProvider.System);
        using var frame = new MemoryStream();
        var buffer = new byte[16_384];
        while (true)
        {
            var part = await socket!.ReceiveAsync(buffer.AsMemory(), limit.Token);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            frame.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
            {
                return JsonNode.Parse(Encoding.UTF8.GetString(frame.ToArray()));
            }
        }
    }

    private void Take((HttpStatusCode Status, JsonNode? Body) answer)
    {
        if ((int)answer.Status is < 200 or > 299)
        {
            throw new InvalidOperationException($"{answer.Status}: {answer.Body}");
        }

        Conversation = (string)answer.Body!["conversationId"]!;
        Token = (string)answer.Body["token"]!;
        StreamUrl = (string?)answer.Body["streamUrl"] ?? "";
    }
}
