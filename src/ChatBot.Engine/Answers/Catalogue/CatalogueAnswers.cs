using ChatBot.Corpus;
using ChatBot.Index;
using ChatBot.Passages;
using ChatBot.Retrieval;
using ChatBot.Text;

namespace ChatBot.Answers;

/// <summary>
/// Answers questions about metadata: values, filters, lists, superlatives, counts, sums, means, differences and ratios. What it computes is
/// computed over every document that the asker may see, or over those the question means, never over the best few.
/// </summary>
public static class CatalogueAnswers
{
    /// <summary>The answer of the catalogue, or null when the question is not for it.</summary>
    /// <param name="reading">The question.</param>
    /// <param name="catalogue">All documents that the asker may see.</param>
    /// <param name="sourceText">The text of a document in the version of its entry, or null when it is gone; asked only for what is cited.</param>
    public static Draft? Answer(QuestionReading reading, IReadOnlyList<DocumentEntry> catalogue, Func<DocumentEntry, string?> sourceText) =>
        Answer(reading, CatalogueColumns.Of(catalogue), sourceText);

    /// <summary>The same over a catalogue that was turned round before.</summary>
    public static Draft? Answer(QuestionReading reading, CatalogueColumns catalogue, Func<DocumentEntry, string?> sourceText)
    {
        if (Find(reading, catalogue) is not { } found)
        {
            return null;
        }

        var texts = new Dictionary<int, string?>();
        foreach (var document in CitedBy(found.Findings))
        {
            texts[document] = sourceText(catalogue.Documents[document]);
        }

        return DraftOf(found.Findings, found.Confidence, catalogue, texts);
    }

    /// <summary>The same where texts are read from a store.</summary>
    public static async ValueTask<Draft?> AnswerAsync(
        QuestionReading reading, CatalogueColumns catalogue, Func<DocumentEntry, CancellationToken, ValueTask<string?>> sourceText, CancellationToken cancellationToken)
    {
        if (Find(reading, catalogue) is not { } found)
        {
            return null;
        }

        var texts = new Dictionary<int, string?>();
        foreach (var document in CitedBy(found.Findings))
        {
            texts[document] = await sourceText(catalogue.Documents[document], cancellationToken);
        }

        return DraftOf(found.Findings, found.Confidence, catalogue, texts);
    }

    private static (CatalogueFindings Findings, double Confidence)? Find(QuestionReading reading, CatalogueColumns catalogue)
    {
        if (catalogue.Documents.Count == 0 || reading.Is(QuestionKinds.Quote) || reading.Is(QuestionKinds.AtTime) || reading.Is(QuestionKinds.Inventory))
        {
            return null;
        }

        foreach (var question in QuestionPieces.Of(reading))
        {
            if (new TaskReader(catalogue, reading).Read(question) is { } task && new CatalogueFinder(catalogue, task).Find() is { } findings)
            {
                return (findings, 0.25 + (0.65 * task.Coverage) + (task.IsScopeGiven ? 0.05 : 0));
            }
        }

        return null;
    }

    private static IEnumerable<int> CitedBy(CatalogueFindings findings) =>
        findings.Sentences.SelectMany(sentence => sentence.Lines).Select(line => line.Document).Concat(findings.Lacking).Distinct();

    private static Draft DraftOf(CatalogueFindings findings, double confidence, CatalogueColumns catalogue, Dictionary<int, string?> texts)
    {
        var citing = new LineCitations(catalogue, texts);
        var sentences = new List<DraftSentence>();
        foreach (var sentence in findings.Sentences)
        {
            var sources = sentence.Lines.Select(citing.Of).OfType<Source>().ToList();
            if (sources.Count == sentence.Lines.Count)
            {
                sentences.Add(new DraftSentence { Text = sentence.Text, Sources = sources, Form = sentence.Form, Label = sentence.Label, Computed = sentence.Computed });
            }
        }

        sentences.AddRange(findings.Lacking.Select(citing.FirstLineOf).OfType<DraftSentence>());
        return sentences.Count == 0
            ? Draft.None(0, [])
            : new Draft { Sentences = sentences, Mode = AnswerMode.Computed, Confidence = Math.Min(confidence, 0.98), Preface = findings.Preface };
    }
}

/// <summary>Quotes lines of documents.</summary>
internal sealed class LineCitations(CatalogueColumns catalogue, IReadOnlyDictionary<int, string?> texts)
{
    private const int LongestFirstLine = 200;
    private readonly Dictionary<int, LineIndex> lines = [];

    /// <summary>The line of a field, or null when the text is not what the field was read from.</summary>
    public Source? Of(CatalogueLine line) =>
        line.Field.Span is { } span && texts.GetValueOrDefault(line.Document) is { } text && span.End <= text.Length ? Quote(line.Document, text, span) : null;

    /// <summary>A document named by its title where that stands in the text, else by the first line that has words.</summary>
    public DraftSentence? FirstLineOf(int document)
    {
        if (texts.GetValueOrDefault(document) is not { } text)
        {
            return null;
        }

        var title = catalogue.Documents[document].Title;
        var start = text.IndexOf(title, StringComparison.Ordinal);
        if (start >= 0)
        {
            return new DraftSentence { Text = title, Sources = [Quote(document, text, new TextSpan(start, start + title.Length))], Form = DraftForm.ListItem };
        }

        start = 0;
        while (start < text.Length && !char.IsLetterOrDigit(text[start]))
        {
            start++;
        }

        var length = text.AsSpan(start).IndexOfAny('\n', '\r');
        var end = Math.Min(length < 0 ? text.Length : start + length, start + LongestFirstLine);
        return end <= start ? null : new DraftSentence
        {
            Text = text[start..end].TrimEnd(),
            Sources = [Quote(document, text, new TextSpan(start, start + text.AsSpan(start, end - start).TrimEnd().Length))],
            Form = DraftForm.ListItem,
            Label = catalogue.Documents[document].Title,
        };
    }

    private Source Quote(int document, string text, TextSpan span)
    {
        if (!lines.TryGetValue(document, out var index))
        {
            lines.Add(document, index = new LineIndex(text));
        }

        return new Source
        {
            Document = catalogue.Documents[document],
            Span = span,
            Quote = text[span.Start..span.End],
            Place = new Place { Lines = (index.LineAt(span.Start), index.LineAt(span.End - 1)) },
            HeadingPath = [],
        };
    }
}
