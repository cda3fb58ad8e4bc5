using ChatBot.Access;
using ChatBot.Index;
using Xunit;

namespace ChatBot.Tests.Index;

/// <summary>What a vector database proposes gets the scores that the embedded store gives.</summary>
public sealed class PointSearchTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly LoadedIndex index = new();
    private readonly PointSearch search = new();
    private readonly List<(string Id, string Document, PassageContent Content, SparseVector Vector)> points = [];

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task APassageHasTheSameScoreAsInTheEmbeddedStore()
    {
        var documents = Documents();
        await using var store = await EmbeddedAsync(documents);
        Load(documents);
        var questions = documents.SelectMany(QuestionsOf).ToList();
        var sameFirst = 0;
        foreach (var question in questions)
        {
            var expected = (await store.SearchAsync(new PassageQuery { Access = AccessFilter.PublicOnly, Words = question, Limit = 10 }, default)).Hits;
            var found = Search(question);

            // Candidates are chosen by another sum, so one at the edge may be another; what is found by both has one score.
            Assert.All(expected.Take(5), hit => Assert.Equal(hit.Score, found[hit.PassageId], 1e-3 * hit.Score));
            sameFirst += found.MaxBy(f => f.Value).Key == expected[0].PassageId ? 1 : 0;
        }

        Assert.True(questions.Count > 100);
        Assert.Equal(questions.Count, sameFirst);
    }

    [Fact]
    public void WordsOfAHiddenDocumentCountForNobodyElse()
    {
        var hidden = TestDocuments.Of("hidden.md", "Hidden harbour", "The zyzzogeton lives in the harbour.", access: "staff");
        var open = TestDocuments.Of("open.md", "Open harbour", "The harbour is open.");
        Load([open]);
        var before = search.Read("harbour zyzzogeton", index.View(AccessFilter.PublicOnly));

        Load([hidden]);
        var view = index.View(AccessFilter.PublicOnly);
        var after = search.Read("harbour zyzzogeton", view);

        Assert.Equal(before.PossibleScore, after.PossibleScore);
        Assert.Equal(0, view.PassagesWithStem("zyzzogeton"));
        Assert.Empty(search.FindNamed("Hidden harbour", view));
        Assert.Null(index.Find(hidden.DocumentId, AccessFilter.PublicOnly));
        Assert.Single(index.Catalogue(AccessFilter.PublicOnly));
    }

    [Fact]
    public void ADocumentThatIsTakenOutLeavesNothingBehind()
    {
        var documents = Documents();
        Load([documents[0]]);
        var question = QuestionsOf(documents[0]).First();
        var before = search.Read(question, index.View(AccessFilter.PublicOnly));

        Load(documents);
        foreach (var other in documents.Skip(1))
        {
            index.Remove(other.DocumentId);
        }

        var view = index.View(AccessFilter.PublicOnly);
        Assert.Equal(before.PossibleScore, search.Read(question, view).PossibleScore);
        Assert.Equal(documents[0].Passages.Count, view.PassageCount);
        Assert.Single(index.Catalogue(AccessFilter.PublicOnly));
        Assert.Empty(search.FindNamed(documents[1].Document!.Title, view));
    }

    [Fact]
    public void TheWordsOfADocumentAreReadBackAsTheyWereWritten()
    {
        var document = Documents()[0];
        var counted = CountedOf(document, _ => { });

        var again = CountedWords.Read(counted.Packed.ToArray());
        var loaded = new LoadedWords();
        loaded.Add(again);

        Assert.Equal((counted.Passages, counted.Words), (again.Passages, again.Words));
        Assert.True(loaded.PassagesWithForm("the") > 0);
        loaded.Remove(again);
        Assert.Equal((0, 0, 0), (loaded.PassageCount, loaded.WordCount, loaded.PassagesWithForm("the")));
    }

    private Dictionary<string, float> Search(string question)
    {
        var view = index.View(AccessFilter.PublicOnly);
        var asked = search.Read(question, view);
        search.Use(asked);
        return Proposed(asked.Vector).Concat(points.Where(p => asked.NamedDocuments.Contains(p.Document)))
            .DistinctBy(p => p.Id)
            .ToDictionary(p => p.Id, p => search.ScoreOf(asked, p.Document, p.Content), StringComparer.Ordinal);
    }

    // As the database does it: the product of both vectors, each dimension multiplied with its rarity among all points.
    private IEnumerable<(string Id, string Document, PassageContent Content, SparseVector Vector)> Proposed(SparseVector asked)
    {
        var weights = asked.Indices.Zip(asked.Values).ToDictionary(p => p.First, p => p.Second * RarityOf(p.First));
        return points.OrderByDescending(point => point.Vector.Indices.Zip(point.Vector.Values).Sum(p => weights.GetValueOrDefault(p.First) * p.Second)).Take(50);
    }

    private float RarityOf(uint dimension)
    {
        var with = points.Count(p => Array.BinarySearch(p.Vector.Indices, dimension) >= 0);
        return MathF.Log(1 + ((points.Count - with + 0.5f) / (with + 0.5f)));
    }

    private void Load(IEnumerable<DocumentReplacement> documents)
    {
        foreach (var document in documents)
        {
            points.RemoveAll(point => point.Document == document.DocumentId);
            var counted = CountedOf(document, points.Add);
            index.Put(new LoadedDocument(EntryOf(document), counted));
        }
    }

    private static CountedWords CountedOf(DocumentReplacement replacement, Action<(string Id, string Document, PassageContent Content, SparseVector Vector)> add)
    {
        var words = new PassageWords();
        words.Begin();
        foreach (var passage in replacement.Passages)
        {
            var content = PassageContent.Of(replacement.Document!, passage);
            add((passage.Id, replacement.DocumentId, content, words.Add(content)));
        }

        return words.Finish();
    }

    private static DocumentEntry EntryOf(DocumentReplacement replacement) =>
        DocumentEntry.Of(replacement.Document!, replacement.Passages.Count, DateTimeOffset.UnixEpoch);

    private async Task<EmbeddedStore> EmbeddedAsync(IReadOnlyList<DocumentReplacement> documents)
    {
        var store = new EmbeddedStore(new DataFolder(folder.Path), new EmbeddedStoreOptions { Fingerprint = "test" }, TimeProvider.System);
        await using var writer = await store.OpenWriterAsync(default);
        await writer.ReplaceAsync(documents, default);
        await writer.CompleteAsync([], default);
        return store;
    }

    // Sentences of the documents as questions, and their titles with a word or two.
    private static IEnumerable<string> QuestionsOf(DocumentReplacement document) => document.Passages
        .Select(passage => passage.Span.In(document.Document!.Content.SourceText).ToString())
        .SelectMany(text => text.Split(['.', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        .Where(sentence => sentence.Length is > 30 and < 200)
        .Select((sentence, i) => i % 3 == 0 ? $"{document.Document!.Title} {sentence[..15]}" : sentence)
        .Take(40);

    private static IReadOnlyList<DocumentReplacement> Documents()
    {
        var samples = Path.Combine(Tidy.Repository.Root, "samples", "corpus");
        return [.. Directory.GetFiles(samples, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file =>
            TestDocuments.Of(Path.GetFileName(file), Path.GetFileNameWithoutExtension(file).Replace('-', ' '), File.ReadAllText(file)))];
    }
}
