using ChatBot.Corpus;
using ChatBot.Index;
using ChatBot.Retrieval;

namespace ChatBot.Answers;

/// <summary>Answers in the documents' own words: the smallest set of sentences that answers, or none when they do not.</summary>
public sealed class ExtractiveAnswerer : IAnswerer
{
    private const int MostNearest = 3;
    private const double Sure = 0.75;
    private const int MostOpened = 12;

    // What is said word for word in another language may have lost its meaning.
    private const double WordForWord = 0.9;

    private readonly IPassageStore store;
    private readonly SentenceSearch search;
    private readonly AnswersOptions options;

    /// <summary>Makes an answerer over a store.</summary>
    public ExtractiveAnswerer(IPassageStore store, Retriever retriever, DocumentTexts texts, AnswersOptions options)
    {
        this.store = store;
        this.options = options;
        search = new SentenceSearch(store, retriever, texts, options);
    }

    /// <inheritdoc />
    public async ValueTask<Draft> AnswerAsync(AnswerRequest request, CancellationToken cancellationToken)
    {
        var reading = BesideOthers(request.Reading);
        request = request with { Reading = reading };
        if (reading.Is(QuestionKinds.Inventory))
        {
            var (documents, all) = await OpenAsync(request, _ => true, cancellationToken);
            return OverviewAnswer.Inventory(documents, all).ToDraft();
        }

        var findings = await FindAsync(request, reading.Words, cancellationToken);
        var proposal = await ProposeAsync(request, findings, cancellationToken);
        foreach (var translated in reading.Translations)
        {
            // What is found in the words of the question needs no translation, unless most documents speak another language.
            if (IsFound(proposal) && (!reading.IsForeign || proposal.Confidence >= Sure))
            {
                break;
            }

            var other = request with { Reading = translated };
            var found = await FindAsync(other, translated.Words, cancellationToken);
            var translation = await ProposeAsync(other, found, cancellationToken);
            translation = translation with { Confidence = translation.Confidence * WordForWord };
            (proposal, findings) = translation.Sentences.Count > 0 && translation.Confidence > proposal.Confidence ? (translation, found) : (proposal, findings);
        }

        return IsFound(proposal) ? proposal.ToDraft() : Draft.None(proposal.Confidence, findings.Nearest(MostNearest));
    }

    // What is compared with one document stands in others.
    private static QuestionReading BesideOthers(QuestionReading reading) =>
        reading.Is(QuestionKinds.Compare) && reading.Documents.Select(d => d.DocumentId).Distinct(StringComparer.Ordinal).Count() == 1
            ? reading with { Documents = [.. reading.Documents.Select(d => d with { Strength = MeantStrength.Boost })] }
            : reading;

    private bool IsFound(Proposal proposal) => proposal.Sentences.Count > 0 && proposal.Confidence >= options.NotFoundThreshold;

    /// <summary>The sentences that the search finds for the whole question, best first, whether or not one of them answers it.</summary>
    public async ValueTask<IReadOnlyList<DraftSentence>> RankAsync(AnswerRequest request, int most, CancellationToken cancellationToken)
    {
        var findings = await FindAsync(request, request.Reading.Words, cancellationToken);
        return [.. findings.Candidates.Take(most).Select(candidate => Proposal.Of(candidate))];
    }

    internal ValueTask<Findings> FindAsync(AnswerRequest request, string words, CancellationToken cancellationToken) =>
        search.FindAsync(request.Reading, words, request.Access, cancellationToken);

    // The first way that has something to say says it.
    private async ValueTask<Proposal> ProposeAsync(AnswerRequest request, Findings findings, CancellationToken cancellationToken)
    {
        var reading = request.Reading;
        if (reading.Is(QuestionKinds.AtTime))
        {
            var (recordings, _) = await OpenAsync(request, d => d.Shape == DocumentShape.Recording, cancellationToken);
            return TimeAnswer.At(findings, recordings);
        }

        if (reading.Is(QuestionKinds.Summary) && await MeantAsync(request, findings, cancellationToken) is { } document)
        {
            var summary = OverviewAnswer.Summary(document);
            return reading.Documents.Count > 0 ? summary : summary with { Confidence = Confidence.Of(findings, [.. findings.Candidates.Take(1)]).Value };
        }

        // "At what time" may also ask for a time of the day, which some other text tells.
        if (reading.Is(QuestionKinds.WhichTime) && MomentAnswer.Of(findings) is { Sentences.Count: > 0 } moment
            && (moment.Confidence >= options.NotFoundThreshold || reading.Documents.Count > 0))
        {
            return moment;
        }

        if (EntryAnswer.Of(findings) is { Sentences.Count: > 0 } entry)
        {
            return entry;
        }

        if (reading.Is(QuestionKinds.Quote))
        {
            return QuoteAnswer.Of(findings);
        }

        if (reading.Is(QuestionKinds.Compare) && CompareAnswer.Of(findings) is { Sentences.Count: > 0 } comparison)
        {
            return comparison;
        }

        if (reading.Is(QuestionKinds.List) && ListAnswer.Of(findings) is { Sentences.Count: > 0 } list && list.Confidence >= options.NotFoundThreshold)
        {
            return list;
        }

        if (reading.Expected == ExpectedType.Any && ListAnswer.LedBy(findings) is { Sentences.Count: > 0 } led)
        {
            return led;
        }

        var fact = FactAnswer.Of(findings);
        if (reading.Expected == ExpectedType.Any && SectionAnswer.Of(findings) is { Sentences.Count: > 0 } section && section.Confidence > fact.Confidence)
        {
            return section;
        }

        return reading.Is(QuestionKinds.WhichTime) ? MomentAnswer.WithTimes(fact) : fact;
    }

    private async ValueTask<OpenDocument?> MeantAsync(AnswerRequest request, Findings findings, CancellationToken cancellationToken)
    {
        var id = request.Reading.Documents.Count > 0 ? request.Reading.Documents[0].DocumentId : findings.Nearest(1) is [var nearest, ..] ? nearest.Id : null;
        return id is null ? null : await search.OpenAsync(id, request.Access, cancellationToken);
    }

    // Documents of a sort, those that the question means before all others.
    private async ValueTask<(IReadOnlyList<OpenDocument> Opened, int All)> OpenAsync(
        AnswerRequest request, Func<DocumentEntry, bool> fits, CancellationToken cancellationToken)
    {
        var reading = request.Reading;
        var all = (await store.CatalogueAsync(request.Access, cancellationToken)).Where(fits).ToList();
        var meant = all.Where(d => reading.Documents.Any(m => m.DocumentId == d.Id)).ToList();
        var shown = meant.Count > 0 ? meant : [.. all.Where(d => !reading.Excluded.Contains(d.Id, StringComparer.Ordinal))];
        var opened = new List<OpenDocument>();
        foreach (var entry in shown.Take(MostOpened))
        {
            if (await search.OpenAsync(entry.Id, request.Access, cancellationToken) is { } document)
            {
                opened.Add(document);
            }
        }

        return (opened, shown.Count);
    }
}
