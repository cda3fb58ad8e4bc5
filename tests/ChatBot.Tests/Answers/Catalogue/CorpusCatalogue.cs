using ChatBot.Access;
using ChatBot.Answers;
using ChatBot.Corpus;
using ChatBot.Index;
using ChatBot.Passages;
using ChatBot.Retrieval;
using ChatBot.Tests.Tidy;
using ChatBot.Text;

namespace ChatBot.Tests.Answers;

/// <summary>A folder of documents read once: its catalogue, its texts, and a reading of questions that finds documents by their titles.</summary>
internal sealed class CorpusCatalogue
{
    private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);
    private readonly List<DocumentEntry> documents = [];

    public IReadOnlyList<DocumentEntry> Documents => documents;

    public CatalogueColumns Columns { get; private set; } = CatalogueColumns.Of([]);

    public static Task<CorpusCatalogue> SamplesAsync() => ReadAsync(Path.Combine(Repository.Root, "samples", "corpus"));

    public static async Task<CorpusCatalogue> ReadAsync(string folder)
    {
        var catalogue = new CorpusCatalogue();
        using var data = new TempFolder();
        var options = new CorpusOptions();
        await using var store = new EmbeddedStore(new DataFolder(data.Path), new EmbeddedStoreOptions { Fingerprint = "test" }, TimeProvider.System);
        var indexer = new Indexer(store, DocumentReaders.Standard(options), new DataFolder(data.Path), TimeProvider.System);
        await indexer.RunAsync(new IndexerOptions { Paths = [folder], Corpus = options, Passages = new PassageOptions() }, progress: null, CancellationToken.None);
        foreach (var document in await store.CatalogueAsync(AccessFilter.PublicOnly, CancellationToken.None))
        {
            var text = await store.ReadTextAsync(document.Id, version: null, AccessFilter.PublicOnly, CancellationToken.None);
            catalogue.Add(document, text!.SourceText);
        }

        return catalogue.Done();
    }

    public void Add(DocumentEntry document, string text)
    {
        documents.Add(document);
        texts.Add(document.Id, text);
    }

    public CorpusCatalogue Done()
    {
        Columns = CatalogueColumns.Of(documents);
        return this;
    }

    /// <summary>Asks; the documents meant are those whose title, or one of the names given, stands in the question.</summary>
    public Draft? Ask(string question, params (string Name, string Path)[] names)
    {
        var meant = documents
            .Select(document => (document, Name: NameIn(question, document, names)))
            .Where(pair => pair.Name is not null)
            .Select(pair => new MeantDocument(pair.document.Id, MeantStrength.Only, pair.Name!))
            .ToList();
        return Ask(Reading(question, meant));
    }

    public Draft? Ask(QuestionReading reading) => CatalogueAnswers.Answer(reading, Columns, document => texts[document.Id]);

    public static QuestionReading Reading(string question, IReadOnlyList<MeantDocument> meant) => new()
    {
        Asked = question,
        Words = question,
        Language = LanguageGuess.Of(question, [new TextSpan(0, question.Length)], stated: null),
        Kinds = QuestionKinds.Fact,
        Documents = meant,
        Parts = [question],
    };

    /// <summary>Every quote is what stands in the text at its span.</summary>
    public bool QuotesAreExact(Draft draft) => draft.Sentences.SelectMany(sentence => sentence.Sources)
        .All(source => texts[source.Document.Id][source.Span.Start..source.Span.End] == source.Quote);

    /// <summary>A draft in one line of text.</summary>
    public static string Show(Draft? draft) => draft is null ? "none" : string.Join(" | ", new[] { draft.Preface ?? "" }
        .Concat(draft.Sentences.Select(sentence => $"{(sentence.Label is null ? "" : sentence.Label + ": ")}{sentence.Text} [{string.Join(';', sentence.Sources.Select(source => source.Place.Lines.First))}]")));

    private static string? NameIn(string question, DocumentEntry document, (string Name, string Path)[] names)
    {
        foreach (var (name, path) in names)
        {
            if (document.Path.Contains(path, StringComparison.Ordinal) && question.Contains(name, StringComparison.OrdinalIgnoreCase))
            {
                return name;
            }
        }

        var title = document.Title.Split(':')[0];
        return title.Length > 8 && question.IndexOf(title, StringComparison.OrdinalIgnoreCase) is >= 0 and var at ? question.Substring(at, title.Length) : null;
    }
}
