using ChatBot.Retrieval;

namespace ChatBot.Answers;

/// <summary>A question that the catalogue can answer: which fields of which documents, and what to do with them.</summary>
internal sealed record CatalogueTask
{
    /// <summary>The question taken apart.</summary>
    public required CatalogueRequest Request { get; init; }

    /// <summary>The fields asked about, the one that operations are done with first.</summary>
    public required IReadOnlyList<CatalogueColumn> Columns { get; init; }

    /// <summary>The documents looked at, in the order in which the question names them, else in that of the catalogue.</summary>
    public required IReadOnlyList<int> Scope { get; init; }

    /// <summary>Whether the question says which documents it means.</summary>
    public required bool IsScopeGiven { get; init; }

    /// <summary>The values of the field itself that the question holds; a document fits if it has one of each.</summary>
    public required IReadOnlyList<ValueInQuestion> Wanted { get; init; }

    /// <summary>Share of the question's words that the field explains.</summary>
    public required double Coverage { get; init; }

    /// <summary>The field.</summary>
    public CatalogueColumn Column => Columns[0];
}

/// <summary>Decides whether a question is about metadata, and which field of which documents it means.</summary>
internal sealed class TaskReader(CatalogueColumns catalogue, QuestionReading reading)
{
    private const double LeastCoverage = 0.5;
    private const double LeastCoverageWithoutHead = 0.66;
    private const int MostFields = 6;

    private readonly Dictionary<string, int> numberOf = catalogue.Documents
        .Select((document, number) => (document.Id, number))
        .GroupBy(pair => pair.Id, StringComparer.Ordinal)
        .ToDictionary(pairs => pairs.Key, pairs => pairs.First().number, StringComparer.Ordinal);

    /// <summary>Reads a question, or returns null when the texts have to be asked.</summary>
    public CatalogueTask? Read(string question)
    {
        var request = RequestReader.Read(question, reading, word => catalogue.WithWord(word).Count > 0);
        if (request.Tokens.Count == 0 || AsksText(request))
        {
            return null;
        }

        var meant = Meant(question);
        var excluded = reading.Excluded.Select(id => numberOf.GetValueOrDefault(id, -1)).ToHashSet();
        var scope = meant.Count > 0 ? meant.ToHashSet() : null;
        var groupWords = new HashSet<int>();
        scope ??= GroupOf(request, groupWords);
        var values = Values(request, scope);
        var ranked = new FieldRanking(catalogue, request, scope).Rank(values);
        return ranked.Count == 0 ? null : Decide(request, ranked, values, scope, meant, excluded, groupWords);
    }

    // "What does X say about it?" asks the text; "and say which one" does not.
    private static bool AsksText(CatalogueRequest request)
    {
        for (var i = 0; i < request.Tokens.Count; i++)
        {
            var word = request.Tokens[i].Word;
            if (request.Roles[i] is TokenRole.Content or TokenRole.Filler
                && (CatalogueWords.AsksText(word) || (word == "say" && i > 1 && request.Tokens.ElementAtOrDefault(i + 1)?.Word is not ("which" or "who" or "what" or "how" or "when"))))
            {
                return true;
            }
        }

        return false;
    }

    private CatalogueTask? Decide(
        CatalogueRequest request, IReadOnlyList<FieldChoice> ranked, IReadOnlyList<ValueInQuestion> values, HashSet<int>? scope,
        List<int> meant, HashSet<int> excluded, HashSet<int> groupWords)
    {
        var choice = ranked[0];
        var restricting = values.Where(value => !value.Tokens.All(choice.Explained.Contains)).ToList();
        var documents = scope;
        foreach (var value in restricting)
        {
            var having = value.Found.Select(found => found.Document).ToHashSet();
            documents = documents is null ? having : documents.Intersect(having).ToHashSet();
        }

        if (documents is { Count: 0 })
        {
            return null;
        }

        var columns = new List<CatalogueColumn> { choice.Column };
        var explained = choice.Explained.Concat(groupWords).Concat(restricting.SelectMany(value => value.Tokens)).ToHashSet();
        AddFurtherFields(request, ranked, columns, explained);
        if (CoverageOf(request, choice, explained, columns) is not { } coverage)
        {
            return null;
        }

        var order = meant.Count > 0 ? meant : Enumerable.Range(0, catalogue.Documents.Count);
        return new CatalogueTask
        {
            Request = request,
            Columns = columns,
            Scope = [.. order.Where(i => !excluded.Contains(i) && documents?.Contains(i) != false)],
            IsScopeGiven = documents is not null,
            Wanted = [.. values.Where(value => choice.HoldsValue && value.Columns.Contains(choice.Column) && value.Tokens.All(choice.Explained.Contains))],
            Coverage = coverage,
        };
    }

