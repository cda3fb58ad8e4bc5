using System.Diagnostics;
using System.Text.Json;
using ChatBot.Access;
using ChatBot.Retrieval;

namespace ChatBot.Benchmarks;

/// <summary>
/// What searching an existing index took in a process of its own. Milliseconds of a question are its median over several rounds, so
/// that the other programs of a busy machine do not show; the raw ones are there too.
/// </summary>
internal sealed record OneSearch(
    int Questions, double InTopFive, double OpenSeconds, double FirstSeconds, double P50, double P95, double P99, double RawP50, double RawP99,
    double CpuPerQuestion, double KilobytesPerQuestion, long Megabytes, int Passages)
{
    private const int WarmUps = 3;
    private const int Rounds = 9;

    private sealed record Question(string Text, string Answer, string Document);

    /// <summary>The verb that makes and prints one.</summary>
    public static async Task PrintAsync(string data, string facts)
    {
        var questions = (await File.ReadAllLinesAsync(facts)).Select(Read).ToList();
        var started = Stopwatch.GetTimestamp();
        await using var store = Product.Open(data);
        var open = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var retriever = new Retriever(store);
        await retriever.FindAsync(questions[0].Text, AccessFilter.PublicOnly, 10, CancellationToken.None);
        var first = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var found = 0;
        for (var i = 0; i < WarmUps; i++)
        {
            found = await AskAllAsync(retriever, questions, new double[questions.Count]);
        }

        var (cpu, allocated) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes(precise: true));
        var rounds = new List<double[]>();
        for (var i = 0; i < Rounds; i++)
        {
            rounds.Add(new double[questions.Count]);
            await AskAllAsync(retriever, questions, rounds[^1]);
        }

        var asked = Rounds * questions.Count;
        var cpuEach = (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds / asked;
        var kilobytesEach = (GC.GetTotalAllocatedBytes(precise: true) - allocated) / 1024.0 / asked;
        var typical = questions.Select((_, i) => Percentile([.. rounds.Select(r => r[i])], 0.5)).ToArray();
        var raw = rounds.SelectMany(r => r).ToArray();
        using var self = Process.GetCurrentProcess();
        var state = await store.StateAsync(CancellationToken.None);
        var search = new OneSearch(
            questions.Count, found / (double)questions.Count, open, first, Percentile(typical, 0.5), Percentile(typical, 0.95), Percentile(typical, 0.99),
            Percentile(raw, 0.5), Percentile(raw, 0.99), cpuEach, kilobytesEach, self.WorkingSet64 >> 20, state.Passages);
        Console.WriteLine(JsonSerializer.Serialize(search, JsonSerializerOptions.Web));
    }

    private static async Task<int> AskAllAsync(Retriever retriever, List<Question> questions, double[] milliseconds)
    {
        var found = 0;
        for (var i = 0; i < questions.Count; i++)
        {
            var started = Stopwatch.GetTimestamp();
            var evidence = await retriever.FindAsync(questions[i].Text, AccessFilter.PublicOnly, 10, CancellationToken.None);
            milliseconds[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            found += evidence.Passages.Take(5).Any(p => IsAnswer(p, questions[i])) ? 1 : 0;
        }

        return found;
    }

    private static bool IsAnswer(RankedPassage passage, Question question) =>
        passage.Hit.Document.Path == question.Document && passage.Hit.Text.Contains(question.Answer, StringComparison.Ordinal);

    private static Question Read(string line)
    {
        using var json = JsonDocument.Parse(line);
        string Member(string name) => json.RootElement.GetProperty(name).GetString()!;
        return new Question(Member("question"), Member("answer"), Member("doc"));
    }

    private static double Percentile(double[] values, double share)
    {
        Array.Sort(values);
        return values[Math.Min(values.Length - 1, (int)(values.Length * share))];
    }
}
