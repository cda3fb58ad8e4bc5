using ChatBot.Corpus;

namespace ChatBot.Answers;

/// <summary>Does what a task asks with the values of all documents in its scope.</summary>
internal sealed class CatalogueFinder(CatalogueColumns catalogue, CatalogueTask task)
{
    private const int MostListed = 12;
    private const int MostOperands = 200;
    private readonly CatalogueWording wording = new(catalogue, task);
    private readonly CatalogueColumn column = task.Column;
    private readonly CatalogueRequest request = task.Request;

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

        var isFilter = task.Wanted.Count > 0 || request.Comparisons.Count > 0;
        var fitting = isFilter ? [.. having.Where(Fits)] : having;
        if (request.Asks(CatalogueOperations.Sum | CatalogueOperations.Mean | CatalogueOperations.Maximum | CatalogueOperations.Minimum | CatalogueOperations.Ratio | CatalogueOperations.Difference)
            && !(request.Asks(CatalogueOperations.Sum) && having.Count == 1)
            && column.Type != ColumnType.Flag)
        {
            return new FigureFinder(task, wording, fitting).Find([.. task.Scope.Except(having)]);
        }

        var isFlagFilter = column.Type == ColumnType.Flag && (request.AsksDocuments || IsCount());
        if (isFlagFilter)
        {
            fitting = [.. fitting.Where(document => column.Of(document)[0].Value is MetadataValue.Flag flag && flag.Value != IsNegated())];
            isFilter = true;
        }

        return IsCount() ? Counted(having, fitting)
            : !isFilter && request.AsksDocuments && task.Coverage < 1 ? null
            : isFilter || (request.Asks(CatalogueOperations.Having) && request.AsksDocuments) ? Listed(having, fitting, isFilter)
            : Values(having);
    }

    private bool IsNegated() => request.IsNegated || request.Asks(CatalogueOperations.Lacking);

    // "How many tokens" asks for a figure, "how many models accept images" for the number of documents.
    private bool IsCount() =>
        request.Asks(CatalogueOperations.Count)
        || (request.Counted is { } counted && (column.Type != ColumnType.Number || request.Comparisons.Count > 0
            || !column.Words.Any(word => word.Stem == request.Tokens[counted].Stem || FieldSynonyms.AreAlike(word.Stem, request.Tokens[counted].Stem)))
            && (request.Roles[counted] == TokenRole.Entity || catalogue.GroupOf(request.Tokens[counted].Stem).Count > 0));

    private bool Fits(int document)
    {
        var fields = column.Of(document);
        return task.Wanted.All(wanted => wanted.In(column).Contains(document) != IsNegatedWanted())
            && request.Comparisons.TrueForAll(comparison => fields.Any(field => ValueComparison.Holds(field.Value, comparison, FieldWords.UnitOf(column.Words))));
    }

    private bool IsNegatedWanted() => IsNegated() && !request.AsksOthers && !request.IsYesNo;

    private IReadOnlyList<MetadataField> Fitting(int document)
    {
        var fields = column.Of(document);
        if (task.Wanted.Count == 0 || IsNegatedWanted())
        {
            return fields;
        }

        var words = task.Wanted.Select(wanted => string.Concat(wanted.Tokens.Select(i => request.Tokens[i].Word))).ToList();
        var matching = fields.Where(field => string.Concat(QuestionTokens.Split(field.Value.Written).Select(token => token.Word)) is var value
            && words.Exists(word => word.TrimEnd('s') == value.TrimEnd('s'))).ToList();
        return matching.Count > 0 ? matching : fields;
    }

    private CatalogueFindings? Counted(List<int> having, List<int> fitting)
    {
        if (fitting.Count is 0 or > MostOperands)
        {
            return null;
        }

        var lines = fitting.Select(document => new CatalogueLine(document, Fitting(document)[0])).ToList();
        var count = new CatalogueSentence
        {
            Text = fitting.Count == 1 ? "1 document." : $"{fitting.Count} documents.",
            Lines = lines,
            Computed = new Computation { Kind = ComputationKind.Count, Operands = [.. fitting.Select(_ => 1m)], Result = fitting.Count },
        };
        var items = fitting.Take(MostListed).Select(document => wording.Of(document, column, Fitting(document), DraftForm.ListItem));
        var others = request.AsksOthers ? having.Except(fitting).Take(MostListed).Select(document => wording.Of(document, column, DraftForm.ListItem, ", not counted")) : [];
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

        var sentences = fitting.Take(MostListed).Select(document => wording.Of(document, column, Fitting(document), fitting.Count == 1 ? DraftForm.Sentence : DraftForm.ListItem));
        var preface = wording.Preface("Looked up in", column, isFilter ? having.Count : task.Scope.Count, []);
        return new CatalogueFindings
        {
            Sentences = [.. sentences],
            Preface = fitting.Count > MostListed ? $"{preface} {fitting.Count} fit; here are the first {MostListed}." : preface,
        };
    }

    private CatalogueFindings? Lacking(List<int> having)
    {
        var lacking = task.Scope.Where(document => !column.Has(document)).ToList();
        return lacking.Count is 0 or > MostListed || having.Count == 0 && !task.IsScopeGiven ? null : new CatalogueFindings
        {
            Sentences = [],
            Lacking = lacking,
            Preface = $"These documents do not have the field {column.Path}.",
        };
    }

    private CatalogueFindings? Values(List<int> having)
    {
        if (!task.IsScopeGiven && (task.Coverage < 1 || (having.Count > 1 && !HasOneValue(having) && !request.With(TokenRole.Entity).Any())))
        {
            return null;
        }

        if (having.Count > MostListed)
        {
            return null;
        }

        var lacking = task.Scope.Except(having).ToList();
        var preface = having.Count == 1 && lacking.Count == 0 && task.Columns.Count == 1 ? $"From the field {column.Path}." : wording.Preface("From", column, having.Count, lacking);
        preface = task.Columns.Count > 1 ? $"From the fields {string.Join(", ", task.Columns.Select(c => c.Path))}." : preface;
        if (having.Count > 1 && task.Columns.Count == 1 && HasOneValue(having))
        {
            var lines = having.Select(document => new CatalogueLine(document, column.Of(document)[0])).ToList();
            return new CatalogueFindings { Sentences = [wording.Of(having[0], column, DraftForm.Sentence, withName: false) with { Document = null, Lines = lines, Label = having.Count == 2 ? "Both documents" : $"All {having.Count} documents" }], Preface = preface };
        }

        var form = having.Count * task.Columns.Count > 1 ? DraftForm.ListItem : DraftForm.Sentence;
        return new CatalogueFindings
        {
            Sentences = [.. having.SelectMany(document => task.Columns.Where(c => c.Has(document)).Select(c => wording.Of(document, c, form, withName: having.Count > 1)))],
            Preface = preface,
        };
    }

    private bool HasOneValue(List<int> documents) =>
        documents.TrueForAll(document => column.Of(document) is [var field] && field.Value.Written == column.Of(documents[0])[0].Value.Written);
}
