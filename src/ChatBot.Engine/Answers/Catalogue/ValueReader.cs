namespace ChatBot.Answers;

/// <summary>Words of a question that are the value of fields.</summary>
/// <param name="Tokens">Which words.</param>
/// <param name="Found">The fields and the records that have it.</param>
internal sealed record ValueInQuestion(IReadOnlyList<int> Tokens, IReadOnlyList<(CatalogueColumn Column, int Record)> Found)
{
    /// <summary>The fields that have it somewhere.</summary>
    public IReadOnlySet<CatalogueColumn> Columns { get; } = Found.Select(found => found.Column).ToHashSet();

    /// <summary>The records that have it in a field.</summary>
    public IReadOnlySet<int> In(CatalogueColumn column) => Found.Where(found => found.Column == column).Select(found => found.Record).ToHashSet();
}

/// <summary>Finds the values of fields that stand in a question.</summary>
internal sealed class ValueReader(CatalogueColumns catalogue, CatalogueRequest request)
{
    /// <summary>The values in the order of the question, the longest at each place.</summary>
    public IReadOnlyList<ValueInQuestion> Read(IReadOnlySet<int>? scope)
    {
        var values = new List<ValueInQuestion>();
        for (var i = 0; i < request.Tokens.Count;)
        {
            var value = ValueAt(i);
            var found = value?.Found.Where(pair => scope?.Contains(pair.Record) != false).ToList() ?? [];
            if (value is null || found.Count == 0)
            {
                i++;
                continue;
            }

            // "The Loft hall" is not the Loft and every hall: side by side they would have to be values of one record.
            var next = new ValueInQuestion([.. Enumerable.Range(i, value.Value.Words)], found);
            if (values is not [.., var last] || last.Tokens[^1] != i - 1 || !last.Columns.Overlaps(next.Columns) || last.Found.Any(next.Found.Contains))
            {
                values.Add(next);
            }

            i += value.Value.Words;
        }

        return values;
    }

    private (int Words, IReadOnlyList<(CatalogueColumn Column, int Record)> Found)? ValueAt(int at)
    {
        var isRow = catalogue.Table is not null && request.Roles[at] == TokenRole.Entity;
        if (request.Roles[at] is not (TokenRole.Content or TokenRole.Filler) && !isRow)
        {
            return null;
        }

        var whole = catalogue.ValueAt(request.Tokens, at) is { } value && IsFree(at, value.Words) ? value : ((int, IReadOnlyList<(CatalogueColumn, int)>)?)null;
        return whole ?? (request.Roles[at] == TokenRole.Content && catalogue.CellAt(request.Tokens, at) is { } cell && IsFree(at, cell.Words) && !(cell.Words == 1 && IsContext(at)) ? cell : null);
    }

    // "Which projects are done?" asks for a state by a word that elsewhere says nothing.
    private bool IsPredicate(int at) =>
        catalogue.Table is not null && at == request.Tokens.Count - 1 && request.Tokens[at].Word.Length > 3 && request.Tokens.Take(at).Any(token => token.Word is "is" or "are" or "was" or "were");

    // "Which machine" asks for any of the machines, though one be called "sewing machine".
    private bool IsContext(int at) => catalogue.GroupOf(request.Tokens[at].Stem).Count > 0;

    private bool IsFree(int at, int words) =>
        !(words == 1 && request.Roles[at] == TokenRole.Filler && !IsPredicate(at)) && !Enumerable.Range(at, words).Any(i => request.Roles[i] == TokenRole.Named);
}
