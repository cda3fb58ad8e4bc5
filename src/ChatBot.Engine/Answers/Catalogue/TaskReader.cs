using ChatBot.Corpus;
using ChatBot.Retrieval;
using ChatBot.Text;

namespace ChatBot.Answers;

/// <summary>Decides whether a question is about the fields of a catalogue, and which field of which records it means.</summary>
internal sealed class TaskReader(CatalogueColumns catalogue, QuestionReading reading)
{
    private const double LeastCoverage = 0.5;
    private const double LeastCoverageWithoutHead = 0.66;
    private const double EqualScores = 0.05;
    private const double NextBest = 0.2;
    private const int LongestBefore = 60;
    private const double Rival = 0.5;
    private const double AlsoAsked = 0.5;
    private const int MostTried = 3;
    private const double ValueShare = 0.8;
    private const double GroupShare = 0.3;
    private const int MostFields = 6;

    private readonly bool isTable = catalogue.Table is not null;

    /// <summary>Reads a question, or returns null when the texts have to be asked.</summary>
    public CatalogueTask? Read(AskedCatalogues asked)
    {
        var question = asked.Question;
        if (isTable && reading.Documents.Any(IsSure) && !reading.Documents.Any(document => IsSure(document) && IsOwn(document)))
        {
            return null;
        }

        // The name of a table's document says where to look; a single word of it may be the name of a row or column as well.
        var fieldNames = new Dictionary<string, IReadOnlyList<CatalogueColumn>?>(StringComparer.Ordinal);
        var documents = reading.Documents.Where(document => isTable ? IsOwn(document) && document.Name.Trim().Contains(' ') : !IsFieldOfOthers(document, fieldNames) && !IsPartOfValue(document, question)).ToList();
        var request = RequestReader.Read(
            asked.WordsWith([.. documents.Select(document => document.Name).Distinct(StringComparer.Ordinal).Select(WithoutAsking)]), word => catalogue.WithWord(word).Count > 0);
        if (request.Tokens.Count == 0 || AsksText(request))
        {
            return null;
        }

        var scope = RecordScope.Of(catalogue, documents, request, question);
        RequestReader.DropMaking(request);
        if (scope.Records is { Count: 1 })
        {
            OperationReader.DropOfOne(request);
        }

        var values = new ValueReader(catalogue, request).Read(scope.Records);
        var ranked = new FieldRanking(catalogue, request, scope).Rank(values);
        return ranked.Count > 0 ? Decide(request, ranked, values, scope) : CountOfRows(request, values, scope);
    }

    // "Which newspaper carries Ida Holm's column" names the column; what is asked of it stands before the name.
    private static string WithoutAsking(string name)
    {
        var tokens = QuestionTokens.Split(name);
        return tokens is [{ Word: "which" or "what" or "whose" or "who" or "how" }, ..] && tokens.Skip(1).FirstOrDefault(token => token.IsName) is { } first ? name[first.Span.Start..] : name;
    }

    private static bool IsSure(MeantDocument document) => document.Strength == MeantStrength.Only;

    // "The transcript" may be a recording, or what a field of other documents counts the words of.
    private bool IsFieldOfOthers(MeantDocument document, Dictionary<string, IReadOnlyList<CatalogueColumn>?> fieldNames)
    {
        // "The minutes" may mean thousands by one name.
        if (!fieldNames.TryGetValue(document.Name, out var columns))
        {
            var words = QuestionTokens.Split(document.Name).Where(token => !CatalogueWords.IsFiller(token.Word)).ToList();
            fieldNames.Add(document.Name, columns = words is [{ IsName: false } word] && catalogue.WithWord(word.Stem) is { Count: > 0 } named ? named : null);
        }

        return columns is not null && catalogue.NumberOf(document.DocumentId) is { } record && !columns.Any(column => column.Has(record));
    }

