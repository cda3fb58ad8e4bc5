using System.Globalization;
using ChatBot.Corpus;

namespace ChatBot.Answers;

/// <summary>The words in which values and computed figures are given: short, the same each time, with the unit that the field's name tells.</summary>
internal sealed class CatalogueWording(CatalogueColumns catalogue, CatalogueTask task)
{
    private const int MostValues = 12;
    private const int MostNamed = 5;
    private const int MostToldApart = 500;
    private const int MostColumnsNamed = 2;
    private const int Beside = 6;
    private const decimal LeastGrouped = 10_000;
    private static readonly string[] Naming = ["author", "name", "model", "byline", "writer"];
    private readonly CatalogueColumn? identity = IdentityOf(catalogue, task);

    /// <summary>A record as people know it.</summary>
    public string TitleOf(int record) => catalogue.Records[record].Name;

    /// <summary>The value of a field of a record, with who or what a document is by where that was asked.</summary>
    public CatalogueSentence Of(int record, CatalogueColumn column, DraftForm form, string addition = "", bool withName = true) =>
        Of(record, column, [.. column.Of(record).Take(MostValues)], form, addition, withName);

    /// <summary>Some values of a field of a record.</summary>
    public CatalogueSentence Of(int record, CatalogueColumn column, IReadOnlyList<MetadataField> fields, DraftForm form, string addition = "", bool withName = true)
    {
        var text = Said(column, fields) + addition;
        var lines = fields.Select(field => new CatalogueLine(record, field)).ToList();
        if (catalogue.Table is not null)
        {
            return RowOf(record, column == catalogue.NameColumn ? addition : text, lines, form);
        }

        if (withName && identity is not null && identity != column && identity.Of(record) is [var name, ..])
        {
            text = $"{name.Value.Written.Trim()}, {text}";
            lines.Add(new CatalogueLine(record, name));
        }

        return new CatalogueSentence { Text = text, Record = record, Lines = lines, Form = form, Label = TitleOf(record) };
    }

    /// <summary>The values of several fields of a record: beside each other for a row, else one sentence each.</summary>
    public IEnumerable<CatalogueSentence> Of(int record, IReadOnlyList<CatalogueColumn> columns, DraftForm form, bool withName)
    {
        if (catalogue.Table is null || columns.Count == 1)
        {
            return columns.Select(column => Of(record, column, form, withName: withName));
        }

        var text = string.Join("; ", columns.Select(column => Said(column, column.Of(record))));
        return [RowOf(record, text, [new CatalogueLine(record, columns[0].Of(record)[0])], form)];
    }

    /// <summary>Values as written, with their unit.</summary>
    public static string ValueOf(CatalogueColumn column, IReadOnlyList<MetadataField> fields) =>
        string.Join(", ", fields.Select(field => field.Value.Written.Trim())) + (column.Mark.IsNone ? UnitOf(column) : "");

    /// <summary>A computed figure as the others of its field are written.</summary>
    public static string FigureOf(CatalogueColumn column, decimal figure) =>
        column.Mark.IsNone ? Plain(figure) + UnitOf(column) : $"{(figure < 0 ? "-" : "")}{column.Mark.Before}{Plain(Math.Abs(figure))}{column.Mark.Behind}";

    /// <summary>A figure with its thousands set apart where it is long.</summary>
    public static string Plain(decimal figure) => Math.Abs(figure) >= LeastGrouped
        ? figure.ToString("#,##0.############################", CultureInfo.InvariantCulture)
        : Text.NumberWords.Canonical(figure);

    /// <summary>So many records, in the question's own word where it is one for them.</summary>
    public string Counted(int count)
    {
        if (catalogue.Table is null)
        {
            return count == 1 ? "1 document." : $"{count} documents.";
        }

        var noun = task.Request.Counted is { } counted && task.Request.Roles[counted] == TokenRole.Entity && task.Request.Tokens[counted].Word.EndsWith('s') ? task.Request.Tokens[counted].Word : "rows";
        return count == 1 ? "1 row." : $"{count} {noun}.";
    }

    /// <summary>The first words of an answer: which field, and over how many records.</summary>
    public string Preface(string what, CatalogueColumn column, int records, IReadOnlyList<int> lacking)
    {
        var preface = catalogue.Table is { } table
            ? $"{what} the column \u201C{column.Path}\u201D of {records} {(records == 1 ? "row" : "rows")} of {table.Title}{Restriction()}."
            : $"{what} the field {column.Path} of {records} {(records == 1 ? "document" : "documents")}.";
        return lacking.Count == 0 || !task.IsScopeGiven ? preface
            : lacking.Count <= MostNamed ? $"{preface} Without it: {string.Join("; ", lacking.Select(TitleOf))}."
            : $"{preface} {lacking.Count} {(catalogue.Table is null ? "documents" : "rows")} do not have it.";
    }

