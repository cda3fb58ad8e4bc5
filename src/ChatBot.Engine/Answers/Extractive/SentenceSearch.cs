using System.Runtime.CompilerServices;
using ChatBot.Access;
using ChatBot.Index;
using ChatBot.Retrieval;

namespace ChatBot.Answers;

/// <summary>Finds the sentences that may answer: those of the best passages, and all of the documents that the question means.</summary>
internal sealed class SentenceSearch(IPassageStore store, Retriever retriever, DocumentTexts texts, AnswersOptions options)
{
    // A longer document is read only where its passages fit.
    private const int MostSentencesReadWhole = 1_500;

    private readonly ConditionalWeakTable<DocumentText, OpenDocument> open = [];
    private readonly WordReaders readers = new();

    public async ValueTask<Findings> FindAsync(QuestionReading reading, string words, AccessFilter access, CancellationToken cancellationToken)
    {
        words = reading.TranslatedFrom is null ? words : await KnownWords.ChooseAsync(store, words, reading.Language, access, cancellationToken);
        var terms = await QuestionTerms.ReadAsync(store, reading, words, access, cancellationToken);
        var evidence = await retriever.FindAsync(reading, words, access, options.PassagesPerAnswer, cancellationToken);
        var documents = new List<DocumentScores>();
        var candidates = new List<Candidate>();
        var meant = reading.Documents.Where(d => d.Strength != MeantStrength.Boost).Select(d => d.DocumentId).Except(reading.Excluded, StringComparer.Ordinal);
        foreach (var id in evidence.Passages.Select(p => p.Hit.Document.Id).Concat(meant).Distinct(StringComparer.Ordinal).Take(options.PassagesPerAnswer * 2))
        {
            if (await OpenAsync(id, access, cancellationToken) is { } document)
            {
                var scores = new DocumentScores(document, terms, readers);
                documents.Add(scores);
                AddCandidates(scores, terms, evidence, candidates);
            }
        }

        candidates.Sort((a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score)
            : a.In != b.In ? documents.IndexOf(a.In).CompareTo(documents.IndexOf(b.In)) : a.Number.CompareTo(b.Number));
        return new Findings { Terms = terms, Evidence = evidence, Documents = documents, Candidates = candidates };
    }

    public async ValueTask<OpenDocument?> OpenAsync(string id, AccessFilter access, CancellationToken cancellationToken) =>
        await texts.OpenAsync(id, access, cancellationToken) is { } text ? open.GetValue(text, t => new OpenDocument(t)) : null;

    private static void AddCandidates(DocumentScores scores, QuestionTerms terms, Evidence evidence, List<Candidate> candidates)
    {
        var document = scores.Document;
        var top = evidence.Passages.Count == 0 ? 1 : Math.Max(1e-9, evidence.Passages[0].Score);
        var share = new Dictionary<int, double>();
        var isMeant = terms.Reading.Documents.Any(d => d.DocumentId == document.Id && d.Strength != MeantStrength.Boost);
        if (isMeant && document.Sentences.Count <= MostSentencesReadWhole)
        {
            for (var i = 0; i < document.Sentences.Count; i++)
            {
                share[i] = 0;
            }
        }

        foreach (var passage in evidence.Passages.Where(p => p.Hit.Document.Id == document.Id))
        {
            var first = document.SentenceAt(passage.Hit.Span.Start);
            for (var i = first; i < document.Sentences.Count && document.Sentences[i].Span.Start < passage.Hit.Span.End; i++)
            {
                share[i] = Math.Max(share.GetValueOrDefault(i), passage.Score / top);
            }
        }

        foreach (var (number, passage) in share)
        {
            if (terms.Reading.LeftAside.Any(thing => document.Sentences[number].Text.Contains(thing, StringComparison.OrdinalIgnoreCase)))
            {
                continue;
            }

            candidates.Add(new Candidate(scores, number, SentenceScore.Of(scores, number, terms, passage)));
        }
    }
}
