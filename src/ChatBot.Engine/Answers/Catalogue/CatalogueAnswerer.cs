using ChatBot.Index;
using ChatBot.Retrieval;

namespace ChatBot.Answers;

/// <summary>Answers questions about metadata over the whole catalogue that the asker may see; proposes nothing for any other question.</summary>
public sealed class CatalogueAnswerer(IPassageStore store) : IAnswerer
{
    private readonly MadeOfCatalogue<CatalogueColumns> columns = new(store, CatalogueColumns.Of);

    /// <inheritdoc />
    public async ValueTask<Draft> AnswerAsync(AnswerRequest request, CancellationToken cancellationToken)
    {
        var catalogue = await columns.OfAsync(request.Access, cancellationToken);
        return await CatalogueAnswers.AnswerAsync(request.Reading, catalogue, TextOfAsync, cancellationToken) ?? Draft.None(0, []);

        async ValueTask<string?> TextOfAsync(DocumentEntry document, CancellationToken token) =>
            (await store.ReadTextAsync(document.Id, document.Version, request.Access, token))?.SourceText;
    }
}
