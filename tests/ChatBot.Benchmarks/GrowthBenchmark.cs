using System.Text.Json;

namespace ChatBot.Benchmarks;

/// <summary>The same measurements while one index grows from ten thousand to a million passages.</summary>
internal static class GrowthBenchmark
{
    private const int BatchDocuments = 1_000;

    private static readonly int[] Steps = [10_000, 30_000, 100_000, 300_000, 1_000_000];

    /// <summary>One size of the index.</summary>
    public sealed record Point(OneSearch Search, double IndexMegabytes, double TextMegabytes);

    public static async Task RunAsync(string picture)
    {
        var scratch = Directory.CreateTempSubdirectory("chatbot-growth-").FullName;
        try
        {
            var points = new List<Point>();
            var (data, facts) = (Path.Combine(scratch, "data"), Path.Combine(scratch, "facts.jsonl"));
            await using var growing = new GrowingIndex(data, facts);
            foreach (var step in Steps)
            {
                await growing.GrowToAsync(step);
                points.Add(new Point(await FreshProcess.RunAsync<OneSearch>("ask", data, facts), Megabytes(data, ".words"), growing.TextMegabytes));
                SearchBenchmark.Print(points[^1].Search);
                Console.WriteLine($"  index {points[^1].IndexMegabytes:0.0} MB for {points[^1].TextMegabytes:0.0} MB of text");
            }

            await File.WriteAllTextAsync(picture, GrowthPlot.Draw(points));
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    private static double Megabytes(string data, string extension) =>
        new DirectoryInfo(data).GetFiles("*" + extension).Sum(f => f.Length) / 1e6;

    private sealed class GrowingIndex(string data, string facts) : IAsyncDisposable
    {
        // The facts stand in the first documents, so that every step is asked for the same ones.
        private readonly IEnumerator<MadeUpDocument> documents = new MadeUpCorpus(documents: 200_000, factsWithin: 1_400).Documents().GetEnumerator();
        private readonly StreamWriter questions = new(facts);
        private int passages;
        private long characters;

        public double TextMegabytes => characters / 1e6;

        public async Task GrowToAsync(int target)
        {
            await using var store = Product.Open(data);
            await using var writer = await store.OpenWriterAsync(CancellationToken.None);
            while (passages < target)
            {
                var batch = new List<Index.DocumentReplacement>();
                while (batch.Count < BatchDocuments && passages < target && documents.MoveNext())
                {
                    batch.AddRange(await CutAsync(documents.Current));
                }

                await writer.ReplaceAsync(batch, CancellationToken.None);
            }

            await writer.CompleteAsync([], CancellationToken.None);
            await questions.FlushAsync();
        }

        public async ValueTask DisposeAsync()
        {
            documents.Dispose();
            await questions.DisposeAsync();
        }

        private async Task<IReadOnlyList<Index.DocumentReplacement>> CutAsync(MadeUpDocument document)
        {
            if (document.Fact is { } fact)
            {
                await questions.WriteLineAsync(JsonSerializer.Serialize(new { question = fact.Question, answer = fact.Answer, doc = fact.Doc }));
            }

            var cut = await Product.CutAsync(document.Name, document.Text);
            passages += cut.Sum(r => r.Passages.Count);
            characters += document.Text.Length;
            return cut;
        }
    }
}
