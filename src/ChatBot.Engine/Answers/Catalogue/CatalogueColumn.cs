using ChatBot.Corpus;

namespace ChatBot.Answers;

/// <summary>What the values of a field are, taken over all records.</summary>
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

/// <summary>One field over all records that have it. Filled record by record in their order; what it is asked for is made at the first question.</summary>
internal sealed class CatalogueColumn(string path, IReadOnlyList<FieldWord> words)
{
    private readonly List<int> records = [];
    private readonly List<int> starts = [];
    private readonly List<MetadataField> fields = [];
    private readonly int[] types = new int[4];
    private MetadataField[]? all;
    private RecordSet? set;
    private FigureMark? mark;

    /// <summary>See <see cref="MetadataField.Path"/>; of a table what stands over the column.</summary>
    public string Path { get; } = path;

    /// <summary>Which it is, in the order in which fields first occur.</summary>
    public required int Order { get; init; }

    /// <summary>The words of the path.</summary>
    public IReadOnlyList<FieldWord> Words { get; } = words;

    /// <summary>The unit that the path tells.</summary>
    public string? Unit { get; } = FieldWords.UnitOf(words);

    /// <summary>What most of its values are.</summary>
    public ColumnType Type => (ColumnType)Array.IndexOf(types, types.Max());

    /// <summary>The records that have it.</summary>
    public RecordSet Records => set ??= RecordSet.Of(records);

    /// <summary>Whether it says the year alone, which answers "when" too.</summary>
    public bool IsYear => Words is [.., { Word: "year" }];

    /// <summary>Whether its values are months of years in words, such as "March 2027".</summary>
    public bool TellsMonths => Type == ColumnType.Text && fields.TrueForAll(value => value.Value.Written.Split(' ') is [var month, [_, _, _, _] year]
        && ComparisonReader.MonthOf(month.ToLowerInvariant()) is not null && year.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0);

    /// <summary>What all its figures are written with, such as the sign of a currency; the unit that the name tells where nothing is.</summary>
    public FigureMark Mark => mark ??= MarkOf(fields);

    /// <summary>The values of one record; none if it lacks the field.</summary>
    public ArraySegment<MetadataField> Of(int record)
    {
        all ??= [.. fields];
        var at = records.BinarySearch(record);
        return at < 0 ? ArraySegment<MetadataField>.Empty : new ArraySegment<MetadataField>(all, starts[at], (at + 1 < starts.Count ? starts[at + 1] : all.Length) - starts[at]);
    }

    /// <summary>Whether a record has it.</summary>
    public bool Has(int record) => Records.Contains(record);

    /// <summary>Adds a value of a record, which is none before the last that was added to.</summary>
    public void Add(int record, MetadataField field)
    {
        if (records.Count == 0 || records[^1] != record)
        {
            records.Add(record);
            starts.Add(fields.Count);
        }

        fields.Add(field);
        types[(int)TypeOf(field.Value)]++;
    }

    private static FigureMark MarkOf(List<MetadataField> fields)
    {
        FigureMark? common = null;
        foreach (var field in fields)
        {
            if (field.Value is MetadataValue.Number && FigureMark.Of(field.Value.Written) is var own && (common ??= own) != own)
            {
                return default;
            }
        }

        return common ?? default;
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

/// <summary>What stands in front of the digits of a figure and behind them.</summary>
/// <param name="Before">Such as the sign of a currency.</param>
/// <param name="Behind">Such as a percent sign or a unit, with the space before it.</param>
internal readonly record struct FigureMark(string? Before, string? Behind)
{
    /// <summary>Whether nothing does.</summary>
    public bool IsNone => string.IsNullOrEmpty(Before) && string.IsNullOrEmpty(Behind);

    /// <summary>Whether it says that the figure is money.</summary>
    public bool IsMoney => Before is { Length: > 0 } || Behind?.Trim() is "€" or "EUR" or "USD" or "GBP" or "CHF" or "$" or "£" or "euro" or "euros" or "dollars";

    /// <summary>The mark of a figure as written; minus signs are part of the figure.</summary>
    public static FigureMark Of(string written)
    {
        var text = written.AsSpan().Trim();
        var first = text.IndexOfAnyInRange('0', '9');
        var last = text.LastIndexOfAnyInRange('0', '9');
        return first < 0 ? default : new FigureMark(text[..first].Trim("-+\u2212 .~").ToString(), text[(last + 1)..].TrimEnd().ToString());
    }
}
