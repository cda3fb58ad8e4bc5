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

        return words;
    }

    /// <summary>The unit that the last word of a path names, or null.</summary>
    public static string? UnitOf(IReadOnlyList<FieldWord> words) =>
        words.Count > 1 && words[^1].IsLeaf && Units.TryGetValue(words[^1].Word, out var unit) ? unit : null;

    /// <summary>How a path is said to people: its words without generic parents and without the unit, all small, for a capital would make names of them.</summary>
    public static string Spoken(IReadOnlyList<FieldWord> words)
    {
        var last = UnitOf(words) is null ? words.Count : words.Count - 1;
        var spoken = string.Join(' ', words.Take(last).Where(word => word.Weight > GenericParent).Select(word => word.Word));
        return spoken.Length == 0 ? string.Join(' ', words.Select(word => word.Word)) : spoken;
    }
}
