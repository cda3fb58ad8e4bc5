using System.Diagnostics;
using System.Text.Json;
using ChatBot.Access;
using ChatBot.Answers;
using ChatBot.Index;
using ChatBot.Retrieval;

namespace ChatBot.Benchmarks;

/// <summary>
/// What searching an existing index, or answering whole questions from it, took in a process of its own. Milliseconds of a question are its median over several rounds, so
/// that the other programs of a busy machine do not show; the raw ones are there too.
/// </summary>
internal sealed record OneSearch(
    int Questions, double Found, double OpenSeconds, double FirstSeconds, double P50, double P95, double P99, double RawP50, double RawP99,
    double CpuPerQuestion, double KilobytesPerQuestion, long Megabytes, int Passages)
{
    private const int WarmUps = 3;
    private const int Rounds = 9;

    private sealed record Question(string Text, string Answer, string Document);

    // Whether the answer was found, which costs next to nothing beside finding it.
    private delegate ValueTask<bool> Ask(Question question);

    /// <summary>The verb that makes and prints one of searches.</summary>
    public static Task PrintSearchAsync(string data, string facts) => PrintAsync(data, facts, store =>
    {
        var retriever = new Retriever(store);
        return async question => (await retriever.FindAsync(question.Text, AccessFilter.PublicOnly, 10, CancellationToken.None)).Passages.Take(5).Any(p => IsAnswer(p, question));
    });

    /// <summary>The verb that makes and prints one of whole answers, checked and with their receipts.</summary>
    public static async Task PrintAnswersAsync(string data, string facts)
    {
        using var answering = new ProductAnswers(data);
        await PrintAsync(data, facts, store =>
        {
            var assistant = answering.Over(store);
            return async question =>
            {
                var answer = await assistant.AnswerAsync(new() { Text = question.Text, Principal = Principal.Local }, CancellationToken.None);
                return answer.Outcome == AnswerOutcome.Answered && answer.Citations.Any(c => c.Path == question.Document && c.Quote.Contains(question.Answer, StringComparison.Ordinal));
            };
        });
    }

    private static async Task PrintAsync(string data, string facts, Func<IPassageStore, Ask> begin)
    {
        var questions = (await File.ReadAllLinesAsync(facts)).Select(Read).ToList();
        var started = Stopwatch.GetTimestamp();
        await using var store = Product.Open(data);
        var open = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var ask = begin(store);
        await ask(questions[0]);
        var first = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var found = 0;
        for (var i = 0; i < WarmUps; i++)
        {
            found = await AskAllAsync(ask, questions, new double[questions.Count]);
        }

        var (cpu, allocated) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes(precise: true));
        var rounds = new List<double[]>();
        for (var i = 0; i < Rounds; i++)
        {
            rounds.Add(new double[questions.Count]);
            await AskAllAsync(ask, questions, rounds[^1]);
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

    private static async Task<int> AskAllAsync(Ask ask, List<Question> questions, double[] milliseconds)
    {
        var found = 0;
        for (var i = 0; i < questions.Count; i++)
        {
            var started = Stopwatch.GetTimestamp();
            var isFound = await ask(questions[i]);
            milliseconds[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            found += isFound ? 1 : 0;
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
