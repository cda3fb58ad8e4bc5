using ChatBot.Text;

namespace ChatBot.Answers;

/// <summary>
/// Reads which documents a question means by the words that no field explains: by words of their titles, each of which must lead to
/// one of those that have the field, or by how many they are: "the two incidents" where just two have it.
/// </summary>
internal static class MeantByRest
{
    /// <summary>The documents, or null when the words do not tell; what they explain is added to what is explained.</summary>
    public static RecordSet? Of(CatalogueColumns catalogue, CatalogueRequest request, CatalogueColumn column, RecordScope scope, IReadOnlyList<int> rest, HashSet<int> explained)
    {
        // What is counted is asked for and names no document.
        if (request.Counted is { } counted && rest.Contains(counted) && CountBefore(request, counted) is null)
        {
            return null;
        }

        // Beside a document that is named, others may stand: "of the flood and the lift outage".
        var isBeside = scope.Meant.Count > 0;
        if (isBeside && (rest.Count == 0 || !request.Tokens.Any(token => token.Word == "and")))
        {
            return null;
        }

        var having = scope.Records is null || isBeside ? column.Records : column.Records.And(scope.Records);
        var found = having.Count == 0 ? null : ByWords(catalogue, request, having, rest);
        if (isBeside)
        {
            found = found?.Or(scope.Records!);
        }
        else if (found is null && rest.All(i => IsAllOf(request, i, having.Count)) && request.With(TokenRole.Content).Concat(request.With(TokenRole.Entity)).Any(i => IsAllOf(request, i, having.Count)))
        {
            found = having;
        }

        if (found is not null)
        {
            explained.UnionWith(rest);
        }

        return found;
    }

    // Words that share a document mean it, the next ones may mean another.
    private static RecordSet? ByWords(CatalogueColumns catalogue, CatalogueRequest request, RecordSet having, IReadOnlyList<int> rest)
    {
        RecordSet? all = null;
        RecordSet? current = null;
        foreach (var i in rest)
        {
            var holding = HoldingWord(catalogue, request.Tokens[i], having);
            if (holding.Count == 0 || (current is not null && !current.Overlaps(holding) && current.Count > 1))
            {
                return null;
            }

            if (current is not null && !current.Overlaps(holding))
            {
                all = all?.Or(current) ?? current;
                current = null;
            }

            current = current?.And(holding) ?? holding;
        }

        return current is not { Count: 1 } ? null : all?.Or(current) ?? current;
    }

    // The documents in whose title or path a word stands; "the prices" are of those that have prices, too.
    private static RecordSet HoldingWord(CatalogueColumns catalogue, QuestionToken token, RecordSet having)
    {
        var holding = RecordSet.Of(catalogue.Titled(token.Stem)).Or(RecordSet.Of(catalogue.GroupOf(token.Stem)));
        if (token.Word is [_, _, _, .., 's'])
        {
            foreach (var column in catalogue.WithWord(token.Stem))
            {
                holding = holding.Or(column.Records);
            }
        }

        return holding.And(having);
    }

    /// <summary>Whether a question says of how many documents to take figures together, and it is not this many.</summary>
    public static bool AreOthersCounted(CatalogueRequest request, int count) =>
        request.Asks(CatalogueOperations.Sum | CatalogueOperations.Mean)
        && request.With(TokenRole.Entity).Concat(request.With(TokenRole.Content)).Any(i => CountBefore(request, i) is { } number && number != count);

    private static bool IsAllOf(CatalogueRequest request, int at, int count) => count > 1 && CountBefore(request, at) == count;

    // "The two incidents".
    private static decimal? CountBefore(CatalogueRequest request, int at) =>
        at > 0 && request.Tokens[at].Word is [.., 's'] && NumberWords.TryRead([request.Tokens[at - 1].Word], out var number, out _) ? number : null;
}
