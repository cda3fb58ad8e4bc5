using System.Text.Json;
using ChatBot.Access;
using ChatBot.Index;
using ChatBot.Server.Stores.Qdrant;

namespace ChatBot.Benchmarks.Database;

/// <summary>
/// Searches by words and meaning over an index in Qdrant, and in turn with them bare requests for each of the two by itself, written before, of which only the bytes of the
/// answer are read. One client asks one question after the other.
/// </summary>
internal static class HybridBenchmark
{
    private const int Asked = 1_000;
    private const int Phrases = 400;
    private const int FewQuestions = 10;
    private const int WordsOfAQuestion = 8;
    private const int Limit = 20;
    private const int WordHits = 64;
    private const int MeaningHits = 50;
    private const int Seed = 7;

    private delegate Task Ask(int question);

    public static async Task RunAsync(string qdrant, string embeddings, string collection, string corpus)
    {
        await using var product = await QdrantProduct.OpenAsync(qdrant, embeddings, collection);
        var state = await product.Store.StateAsync(CancellationToken.None);
        var pair = product.Store.Replica.Pair ?? throw new InvalidOperationException($"There is no index {collection} at {qdrant}.");
        var info = await product.Store.Api.InfoAsync(pair.Passages, CancellationToken.None);
        Console.WriteLine($"{state.Passages} passages of {state.Documents} documents, vectors of {info.Dimension} numbers, Qdrant says {info.Status}");
        var questions = Questions(corpus);
        await MeasureAsync($"{questions.Count} questions, so that what one search has read is forgotten before it is asked for again", product, pair, questions);
        await MeasureAsync($"{FewQuestions} questions, again and again", product, pair, questions[..FewQuestions]);
    }

    private static async Task MeasureAsync(string what, QdrantProduct product, QdrantPair pair, List<string> questions)
    {
        using var bare = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(product.Options.Endpoints[0]) };
        var (queries, words, meaning) = (new List<PassageQuery>(), new List<byte[]>(), new List<byte[]>());
        foreach (var question in questions)
        {
            var vector = await product.Embedder.EmbedQuestionAsync(question, CancellationToken.None);
            var query = new PassageQuery { Access = AccessFilter.PublicOnly, Words = question, Meaning = vector, Limit = Limit };
            var sparse = product.Store.Replica.Read(index => new PointSearch().Read(question, index.View(AccessFilter.PublicOnly))).Vector;
            queries.Add(query);
            words.Add(Body(new QdrantLeg { Words = new QdrantSparse(sparse.Indices, sparse.Values), Filter = Visible(), Limit = WordHits, Payload = Payload() }));
            meaning.Add(Body(new QdrantLeg { Meaning = vector, Filter = Visible(), Limit = MeaningHits, Payload = Payload() }));
        }

        var path = new Uri($"/collections/{pair.Passages}/points/query", UriKind.Relative);
        var ways = new (string Name, Ask Ask)[]
        {
            ("search", async i => await product.Store.SearchAsync(queries[i], CancellationToken.None)),
            ("search, following names", async i => await product.Store.SearchAsync(queries[i] with { FollowsNames = true }, CancellationToken.None)),
            ("search by words alone", async i => await product.Store.SearchAsync(queries[i] with { Meaning = null }, CancellationToken.None)),
            ("bare leg of words", i => PostAsync(bare, path, words[i])),
            ("bare leg of meaning", i => PostAsync(bare, path, meaning[i])),
        };
        var took = ways.Select(_ => new List<double>()).ToArray();
        var cpu = new TimeSpan[ways.Length];
        for (var i = -2 * questions.Count; i < Asked; i++)
        {
            // Each goes first as often as the others, and asks another question than they, far from theirs.
            for (var turn = 0; turn < ways.Length; turn++)
            {
                var way = (turn + i + (2 * questions.Count)) % ways.Length;
                var question = (i + (2 * questions.Count) + (way * questions.Count / ways.Length)) % questions.Count;
                var (started, before) = (TimeProvider.System.GetTimestamp(), Environment.CpuUsage.TotalTime);
                await ways[way].Ask(question);
                if (i >= 0)
                {
                    took[way].Add(TimeProvider.System.GetElapsedTime(started).TotalMilliseconds);
                    cpu[way] += Environment.CpuUsage.TotalTime - before;
                }
            }
        }

        var slower = Math.Max(Percentile(took[^2], 0.5), Percentile(took[^1], 0.5));
        Console.WriteLine($"{what}, {took[0].Count} of each:");
        foreach (var (way, (name, _)) in ways.Index())
        {
            Console.WriteLine($"  {name,-24} p50 {Percentile(took[way], 0.5),6:0.00} ms, p95 {Percentile(took[way], 0.95),6:0.00}, "
                + $"{Percentile(took[way], 0.5) / slower:0.00} of the slower leg, cpu here {cpu[way].TotalMilliseconds / took[way].Count:0.00} ms");
        }
    }

    private static QdrantFilter Visible() => QdrantFilter.All(new QdrantCondition.IsOneOf(PointField.Labels, AccessFilter.PublicOnly.Labels));

    private static QdrantPayload Payload() => QdrantPayload.Only([.. PassagePayload.Needed]);

    private static byte[] Body(QdrantLeg leg)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            leg.Write(json);
        }

        return stream.ToArray();
    }

    private static async Task PostAsync(HttpClient client, Uri path, byte[] body)
    {
        using var content = new ByteArrayContent(body) { Headers = { { "content-type", "application/json" } } };
        using var response = await client.PostAsync(path, content);
        response.EnsureSuccessStatusCode();
        await response.Content.ReadAsByteArrayAsync();
    }

    // Questions for planted facts, and between them words in the order of some document, which are found all over the index as common words are.
    private static List<string> Questions(string corpus)
    {
        var random = new Random(Seed);
        var files = Directory.GetFiles(Path.Combine(corpus, "docs")).Order(StringComparer.Ordinal).ToList();
        var facts = File.ReadLines(Path.Combine(corpus, "facts.jsonl")).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("question").GetString()!);
        var all = facts.Concat(Enumerable.Range(0, Phrases).Select(_ =>
        {
            var words = File.ReadAllText(files[random.Next(files.Count)]).Split([' ', '\n', '.', ','], StringSplitOptions.RemoveEmptyEntries);
            var from = random.Next(words.Length / 4, words.Length - WordsOfAQuestion);
            return string.Join(' ', words[from..(from + WordsOfAQuestion)]);
        })).ToArray();
        random.Shuffle(all);
        return [.. all];
    }

    private static double Percentile(List<double> values, double share)
    {
        var sorted = values.Order().ToList();
        return sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];
    }
}
