using System.Diagnostics;
using System.Text.Json;

namespace ChatBot.Benchmarks;

/// <summary>The program itself, from its start to the end of its first answer: what somebody waits who asks one question at a terminal.</summary>
internal static class StartBenchmark
{
    private const int Rounds = 9;

    public static async Task RunAsync(string folder, string facts)
    {
        var data = Directory.CreateTempSubdirectory("chatbot-start-").FullName;
        try
        {
            var docs = Path.Combine(folder, "docs");
            using var fact = JsonDocument.Parse(File.ReadLines(facts).First());
            var question = fact.RootElement.GetProperty("question").GetString()!;
            await RunAsync("index", "--corpus", docs, "--data", data);
            Console.WriteLine($"from the start to the first answer, medians of {Rounds} processes:");
            await PrintAsync("  on an existing index:           ", "ask", question, "--corpus", docs, "--data", data, "--no-index");
            await PrintAsync("  with a pass over the corpus:    ", "ask", question, "--corpus", docs, "--data", data);
            await PrintAsync("  --help, which does nothing else:", "--help");
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static async Task PrintAsync(string what, params string[] arguments)
    {
        await RunAsync(arguments);
        var seconds = new List<double>();
        for (var i = 0; i < Rounds; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await RunAsync(arguments);
            seconds.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
        }

        Console.WriteLine($"{what} {seconds.Order().ElementAt(Rounds / 2):0.000} s (fastest {seconds.Min():0.000} s)");
    }

    private static Task<string> RunAsync(params string[] arguments) =>
        FreshProcess.RunAsync("dotnet", input: null, [Path.Combine(AppContext.BaseDirectory, "chatbot.dll"), .. arguments]);
}
