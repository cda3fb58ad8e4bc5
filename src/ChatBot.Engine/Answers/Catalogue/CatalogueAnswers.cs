using ChatBot.Index;
using ChatBot.Retrieval;

namespace ChatBot.Answers;

/// <summary>
/// Answers questions about metadata and tables: values, filters, lists, superlatives, counts, sums, means, differences and ratios. What it
/// computes is computed over every record that the asker may see, or over those the question means, never over the best few.
/// </summary>
public static class CatalogueAnswers
{
    private const double SureOfScope = 0.05;
    private const double Highest = 0.98;

    /// <summary>The answer of the catalogue, or null when the question is not for it.</summary>
    /// <param name="reading">The question.</param>
    /// <param name="catalogue">All documents that the asker may see.</param>
    /// <param name="sourceText">The text of a document in the version of its entry, or null when it is gone; asked only for what is cited.</param>
    public static Draft? Answer(QuestionReading reading, IReadOnlyList<DocumentEntry> catalogue, Func<DocumentEntry, string?> sourceText) =>
        Answer(reading, CatalogueColumns.Of(catalogue), sourceText);

    /// <summary>The same over a catalogue that was turned round before.</summary>
    public static Draft? Answer(QuestionReading reading, CatalogueColumns catalogue, Func<DocumentEntry, string?> sourceText) =>
        Find(reading, [catalogue]) is { } found ? DraftOf(found, found.Documents.ToDictionary(document => document.Id, sourceText, StringComparer.Ordinal)) : null;

    /// <summary>Whether no catalogue has to be looked at: words, moments, reasons and overviews are not in fields.</summary>
    internal static bool IsForTexts(QuestionReading reading) =>
        reading.Is(QuestionKinds.Quote) || reading.Is(QuestionKinds.AtTime) || reading.Is(QuestionKinds.Inventory)
        || QuestionPieces.Of(reading).All(piece => piece.AsSpan().TrimStart() is var text && (StartsWith(text, "why ") || StartsWith(text, "explain ") || StartsWith(text, "describe ")));

    private static bool StartsWith(ReadOnlySpan<char> text, string word) => text.StartsWith(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>What explains a question best in one of several catalogues: the documents, and tables in them. Null when the question is for none.</summary>
    /// <param name="reading">The question.</param>
    /// <param name="catalogues">Where to look.</param>
    /// <param name="repaired">The word that is meant by a misspelt one.</param>
    /// <param name="ground">The document to which the search leads: of a question about it, words may be left over.</param>
    internal static CatalogueFound? Find(QuestionReading reading, IReadOnlyList<CatalogueColumns> catalogues, Func<string, string>? repaired = null, string? ground = null)
    {
        if (IsForTexts(reading))
        {
            return null;
        }

        foreach (var question in QuestionPieces.Of(reading))
        {
            var asked = new AskedCatalogues(question, reading.Language, repaired);
            var tasks = catalogues.Where(catalogue => catalogue.Records.Count > 0)
                .Select(catalogue => (Catalogue: catalogue, Task: new TaskReader(catalogue, reading, ground).Read(asked)))
                .Where(pair => pair.Task is not null)
                .OrderByDescending(pair => pair.Task!.Explanation);
            foreach (var (catalogue, task) in tasks)
            {
                if (new CatalogueFinder(catalogue, task!).Find() is { } findings)
                {
                    return new CatalogueFound(catalogue, findings, Math.Min(Highest, 0.25 + (0.65 * task!.Coverage) + (task.IsScopeGiven ? SureOfScope : 0)));
                }
            }
        }

        return null;
    }

    /// <summary>What was found as a draft, with the texts of the documents it cites.</summary>
    internal static Draft DraftOf(CatalogueFound found, IReadOnlyDictionary<string, string?> texts)
    {
        var citing = new LineCitations(found.Catalogue, texts);
        var sentences = new List<DraftSentence>();
        foreach (var sentence in found.Findings.Sentences)
        {
            var sources = sentence.Lines.Select(citing.Of).OfType<Source>().ToList();
            if (sources.Count == sentence.Lines.Count)
            {
                sentences.Add(new DraftSentence { Text = sentence.Text, Sources = sources, Form = sentence.Form, Label = sentence.Label, Computed = sentence.Computed });
            }
        }

        sentences.AddRange(found.Findings.Lacking.Select(citing.NameOf).OfType<DraftSentence>());
        // Cells that are only shown are the document's own words.
        return sentences.Count == 0
            ? Draft.None(0, [])
            : new Draft { Sentences = sentences, Mode = found.Catalogue.Table is not null && found.Findings.IsShown ? AnswerMode.Extractive : AnswerMode.Computed, Confidence = found.Confidence, Preface = found.Findings.Preface };
    }
}

/// <summary>What was found, and in which catalogue.</summary>
internal sealed record CatalogueFound(CatalogueColumns Catalogue, CatalogueFindings Findings, double Confidence)
{
    /// <summary>The documents that are cited, each once.</summary>
    public IEnumerable<DocumentEntry> Documents => Findings.Sentences.SelectMany(sentence => sentence.Lines).Select(line => line.Record).Concat(Findings.Lacking)
        .Select(record => Catalogue.Records[record].Document).DistinctBy(document => document.Id);
}