    // "Lindry" may name a document by its title, and in "the Lindry Ledger" it is a word of something else.
    private bool IsPartOfValue(MeantDocument document, string question)
    {
        var at = question.IndexOf(document.Name, StringComparison.OrdinalIgnoreCase);
        if (document.Strength != MeantStrength.Boost || at < 0 || document.Name.Length == 0)
        {
            return false;
        }

        var tokens = QuestionTokens.Split(question);
        for (var i = 0; i < tokens.Count && tokens[i].Span.Start <= at; i++)
        {
            if (tokens[i].Span.Start >= at - LongestBefore && catalogue.ValueAt(tokens, i) is { Words: > 1 } value
                && tokens[i + value.Words - 1].Span.End is var end && end >= at + document.Name.Length && end - tokens[i].Span.Start > document.Name.Length
                && !value.Found.Any(found => found.Record == catalogue.NumberOf(document.DocumentId)))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsOwn(MeantDocument document) => document.DocumentId == catalogue.Table?.Document.Id;

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

    // "How many courses are there?" names no field of the table, only what its rows are.
    private CatalogueTask? CountOfRows(CatalogueRequest request, IReadOnlyList<ValueInQuestion> values, RecordScope scope)
    {
        if (catalogue.NameColumn is not { } name || request.Counted is not { } counted || !scope.Words.Contains(counted) || request.Comparisons.Count > 0 || values.Count > 0)
        {
            return null;
        }

        var choice = new FieldChoice { Column = name, Score = 0, Explained = new HashSet<int> { counted }, HoldsValue = false, Weight = 1 };
        request.Operations |= CatalogueOperations.Count;
        return Decide(request, [choice], values, scope);
    }

    private CatalogueTask? Decide(CatalogueRequest request, IReadOnlyList<FieldChoice> ranked, IReadOnlyList<ValueInQuestion> values, RecordScope scope)
    {
        // What rows are called is asked for only where rows are and nothing else is.
        var isRowAsked = request.AsksDocuments || request.Counted is not null || request.Asks(CatalogueOperations.Count);
        var others = ranked.Where(other => other.Column != catalogue.NameColumn).ToList();
        ranked = others.Count > 0 || !isRowAsked ? others : ranked;
        ranked = isTable ? ranked : [.. ranked.Where(choice => !IsOneOfMany(choice, ranked))];
        // Words have no largest: what is compared by comes first, what is asked of the winner behind.
        ranked = request.Asks(CatalogueOperations.Maximum | CatalogueOperations.Minimum) ? [.. ranked.OrderBy(other => other.Column.Type is ColumnType.Text or ColumnType.Flag)] : ranked;
        // Of fields that fit nearly alike the one that leaves no word over is meant.
        CatalogueTask? best = null;
        for (var i = 0; i < Math.Min(MostTried, ranked.Count) && (ranked[0].HoldsValue || ranked[0].Score - ranked[i].Score < NextBest) && best is not { Coverage: 1 }; i++)
        {
            var task = Decide(request, [ranked[i], .. ranked.Where(other => other != ranked[i])], values, scope, ranked[i]);
            best = best is null || task is { Coverage: 1 } ? task : best;
        }

        return best;
    }

    private CatalogueTask? Decide(
        CatalogueRequest request, IReadOnlyList<FieldChoice> ranked, IReadOnlyList<ValueInQuestion> values, RecordScope scope, FieldChoice choice)
    {
        if (IsTallyOfAskedThing(request, choice))
        {
            return null;
        }

        var restricting = values.Where(value => !value.Tokens.All(choice.Explained.Contains)).ToList();
        if (scope.RestrictedBy(restricting) is not { } records)
        {
            return null;
        }

        var columns = new List<CatalogueColumn> { choice.Column };
        var explained = choice.Explained.Concat(scope.Words).Concat(restricting.SelectMany(value => value.Tokens)).ToHashSet();
        explained.UnionWith(Rest(request, explained).Where(i => restricting.Exists(value => value.Columns.Any(column => column.Words.Any(word => IsWord(request.Tokens[i], word))))));
        var comparisons = FieldComparisons.Of(request, ranked, explained);
        if (comparisons is null)
        {
            return null;
        }

        AddFurtherFields(request, ranked, columns, explained);
        var ofWinner = FieldOfWinner(request, ranked, explained);
        var narrowed = isTable ? null : MeantByRest.Of(catalogue, request, choice.Column, records, Rest(request, explained), explained);
        if (!isTable && narrowed is null && records.Records is null && MeantByRest.AreOthersCounted(request, choice.Column.Records.Count))
        {
            return null;
        }

        records = narrowed is null ? records : records with { Records = narrowed };
        if (CoverageOf(request, ranked, explained, columns) is not { } coverage)
        {
            return null;
        }

        var order = scope.Meant.Count > 0 && narrowed is null ? scope.Meant : records.Records?.ToList() ?? Enumerable.Range(0, catalogue.Records.Count);
        var excluded = reading.Excluded.Select(id => catalogue.NumberOf(id) ?? -1).ToHashSet();
        return new CatalogueTask
        {
            Request = request,
            Columns = columns,
            Scope = [.. order.Where(i => !excluded.Contains(i) && records.Records?.Contains(i) != false)],
            IsScopeGiven = records.Records is not null,
            Wanted = [.. values.Where(value => choice.HoldsValue && value.Columns.Contains(choice.Column) && value.Tokens.All(choice.Explained.Contains))],
            Comparisons = comparisons,
            OfWinner = ofWinner,
            RestrictedBy = isTable ? restricting : [],
            Coverage = coverage,
            Explanation = choice.Score + (ValueShare * restricting.Count) + (GroupShare * scope.Words.Count(i => !choice.Explained.Contains(i))) + (scope.Meant.Count > 0 ? ValueShare : 0),
        };
    }

    // "What was his patent for?" asks for a patent; the field "patents" says how many there are.
    private bool IsTallyOfAskedThing(CatalogueRequest request, FieldChoice choice) =>
        !isTable && choice.Column is { Type: ColumnType.Number, Unit: null, Mark.IsMoney: false } column && !request.WantsNumber
        && choice.Explained.Count > 0 && request.Tokens.Any(token => column.Words.Any(word => word.Stem == token.Stem && word.Word == token.Word + "s"));

    // "The author and the word count": what the first field leaves unexplained may be another. Equal candidates beside each other
    // ("what does it charge?" where input and output have prices) are all shown.
    private void AddFurtherFields(CatalogueRequest request, IReadOnlyList<FieldChoice> ranked, List<CatalogueColumn> columns, HashSet<int> explained)
    {
        if (request.Operations is not (CatalogueOperations.None or CatalogueOperations.Having) || request.Comparisons.Count > 0 || ranked[0].HoldsValue)
        {
            return;
        }

        foreach (var other in ranked.Skip(1))
        {
            var isBeside = isTable || (ParentOf(other.Column.Path) == ParentOf(ranked[0].Column.Path) && ParentOf(other.Column.Path).Length > 0);
            if (columns.Count < MostFields && isBeside && ranked[0].Score - other.Score < EqualScores && other.Explained.SetEquals(ranked[0].Explained))
            {
                columns.Add(other.Column);
            }
        }

        for (var rest = Rest(request, explained); rest.Count > 0 && request.Tokens.Any(token => token.Word == "and") && columns.Count < MostFields; rest = Rest(request, explained))
        {
            var next = ranked.FirstOrDefault(other => !columns.Contains(other.Column) && other.Score > AlsoAsked && rest.TrueForAll(other.Explained.Contains));
            if (next is null)
            {
                return;
            }

            columns.Add(next.Column);
            explained.UnionWith(next.Explained);
        }
    }

    // "The skipper of the dearest boat": one field says which record, another is asked for.
    private static CatalogueColumn? FieldOfWinner(CatalogueRequest request, IReadOnlyList<FieldChoice> ranked, HashSet<int> explained)
    {
        var rest = Rest(request, explained);
        if (rest.Count == 0 || request.Operations is not (CatalogueOperations.Maximum or CatalogueOperations.Minimum) || ranked[0].Column.Type is not (ColumnType.Number or ColumnType.Date))
        {
            return null;
        }

        var asked = ranked.Skip(1).FirstOrDefault(other => rest.TrueForAll(other.Explained.Contains));
        explained.UnionWith(asked?.Explained ?? new HashSet<int>());
        return asked?.Column;
    }

    private static bool IsWord(QuestionToken token, FieldWord word) => word.Stem == token.Stem || FieldSynonyms.AreAlike(word.Stem, token.Stem);

    // products.hearth.stock, products.mast.stock: where the question does not say which, all of them are asked for as a table.
    private static bool IsOneOfMany(FieldChoice choice, IReadOnlyList<FieldChoice> ranked) =>
        ParentOf(choice.Column.Path) is var parent && ParentOf(parent) is { Length: > 0 } grandparent
        && ranked.Any(other => other.Column != choice.Column && other.Column.Path[ParentOf(other.Column.Path).Length..] == choice.Column.Path[parent.Length..]
            && ParentOf(ParentOf(other.Column.Path)) == grandparent && other.Explained.SetEquals(choice.Explained));

    private static string ParentOf(string path) => path.LastIndexOf('.') is > 0 and var dot ? path[..dot] : "";

    private static List<int> Rest(CatalogueRequest request, HashSet<int> explained) =>
        [.. request.With(TokenRole.Content).Where(i => !explained.Contains(i))];

    private static bool IsScale(string word) => NumberWords.TryRead([word], out _, out _);

    private double? CoverageOf(CatalogueRequest request, IReadOnlyList<FieldChoice> ranked, HashSet<int> explained, List<CatalogueColumn> columns)
    {
        var choice = ranked[0];
        var rest = Rest(request, explained);

        // "The films made in Norway" are those of Norway.
        rest.RemoveAll(i => choice.HoldsValue && request.AsksDocuments && request.Tokens[i].Stem is ("make" or "locat" or "situat" or "produc"));
        if (rest.Exists(i => request.Tokens[i].IsName || request.Tokens[i].Number is not null))
        {
            return null;
        }

        // A table is about one thing: every word must be about it, or something else is asked.
        if (isTable && (rest.Count > 0 || request.With(TokenRole.Entity).Any(i => !explained.Contains(i) && !CatalogueWords.IsDocument(request.Tokens[i].Stem) && !(request.Asks(CatalogueOperations.Sum) && CatalogueWords.IsThing(request.Tokens[i].Stem)))))
        {
            return null;
        }

        // What is counted must be known, and what another field alone explains asks for that one.
        if (rest.Exists(i => i == request.Counted && !IsScale(request.Tokens[i].Word))
            || ranked.Any(other => choice.Score - other.Score < Rival && rest.Exists(other.Explained.Contains) && !other.Explained.Overlaps(choice.Explained)))
        {
            return null;
        }

        // A value that stands in a question by chance names no field.
        if (rest.Count > 0 && choice.IsValueAlone)
        {
            return null;
        }

        var byField = Math.Max(choice.Weight, choice.Explained.Count == 0 ? 0 : 1) + (columns.Count > 1 ? 1 : 0) + (request.Implied.Count > 0 && choice.Explained.Count == 0 ? 1 : 0);
        if (byField == 0)
        {
            return null;
        }

        var coverage = byField / (double)(byField + rest.Count);
        var isHeadUnexplained = rest.Count > 0 && request.With(TokenRole.Content).First() == rest[0];
        return coverage >= (isHeadUnexplained ? LeastCoverageWithoutHead : LeastCoverage) ? coverage : null;
    }
}

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
