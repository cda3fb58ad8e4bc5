using ChatBot.Access;
using ChatBot.Corpus;
using ChatBot.Index;
using ChatBot.Retrieval;

namespace ChatBot.Tests.Retrieval.Reading;

/// <summary>Catalogues made in code.</summary>
internal static class Catalogues
{
    /// <summary>Three signed essays, a podcast, a plain write-up, a policy and minutes.</summary>
    public static CorpusView Library { get; } = CorpusView.Of(
    [
        Entry("a/apples.md", "Plant More Apples", "author=Mira Kest", "createdAt=2026-03-01T00:00:00Z", "words=900"),
        Entry("a/bees.md", "Bees Before Trees: A Warning", "author=Joss Arden", "createdAt=2026-01-15T00:00:00Z", "words=700"),
        Entry("a/cider.md", "The Cider Press", "model.name=Quill 3 Swift", "model.providerName=Northgate Labs", "createdAt=2026-02-10T00:00:00Z", "words=800"),
        Entry("talk.txt", "Orchard Hour 7: Frost", DocumentShape.Recording, "Show notes | Late frost, and what Doctor Vells does about it."),
        Entry("notes.txt", "What the Growers Said in Brindle", DocumentShape.Text, "What the Growers Said in Brindle | A meeting at the Halmar Foundation."),
        Entry("rules.md", "Spraying Policy", "kind=policy", "transcriptWordCount=12"),
        Entry("board.docx", "Orchard Board Council: minutes of May"),
    ]);

    public static string Path(CorpusView corpus, string id) => corpus.Documents.Single(document => document.Id == id).Path;

    /// <summary>The documents that a question means, as <c>path=strength</c>, in order of path.</summary>
    public static string Meant(string question, CorpusView? corpus = null)
    {
        corpus ??= Library;
        var meant = QuestionReader.Read(question, corpus).Documents;
        return string.Join(' ', meant.Select(document => $"{Path(corpus, document.DocumentId)}={document.Strength}").Order(StringComparer.Ordinal));
    }

    public static DocumentEntry Entry(string path, string title, params string[] metadata) => Entry(path, title, DocumentShape.Text, "", metadata);

    public static DocumentEntry Entry(string path, string title, DocumentShape shape, string opening, params string[] metadata)
    {
        var fields = metadata.Select(field => field.Split('=')).Select(pair => new MetadataField(pair[0], MetadataValue.Of(pair[1]), Span: null)).ToList();
        var date = fields.Select(field => field.Value).OfType<MetadataValue.Date>().FirstOrDefault();
        return new DocumentEntry
        {
            Id = DocumentId.Of("test", path),
            Path = path,
            RootName = "test",
            FilePath = path,
            FileHash = "00",
            Version = "00",
            Title = title,
            Language = "en",
            Date = date?.Value ?? DateTimeOffset.UnixEpoch,
            IndexedAt = DateTimeOffset.UnixEpoch,
            Access = AccessLabels.Public,
            Metadata = fields,
            Shape = shape,
            Opening = opening,
            PassageCount = 1,
        };
    }
}
