using ChatBot.Access;
using ChatBot.Index;
using ChatBot.Retrieval;

namespace ChatBot.Answers;

/// <summary>
/// The tables of the documents whose passages fit a question best. A document is opened when it is first needed, and its tables are kept
/// so long as there is room; whether the asker may see it is asked of the store every time. Safe for use by several threads.
/// </summary>
internal sealed class TableShelf(IPassageStore store)
{
    private const int MostPassages = 40;
    private const int PassagesPerDocument = 2;
    private const int MostDocuments = 20;
    private const int MostKept = 512;
    private const int MostCellsKept = 1_000_000;

    private readonly Lock gate = new();
    private readonly Dictionary<(string Id, string Version), IReadOnlyList<CatalogueColumns>> kept = [];
    private int cells;

    /// <summary>The tables, those of the best documents first, and which document is the best.</summary>
    public async ValueTask<(string? Best, IReadOnlyList<CatalogueColumns> Tables)> ForAsync(AnswerRequest request, CancellationToken cancellationToken)
    {
        var found = new List<CatalogueColumns>();
        var documents = await DocumentsAsync(request, cancellationToken);
        foreach (var document in documents)
        {
            found.AddRange(await OpenAsync(document, request.Access, cancellationToken));
        }

        return (documents is [var best, ..] ? best.Id : null, found);
    }

    // Surely meant documents come by their id, others because their passages hold the words of the question.
    private async ValueTask<IReadOnlyList<DocumentEntry>> DocumentsAsync(AnswerRequest request, CancellationToken cancellationToken)
    {
        var reading = request.Reading;
        var meant = reading.Documents.Where(document => document.Strength == MeantStrength.Only).Select(document => document.DocumentId).Distinct(StringComparer.Ordinal).ToList();
        var found = new List<DocumentEntry>();
        foreach (var id in meant.Take(MostDocuments))
        {
            if (await store.FindAsync(id, request.Access, cancellationToken) is { } entry)
            {
                found.Add(entry);
            }
        }

        if (found.Count > 0)
        {
            return found;
        }

        var hits = await store.SearchAsync(
            new PassageQuery { Access = request.Access, Words = CatalogueGlossary.InEnglish(reading.Asked, reading.Language) is { } english ? $"{english} {reading.Asked}" : QuestionWords.Drop(reading.Asked), Limit = MostPassages, PerDocument = PassagesPerDocument },
            cancellationToken);
        return [.. hits.Hits.Select(hit => hit.Document).Where(document => !reading.Excluded.Contains(document.Id)).DistinctBy(document => document.Id).Take(MostDocuments)];
    }

    private async ValueTask<IReadOnlyList<CatalogueColumns>> OpenAsync(DocumentEntry document, AccessFilter access, CancellationToken cancellationToken)
    {
        var key = (document.Id, document.Version);
        lock (gate)
        {
            if (kept.TryGetValue(key, out var known))
            {
                return known;
            }
        }

        if (await store.ReadTextAsync(document.Id, document.Version, access, cancellationToken) is not { } stored)
        {
            return [];
        }

        var tables = TableReader.Read(document, stored).Select(CatalogueColumns.Of).Concat(CatalogueColumns.OfMaps(document)).ToList();
        var size = tables.Sum(table => table.Records.Count * table.Table!.Header.Count);
        lock (gate)
        {
            if (kept.Count >= MostKept || cells + size > MostCellsKept)
            {
                kept.Clear();
                cells = 0;
            }

            kept[key] = tables;
            cells += size;
        }

        return tables;
    }
}
