using ChatBot.Corpus;
using ChatBot.Index;
using ChatBot.Text;

namespace ChatBot.Answers;

/// <summary>What the values of a field are, taken over all documents.</summary>
internal enum ColumnType
{
    /// <summary>Words.</summary>
    Text,

    /// <summary>Numbers.</summary>
    Number,

    /// <summary>Days or moments.</summary>
    Date,

    /// <summary>True or false.</summary>
    Flag,
}

/// <summary>One field over all documents that have it.</summary>
internal sealed class CatalogueColumn(string path)
{
    private readonly Dictionary<int, List<MetadataField>> values = [];
    private readonly int[] types = new int[4];

    /// <summary>See <see cref="MetadataField.Path"/>.</summary>
    public string Path { get; } = path;

    /// <summary>Which it is, in the order in which fields first occur.</summary>
    public required int Order { get; init; }

    /// <summary>The words of the path.</summary>
    public IReadOnlyList<FieldWord> Words { get; } = FieldWords.Of(path);

    /// <summary>What most of its values are.</summary>
    public ColumnType Type => (ColumnType)Array.IndexOf(types, types.Max());

    /// <summary>The documents that have it, by number, in the order of the catalogue.</summary>
    public IReadOnlyCollection<int> Documents => values.Keys;

    /// <summary>Whether it says the year alone, which answers "when" too.</summary>
    public bool IsYear => Words[^1].Word == "year";

    /// <summary>The values of one document; none if it lacks the field.</summary>
    public IReadOnlyList<MetadataField> Of(int document) => values.TryGetValue(document, out var fields) ? fields : [];

    /// <summary>Whether a document has it.</summary>
    public bool Has(int document) => values.ContainsKey(document);

    public void Add(int document, MetadataField field)
    {
        if (!values.TryGetValue(document, out var fields))
        {
            values.Add(document, fields = []);
        }

        fields.Add(field);
        types[(int)TypeOf(field.Value)]++;
    }

    private static ColumnType TypeOf(MetadataValue value) => value switch
    {
        MetadataValue.Number => ColumnType.Number,
        MetadataValue.Date => ColumnType.Date,
        MetadataValue.Flag => ColumnType.Flag,
        MetadataValue.Text => ColumnType.Text,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}

/// <summary>
/// The metadata of all documents that somebody may see, turned round: by field, by value, and by the words of paths. It is made once for a
/// catalogue and answers any number of questions. Only what stands on a line of its document is in it, for nothing else can be cited.
/// </summary>
public sealed class CatalogueColumns
{
    private const int LongestPhrase = 6;
    private const int LongestValue = 80;
    private const int MostColumnsOfOneWord = 200;

    private readonly Dictionary<string, CatalogueColumn> columns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(CatalogueColumn Column, int Document)>> phrases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<CatalogueColumn>> byStem = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> groups = new(StringComparer.Ordinal);

    private CatalogueColumns(IReadOnlyList<DocumentEntry> documents) => Documents = documents;

    internal IReadOnlyList<DocumentEntry> Documents { get; }

    /// <summary>Turns a catalogue round; linear in its metadata.</summary>
    public static CatalogueColumns Of(IReadOnlyList<DocumentEntry> documents)
    {
        var result = new CatalogueColumns(documents);
        for (var i = 0; i < documents.Count; i++)
        {
            result.AddPath(i, documents[i].FilePath);
            foreach (var field in documents[i].Metadata)
            {
                if (field.Span is { IsEmpty: false } && !string.IsNullOrWhiteSpace(field.Value.Written))
                {
                    result.Add(i, field);
                }
            }
        }

        return result;
    }

    /// <summary>Where the words from a place on are the value of a field, the longest such value: its number of words, and who has it.</summary>
    internal (int Words, IReadOnlyList<(CatalogueColumn Column, int Document)> Found)? ValueAt(IReadOnlyList<QuestionToken> tokens, int at)
    {
        for (var count = Math.Min(LongestPhrase, tokens.Count - at); count > 0; count--)
        {
            if (phrases.TryGetValue(KeyOf(tokens, at, count), out var found))
            {
                return (count, found);
            }
        }

        return null;
    }

    /// <summary>The fields with a word in their path, those that come first in the documents first.</summary>
    internal IReadOnlyList<CatalogueColumn> WithWord(string stem) => byStem.TryGetValue(stem, out var found) ? found : [];

    /// <summary>The documents whose path or kind has a word, such as all below <c>essays/</c>.</summary>
    internal IReadOnlyList<int> GroupOf(string stem) => groups.TryGetValue(stem, out var documents) ? documents : [];

    private void Add(int document, MetadataField field)
    {
        if (!columns.TryGetValue(field.Path, out var column))
        {
            columns.Add(field.Path, column = new CatalogueColumn(field.Path) { Order = columns.Count });
            foreach (var stem in column.Words.Select(word => word.Stem).Distinct(StringComparer.Ordinal))
            {
                AddStem(stem, column);
            }
        }

        column.Add(document, field);
        if (field.Value is not MetadataValue.Text || field.Value.Written.Length > LongestValue)
        {
            return;
        }

        var words = QuestionTokens.Split(field.Value.Written);
        if (words.Count is 0 or > LongestPhrase)
        {
            return;
        }

        var key = KeyOf(words, 0, words.Count);
        if (!phrases.TryGetValue(key, out var found))
        {
            phrases.Add(key, found = []);
        }

        found.Add((column, document));
        if (words.Count == 1 && column.Words[^1].Word is "kind" or "type" or "category" or "genre")
        {
            AddGroup(words[0].Stem, document);
        }
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

    private void AddPath(int document, string path)
    {
        var name = path[..(path.LastIndexOf('.') is > 0 and var dot ? dot : path.Length)];
        foreach (var word in QuestionTokens.Split(name))
        {
            if (word.Number is null)
            {
                AddGroup(word.Stem, document);
            }
        }
    }

    private void AddGroup(string stem, int document)
    {
        if (!groups.TryGetValue(stem, out var documents))
        {
            groups.Add(stem, documents = []);
        }

        if (documents.Count == 0 || documents[^1] != document)
        {
            documents.Add(document);
        }
    }

    // One letter s more or less does not make another value (images, image), nor does a space (OpenRouter, Open Router).
    private static string KeyOf(IReadOnlyList<QuestionToken> tokens, int at, int count)
    {
        var words = new string[count];
        for (var i = 0; i < count; i++)
        {
            var word = tokens[at + i].Word;
            words[i] = word.Length > 3 && word[^1] == 's' && word[^2] != 's' ? word[..^1] : word;
        }

        return string.Concat(words);
    }
}
