using System.Globalization;
using System.Net.Http.Headers;
using ChatBot.Server.ModelClients.Embeddings;
using ChatBot.Server.Stores.Qdrant;
using ChatBot.Tests.ModelClients.Double;

namespace ChatBot.Benchmarks;

/// <summary>
/// What it takes to embed texts besides the model: the product's client, and in turn with it a bare client that sends requests which were written before and
/// throws the answers away. The server should be a process of its own, such as <c>embedding-double</c>.
/// </summary>
internal static class EmbeddingBenchmark
{
    private const int Rounds = 5;
    private const int Words = 200;

    public static async Task RunAsync(string endpoint, int count)
    {
        var options = new EmbeddingOptions { Endpoint = endpoint, Model = new DoubleOptions().Model };
        var language = new MadeUpLanguage(seed: 5);
        var texts = Enumerable.Range(0, count).Select(_ => string.Join(' ', Enumerable.Range(0, Words).Select(_ => language.Word()))).ToArray();
        using var product = EmbeddingClient.Of(options, TimeProvider.System)!;
        var bare = TextBatches.Of(texts, options.BatchTexts, options.BatchCharacters).Select(batch => Body(options, texts[batch])).ToList();
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        var address = EmbeddingEndpoint.Of(options).Address;

        await Console.Out.WriteLineAsync($"{count} texts of {texts.Average(text => text.Length):0} characters, {bare.Count} requests, {options.Concurrency} at a time");
        for (var round = 0; round < Rounds; round++)
        {
            await MeasureAsync("product", count, async () => await product.Passages.GenerateAsync(texts));
            await MeasureAsync("bare", count, () => Parallel.ForEachAsync(
                bare, new ParallelOptions { MaxDegreeOfParallelism = options.Concurrency }, async (body, stop) => await SendAsync(http, address, body, stop)));
        }
    }

    private static async Task MeasureAsync(string who, int count, Func<Task> work)
    {
        GC.Collect();
        var (allocated, processor, start) = (GC.GetTotalAllocatedBytes(precise: true), Environment.CpuUsage.TotalTime, TimeProvider.System.GetTimestamp());
        await work();
        var seconds = TimeProvider.System.GetElapsedTime(start).TotalSeconds;
        await Console.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{who,-8} {count / seconds,7:0} texts/s  {(Environment.CpuUsage.TotalTime - processor).TotalMicroseconds / count,6:0.0} µs of processor and {(GC.GetTotalAllocatedBytes(precise: true) - allocated) / (double)count,6:0} bytes a text"));
    }

    private static byte[] Body(EmbeddingOptions options, ReadOnlySpan<string> texts)
    {
        using var bytes = new PooledBytes();
        new EmbeddingForm(Base64: true, Dimension: 0).Write(bytes, options.Model, texts, isOllama: false);
        return bytes.Written.ToArray();
    }

    private static async Task SendAsync(HttpClient http, Uri address, byte[] body, CancellationToken stop)
    {
        using var content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
        response.EnsureSuccessStatusCode();
        await response.Content.CopyToAsync(Stream.Null, stop);
    }
}
