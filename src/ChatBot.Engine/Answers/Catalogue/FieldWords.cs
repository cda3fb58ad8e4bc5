using ChatBot.Text;

namespace ChatBot.Answers;

/// <summary>One word of a field's path, and how much it says about what the field holds.</summary>
/// <param name="Word">As folded.</param>
/// <param name="Stem">Its English stem.</param>
/// <param name="Weight">1 in the last segment of the path, less in those above.</param>
/// <param name="IsLeaf">Whether it stands in the last segment.</param>
internal readonly record struct FieldWord(string Word, string Stem, double Weight, bool IsLeaf);

/// <summary>Takes the path of a metadata field apart: <c>model.cost.cache_read</c>, <c>responseTimeMs</c>.</summary>
internal static class FieldWords
{
    private const double Parent = 0.9;
    private const double GenericParent = 0.25;

    private static readonly Dictionary<string, string> Units = new(StringComparer.Ordinal)
    {
        ["ms"] = "ms",
        ["milliseconds"] = "milliseconds",
        ["seconds"] = "seconds",
        ["sec"] = "seconds",
        ["secs"] = "seconds",
        ["minutes"] = "minutes",
        ["mins"] = "minutes",
        ["hours"] = "hours",
        ["days"] = "days",
        ["months"] = "months",
        ["cents"] = "cents",
        ["usd"] = "USD",
        ["eur"] = "EUR",
        ["gbp"] = "GBP",
        ["chf"] = "CHF",
        ["euros"] = "euros",
        ["dollars"] = "dollars",
        ["thousands"] = "thousands",
        ["millions"] = "millions",
        ["billions"] = "billions",
        ["percent"] = "percent",
        ["pct"] = "percent",
        ["km"] = "km",
        ["metres"] = "metres",
        ["meters"] = "meters",
        ["kg"] = "kg",
        ["kb"] = "KB",
        ["mb"] = "MB",
        ["gb"] = "GB",
        ["bytes"] = "bytes",
        ["celsius"] = "°C",
    };

    // They stand above anything and so tell little.
    private static readonly HashSet<string> Generic = new(StringComparer.Ordinal)
    {
        "model", "meta", "metadata", "data", "info", "document", "doc", "item", "properties", "attributes", "details", "fields", "general", "llm",
    };

    // What figures in names are measured in.
    private static readonly HashSet<string> Measures = new(
        "metre metres meter meters m cm mm km litre litres liter liters l kg kilo kilos gram grams g inch inches foot feet volt volts watt watts ton tons tonne tonnes".Split(' '), StringComparer.Ordinal);

    /// <summary>Whether a word is what a figure is measured in.</summary>
    public static bool IsMeasure(string word) => Measures.Contains(word);

    /// <summary>The words of a path in its order.</summary>
    public static IReadOnlyList<FieldWord> Of(string path)
    {
        var words = new List<FieldWord>();
        var segments = path.Split('.');
        for (var i = 0; i < segments.Length; i++)
        {
            var isLeaf = i == segments.Length - 1;
            foreach (var token in QuestionTokens.Split(segments[i]))
            {
                var weight = isLeaf && segments.Length > 0 ? 1 : Generic.Contains(token.Word) ? GenericParent : Parent;
                words.Add(new FieldWord(token.Word, token.Stem, weight, isLeaf));
            }
        }

        return words.Count > 0 ? words : [new FieldWord(path, path, 1, IsLeaf: true)];
    }

    /// <summary>The words over the column of a table, all of which count the same.</summary>
    public static IReadOnlyList<FieldWord> OfHeader(string header)
    {
        // "Hotel, up to" is a limit in other words.
        var words = Phrases.Join(QuestionTokens.Split(header)).ConvertAll(token => token.Word == "atmost" ? QuestionTokens.Of("limit", token.Span, isName: false) : token)
            .ConvertAll(token => new FieldWord(token.Word, token.Stem, 1, IsLeaf: true));
        return words.Count > 0 ? words : [new FieldWord(header, header, 1, IsLeaf: true)];
    }

    /// <summary>The unit that the last word of a path names, or null; "per km" is none.</summary>
    public static string? UnitOf(IReadOnlyList<FieldWord> words) =>
        words.Count < 2 || !words[^1].IsLeaf || words[^2].Word == "per" || !Units.TryGetValue(words[^1].Word, out var unit) ? null
        : words[^2].Word is "thousand" or "thousands" or "million" or "millions" or "billion" or "billions" ? $"{words[^2].Word} {unit}"
        : unit;

    /// <summary>The stems of the words for money that names of fields end in.</summary>
    public static IReadOnlyList<string> MoneyUnits { get; } = [.. Units.Where(unit => IsMoney(unit.Value)).Select(unit => EnglishStemmer.Stem(unit.Key))];

    /// <summary>Whether figures with a unit are money.</summary>
    public static bool IsMoney(string? unit) => unit is { Length: > 2 } && (unit.EndsWith("euros", StringComparison.Ordinal) || unit.EndsWith("dollars", StringComparison.Ordinal) || unit[^3..] is "USD" or "EUR" or "GBP" or "CHF");

    /// <summary>How a path is said to people: its words without generic parents and without the unit, all small, for a capital would make names of them.</summary>
    public static string Spoken(IReadOnlyList<FieldWord> words)
    {
        var last = UnitOf(words) is null ? words.Count : words.Count - 1;
        var spoken = string.Join(' ', words.Take(last).Where(word => word.Weight > GenericParent).Select(word => word.Word));
        return spoken.Length == 0 ? string.Join(' ', words.Select(word => word.Word)) : spoken;
    }
}
