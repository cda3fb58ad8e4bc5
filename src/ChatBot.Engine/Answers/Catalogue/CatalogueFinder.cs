using ChatBot.Corpus;

namespace ChatBot.Answers;

/// <summary>Does what a task asks with the values of all records in its scope.</summary>
internal sealed class CatalogueFinder(CatalogueColumns catalogue, CatalogueTask task)
{
    private const int MostListed = 12;
    private const int MostOperands = 200;
    private readonly CatalogueWording wording = new(catalogue, task);
    private readonly CatalogueColumn column = task.Column;
    private readonly CatalogueRequest request = task.Request;
    private readonly List<RecordSet> wanted = WantedIn(task);

    /// <summary>What was found, or null when the catalogue cannot say it.</summary>
    public CatalogueFindings? Find()
    {
        var having = task.Scope.Where(column.Has).ToList();
        if (request.Asks(CatalogueOperations.Lacking) && task.Wanted.Count == 0 && column.Type != ColumnType.Flag)
        {
            return Lacking(having);
        }

        if (having.Count == 0)
        {
            return null;
        }

        var isFilter = task.Wanted.Count > 0 || task.Comparisons.Count > 0;
        var fitting = isFilter ? [.. having.Where(Fits)] : having;
        if (IsSumOfRows(fitting))
        {
            request.Operations |= CatalogueOperations.Sum;
        }

        if (request.Asks(CatalogueOperations.Sum | CatalogueOperations.Mean | CatalogueOperations.Maximum | CatalogueOperations.Minimum | CatalogueOperations.Ratio | CatalogueOperations.Difference)
            && !(request.Asks(CatalogueOperations.Sum) && having.Count == 1)
            && column.Type != ColumnType.Flag)
        {
            return new FigureFinder(task, wording, fitting).Find(WithoutField());
        }

        var isFlagFilter = column.Type == ColumnType.Flag && (request.AsksDocuments || IsCount());
        if (isFlagFilter)
        {
            fitting = [.. fitting.Where(record => column.Of(record)[0].Value is MetadataValue.Flag flag && flag.Value != IsNegated())];
            isFilter = true;
        }

        // A value of another field than the one asked about ends in a list only if the records themselves are asked for.
        var isOther = task.Wanted.Count == 0 && task.Comparisons.Count > 0 && task.Comparisons.All(pair => pair.Column != column);
        var isCount = IsCount();
        return isCount ? Counted(having, fitting)
            : request.WantsNumber && !isFilter && !MayBeFigure(having) ? null
            : IsCountOfValues(having) ? CountedValues(having[0])
            : !isFilter && request.AsksDocuments && task.Coverage < 1 ? null
            : isOther && !request.AsksDocuments ? Values(fitting)
            : isFilter || (request.Asks(CatalogueOperations.Having) && request.AsksDocuments) ? Listed(having, fitting, isFilter)
            : Values(having);
    }

    // A record cannot have two values of a field that has only one, so either will do then.
    private static List<RecordSet> WantedIn(CatalogueTask task)
    {
        var each = task.Wanted.Select(wanted => wanted.In(task.Column)).ToList();
        return each.Count < 2 || task.Scope.Any(record => each.TrueForAll(records => records.Contains(record))) ? each : [each.Aggregate((all, some) => all.Or(some))];
    }

    // "How many litres went into the blue batches?": a quantity of several rows that the question does not name one by one is theirs together.
    private bool IsSumOfRows(List<int> fitting) =>
        request.WantsNumber && request.Operations is CatalogueOperations.None or CatalogueOperations.Having && column.Type == ColumnType.Number && fitting.Count > 1 && task.Columns.Count == 1
        && task.Comparisons.Count == 0 && !IsCount() && !request.Tokens.Any(token => token.Word is "each" or "every" or "per" or "respectively")
        && (request.Tokens.Any(token => token.Word is "all" or "both") || (task.RestrictedBy.Count > 0 && !task.RestrictedBy.Any(value => value.Columns.Contains(catalogue.NameColumn!))));

    // "How many phases does the plan have?"
    private bool IsCountOfValues(List<int> having) =>
        request.Counted is { } counted && column.Type == ColumnType.Text && catalogue.Table is null && having.Count == 1 && task.IsScopeGiven && task.Wanted.Count == 0
        && column.Of(having[0]).Count > 1 && column.Words.Any(word => word.IsLeaf && word.Stem == request.Tokens[counted].Stem);

    private bool MayBeFigure(List<int> having) =>
        column.Type == ColumnType.Number || IsCountOfValues(having) || (column.Type == ColumnType.Text && having.Exists(record => column.Of(record).Any(field => field.Value.Written.AsSpan().ContainsAnyInRange('0', '9'))));

    private CatalogueFindings CountedValues(int record)
    {
        var fields = column.Of(record);
        var sentence = wording.Of(record, column, [.. fields.Take(MostListed)], DraftForm.Sentence, withName: false);
        return new CatalogueFindings
        {
            Sentences =
            [
                sentence with
                {
                    Text = $"{fields.Count} \u2013 {sentence.Text}",
                    Lines = [.. fields.Select(field => new CatalogueLine(record, field))],
                    Computed = new Computation { Kind = ComputationKind.Count, Operands = [.. fields.Select(_ => 1m)], Result = fields.Count },
                },
            ],
            Preface = wording.PrefaceOfValues([column], 1, []),
        };
    }

    // Named only where the question says which records it means.
    private List<int> WithoutField() => task.IsScopeGiven ? [.. task.Scope.Where(record => !column.Has(record))] : [];

    private bool IsNegated() => request.IsNegated || request.Asks(CatalogueOperations.Lacking);