    // Which rows were looked at, in the words of the question, so that a reader sees how they were understood.
    private string Restriction() => task.RestrictedBy.Count == 0 ? ""
        : $", only those with {string.Join(" and ", task.RestrictedBy.Select(value => $"\u201C{string.Join(' ', value.Tokens.Select(i => task.Request.Tokens[i].Word))}\u201D in {string.Join(" or ", value.Columns.OrderBy(column => column.Order).Select(column => column.Path).Take(MostColumnsNamed))}"))}";

    /// <summary>The first words where values are only shown.</summary>
    public string PrefaceOfValues(IReadOnlyList<CatalogueColumn> columns, int records, IReadOnlyList<int> lacking) =>
        catalogue.Table is { } table ? $"From {table.Title}."
        : columns.Count > 1 ? $"From the fields {string.Join(", ", columns.Select(column => column.Path))}."
        : records == 1 && lacking.Count == 0 ? $"From the field {columns[0].Path}."
        : Preface("From", columns[0], records, lacking);

    /// <summary>A row by its name, as what it stands for.</summary>
    public CatalogueSentence RowOf(int record, string text, IReadOnlyList<CatalogueLine> lines, DraftForm form)
    {
        var name = TitleOf(record);
        return new CatalogueSentence { Text = text.Length == 0 || text[0] == ',' ? name + text : $"{name} \u2013 {text}", Record = record, Lines = lines, Form = form };
    }

    private string Said(CatalogueColumn column, IReadOnlyList<MetadataField> fields) =>
        catalogue.Table is null ? $"{FieldWords.Spoken(column.Words)}: {ValueOf(column, fields)}"
            : $"{column.Path.Replace('_', ' ')}: {string.Join(", ", fields.Select(field => field.Value.Written.Trim()))}";

    private static string UnitOf(CatalogueColumn column) => column.Unit is { } unit && column.Type == ColumnType.Number ? " " + unit : "";

    // Who wrote a document or what it is about: only a field that tells the documents apart and is asked for can be their name.
    private static CatalogueColumn? IdentityOf(CatalogueColumns catalogue, CatalogueTask task)
    {
        if (catalogue.Table is not null || task.Scope.Count is 0 or > MostToldApart
            || !(task.Request.AsksDocuments || task.Request.WantsName || task.Request.Operations != CatalogueOperations.None || task.Wanted.Count > 0))
        {
            return null;
        }

        var asked = task.Request.With(TokenRole.Entity).Concat(task.Request.With(TokenRole.Content)).Select(i => task.Request.Tokens[i].Stem).ToHashSet(StringComparer.Ordinal);
        return Naming
            .SelectMany(word => catalogue.WithWord(QuestionTokens.Of(word, default, isName: false).Stem))
            .Distinct()
            .Where(column => column.Type == ColumnType.Text && Naming.Contains(column.Words[^1].Word))
            .Select(column => (Column: column, Rank: IsBeside(column, task) ? Beside : RankOf(column, asked)))
            .Where(ranked => ranked.Rank > 0 && TellsApart(ranked.Column, task.Scope))
            .OrderByDescending(ranked => ranked.Rank).ThenBy(ranked => ranked.Column.Order)
            .Select(ranked => ranked.Column)
            .FirstOrDefault();
    }

    // The name that stands beside the field asked for is the name of what has that field.
    private static bool IsBeside(CatalogueColumn column, CatalogueTask task) =>
        task.Request.AsksDocuments && column.Words[^1].Word is "name" && column.Path.LastIndexOf('.') is > 0 and var dot
        && task.Column != column && task.Column.Path.StartsWith(column.Path[..(dot + 1)], StringComparison.Ordinal);

    private static int RankOf(CatalogueColumn column, HashSet<string> asked)
    {
        var leaf = column.Words[^1].Word;
        var isAsked = column.Words.Any(word => asked.Contains(word.Stem));
        var isPerson = leaf is "author" or "byline" or "writer";
        var isModel = column.Words.Count <= 2 && column.Words[0].Word is "model" or "llm";
        return isAsked && leaf == "name" ? 5 : isAsked ? 4 : isPerson ? 3 : isModel && leaf == "name" ? 2 : isModel ? 1 : 0;
    }

    private static bool TellsApart(CatalogueColumn column, IReadOnlyList<int> scope)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return scope.Any(column.Has) && scope.Where(column.Has).All(record => column.Of(record).Count == 1 && seen.Add(column.Of(record)[0].Value.Written));
    }
}
