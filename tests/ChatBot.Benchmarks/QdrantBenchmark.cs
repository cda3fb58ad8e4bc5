using System.Text;
using System.Text.Json;
using ChatBot.Server.Stores.Qdrant;

namespace ChatBot.Benchmarks;

/// <summary>
/// Writes the same points to a Qdrant twice: by the product's writer, which makes each request as it goes, and by a bare client that pushes requests
/// made beforehand. One connection each, in turn, into collections of their own. Then it searches, one question after the other.
/// </summary>
internal sealed class QdrantBenchmark(string url, int count)
{
    private const int Rounds = 5;
    private const int Dimension = 384;
    private const int WordsPerPoint = 300;
    private const int Vocabulary = 200_000;
    private const int Seed = 20261120;

    private static readonly string Text = string.Join(' ', Enumerable.Repeat("The committee agreed that the second reactor needs a new pump.", 18));

    public static Task RunAsync(string url, int count) => new QdrantBenchmark(url, count).RunAsync();

    private async Task RunAsync()
    {
        var options = new QdrantOptions { Endpoints = [url] };
        using var connection = new QdrantConnection(options, TimeProvider.System);
        using var bare = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 1 }) { BaseAddress = new Uri(url) };
        var api = new QdrantApi(connection, options);
        Console.WriteLine($"Qdrant {(await api.CheckVersionAsync(default)).Text}, {count} points of {Dimension} dimensions, {WordsPerPoint} words and {Text.Length} characters; seed {Seed}");
        var points = MakePoints();
        var bodies = MakeBodies(points);

        var rates = new Dictionary<string, List<double>>(StringComparer.Ordinal);
        for (var round = 0; round <= Rounds; round++)
        {
            await MeasureAsync("product", collection => api.UpsertAsync(collection, points, default));
            await MeasureAsync("bare", collection => PushAsync(bare, collection, bodies));

            async Task MeasureAsync(string who, Func<string, Task> write)
            {
                var collection = $"bench-{who}";
                await api.DropAsync(collection, default);
                await api.CreateAsync(collection, new QdrantCollection { Dimension = Dimension, HasWords = true }, default);
                var (started, cpu) = (TimeProvider.System.GetTimestamp(), Environment.CpuUsage.TotalTime);
                await write(collection);
                var took = TimeProvider.System.GetElapsedTime(started);
                var rate = count / took.TotalSeconds;
                var used = (Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds / count;
                var written = await api.CountAsync(collection, null, default);
                await api.DropAsync(collection, default);
                Console.WriteLine($"{(round == 0 ? "warming" : $"round {round}"),-8} {who,-8} {rate,8:0} points/s, {used,6:0.0} µs of CPU each here{(written == count ? "" : $"; only {written} are there")}");
                if (round > 0)
                {
                    rates.TryAdd(who, []);
                    rates[who].Add(rate);
                }
            }
        }

        // What else the machine does comes and goes, so that only neighbours are compared.
        var ratio = Median(rates["product"].Zip(rates["bare"], (product, other) => product / other));
        Console.WriteLine($"medians: product {Median(rates["product"]):0}, bare {Median(rates["bare"]):0} points/s, ratio of neighbours {ratio:0.00}");
        await SearchAsync(api, points);
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    // Both legs in one call, fifty hits each with their payload, as a question asks for them.
    private static async Task SearchAsync(QdrantApi api, List<QdrantPoint> points)
    {
        const string Collection = "bench-search";
        const int Searches = 2_000;
        await api.DropAsync(Collection, default);
        await api.CreateAsync(Collection, new QdrantCollection { Dimension = Dimension, HasWords = true }, default);
        await api.IndexAsync(Collection, [new("label", QdrantKeyType.Keyword)], default);
        await api.UpsertAsync(Collection, points, default);
        var filter = QdrantFilter.All(new QdrantCondition.IsOneOf("label", ["public", "staff"]));
        var took = new List<double>(Searches);
        var (cpu, bytes, characters) = (TimeSpan.Zero, 0L, 0L);
        for (var search = -200; search < Searches; search++)
        {
            if (search == 0)
            {
                took.Clear();
                (cpu, bytes, characters) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes(), 0);
            }

            var asked = points[(search + 200) * 7 % points.Count];
            var legs = new QdrantLeg[]
            {
                new() { Meaning = asked.Meaning!.Value.ToArray().Select(number => (float)number).ToArray(), Filter = filter, Limit = 50 },
                new() { Words = new QdrantSparse(asked.Words!.Value.Indices[..12], asked.Words!.Value.Values[..12]), Filter = filter, Limit = 50 },
            };
            var started = TimeProvider.System.GetTimestamp();
            var found = await api.SearchAsync(Collection, legs, ReadLength, default);
            took.Add(TimeProvider.System.GetElapsedTime(started).TotalMilliseconds);
            characters += found.Sum(leg => leg.Sum(hit => (long)hit.Payload));
        }

        var used = Environment.CpuUsage.TotalTime - cpu;
        Console.WriteLine($"search, two legs of 50 with payload ({characters / Searches} characters): median {Median(took):0.00} ms, "
            + $"{used.TotalMicroseconds / Searches:0} µs of CPU here, {(GC.GetTotalAllocatedBytes() - bytes) / Searches / 1024.0:0.0} KB allocated");
        await api.DropAsync(Collection, default);
    }

    private static int ReadLength(ref Utf8JsonReader json)
    {
        var length = 0;
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            length += json.TokenType == JsonTokenType.String ? json.ValueSpan.Length : 0;
        }

        return length;
    }

    private static async Task PushAsync(HttpClient bare, string collection, IReadOnlyList<byte[]> bodies)
    {
        foreach (var body in bodies)
        {
            using var content = new ByteArrayContent(body) { Headers = { { "content-type", "application/json" } } };
            using var response = await bare.PutAsync(new Uri($"/collections/{collection}/points?wait=true", UriKind.Relative), content);
            response.EnsureSuccessStatusCode();
        }
    }

    private List<QdrantPoint> MakePoints()
    {
        var random = new Random(Seed);
        var points = new List<QdrantPoint>(count);
        for (var number = 0; number < count; number++)
        {
            var id = new Guid(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]);
            var ordinal = number;
            points.Add(new QdrantPoint(id, MakeMeaning(random), MakeWords(random), json =>
            {
                json.WriteString("documentId"u8, $"notes/{ordinal / 20}.md");
                json.WriteString("version"u8, "7f3a1c9d20b84e65");
                json.WriteNumber("ordinal"u8, ordinal % 20);
                json.WriteString("label"u8, "public");
                json.WriteString("text"u8, Text);
            }));
        }

        return points;
    }

    private static Half[] MakeMeaning(Random random)
    {
        var numbers = Enumerable.Range(0, Dimension).Select(_ => (random.NextSingle() * 2) - 1).ToArray();
        var length = MathF.Sqrt(numbers.Sum(number => number * number));
        return [.. numbers.Select(number => (Half)(number / length))];
    }

    // Rare words are rare: the square of an even distribution is a simple stand-in for how words are spread.
    private static QdrantSparse MakeWords(Random random)
    {
        var indices = new HashSet<uint>();
        while (indices.Count < WordsPerPoint)
        {
            var place = random.NextDouble();
            indices.Add((uint)(place * place * Vocabulary) * 20_011u);
        }

        return new QdrantSparse(indices.ToArray(), indices.Select(_ => (float)(Half)(random.NextSingle() * 2.2f)).ToArray());
    }

    private static List<byte[]> MakeBodies(List<QdrantPoint> points) =>
        [.. points.Chunk(QdrantApi.PointsPerBatch).Select(batch =>
        {
            var body = new StringBuilder("{\"points\":[");
            body.AppendJoin(',', batch.Select(Json)).Append("]}");
            return Encoding.UTF8.GetBytes(body.ToString());
        })];

    private static string Json(QdrantPoint point)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            point.Write(json);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
