namespace ChatBot.Answers;

/// <summary>Says which field each comparison of a question is about.</summary>
internal static class FieldComparisons
{
    /// <summary>The comparisons with their fields; null when one is about no field, or nobody can tell which.</summary>
    public static IReadOnlyList<(Comparison Comparison, CatalogueColumn Column)>? Of(CatalogueRequest request, IReadOnlyList<FieldChoice> ranked, HashSet<int> explained)
    {
        var found = new List<(Comparison, CatalogueColumn)>();
        foreach (var comparison in request.Comparisons)
        {
            if (Fits(ranked[0].Column, comparison))
            {
                found.Add((comparison, ranked[0].Column));
                continue;
            }

            var other = ranked.Skip(1).FirstOrDefault(choice => Fits(choice.Column, comparison) && choice.Explained.Any(i => !ranked[0].Explained.Contains(i)));
            if (other is null)
            {
                return null;
            }

            found.Add((comparison, other.Column));
            explained.UnionWith(other.Explained);
        }

        return found;
    }

    /// <summary>Whether values of a field can be compared so.</summary>
    public static bool Fits(CatalogueColumn column, Comparison comparison) => comparison.From is not null
        ? column.Type == ColumnType.Date || (column.Type == ColumnType.Number && comparison.Number is not null)
        : column.Type == ColumnType.Number;
}