    // "The author and the word count": what the first field leaves unexplained may be another. Equal candidates beside each other
    // ("what does it charge?" where input and output have prices) are all shown.
    private static void AddFurtherFields(CatalogueRequest request, IReadOnlyList<FieldChoice> ranked, List<CatalogueColumn> columns, HashSet<int> explained)
    {
        if (request.Operations is not (CatalogueOperations.None or CatalogueOperations.Having) || request.Comparisons.Count > 0 || ranked[0].HoldsValue)
        {
            return;
        }

        foreach (var other in ranked.Skip(1))
        {
            var isBeside = ParentOf(other.Column.Path) == ParentOf(ranked[0].Column.Path);
            if (columns.Count < MostFields && isBeside && ranked[0].Score - other.Score < 0.05 && ParentOf(other.Column.Path).Length > 0
                && other.Explained.SetEquals(ranked[0].Explained))
            {
                columns.Add(other.Column);
            }
        }

        for (var rest = Rest(request, explained); rest.Count > 0 && request.Tokens.Any(token => token.Word == "and") && columns.Count < MostFields; rest = Rest(request, explained))
        {
            var next = ranked.FirstOrDefault(other => !columns.Contains(other.Column) && other.Score > 0.75 && rest.TrueForAll(other.Explained.Contains));
            if (next is null)
            {
                return;
            }

            columns.Add(next.Column);
            explained.UnionWith(next.Explained);
        }
    }

    private static string ParentOf(string path) => path.LastIndexOf('.') is > 0 and var dot ? path[..dot] : "";

    private static List<int> Rest(CatalogueRequest request, HashSet<int> explained) =>
        [.. request.With(TokenRole.Content).Where(i => !explained.Contains(i))];

    private static double? CoverageOf(CatalogueRequest request, FieldChoice choice, HashSet<int> explained, List<CatalogueColumn> columns)
    {
        var rest = Rest(request, explained);
        if (rest.Exists(i => request.Tokens[i].IsName || request.Tokens[i].Number is not null))
        {
            return null;
        }

        var byField = choice.Explained.Count + (columns.Count > 1 ? 1 : 0) + (request.Implied.Count > 0 && choice.Explained.Count == 0 ? 1 : 0);
        if (byField == 0)
        {
            return null;
        }

        var coverage = byField / (double)(byField + rest.Count);
        var isHeadUnexplained = rest.Count > 0 && request.With(TokenRole.Content).First() == rest[0];
        return coverage >= (isHeadUnexplained ? LeastCoverageWithoutHead : LeastCoverage) ? coverage : null;
    }

    private List<int> Meant(string question)
    {
        var surest = reading.Documents.Where(document => document.Strength != MeantStrength.Scope).ToList();
        var meant = surest.Count > 0 ? surest : reading.Documents;
        return [.. meant
            .Where(document => numberOf.ContainsKey(document.DocumentId))
            .OrderBy(document => question.IndexOf(document.Name, StringComparison.OrdinalIgnoreCase) is >= 0 and var at ? at : int.MaxValue)
            .Select(document => numberOf[document.DocumentId])
            .Distinct()];
    }

    private HashSet<int>? GroupOf(CatalogueRequest request, HashSet<int> groupWords)
    {
        HashSet<int>? group = null;
        for (var i = 0; i < request.Tokens.Count; i++)
        {
            var token = request.Tokens[i];
            var isPlural = token.Word.Length > 3 && token.Word[^1] == 's' && token.Word[^2] != 's';
            if (request.Roles[i] != TokenRole.Entity && !(request.Roles[i] == TokenRole.Content && isPlural))
            {
                continue;
            }

            if (catalogue.GroupOf(token.Stem) is { Count: > 0 } documents)
            {
                groupWords.Add(i);
                request.Roles[i] = TokenRole.Entity;
                request.AsksDocuments |= Enumerable.Range(Math.Max(0, i - 3), Math.Min(3, i)).Any(at => request.Tokens[at].Word is "which" or "whose");
                group = group is null || !group.Overlaps(documents) ? [.. documents] : [.. group.Intersect(documents)];
            }
        }

        return group;
    }

    private List<ValueInQuestion> Values(CatalogueRequest request, HashSet<int>? scope)
    {
        var values = new List<ValueInQuestion>();
        for (var i = 0; i < request.Tokens.Count;)
        {
            var value = request.Roles[i] is TokenRole.Content or TokenRole.Filler ? catalogue.ValueAt(request.Tokens, i) : null;
            var found = value?.Found.Where(pair => scope?.Contains(pair.Document) != false).ToList() ?? [];
            if (value is null || found.Count == 0 || (value.Value.Words == 1 && request.Roles[i] == TokenRole.Filler)
                || Enumerable.Range(i, value.Value.Words).Any(at => request.Roles[at] == TokenRole.Named))
            {
                i++;
                continue;
            }

            values.Add(new ValueInQuestion([.. Enumerable.Range(i, value.Value.Words)], found));
            i += value.Value.Words;
        }

        return values;
    }
}
