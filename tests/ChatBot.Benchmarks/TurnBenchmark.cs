using System.Diagnostics;
using ChatBot.Access;
using ChatBot.Conversations;

namespace ChatBot.Benchmarks;

/// <summary>
/// What one turn takes inside a process: the questions of journeys, one after the other on one thread, in rounds. Only processor time counts, and its
/// fastest round, so that the other programs of a busy machine do not show.
/// </summary>
internal static class TurnBenchmark
{
    private const int WarmUps = 40;

    public static async Task RunAsync(string corpus, string journeys, double seconds)
    {
        var folder = Directory.CreateTempSubdirectory("chatbot-turns-");
        try
        {
            var questions = JourneyQuestions(journeys);
            await Product.IndexAsync(corpus, folder.FullName);
            await using var store = Product.Open(folder.FullName);
            using var answering = new ProductAnswers(folder.FullName);
            var assistant = answering.Over(store);
            for (var i = 0; i < WarmUps; i++)
            {
                await AskAsync(assistant, questions);
            }

            var (fastest, rounds, allocated) = (TimeSpan.MaxValue, 0, GC.GetTotalAllocatedBytes(precise: true));
            var (started, before) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            while (Stopwatch.GetElapsedTime(started).TotalSeconds < seconds)
            {
                var began = Environment.CpuUsage.TotalTime;
                await AskAsync(assistant, questions);
                var took = Environment.CpuUsage.TotalTime - began;
                fastest = took < fastest ? took : fastest;
                rounds++;
            }

            var asked = (double)rounds * questions.Count;
            Console.WriteLine(
                $"{questions.Count} questions, {rounds} rounds: cpu {(Environment.CpuUsage.TotalTime - before).TotalMilliseconds / asked:0.000} ms a question, "
                + $"{fastest.TotalMilliseconds / questions.Count:0.000} in the fastest round, {(GC.GetTotalAllocatedBytes(precise: true) - allocated) / asked / 1024:0} kB");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>What journeys ask, in their order.</summary>
    public static List<string> JourneyQuestions(string journeys) =>
        [.. Directory.GetFiles(journeys, "*.md").Order(StringComparer.Ordinal).SelectMany(File.ReadLines).Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Select(line => line[3..])];

    private static async Task AskAsync(Assistant assistant, List<string> questions)
    {
        foreach (var question in questions)
        {
            await assistant.AnswerAsync(new() { Text = question, Principal = Principal.Local }, CancellationToken.None);
        }
    }
}
