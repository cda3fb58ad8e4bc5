using ChatBot.Access;
using ChatBot.Corpus;
using ChatBot.Evaluation;
using ChatBot.Index;
using ChatBot.Passages;
using ChatBot.Retrieval;
using ChatBot.Tests.Answers;
using ChatBot.Tests.Index.Meaning;
using ChatBot.Tests.Tidy;
using Xunit;
using Xunit.Abstractions;

namespace ChatBot.Tests.Retrieval;

/// <summary>
/// The sample corpus, searched by words and by both: each question is every other word of a sentence, and its document should rank first. The large
/// version of this, over public sets, is in docs/quality.md.
/// </summary>
public sealed class HybridQualityTests(ITestOutputHelper output)
{
    private const int Dimension = 256;
    private const int EverySentence = 3;

    [Fact]
    public async Task AModelThatKnowsWordsDoesNotMakeRankingWorse()
    {
        using var model = new WordVectors(Dimension);
        var (words, both) = await MeasureAsync(model);

        Assert.True(both >= words, $"words {words:0.0000}, both {both:0.0000}");
    }

    [Fact]
    public async Task AModelOfNoiseChangesNothing()
    {
        using var model = new NoiseVectors(Dimension);
        var (words, both) = await MeasureAsync(model);

        Assert.InRange(both, words - 0.001, words + 0.001);
    }

    private async Task<(double Words, double Both)> MeasureAsync(WordVectors generator)
    {
        using var data = new TempFolder();
        var folder = new DataFolder(data.Path);
        await using var store = new EmbeddedStore(folder, new EmbeddedStoreOptions { Fingerprint = "test" }, TimeProvider.System);
        using var embedder = new PassageEmbedder(generator, new EmbeddingModel { Name = "test", Dimension = Dimension });
        var corpus = new CorpusOptions();
        await new Indexer(store, DocumentReaders.Standard(corpus), folder, TimeProvider.System, embedder).RunAsync(
            new IndexerOptions { Paths = [Path.Combine(Repository.Root, "samples/corpus")], Corpus = corpus, Passages = new PassageOptions() },
            progress: null,
            CancellationToken.None);
        var byWords = new Retriever(store);
        var byBoth = new Retriever(store, new QuestionVectors(embedder, TimeSpan.FromMinutes(1), TimeProvider.System));
        var (words, both, count) = (0.0, 0.0, 0);
        foreach (var (document, sentence) in (await SampleSentences.ReadAsync()).Where((_, i) => i % EverySentence == 0))
        {
            var question = string.Join(' ', sentence.Text.Split(' ').Where((_, i) => i % 2 == 1));
            words += await GainAsync(byWords, question, document);
            both += await GainAsync(byBoth, question, document);
            count++;
        }

        output.WriteLine($"{count} questions: words {words / count:0.0000}, both {both / count:0.0000}");
        return (words / count, both / count);
    }

    private static async Task<double> GainAsync(Retriever retriever, string question, DocumentText document) =>
        DocumentRanking.Of([document.Entry.Id], await retriever.FindAsync(question, AccessFilter.PublicOnly, 20, CancellationToken.None)).Ndcg10;
}