    // "How many tokens" asks for a figure, "how many models accept images" for the number of documents.
    private bool IsCount() =>
        request.Asks(CatalogueOperations.Count)
        || (request.Counted is { } counted && (column.Type != ColumnType.Number || task.Comparisons.Count > 0
            || !column.Words.Any(word => word.Stem == request.Tokens[counted].Stem || FieldSynonyms.AreAlike(word.Stem, request.Tokens[counted].Stem)))
            && !(catalogue.Table is null && task.Scope.Count == 1 && task.IsScopeGiven && task.Wanted.Count == 0)
            && (request.Roles[counted] == TokenRole.Entity || catalogue.GroupOf(request.Tokens[counted].Stem).Count > 0));

    private bool Fits(int record) =>
        wanted.TrueForAll(records => records.Contains(record) != IsNegatedWanted())
        && task.Comparisons.All(pair => pair.Column.Of(record).Any(field => ValueComparison.Holds(field.Value, pair.Comparison, pair.Column.Unit)));

    private bool IsNegatedWanted() => IsNegated() && !request.AsksOthers && !request.IsYesNo;

    private IReadOnlyList<MetadataField> Fitting(int record)
    {
        var fields = column.Of(record);
        if (task.Wanted.Count == 0 || IsNegatedWanted())
        {
            return fields;
        }

        var words = task.Wanted.Select(value => string.Concat(value.Tokens.Select(i => request.Tokens[i].Word))).ToList();
        var matching = fields.Where(field => string.Concat(QuestionTokens.Split(field.Value.Written).Select(token => token.Word)) is var value
            && words.Exists(word => word.TrimEnd('s') == value.TrimEnd('s'))).ToList();
        return matching.Count > 0 ? matching : fields;
    }

    private CatalogueFindings? Counted(List<int> having, List<int> fitting)
    {
        if (fitting.Count is 0 or > MostOperands)
        {
            // So many cannot be cited each; how many they are is said with the first of them.
            return fitting.Count == 0 ? null : Listed(having, fitting, isFilter: true);
        }

        var lines = fitting.Select(record => new CatalogueLine(record, Fitting(record)[0])).ToList();
        var count = new CatalogueSentence
        {
            Text = wording.Counted(fitting.Count),
            Lines = lines,
            Computed = new Computation { Kind = ComputationKind.Count, Operands = [.. fitting.Select(_ => 1m)], Result = fitting.Count },
        };
        var items = fitting.Take(MostListed).Select(record => wording.Of(record, column, Fitting(record), DraftForm.ListItem));
        var others = request.AsksOthers ? having.Except(fitting).Take(MostListed).Select(record => wording.Of(record, column, DraftForm.ListItem, ", not counted")) : [];
        return new CatalogueFindings { Sentences = [count, .. items, .. others], Preface = wording.Preface("Counted by", column, having.Count, []) };
    }

    private CatalogueFindings? Listed(List<int> having, List<int> fitting, bool isFilter)
    {
        if (request.IsYesNo && fitting.Count == 0 && having.Count <= 2)
        {
            return Values(having);
        }

        if (fitting.Count == 0)
        {
            return null;
        }

        var form = fitting.Count == 1 ? DraftForm.Sentence : DraftForm.ListItem;
        var preface = wording.Preface("Looked up in", column, isFilter ? having.Count : task.Scope.Count, []);
        return new CatalogueFindings
        {
            IsShown = true,
            Sentences = [.. fitting.Take(MostListed).Select(record => wording.Of(record, column, Fitting(record), form))],
            Preface = fitting.Count > MostListed ? $"{preface} {fitting.Count} fit; here are the first {MostListed}." : preface,
        };
    }

    private CatalogueFindings? Lacking(List<int> having)
    {
        var lacking = task.Scope.Where(record => !column.Has(record)).ToList();
        return lacking.Count is 0 or > MostListed || having.Count == 0 && !task.IsScopeGiven ? null : new CatalogueFindings
        {
            Sentences = [],
            Lacking = lacking,
            Preface = catalogue.Table is { } table ? $"These rows of {table.Title} have nothing in the column \u201C{column.Path}\u201D." : $"These documents do not have the field {column.Path}.",
        };
    }

    private CatalogueFindings? Values(List<int> having)
    {
        if (!task.IsScopeGiven && task.Comparisons.Count == 0 && (task.Coverage < 1 || (having.Count > 1 && !HasOneValue(having) && !request.With(TokenRole.Entity).Any())))
        {
            return null;
        }

        if (having.Count is 0 or > MostListed)
        {
            return null;
        }

        var lacking = WithoutField();
        var preface = wording.PrefaceOfValues(task.Columns, having.Count, task.Comparisons.Count == 0 ? lacking : []);
        if (catalogue.Table is null && having.Count > 1 && task.Columns.Count == 1 && !request.AsksDocuments && HasOneValue(having))
        {
            var lines = having.Select(record => new CatalogueLine(record, column.Of(record)[0])).ToList();
            return new CatalogueFindings { Sentences = [wording.Of(having[0], column, DraftForm.Sentence, withName: false) with { Record = null, Lines = lines, Label = having.Count == 2 ? "Both documents" : $"All {having.Count} documents" }], Preface = preface };
        }

        var form = having.Count * task.Columns.Count > 1 ? DraftForm.ListItem : DraftForm.Sentence;
        return new CatalogueFindings
        {
            IsShown = true,
            Sentences = [.. having.SelectMany(record => wording.Of(record, [.. task.Columns.Where(c => c.Has(record))], form, withName: having.Count > 1))],
            Preface = preface,
        };
    }

    private bool HasOneValue(List<int> records) =>
        records.TrueForAll(record => column.Of(record) is [var field] && field.Value.Written == column.Of(records[0])[0].Value.Written);
}
