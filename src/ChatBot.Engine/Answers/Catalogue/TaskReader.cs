using ChatBot.Corpus;
using ChatBot.Retrieval;
using ChatBot.Text;

namespace ChatBot.Answers;

/// <summary>
/// Decides whether a question is about the fields of a catalogue, and which field of which records it means. Where the search says in which
/// document the words of the question stand, some of them may be left over.
/// </summary>
internal sealed class TaskReader(CatalogueColumns catalogue, QuestionReading reading, string? ground = null)
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
    private const int MostLeftOver = 2;
    private const double LeftOver = 0.3;

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
            asked.WordsWith([.. documents.Select(document => document.Name).Distinct(StringComparer.Ordinal).Select(WithoutAsking)]), word => catalogue.WithWord(word).Count > 0, catalogue.Knows);
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
            // What "is said to be" is not said by anybody.
            var isPassive = word is "said" or "thought" or "believed" or "expected" && i > 0 && request.Tokens[i - 1].Word is "is" or "are" or "was" or "were" && request.Tokens.ElementAtOrDefault(i + 1)?.Word == "to";
            if (!isPassive && request.Roles[i] is TokenRole.Content or TokenRole.Filler
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
        ranked = request.Asks(CatalogueOperations.Maximum | CatalogueOperations.Minimum | CatalogueOperations.Sum | CatalogueOperations.Mean) ? [.. ranked.OrderBy(other => other.Column.Type is ColumnType.Text or ColumnType.Flag)] : ranked;
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
        // Rates have no sum.
        if (IsTallyOfAskedThing(request, choice) || (request.Asks(CatalogueOperations.Sum) && choice.Column.Words.Any(word => word.Word is "per" or "rate")))
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
        // "For how many services is there a deposit?" counts rows by another thing that they tell.
        if (isTable && choice.Column.Type == ColumnType.Flag && request.Counted is { } counted && ranked.Any(other => other.Column.Type == ColumnType.Text && other.Explained.Contains(counted)))
        {
            explained.Add(counted);
            request.Roles[counted] = TokenRole.Entity;
        }

        var comparisons = FieldComparisons.Of(request, ranked, explained);
        if (comparisons is null)
        {
            return null;
        }

        if (isTable && !AreAsManyAsSaid(request, explained, records.Records?.Count ?? catalogue.Records.Count))
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
        if (!isTable && narrowed is null && IsGroundMeant(request, choice, records, Rest(request, explained)) is { } meant)
        {
            records = records with { Records = RecordSet.Of([meant]) };
            narrowed = records.Records;
            explained.UnionWith(Rest(request, explained));
        }

        if (CoverageOf(request, ranked, explained, columns, restricting) is not { } coverage)
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
            Explanation = choice.Score + (ValueShare * restricting.Count) + (GroupShare * scope.Words.Count(i => !choice.Explained.Contains(i))) + (scope.Meant.Count > 0 ? ValueShare : 0) - (isTable ? LeftOver * Rest(request, explained).Count : 0),
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
        [.. request.With(TokenRole.Content).Where(i => !explained.Contains(i) && !CatalogueWords.IsSoft(request.Tokens[i].Word))];

    private static bool IsScale(string word) => NumberWords.TryRead([word], out _, out _);

    // "The two classes" are those that are looked at, or others are meant.
    private static bool AreAsManyAsSaid(CatalogueRequest request, HashSet<int> explained, int count)
    {
        for (var i = 0; i + 1 < request.Tokens.Count; i++)
        {
            if (request.Roles[i] is not (TokenRole.Content or TokenRole.Filler) || explained.Contains(i) || request.Tokens[i + 1].Word is not [.., 's']
                || !NumberWords.TryRead([request.Tokens[i].Word], out var said, out _))
            {
                continue;
            }

            var isSame = said == count;
            if (!isSame && request.Asks(CatalogueOperations.Sum | CatalogueOperations.Mean))
            {
                return false;
            }

            if (isSame)
            {
                explained.Add(i);
            }
        }

        return true;
    }

    // Where the search leads to this table for the whole question, figures of rows that the question names may be taken together though a word or two is not in it.
    // Words that turn the question round or pick rows by what no column says may not be left over.
    private bool MayBeLeftOver(CatalogueRequest request, FieldChoice choice, IReadOnlyList<ValueInQuestion> restricting, List<int> rest) =>
        restricting.Count > 0 &&
        ground == catalogue.Table?.Document.Id && rest.Count <= MostLeftOver && !request.IsNegated && choice.Column.Type == ColumnType.Number && choice.Explained.Count > 0
        && request.Asks(CatalogueOperations.Sum | CatalogueOperations.Mean)
        && rest.TrueForAll(i => !request.Tokens[i].IsName && request.Tokens[i].Number is null && !request.Tokens[i].Word.EndsWith("ly", StringComparison.Ordinal));

    // What may be the name of a field asks for that field.
    private bool IsOfFields(string stem) => catalogue.WithWord(stem).Count > 0 && FieldSynonyms.AlikeTo(stem).Any(alike => catalogue.WithWord(alike).Count > 0);

    // "The leaflet for pet owners": where nobody is named, the document is meant to which the search leads and whose title holds the words that are left.
    private int? IsGroundMeant(CatalogueRequest request, FieldChoice choice, RecordScope scope, List<int> rest)
    {
        if (ground is null || rest.Count == 0 || scope.Meant.Count > 1 || choice.Explained.Count == 0 || choice.HoldsValue || request.IsNegated || request.IsYesNo
            || request.Asks(~(CatalogueOperations.None | CatalogueOperations.Having))
            || rest.Exists(i => request.Tokens[i].IsName || request.Tokens[i].Number is not null || i == request.Counted)
            || catalogue.NumberOf(ground) is not { } record || !choice.Column.Has(record) || (scope.Meant.Count == 1 && scope.Meant[0] != record))
        {
            return null;
        }

        if (rest.Exists(i => IsOfFields(request.Tokens[i].Stem)))
        {
            return null;
        }

        // What was done with it may be said in any words, what it is about may not.
        var held = rest.Where(i => catalogue.Titled(request.Tokens[i].Stem).Contains(record) || catalogue.GroupOf(request.Tokens[i].Stem).Contains(record)).ToList();
        return held.Count > 0 && rest.Except(held).All(i => request.Tokens[i].Word.EndsWith("ed", StringComparison.Ordinal)) ? record : null;
    }

    private double? CoverageOf(CatalogueRequest request, IReadOnlyList<FieldChoice> ranked, HashSet<int> explained, List<CatalogueColumn> columns, IReadOnlyList<ValueInQuestion> restricting)
    {
        var choice = ranked[0];
        var rest = Rest(request, explained);

        // "The films made in Norway" are those of Norway.
        rest.RemoveAll(i => isTable && CatalogueWords.IsDocument(request.Tokens[i].Stem));
        rest.RemoveAll(i => choice.HoldsValue && request.AsksDocuments && request.Tokens[i].Stem is ("make" or "locat" or "situat" or "produc"));
        if (rest.Exists(i => request.Tokens[i].IsName || request.Tokens[i].Number is not null))
        {
            return null;
        }

        // A table is about one thing: every word must be about it, or something else is asked.
        if (isTable && ((rest.Count > 0 && !MayBeLeftOver(request, choice, restricting, rest)) || request.With(TokenRole.Entity).Any(i => !explained.Contains(i) && !CatalogueWords.IsDocument(request.Tokens[i].Stem) && !(request.Asks(CatalogueOperations.Sum) && CatalogueWords.IsThing(request.Tokens[i].Stem)))))
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
        if (choice.IsValueAlone && (rest.Count > 0 || choice.Explained.All(i => request.Tokens[i].Number is null && IsScale(request.Tokens[i].Word))))
        {
            return null;
        }

        var byField = Math.Max(choice.Weight, choice.Explained.Count == 0 ? 0 : 1) + (columns.Count > 1 ? 1 : 0) + (request.Implied.Count > 0 && choice.Explained.Count == 0 ? 1 : 0);
        if (byField == 0)
        {
            return null;
        }

        var coverage = byField / (double)(byField + rest.Count);
        var isHeadUnexplained = rest.Count > 0 && request.With(TokenRole.Content).First(i => !CatalogueWords.IsSoft(request.Tokens[i].Word)) == rest[0];
        return coverage >= (isHeadUnexplained ? LeastCoverageWithoutHead : LeastCoverage) ? coverage : null;
    }
}
