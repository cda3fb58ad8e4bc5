using System.Globalization;
using ChatBot.Access;
using ChatBot.Corpus;
using ChatBot.Evaluation;
using ChatBot.Index;
using ChatBot.Passages;
using ChatBot.Retrieval;
using ChatBot.Tests.Index.Meaning;
using Microsoft.Extensions.AI;

namespace ChatBot.Benchmarks.Meaning;

/// <summary>
/// What searching by meaning does to rankings, with models of every quality: each set of questions is searched by words, by meaning alone and by both.
/// </summary>
internal static class FusionBenchmark
{
    private const int Dimension = 128;
    private const int Top = 20;

    private static readonly CorpusOptions Corpus = new();

    public static async Task RunAsync(IReadOnlyList<string> folders)
    {
        Console.WriteLine("| set | model | words nDCG@10 / R@5 / MRR | meaning alone | both | nDCG@10 gained |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- |");
        foreach (var folder in folders)
        {
            await RunAsync(folder);
        }
    }

    private static async Task RunAsync(string folder)
    {
        var questions = await QuestionFile.ReadAsync(Path.Combine(folder, "questions.jsonl"), CancellationToken.None) is QuestionSet.Ready ready
            ? ready.Questions.Where(q => q.Expected is Expectation.Ranking { Relevant.Count: > 0 }).ToList()
            : throw new InvalidDataException($"{folder} holds no questions.");
        var data = Directory.CreateTempSubdirectory("fusion-").FullName;
        try
        {
            var texts = new Texts();
            var corpus = Path.Combine(folder, "corpus.jsonl.gz");
            await using var plain = await IndexAsync(corpus, Path.Combine(data, "texts"), texts);
            var latent = LatentVectors.Learn(Dimension, [.. texts.Given]);
            var goals = await GoalsAsync(questions, plain, latent);
            var models = new (string Name, IEmbeddingGenerator<string, Embedding<float>> Passages, IEmbeddingGenerator<string, Embedding<float>> Questions)[]
            {
                ("noise", new NoiseVectors(Dimension), new NoiseVectors(Dimension)),
                ("hashed words", new WordVectors(Dimension), new WordVectors(Dimension)),
                ("latent", latent, latent),
                ("guided 0.2", latent, new GuidedVectors(latent, goals, 0.2f)),
                ("guided 0.4", latent, new GuidedVectors(latent, goals, 0.4f)),
            };
            foreach (var (name, passages, asked) in models)
            {
                await using var store = await IndexAsync(corpus, Path.Combine(data, name), passages);
                await MeasureAsync(Path.GetFileName(folder), name, store, asked, questions);
            }
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static async Task MeasureAsync(
        string set, string model, EmbeddedStore store, IEmbeddingGenerator<string, Embedding<float>> asked, List<EvalQuestion> questions)
    {
        using var embedder = new PassageEmbedder(asked, ModelOf());
        var vectors = new QuestionVectors(embedder, TimeSpan.FromSeconds(30), TimeProvider.System);
        var words = await RankAsync(questions, (q, stop) => new Retriever(store).FindAsync(q, AccessFilter.PublicOnly, Top, stop));
        var alone = await RankAsync(questions, (q, stop) => NearestAsync(store, vectors, q, stop));
        var both = await RankAsync(questions, (q, stop) => new Retriever(store, vectors).FindAsync(q, AccessFilter.PublicOnly, Top, stop));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {set} | {model} | {Line(words)} | {Line(alone)} | {Line(both)} | {both.Ndcg10 - words.Ndcg10:+0.0000;-0.0000;0} |"));
    }

    private static string Line(DocumentRanking ranking) =>
        string.Create(CultureInfo.InvariantCulture, $"{ranking.Ndcg10:.0000} / {ranking.Recall5:.000} / {ranking.Mrr10:.000}");

    private static async Task<DocumentRanking> RankAsync(List<EvalQuestion> questions, Func<string, CancellationToken, ValueTask<Evidence>> find)
    {
        var rankings = new DocumentRanking[questions.Count];
        await Parallel.ForAsync(0, questions.Count, async (i, stop) =>
            rankings[i] = DocumentRanking.Of(((Expectation.Ranking)questions[i].Expected).Relevant, await find(questions[i].Text, stop)));
        return new DocumentRanking(rankings.Average(r => r.Ndcg10), rankings.Average(r => r.Recall1), rankings.Average(r => r.Recall5), rankings.Average(r => r.Mrr10));
    }

    private static async ValueTask<Evidence> NearestAsync(EmbeddedStore store, QuestionVectors vectors, string question, CancellationToken stop)
    {
        var vector = await vectors.OfAsync(question, stop);
        using var lease = store.Lease();
        var view = new SegmentView();
        view.Look(lease.Snapshot, AccessFilter.PublicOnly);
        var search = new MeaningSearch();
        search.Look(view, vector!.Value);
        return new Evidence(question, [.. search.Nearest(view, only: null).Take(Top).Select((near, i) => PassageOf(view, near, i + 1))], 0);
    }

    private static RankedPassage PassageOf(SegmentView view, Candidate near, int rank)
    {
        var segment = view.Segments[near.Segment];
        var hit = new PassageHit
        {
            PassageId = string.Empty,
            Document = segment.Entry(segment.Passages[near.Passage].Document),
            Span = default,
            Place = new Place { Lines = (1, 1) },
            HeadingPath = [],
            Text = string.Empty,
            Score = near.Score,
        };
        return new RankedPassage { Rank = rank, Score = near.Score, NamedBy = null, Hit = hit };
    }

    // The middle of what is relevant to a question, as a vector of length 1.
    private static async Task<Dictionary<string, float[]>> GoalsAsync(List<EvalQuestion> questions, EmbeddedStore store, LatentVectors model)
    {
        var documents = await store.CatalogueAsync(AccessFilter.PublicOnly, CancellationToken.None);
        var byName = documents.ToLookup(d => d.Path[(d.Path.IndexOf('#', StringComparison.Ordinal) + 1)..], StringComparer.Ordinal);
        var goals = new Dictionary<string, float[]>(StringComparer.Ordinal);
        foreach (var question in questions)
        {
            var goal = new float[Dimension];
            foreach (var document in ((Expectation.Ranking)question.Expected).Relevant.SelectMany(name => byName[name]))
            {
                var text = await store.ReadTextAsync(document.Id, version: null, AccessFilter.PublicOnly, CancellationToken.None);
                Add(goal, model.Of(document.Title + "\n" + text!.SourceText));
            }

            var whole = Math.Max(1e-6f, MathF.Sqrt(goal.Sum(n => n * n)));
            goals[question.Text] = [.. goal.Select(n => n / whole)];
        }

        return goals;
    }

    private static void Add(float[] goal, float[] vector)
    {
        var length = MathF.Sqrt(vector.Sum(n => n * n));
        for (var i = 0; i < Dimension; i++)
        {
            goal[i] += vector[i] / length;
        }
    }

    private static EmbeddingModel ModelOf() => new() { Name = "measured", Dimension = Dimension };

    private static async Task<EmbeddedStore> IndexAsync(string corpus, string data, IEmbeddingGenerator<string, Embedding<float>> generator)
    {
        var folder = new DataFolder(data);
        var store = new EmbeddedStore(folder, new EmbeddedStoreOptions { Fingerprint = "measured" }, TimeProvider.System);
        var embedder = new PassageEmbedder(generator, ModelOf());
        var indexer = new Indexer(store, DocumentReaders.Standard(Corpus), folder, TimeProvider.System, embedder);
        await indexer.RunAsync(new IndexerOptions { Paths = [corpus], Corpus = Corpus, Passages = new PassageOptions() }, progress: null, CancellationToken.None);
        return store;
    }

    /// <summary>Takes note of the texts, and gives each the same vector.</summary>
    private sealed class Texts : IEmbeddingGenerator<string, Embedding<float>>
    {
        public List<string> Given { get; } = [];

        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
            IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
        {
            var texts = values.ToList();
            Given.AddRange(texts);
            return Task.FromResult<GeneratedEmbeddings<Embedding<float>>>([.. texts.Select(_ => new Embedding<float>(Enumerable.Repeat(1f, Dimension).ToArray()))]);
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
