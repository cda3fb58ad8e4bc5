using ChatBot.Text;

namespace ChatBot.Answers;

/// <summary>
/// Reads which documents a question means by the words that no field explains: by words of their titles, each of which must lead to
/// one of those that have the field, or by how many they are: "the two incidents" where just two have it.
/// </summary>
internal static class MeantByRest
{
    /// <summary>The documents, or null when the words do not tell; what they explain is added to what is explained.</summary>
    public static RecordSet? Of(CatalogueColumns catalogue, CatalogueRequest request, CatalogueColumn column, RecordSet? scope, IReadOnlyList<int> rest, HashSet<int> explained)
    {
        var having = scope is null ? column.Records : column.Records.And(scope);
        var found = having.Count == 0 ? null : ByTitle(catalogue, request, having, rest);
        if (found is null && rest.All(i => IsAllOf(request, i, having.Count)) && request.With(TokenRole.Content).Concat(request.With(TokenRole.Entity)).Any(i => IsAllOf(request, i, having.Count)))
        {
            found = having;
        }

        if (found is not null)
        {
            explained.UnionWith(rest);
        }

        return found;
    }

    // Words that share a title mean one document, the next ones may mean another.
    private static RecordSet? ByTitle(CatalogueColumns catalogue, CatalogueRequest request, RecordSet having, IReadOnlyList<int> rest)
    {
        RecordSet? all = null;
        RecordSet? current = null;
        foreach (var i in rest)
        {
            var titled = RecordSet.Of(catalogue.Titled(request.Tokens[i].Stem)).And(having);
            if (titled.Count == 0 || (current is not null && !current.Overlaps(titled) && current.Count > 1))
            {
                return null;
            }

            if (current is not null && !current.Overlaps(titled))
            {
                all = all?.Or(current) ?? current;
                current = null;
            }

            current = current?.And(titled) ?? titled;
        }

        return current is not { Count: 1 } ? null : all?.Or(current) ?? current;
    }

    private static bool IsAllOf(CatalogueRequest request, int at, int count) =>
        count > 1 && at > 0 && request.Tokens[at].Word is [.., 's'] && NumberWords.TryRead([request.Tokens[at - 1].Word], out var number, out _) && number == count;
}
