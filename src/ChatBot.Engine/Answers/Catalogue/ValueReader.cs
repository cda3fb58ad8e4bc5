using ChatBot.Text;

namespace ChatBot.Answers;

/// <summary>Words of a question that are the value of fields.</summary>
internal sealed class ValueInQuestion
{
    private readonly Dictionary<CatalogueColumn, RecordSet> found;

    /// <summary>Some words, and the fields and the records that have them.</summary>
    public ValueInQuestion(IReadOnlyList<int> tokens, IEnumerable<(CatalogueColumn Column, int Record)> found)
    {
        var lists = new Dictionary<CatalogueColumn, List<int>>();
        foreach (var (column, record) in found)
        {
            if (!lists.TryGetValue(column, out var list))
            {
                lists.Add(column, list = []);
            }

            list.Add(record);
        }

        Tokens = tokens;
        this.found = lists.ToDictionary(pair => pair.Key, pair => RecordSet.Of(pair.Value));
        Columns = this.found.Keys.ToHashSet();
        Records = this.found.Values.Aggregate(RecordSet.Of([]), (all, some) => all.Or(some));
    }

    /// <summary>Which words.</summary>
    public IReadOnlyList<int> Tokens { get; }

    /// <summary>The fields that have it somewhere.</summary>
    public IReadOnlySet<CatalogueColumn> Columns { get; }

    /// <summary>The records that have it in any field.</summary>
    public RecordSet Records { get; }

    /// <summary>The records that have it in a field.</summary>
    public RecordSet In(CatalogueColumn column) => found.TryGetValue(column, out var records) ? records : RecordSet.Of([]);

    /// <summary>Whether a record has both values in one field.</summary>
    public bool Meets(ValueInQuestion other) => found.Any(pair => pair.Value.Overlaps(other.In(pair.Key)));
}

/// <summary>Finds the values of fields that stand in a question.</summary>
internal sealed class ValueReader(CatalogueColumns catalogue, CatalogueRequest request)
{
    /// <summary>The values in the order of the question, the longest at each place.</summary>
    public IReadOnlyList<ValueInQuestion> Read(RecordSet? scope)
    {
        var values = new List<ValueInQuestion>();
        for (var i = 0; i < request.Tokens.Count;)
        {
            var value = ValueAt(i);
            var next = value is null ? null : new ValueInQuestion([.. Enumerable.Range(i, value.Value.Words)], value.Value.Found.Where(pair => scope?.Contains(pair.Record) != false));
            if (value is null || next is null || next.Records.Count == 0)
            {
                i++;
                continue;
            }

            // "The Loft hall" is not the Loft and every hall: side by side they would have to be values of one record.
            if (values is not [.., var last] || last.Tokens[^1] != i - 1 || !last.Columns.Overlaps(next.Columns) || last.Meets(next))
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
        return whole ?? ((request.Roles[at] == TokenRole.Content || IsNumberWord(at)) && catalogue.CellAt(request.Tokens, at) is { } cell && IsFree(at, cell.Words) && !(cell.Words == 1 && (IsContext(at) || IsHeader(at))) ? cell : null);
    }

    private bool IsNumberWord(int at) => catalogue.Table is not null && at + 1 < request.Tokens.Count && NumberWords.TryRead([request.Tokens[at].Word], out _, out _);

    // "Which projects are done?" asks for a state by a word that elsewhere says nothing.
    private bool IsPredicate(int at) =>
        catalogue.Table is not null && at == request.Tokens.Count - 1 && request.Tokens[at].Word.Length > 3 && request.Tokens.Take(at).Any(token => token.Word is "is" or "are" or "was" or "were");

    // "Which machine" asks for any of the machines, though one be called "sewing machine".
    private bool IsContext(int at) => catalogue.GroupOf(request.Tokens[at].Stem).Count > 0;

    // "The planned stage": the word behind a value is what its column is called, though it stands in a cell of another as well.
    private bool IsHeader(int at) =>
        at > 0 && catalogue.ValueAt(request.Tokens, at - 1) is { Words: 1 } before
        && before.Found.Any(found => found.Column.Words.Any(word => word.Stem == request.Tokens[at].Stem || FieldSynonyms.AreAlike(word.Stem, request.Tokens[at].Stem)));

    private bool IsFree(int at, int words) =>
        !(words == 1 && request.Roles[at] == TokenRole.Filler && !IsPredicate(at)) && !Enumerable.Range(at, words).Any(i => request.Roles[i] == TokenRole.Named);
}
