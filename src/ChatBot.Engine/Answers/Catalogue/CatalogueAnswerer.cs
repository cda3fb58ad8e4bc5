using ChatBot.Index;
using ChatBot.Retrieval;

namespace ChatBot.Answers;

/// <summary>
/// Answers questions about fields: of the metadata of all documents that the asker may see, and of the tables in the documents that bear on
/// the question. Proposes nothing for any other question.
/// </summary>
public sealed class CatalogueAnswerer(IPassageStore store) : IAnswerer
{
    private readonly MadeOfCatalogue<CatalogueColumns> columns = new(store, CatalogueColumns.Of);
    private readonly TableShelf tables = new(store);

    /// <inheritdoc />
    public async ValueTask<Draft> AnswerAsync(AnswerRequest request, CancellationToken cancellationToken)
    {
        if (CatalogueAnswers.IsForTexts(request.Reading))
        {
            return Draft.None(0, []);
        }

        var catalogue = await columns.OfAsync(request.Access, cancellationToken);
        var (best, opened) = await tables.ForAsync(request, cancellationToken);
        CatalogueColumns[] all = [catalogue, .. opened];
        var found = CatalogueAnswers.Find(request.Reading, all);
        if (found is null && await WordRepair.OfAsync(request, all, store, cancellationToken) is { } repair)
        {
            found = CatalogueAnswers.Find(request.Reading, all, repair.Repaired);
        }

        if (found is null && best is not null)
        {
            found = CatalogueAnswers.Find(request.Reading, [catalogue, .. opened.Where(table => table.Table!.Document.Id == best)], ground: best);
        }

        if (found is null)
        {
            return Draft.None(0, []);
        }

        var texts = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var document in found.Documents)
        {
            texts[document.Id] = (await store.ReadTextAsync(document.Id, document.Version, request.Access, cancellationToken))?.SourceText;
        }

        return CatalogueAnswers.DraftOf(found, texts);
    }
}
