using BenchmarkDotNet.Attributes;
using ChatBot.Access;
using ChatBot.Corpus;
using ChatBot.Passages;
using ChatBot.Retrieval;
using ChatBot.Text;

namespace ChatBot.Benchmarks;

/// <summary>The inner steps by themselves: words of a text, cutting a document, one question to an index of two thousand documents.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class MicroBenchmarks
{
    private readonly TermReader terms = new(new Vocabulary());
    private readonly PassageCutter cutter = new(new PassageOptions());
    private string folder = string.Empty;
    private Document document = null!;
    private Index.EmbeddedStore store = null!;
    private string question = string.Empty;

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        folder = Directory.CreateTempSubdirectory("chatbot-micro-").FullName;
        store = Product.Open(folder);
        await using var writer = await store.OpenWriterAsync(CancellationToken.None);
        var batch = new List<Index.DocumentReplacement>();
        foreach (var made in new MadeUpCorpus(2_000).Documents())
        {
            batch.AddRange(await Product.CutAsync(made.Name, made.Text));
            question = made.Fact?.Question ?? question;
        }

        document = batch[0].Document!;
        await writer.ReplaceAsync(batch, CancellationToken.None);
        await writer.CompleteAsync([], CancellationToken.None);
    }

    [GlobalCleanup]
    public async Task CleanUpAsync()
    {
        await store.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Benchmark]
    public int WordsOfEightKilobytes()
    {
        terms.Clear();
        terms.Read(document.Content.SourceText);
        return terms.Terms.Length;
    }

    [Benchmark]
    public int CutEightKilobytes() => cutter.Cut(document).Count;

    [Benchmark]
    public async Task<double> OneQuestion() => (await new Retriever(store).FindAsync(question, AccessFilter.PublicOnly, 10, CancellationToken.None)).Confidence;
}
