using System.Diagnostics;
using System.Text.Json;
using ChatBot.Access;
using ChatBot.Conversations;
using ChatBot.Index;
using ChatBot.Retrieval;

namespace ChatBot.Benchmarks.Database;

/// <summary>What many questions took, several at a time, in a process of its own. The peer prints the same.</summary>
/// <param name="Questions">How many.</param>
/// <param name="Found">For which share of them the answer was found.</param>
/// <param name="Seconds">How long they took together.</param>
/// <param name="CpuSeconds">Processor time of this process.</param>
/// <param name="Megabytes">Its resident memory afterwards.</param>
internal sealed record ManyQuestions(int Questions, double Found, double Seconds, double CpuSeconds, double Megabytes)
{
    private const int PassagesAsked = 8;

    private sealed record Question(string Text, string Answer);

    // Whether the answer was found.
    private delegate Task<bool> Ask(Question question);

    /// <summary>The verb that asks and prints. Every question is embedded: there are more of them than are remembered.</summary>
    /// <param name="how"><c>answers</c> whole, <c>passages</c> that answers stand on, or one <c>search</c>.</param>
    public static async Task PrintAsync(string how, string file, QdrantProduct opened, int count, int clients)
    {
        await using var product = opened;
        var folder = Directory.CreateTempSubdirectory("chatbot-questions-");
        try
        {
            using var answers = new ProductAnswers(folder.FullName);
            var ask = WayOf(how, product, answers);
            var questions = File.ReadLines(file).Select(Read).ToList();

            // Everything is compiled before anything counts.
            await AskAllAsync(ask, questions, count, clients);
            var (started, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            var found = await AskAllAsync(ask, questions, count, clients);
            var result = new ManyQuestions(
                count, found / (double)count, Stopwatch.GetElapsedTime(started).TotalSeconds, (Environment.CpuUsage.TotalTime - cpu).TotalSeconds, Environment.WorkingSet / 1e6);
            Console.WriteLine(JsonSerializer.Serialize(result, JsonSerializerOptions.Web));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Ask WayOf(string how, QdrantProduct product, ProductAnswers answers)
    {
        var vectors = product.Questions();
        var retriever = new Retriever(product.Store, vectors);
        var assistant = answers.Over(product.Store, vectors);
        return how switch
        {
            "answers" => async question => (await assistant.AnswerAsync(new() { Text = question.Text, Principal = Principal.Local }, CancellationToken.None))
                .Citations.Any(citation => citation.Quote.Contains(question.Answer, StringComparison.Ordinal)),
            "passages" => async question => (await retriever.FindAsync(question.Text, AccessFilter.PublicOnly, PassagesAsked, CancellationToken.None))
                .Passages.Any(passage => passage.Hit.Text.Contains(question.Answer, StringComparison.Ordinal)),
            "search" => async question => (await product.Store.SearchAsync(
                    new PassageQuery
                    {
                        Access = AccessFilter.PublicOnly,
                        Words = QuestionWords.Drop(question.Text),
                        Meaning = await vectors.OfAsync(question.Text, CancellationToken.None),
                        Limit = PassagesAsked,
                    },
                    CancellationToken.None)).Hits.Any(hit => hit.Text.Contains(question.Answer, StringComparison.Ordinal)),
            _ => throw new ArgumentException($"{how} is none of answers, passages and search."),
        };
    }

    private static async Task<int> AskAllAsync(Ask ask, List<Question> questions, int count, int clients)
    {
        var (next, found) = (-1, 0);
        await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref next) is var i && i < count)
            {
                if (await ask(questions[i % questions.Count]))
                {
                    Interlocked.Increment(ref found);
                }
            }
        })));
        return found;
    }

    private static Question Read(string line)
    {
        using var json = JsonDocument.Parse(line);
        return new Question(json.RootElement.GetProperty("question").GetString()!, json.RootElement.GetProperty("answer").GetString()!);
    }
}
