using System.Text;
using ChatBot.Corpus;
using ChatBot.Index;
using ChatBot.Text;

namespace ChatBot.Answers;

/// <summary>
/// Records turned round: by field, by value, and by the words that name them. Records are the documents that somebody may see with their
/// metadata, or the rows of one table. It is made once and answers any number of questions. Only what stands on a line of its document
/// is in it, for nothing else can be cited.
/// </summary>
public sealed class CatalogueColumns
{
    private const int LongestPhrase = 6;
    private const int LongestValue = 80;
    private const int LongestName = 12;
    private const int LongestLooseValue = 4;
    private const int MostColumnsOfOneWord = 200;

    // Fields that say what a document is, as its title does.
    private static readonly HashSet<string> About = new(["subject", "subtitle", "description", "what", "topic", "about", "product", "kind"], StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, CatalogueColumn> columns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(CatalogueColumn Column, int Record)>> phrases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<(CatalogueColumn Column, int Record)>> cellWords = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<CatalogueColumn>> byStem = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> groups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> titleWords = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> numberOf = new(StringComparer.Ordinal);
    private readonly HashSet<string> words = new(StringComparer.Ordinal);
    private readonly List<CatalogueRecord> records = [];

    private CatalogueColumns(CatalogueTable? table) => Table = table;

    internal IReadOnlyList<CatalogueRecord> Records => records;

    /// <summary>The table whose rows the records are; null when they are documents.</summary>
    internal CatalogueTable? Table { get; }

    /// <summary>The column that tells the rows of a table apart.</summary>
    internal CatalogueColumn? NameColumn { get; private set; }

    /// <summary>The words that fields, groups and rows are called by, for comparing misspelt ones.</summary>
    internal IReadOnlySet<string> Words => words;

    /// <summary>Turns a catalogue round; linear in its metadata.</summary>
    public static CatalogueColumns Of(IReadOnlyList<DocumentEntry> documents)
    {
        var result = new CatalogueColumns(table: null);
        var memory = new WordMemory();
        var keys = new Dictionary<string, PhraseKey?>(StringComparer.Ordinal);
        for (var i = 0; i < documents.Count; i++)
        {
            result.records.Add(new CatalogueRecord { Document = documents[i], Name = documents[i].Title });
            result.numberOf.TryAdd(documents[i].Id, i);
            result.AddPath(i, memory.Of(WithoutEnding(documents[i].FilePath)));
            result.AddTitle(i, memory.Of(documents[i].Title));
            foreach (var field in documents[i].Metadata)
            {
                if (field.Span is { IsEmpty: false } && !string.IsNullOrWhiteSpace(field.Value.Written))
                {
                    result.Add(i, field, memory, keys);
                    if (field.Value is MetadataValue.Text { Written.Length: <= LongestValue } && About.Contains(field.Path[(field.Path.LastIndexOf('.') + 1)..]))
                    {
                        result.AddTitle(i, memory.Of(field.Value.Written));
                    }
                }
            }
        }

        return result;
    }

    /// <summary>Turns a table round; linear in its cells.</summary>
    internal static CatalogueColumns Of(CatalogueTable table)
    {
        var result = new CatalogueColumns(table);
        var name = RowNames.ColumnOf(table);
        var paths = PathsOf(table.Header);
        var all = new List<int>();
        var memory = new WordMemory();
        var keys = new Dictionary<string, PhraseKey?>(StringComparer.Ordinal);
        foreach (var (block, cells) in table.Rows)
        {
            var called = name < cells.Count ? cells[name] : "";
            if (RowNames.IsTotal(called) || RowNames.IsTotal(cells[0]))
            {
                continue;
            }

            var number = result.records.Count;
            all.Add(number);
            result.records.Add(new CatalogueRecord { Document = table.Document, Name = called, Row = new TableRowPlace(block, table.HeaderSpan, table.HeadingPath) });
            for (var i = 0; i < Math.Min(cells.Count, paths.Count); i++)
            {
                if (CellValue.Of(cells[i]) is { } value)
                {
                    result.AddCell(number, new MetadataField(paths[i], value, block.Span), isName: i == name, memory, keys);
                }
            }
        }

        result.AddContext(table, all);
        return result;
    }

    /// <summary>Turns the maps of maps in the metadata of a document round, each key a row: <c>products: {hearth: {price: 178}}</c>.</summary>
    internal static IReadOnlyList<CatalogueColumns> OfMaps(DocumentEntry document) => [.. MapTable.Read(document).Select(OfMap)];

    private static CatalogueColumns OfMap(MapTable map)
    {
        var result = new CatalogueColumns(map.Table);
        var memory = new WordMemory();
        var keys = new Dictionary<string, PhraseKey?>(StringComparer.Ordinal);
        foreach (var (key, fields) in map.Rows)
        {
            var number = result.records.Count;
            result.records.Add(new CatalogueRecord { Document = map.Table.Document, Name = key });
            result.AddCell(number, new MetadataField(map.Table.Header[0], new MetadataValue.Text(key), fields[0].Span), isName: true, memory, keys);
            foreach (var field in fields)
            {
                result.AddCell(number, field, isName: false, memory, keys);
            }
        }

        result.AddContext(map.Table, [.. Enumerable.Range(0, result.records.Count)]);
        return result;
    }

    /// <summary>The record that a document is, or null.</summary>
    internal int? NumberOf(string documentId) => numberOf.TryGetValue(documentId, out var number) ? number : null;

    /// <summary>Where the words from a place on are the value of a field, the longest such value: its number of words, and who has it.</summary>
    internal (int Words, IReadOnlyList<(CatalogueColumn Column, int Record)> Found)? ValueAt(IReadOnlyList<QuestionToken> tokens, int at)
    {
        var most = Math.Min(LongestPhrase, tokens.Count - at);
        var byKey = phrases.GetAlternateLookup<ReadOnlySpan<char>>();
        var key = KeyOf(tokens, at, most).AsSpan();
        for (var count = most; count > 0; count--)
        {
            if (byKey.TryGetValue(key, out var found))
            {
                return (count, found);
            }

            key = key[..^KeyOf(tokens[at + count - 1]).Length];
        }

        return null;
    }

    /// <summary>
    /// Where the words from a place on stand together in cells of a table without being all of them: "Menck" for "Dario Menck". As many
    /// words as some cell holds.
    /// </summary>
    internal (int Words, IReadOnlyList<(CatalogueColumn Column, int Record)> Found)? CellAt(IReadOnlyList<QuestionToken> tokens, int at)
    {
        if (!cellWords.TryGetValue(CellWordOf(tokens[at]), out var first))
        {
            return null;
        }

        IEnumerable<(CatalogueColumn Column, int Record)> found = first;
        var count = 1;
        for (var i = at + 1; i < tokens.Count; i++)
        {
            // The unit of a figure need not stand in the cell: "ten-metre masts" are those called mast10.
            if (!cellWords.TryGetValue(CellWordOf(tokens[i]), out var next))
            {
                if (FieldWords.IsMeasure(tokens[i].Word) && NumberOf(tokens[i - 1]) is not null)
                {
                    continue;
                }

                break;
            }

            var both = found.Where(next.Contains).ToList();
            if (both.Count == 0)
            {
                break;
            }

            found = both;
            count = i - at + 1;
        }

        return (count, [.. found]);
    }

    private static string CellWordOf(QuestionToken token) => token.Number is null && NumberOf(token) is { } number ? NumberWords.Canonical(number) : token.Stem;

    private static decimal? NumberOf(QuestionToken token) => token.Number ?? (NumberWords.TryRead([token.Word], out var number, out _) ? number : null);

    /// <summary>The fields with a word in their path, those that come first in the documents first.</summary>
    internal IReadOnlyList<CatalogueColumn> WithWord(string stem) => byStem.TryGetValue(stem, out var found) ? found : [];

    /// <summary>The records whose path or kind has a word, such as all below <c>essays/</c>; the rows of a table about which it is.</summary>
    internal IReadOnlyList<int> GroupOf(string stem) => groups.TryGetValue(stem, out var found) ? found : [];

    /// <summary>Whether a word, by its stem, stands in a field, in a title, in a short cell, or in what the records are called together.</summary>
    internal bool Knows(string stem) => byStem.ContainsKey(stem) || groups.ContainsKey(stem) || cellWords.ContainsKey(stem) || titleWords.ContainsKey(stem);

    /// <summary>The documents in whose title, or in what they say to be about, a word stands.</summary>
    internal IReadOnlyList<int> Titled(string stem) => titleWords.TryGetValue(stem, out var found) ? found : [];

    /// <summary>The words of what a document and what it is about are called.</summary>
    internal IEnumerable<string> NameWords(int record) => records[record].Document.Metadata
        .Where(field => field.Value is MetadataValue.Text { Written.Length: <= LongestValue } && columns.TryGetValue(field.Path, out var column)
            && column.Words[^1].Word is ("name" or "title" or "author" or "id" or "model"))
        .Select(field => field.Value.Written).Append(records[record].Name)
        .SelectMany(QuestionTokens.Split).Select(token => token.Word);

    private static List<string> PathsOf(IReadOnlyList<string> header)
    {
        var paths = new List<string>(header.Count);
        foreach (var name in header)
        {
            var path = name.Length == 0 ? $"column {paths.Count + 1}" : name;
            paths.Add(paths.Contains(path) ? $"{path} ({paths.Count + 1})" : path);
        }

        return paths;
    }

    private CatalogueColumn ColumnOf(string path)
    {
        if (!columns.TryGetValue(path, out var column))
        {
            columns.Add(path, column = new CatalogueColumn(path, Table is null ? FieldWords.Of(path) : FieldWords.OfHeader(path)) { Order = columns.Count });
            words.UnionWith(column.Words.Select(word => word.Word));
            foreach (var stem in column.Words.Select(word => word.Stem).Distinct(StringComparer.Ordinal))
            {
                AddStem(stem, column);
            }
        }

        return column;
    }

    private void AddCell(int record, MetadataField field, bool isName, WordMemory memory, Dictionary<string, PhraseKey?> keys)
    {
        var column = ColumnOf(field.Path);
        NameColumn = isName ? column : NameColumn;
        Add(record, field, memory, keys);
        if (field.Value is MetadataValue.Text)
        {
            var tokens = memory.Of(isName ? Spaced(field.Value.Written) : field.Value.Written);
            foreach (var token in tokens.Count <= (isName ? LongestName : LongestLooseValue) ? tokens : [])
            {
                words.Add(token.Word);
                if (!cellWords.TryGetValue(token.Stem, out var found))
                {
                    cellWords.Add(token.Stem, found = []);
                }

                found.Add((column, record));
            }
        }
    }

    // "mast10" is the mast of ten: what names are made of is called apart as well as in one.
    private static string Spaced(string name)
    {
        var at = 1;
        while (at < name.Length && !(char.IsLetter(name[at - 1]) && char.IsAsciiDigit(name[at])))
        {
            at++;
        }

        return at >= name.Length ? name : $"{name} {name[..at]} {name[at..]}";
    }

    // What a table is about is said by what its rows are called, by the headings above it and by its document.
    private void AddContext(CatalogueTable table, List<int> all)
    {
        var texts = table.HeadingPath.Append(table.Document.Title).Append(table.Caption).Append(table.Sheet ?? "")
            .Append(WithoutEnding(table.Document.FilePath));
        foreach (var token in texts.SelectMany(QuestionTokens.Split).Concat(QuestionTokens.Split(NameColumn?.Path ?? "")))
        {
            if (token.Number is null && !CatalogueWords.IsFiller(token.Word))
            {
                groups.TryAdd(token.Stem, all);
                words.Add(token.Word);
            }
        }
    }

    private void Add(int record, MetadataField field, WordMemory memory, Dictionary<string, PhraseKey?> keys)
    {
        var column = ColumnOf(field.Path);
        column.Add(record, field);
        if (field.Value is not MetadataValue.Text || field.Value.Written.Length > LongestValue)
        {
            return;
        }

        if (!keys.TryGetValue(field.Value.Written, out var key))
        {
            keys.Add(field.Value.Written, key = PhraseKeyOf(memory.Of(field.Value.Written)));
        }

        if (key is null)
        {
            return;
        }

        AddPhrase(key.Whole, column, record);
        if (key.WithoutArticle is { } rest)
        {
            AddPhrase(rest, column, record);
        }

        if (Table is null && key.OnlyStem is { } stem && column.Words[^1].Word is "kind" or "type" or "category" or "genre")
        {
            AddGroup(stem, record);
        }
    }

    private static PhraseKey? PhraseKeyOf(IReadOnlyList<QuestionToken> tokens) => tokens.Count is 0 or > LongestPhrase ? null
        : new PhraseKey(
            KeyOf(tokens, 0, tokens.Count),
            tokens.Count > 1 && tokens[0].Word == "the" ? KeyOf(tokens, 1, tokens.Count - 1) : null,
            tokens.Count == 1 ? tokens[0].Stem : null);

    // How a value is looked up: all its words, those behind "the", and the stem of the only one.
    private sealed record PhraseKey(string Whole, string? WithoutArticle, string? OnlyStem);

    private void AddPhrase(string key, CatalogueColumn column, int record)
    {
        if (!phrases.TryGetValue(key, out var found))
        {
            phrases.Add(key, found = []);
        }

        found.Add((column, record));
    }

    private void AddStem(string stem, CatalogueColumn column)
    {
        if (!byStem.TryGetValue(stem, out var found))
        {
            byStem.Add(stem, found = []);
        }

        if (found.Count < MostColumnsOfOneWord)
        {
            found.Add(column);
        }
    }

    private void AddPath(int record, IReadOnlyList<QuestionToken> path)
    {
        foreach (var word in path)
        {
            if (word.Number is null)
            {
                AddGroup(word.Stem, record);
            }
        }
    }

    private static string WithoutEnding(string path) => path[..(path.LastIndexOf('.') is > 0 and var dot ? dot : path.Length)];

    private void AddTitle(int record, IReadOnlyList<QuestionToken> title)
    {
        foreach (var token in title)
        {
            AddOnce(titleWords, token.Stem, record);
        }
    }

    private void AddGroup(string stem, int record) => AddOnce(groups, stem, record);

    private static void AddOnce(Dictionary<string, List<int>> lists, string stem, int record)
    {
        if (!lists.TryGetValue(stem, out var found))
        {
            lists.Add(stem, found = []);
        }

        if (found.Count == 0 || found[^1] != record)
        {
            found.Add(record);
        }
    }

    // One letter s more or less does not make another value (images, image), nor does a space (OpenRouter, Open Router).
    private static string KeyOf(IReadOnlyList<QuestionToken> tokens, int at, int count)
    {
        var key = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            key.Append(KeyOf(tokens[at + i]));
        }

        return key.ToString();
    }

    private static ReadOnlySpan<char> KeyOf(QuestionToken token) =>
        token.Word is var word && word.Length > 3 && word[^1] == 's' && word[^2] != 's' ? word.AsSpan(0, word.Length - 1) : word;
}
