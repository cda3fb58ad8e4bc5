using ChatBot.Corpus;

namespace ChatBot.Answers;

/// <summary>Compares values with what a question gives.</summary>
internal static class ValueComparison
{
    /// <summary>Whether a value lies as a comparison wants it; a figure in words of millions meets a field that counts millions.</summary>
    public static bool Holds(MetadataValue value, Comparison comparison, string? unit) => value switch
    {
        MetadataValue.Date date when comparison.From is { } from && comparison.To is { } to => comparison.Relation switch
        {
            Relation.Within => date.Value >= from && date.Value < to,
            Relation.Above => date.Value >= to,
            Relation.From => date.Value >= from,
            Relation.Below => date.Value < from,
            Relation.UpTo => date.Value < to,
            _ => throw new System.Diagnostics.UnreachableException(),
        },
        MetadataValue.Number number when comparison.Number is { } wanted => Holds(number.Value, comparison.Relation, InUnit(wanted, unit)),
        _ => false,
    };

    private static decimal InUnit(decimal wanted, string? unit) => unit switch
    {
        "thousands" when wanted >= 1_000 => wanted / 1_000,
        "millions" when wanted >= 100_000 => wanted / 1_000_000,
        "billions" when wanted >= 100_000_000 => wanted / 1_000_000_000,
        _ => wanted,
    };

    private static bool Holds(decimal value, Relation relation, decimal wanted) => relation switch
    {
        Relation.Within => value == wanted,
        Relation.Above => value > wanted,
        Relation.From => value >= wanted,
        Relation.Below => value < wanted,
        Relation.UpTo => value <= wanted,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
