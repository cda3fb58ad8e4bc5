using System.ClientModel;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using ChatBot.Server.ModelClients.Chat;
using ChatBot.Server.Stores.Qdrant;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;
using SdkMessage = OpenAI.Chat.ChatMessage;

namespace ChatBot.Benchmarks;

/// <summary>
/// What a conversation takes besides the model: a streamed call of a tool, its result of 4.5 kB, and a streamed answer of sixty words with its tokens. The
/// product's client, in turn with a bare one that sends requests which were written before and throws the answers away, and with the package OpenAI.
/// </summary>
internal static class ChatBenchmark
{
    private const int Rounds = 5;
    private const int Words = 60;
    private const string Model = "double";
    private const string System = "Answer from the passages.";
    private const string Question = "How high is the crane of the yard?";

    private static readonly string Result = string.Concat(Enumerable.Range(0, 75).Select(number => $"[{number:00}] The crane of the yard is thirty metres high, they say.\n"));
    private static readonly JsonElement Schema = JsonElement.Parse("""{"type":"object","properties":{"query":{"type":"string"}},"required":["query"],"additionalProperties":false}""");
    private static readonly Microsoft.Extensions.AI.ChatOptions WithTool = new() { Tools = [new Search()], ToolMode = ChatToolMode.Auto };

    public static async Task RunAsync(string endpoint, int count)
    {
        var settings = new ChatModelOptions { Endpoint = endpoint, Model = Model };
        using var product = Server.ModelClients.Chat.ChatClient.Of(settings, TimeProvider.System)!;
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        var sdk = new OpenAI.Chat.ChatClient(Model, new ApiKeyCredential("none"), new OpenAIClientOptions { Endpoint = new Uri(endpoint) });
        var address = ChatEndpoint.Of(settings).Address;
        byte[][] bodies = [Body(settings, First()), Body(settings, Second(new FunctionCallContent("call_search_0", "search", new Dictionary<string, object?>(StringComparer.Ordinal) { ["query"] = "how high the crane is" })))];
        (string Who, Func<Task> Conversation)[] clients =
        [
            ("bare", () => BareAsync(http, address, bodies)),
            ("product", () => ProductAsync(product)),
            ("OpenAI", () => SdkAsync(sdk)),
        ];
        foreach (var client in clients)
        {
            await MeasureAsync(client.Who, client.Conversation, 500, 8, print: false);
        }

        foreach (var atOnce in (int[])[1, 64])
        {
            await Console.Out.WriteLineAsync($"{count} conversations, {atOnce} at a time");
            for (var round = 0; round < Rounds; round++)
            {
                foreach (var client in clients)
                {
                    await MeasureAsync(client.Who, client.Conversation, count, atOnce, print: true);
                }
            }
        }
    }

    private static async Task MeasureAsync(string who, Func<Task> conversation, int count, int atOnce, bool print)
    {
        GC.Collect();
        var times = new double[count];
        var (allocated, processor, start) = (GC.GetTotalAllocatedBytes(precise: true), Environment.CpuUsage.TotalTime, TimeProvider.System.GetTimestamp());
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (i, _) =>
        {
            var begin = TimeProvider.System.GetTimestamp();
            await conversation();
            times[i] = TimeProvider.System.GetElapsedTime(begin).TotalMilliseconds;
        });
        var seconds = TimeProvider.System.GetElapsedTime(start).TotalSeconds;
        var used = (Environment.CpuUsage.TotalTime - processor).TotalMicroseconds / count;
        var bytes = (GC.GetTotalAllocatedBytes(precise: true) - allocated) / (double)count / 1024;
        Array.Sort(times);
        if (print)
        {
            await Console.Out.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{who,-8} {count / seconds,7:0} a second  p50 {times[count / 2],7:0.00} ms  p99 {times[count * 99 / 100],7:0.00} ms  {used,6:0} µs of processor and {bytes,5:0} KiB each"));
        }
    }

    private static async Task BareAsync(HttpClient http, Uri address, byte[][] bodies)
    {
        foreach (var body in bodies)
        {
            using var content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            response.EnsureSuccessStatusCode();
            await response.Content.CopyToAsync(Stream.Null);
        }
    }

    private static async Task ProductAsync(Server.ModelClients.Chat.ChatClient client)
    {
        FunctionCallContent? call = null;
        await foreach (var update in client.GetStreamingResponseAsync(First(), WithTool))
        {
            call = update.Contents.OfType<FunctionCallContent>().FirstOrDefault() ?? call;
        }

        var words = 0;
        await foreach (var update in client.GetStreamingResponseAsync(Second(call!), WithTool))
        {
            words += update.Contents is [TextContent] ? 1 : 0;
        }

        Expect(words);
    }

    private static async Task SdkAsync(OpenAI.Chat.ChatClient client)
    {
        var options = new ChatCompletionOptions { Tools = { ChatTool.CreateFunctionTool("search", "Searches the documents.", BinaryData.FromString(Schema.GetRawText())) }, Temperature = 0, MaxOutputTokenCount = 1000 };
        var messages = new List<SdkMessage> { new SystemChatMessage(System), new UserChatMessage(Question) };
        var (id, arguments) = ("", "");
        await foreach (var update in client.CompleteChatStreamingAsync(messages, options))
        {
            foreach (var piece in update.ToolCallUpdates)
            {
                id = piece.ToolCallId ?? id;
                arguments += piece.FunctionArgumentsUpdate.ToString();
            }
        }

        messages.Add(new AssistantChatMessage([ChatToolCall.CreateFunctionToolCall(id, "search", BinaryData.FromString(arguments))]));
        messages.Add(new ToolChatMessage(id, Result));
        var words = 0;
        await foreach (var update in client.CompleteChatStreamingAsync(messages, options))
        {
            words += update.ContentUpdate.Any(part => part.Text.Length > 0) ? 1 : 0;
        }

        Expect(words);
    }

    private static void Expect(int words)
    {
        if (words != Words)
        {
            throw new InvalidOperationException($"The answer has {words} words, not {Words}; is the server one with --manner measured?");
        }
    }

    private static ChatMessage[] First() => [new(ChatRole.System, System), new(ChatRole.User, Question)];

    private static ChatMessage[] Second(FunctionCallContent call) =>
        [.. First(), new ChatMessage(ChatRole.Assistant, [call]), new ChatMessage(ChatRole.Tool, [new FunctionResultContent(call.CallId, Result)])];

    private static byte[] Body(ChatModelOptions settings, ChatMessage[] messages)
    {
        using var bytes = new PooledBytes();
        new ChatRequest(settings, messages, WithTool, isStreamed: true).Write(bytes, default);
        return bytes.Written.ToArray();
    }

    private sealed class Search : AIFunctionDeclaration
    {
        public override string Name => "search";

        public override string Description => "Searches the documents.";

        public override JsonElement JsonSchema => Schema;
    }
}
