using System.Diagnostics;
using System.Net.Http.Json;

namespace ChatBot.Benchmarks.Web;

/// <summary>32 clients who ask over HTTP, each one question after the other, beside a bare endpoint that returns JSON of the same size.</summary>
internal static class AskBenchmark
{
    private const int Clients = 32;
    private const int Rounds = 3;

    public static async Task RunAsync(string corpus, string journeys, int questions)
    {
        var folder = Directory.CreateTempSubdirectory("chatbot-http-");
        try
        {
            var texts = TurnBenchmark.JourneyQuestions(journeys);
            var settings = Path.Combine(folder.FullName, "settings.json");
            await File.WriteAllTextAsync(settings, """{ "Limits": { "QuestionsPerMinute": 1000000 } }""");
            await using var ours = await WebProcess.StartAsync(
                Path.Combine(AppContext.BaseDirectory, "chatbot.dll"), new Dictionary<string, string>(), "serve", "--config", settings, "--corpus", corpus, "--data", Path.Combine(folder.FullName, "data"));
            var sizes = (await AskAsync(ours, texts, texts.Count)).Bytes;
            var fixedAnswer = Path.Combine(folder.FullName, "answer.json");
            await File.WriteAllTextAsync(fixedAnswer, "{\"text\":\"" + new string('x', (int)(sizes / texts.Count) - 11) + "\"}");
            await using var bare = await WebProcess.StartAsync(typeof(AskBenchmark).Assembly.Location, new Dictionary<string, string>(), "bare", fixedAnswer);
            Console.WriteLine($"{texts.Count} different questions, {Clients} clients, answers of {sizes / texts.Count / 1000.0:0.0} kB on average");

            // Both are compiled in full before anything counts.
            await AskAsync(ours, texts, questions);
            await AskAsync(bare, texts, questions);
            for (var i = 0; i < Rounds; i++)
            {
                Print("ours", await AskAsync(ours, texts, questions), ours);
                Print("bare", await AskAsync(bare, texts, questions), bare);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Print(string who, Load load, WebProcess process) => Console.WriteLine(
        $"  {who}: {load.Questions / load.Elapsed.TotalSeconds:0} questions a second, cpu {load.Processor.TotalMilliseconds / load.Questions:0.000} ms a question, "
        + $"p50 {load.Percentile(50):0.0} ms, p99 {load.Percentile(99):0.0} ms, {process.ResidentMegabytes:0} MB resident");

    /// <summary>Asks these questions, one after the other and from the beginning again.</summary>
    public static async Task<Load> AskAsync(WebProcess server, List<string> texts, int questions)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = server.Address };
        var (next, bytes, took) = (-1, 0L, new double[questions]);
        var (started, processor) = (Stopwatch.GetTimestamp(), server.ProcessorTime);
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(async _ =>
        {
            while (Interlocked.Increment(ref next) is var i && i < questions)
            {
                var asked = Stopwatch.GetTimestamp();
                using var response = await client.PostAsJsonAsync("/api/ask", new { question = texts[i % texts.Count] });
                response.EnsureSuccessStatusCode();
                Interlocked.Add(ref bytes, (await response.Content.ReadAsByteArrayAsync()).Length);
                took[i] = Stopwatch.GetElapsedTime(asked).TotalMilliseconds;
            }
        }));
        return new Load(questions, Stopwatch.GetElapsedTime(started), server.ProcessorTime - processor, bytes, took);
    }

    /// <summary>What a number of questions took, the processor time being the server's.</summary>
    internal sealed record Load(int Questions, TimeSpan Elapsed, TimeSpan Processor, long Bytes, double[] Took)
    {
        public double Percentile(int percent) => Took.Order().ElementAt(Took.Length * percent / 100);
    }
}
