using ChatBot.Access;
using ChatBot.Answers;
using ChatBot.Corpus;
using ChatBot.Index;
using ChatBot.Passages;
using ChatBot.Retrieval;
using ChatBot.Tests.Tidy;

namespace ChatBot.Tests.Answers;

/// <summary>Every sentence of the sample corpus, read as the product reads it.</summary>
internal static class SampleSentences
{
    /// <summary>Sentences of prose, lists and recordings with their source; in the order of the documents.</summary>
    public static async Task<IReadOnlyList<(DocumentText Document, TextSentence Sentence)>> ReadAsync()
    {
        using var data = new TempFolder();
        var folder = new DataFolder(data.Path);
        await using var store = new EmbeddedStore(folder, new EmbeddedStoreOptions { Fingerprint = "test" }, TimeProvider.System);
        var options = new CorpusOptions();
        var indexer = new Indexer(store, DocumentReaders.Standard(options), folder, TimeProvider.System);
        var run = new IndexerOptions { Paths = [Path.Combine(Repository.Root, "samples/corpus")], Corpus = options, Passages = new PassageOptions() };
        await indexer.RunAsync(run, progress: null, CancellationToken.None);

        var texts = new DocumentTexts(store);
        var sentences = new List<(DocumentText, TextSentence)>();
        foreach (var entry in await store.CatalogueAsync(AccessFilter.PublicOnly, CancellationToken.None))
        {
            var document = (await texts.OpenAsync(entry.Id, AccessFilter.PublicOnly, CancellationToken.None))!;
            sentences.AddRange(document.Sentences.Where(sentence => sentence.Text.Split(' ').Length >= 5).Select(sentence => (document, sentence)));
        }

        return sentences;
    }

    /// <summary>The sentence as an answer would cite it.</summary>
    public static DraftSentence Cited(DocumentText document, TextSentence sentence) => new()
    {
        Text = sentence.Text,
        Sources =
        [
            new Source
            {
                Document = document.Entry,
                Span = sentence.Span,
                Quote = sentence.Span.In(document.SourceText).ToString(),
                Place = new Place { Lines = (1, 1), Time = sentence.Time },
                HeadingPath = sentence.HeadingPath,
                Header = (document.Blocks[sentence.Block] as Block.TableRow)?.Header,
            },
        ],
    };
}
