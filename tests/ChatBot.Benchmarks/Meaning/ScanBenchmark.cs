using System.Globalization;
using ChatBot.Access;
using ChatBot.Corpus;
using ChatBot.Index;
using ChatBot.Passages;
using ChatBot.Tests.Index.Meaning;

namespace ChatBot.Benchmarks.Meaning;

/// <summary>
/// What searching by meaning takes beside searching by words: one search of each in turn over the same index, on one thread, and what vectors take on the disk.
/// </summary>
internal static class ScanBenchmark
{
    private const int Dimension = 384;
    private const int Questions = 200;
    private const int Rounds = 5;

    public static async Task RunAsync(int documents)
    {
        var folder = Directory.CreateTempSubdirectory("scan-").FullName;
        try
        {
            new MadeUpCorpus(documents).WriteTo(Path.Combine(folder, "corpus"));
            using var generator = new NoiseVectors(Dimension);
            var model = new EmbeddingModel { Name = "noise", Dimension = Dimension };
            var (plainSeconds, _) = await IndexAsync(folder, "plain", embedder: null);
            var (seconds, passages) = await IndexAsync(folder, "vectors", new PassageEmbedder(generator, model));
            var (again, _) = await IndexAsync(folder, "vectors", new PassageEmbedder(generator, model), fingerprint: "again");
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{passages} passages; index without vectors {plainSeconds:0.0} s, {Megabytes(folder, "plain", "*.words")} MB; with {Dimension} numbers each {seconds:0.0} s, {Megabytes(folder, "vectors", "*.words")} MB and a cache of {Megabytes(folder, "vectors", "*.cache")} MB; anew from the cache {again:0.0} s"));
            await using var store = Open(folder, "vectors", "again");
            var asked = new MadeUpCorpus(documents).Documents().Select(d => d.Fact?.Question).OfType<string>().Take(Questions)
                .Select(q => (Question: q, Vector: (ReadOnlyMemory<float>)Unit(generator.Of(q)))).ToList();
            for (var round = 0; round < Rounds; round++)
            {
                var words = await MedianAsync(asked, a => store.SearchAsync(new PassageQuery { Access = AccessFilter.PublicOnly, Words = a.Question, Limit = 20 }, default));
                var both = await MedianAsync(asked, a => store.SearchAsync(
                    new PassageQuery { Access = AccessFilter.PublicOnly, Words = a.Question, Meaning = a.Vector, Limit = 20 }, default));
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"words {words:0.00} ms, both {both:0.00} ms, so meaning {both - words:0.00} ms: {(both - words) / words:0.00} of words"));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static EmbeddedStore Open(string folder, string name, string fingerprint) =>
        new(new DataFolder(Path.Combine(folder, name)), new EmbeddedStoreOptions { Fingerprint = fingerprint, AllowDamaged = true }, TimeProvider.System);

    private static async Task<(double Seconds, int Passages)> IndexAsync(string folder, string name, PassageEmbedder? embedder, string fingerprint = "first")
    {
        await using var store = Open(folder, name, fingerprint);
        var corpus = new CorpusOptions();
        var data = new DataFolder(Path.Combine(folder, name));
        var report = await new Indexer(store, DocumentReaders.Standard(corpus), data, TimeProvider.System, embedder).RunAsync(
            new IndexerOptions { Paths = [Path.Combine(folder, "corpus", "docs")], Corpus = corpus, Passages = new PassageOptions() }, progress: null, CancellationToken.None);
        return (report.Seconds, report.Passages);
    }

    private static long Megabytes(string folder, string name, string pattern) =>
        Directory.GetFiles(Path.Combine(folder, name), pattern).Sum(file => new FileInfo(file).Length) >> 20;

    private static async Task<double> MedianAsync<T>(List<T> asked, Func<T, ValueTask<PassageHits>> search)
    {
        var times = new List<double>();
        foreach (var one in asked)
        {
            var start = TimeProvider.System.GetTimestamp();
            await search(one);
            times.Add(TimeProvider.System.GetElapsedTime(start).TotalMilliseconds);
        }

        return times.Order().ElementAt(times.Count / 2);
    }

    private static float[] Unit(float[] vector)
    {
        var length = MathF.Sqrt(vector.Sum(n => n * n));
        return Array.ConvertAll(vector, n => n / length);
    }
}
