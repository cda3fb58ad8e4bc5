using ChatBot.Corpus;
using ChatBot.Index;

namespace ChatBot.Answers;

/// <summary>The words in which values and computed figures are given: short, the same each time, with the unit that the field's name tells.</summary>
internal sealed class CatalogueWording(CatalogueColumns catalogue, CatalogueTask task)
{
    private const int MostValues = 12;
    private static readonly string[] Naming = ["author", "name", "model", "byline", "writer"];
    private readonly CatalogueColumn? identity = IdentityOf(catalogue, task);

    /// <summary>A document as people know it.</summary>
    public string TitleOf(int document) => catalogue.Documents[document].Title;

    /// <summary>The value of a field in a document, with who or what the document is by where that was asked.</summary>
    public CatalogueSentence Of(int document, CatalogueColumn column, DraftForm form, string addition = "", bool withName = true)
    {
        var fields = column.Of(document).Take(MostValues).ToList();
        return Of(document, column, fields, form, addition, withName);
    }

    /// <summary>Some values of a field in a document.</summary>
    public CatalogueSentence Of(int document, CatalogueColumn column, IReadOnlyList<MetadataField> fields, DraftForm form, string addition = "", bool withName = true)
    {
        var text = $"{FieldWords.Spoken(column.Words)}: {ValueOf(column, fields)}{addition}";
        var lines = fields.Select(field => new CatalogueLine(document, field)).ToList();
        if (withName && identity is not null && identity != column && identity.Of(document) is [var name, ..])
        {
            text = $"{name.Value.Written.Trim()}, {text}";
            lines.Add(new CatalogueLine(document, name));
        }

        return new CatalogueSentence { Text = text, Document = document, Lines = lines, Form = form, Label = TitleOf(document) };
    }

    /// <summary>Values as written, with their unit.</summary>
    public static string ValueOf(CatalogueColumn column, IReadOnlyList<MetadataField> fields) =>
        string.Join(", ", fields.Select(field => field.Value.Written.Trim())) + UnitOf(column);

    /// <summary>A computed figure with the unit of its field.</summary>
    public static string FigureOf(CatalogueColumn column, decimal figure) => Text.NumberWords.Canonical(figure) + UnitOf(column);

    /// <summary>The first words of an answer: which field, and over how many documents.</summary>
    public string Preface(string what, CatalogueColumn column, int documents, IReadOnlyList<int> lacking)
    {
        var preface = $"{what} the field {column.Path} of {documents} {(documents == 1 ? "document" : "documents")}.";
        return lacking.Count == 0 || !task.IsScopeGiven ? preface
            : lacking.Count <= 5 ? $"{preface} Without it: {string.Join("; ", lacking.Select(TitleOf))}."
            : $"{preface} {lacking.Count} documents do not have it.";
    }

    private static string UnitOf(CatalogueColumn column) => FieldWords.UnitOf(column.Words) is { } unit && column.Type == ColumnType.Number ? " " + unit : "";

    // Who wrote a document or what it is about: only a field that tells the documents apart and is asked for can be their name.
    private static CatalogueColumn? IdentityOf(CatalogueColumns catalogue, CatalogueTask task)
    {
        if (task.Scope.Count == 0 || !(task.Request.AsksDocuments || task.Request.WantsName || task.Request.Operations != CatalogueOperations.None || task.Wanted.Count > 0))
        {
            return null;
        }

        var asked = task.Request.With(TokenRole.Entity).Concat(task.Request.With(TokenRole.Content)).Select(i => task.Request.Tokens[i].Stem).ToHashSet(StringComparer.Ordinal);
        return Naming
            .SelectMany(word => catalogue.WithWord(QuestionTokens.Of(word, default, isName: false).Stem))
            .Distinct()
            .Where(column => column.Type == ColumnType.Text && Naming.Contains(column.Words[^1].Word))
            .Select(column => (Column: column, Rank: RankOf(column, asked)))
            .Where(ranked => ranked.Rank > 0 && TellsApart(ranked.Column, task.Scope))
            .OrderByDescending(ranked => ranked.Rank).ThenBy(ranked => ranked.Column.Order)
            .Select(ranked => ranked.Column)
            .FirstOrDefault();
    }

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
        return scope.Any(column.Has) && scope.Where(column.Has).All(document => column.Of(document).Count == 1 && seen.Add(column.Of(document)[0].Value.Written));
    }
}
