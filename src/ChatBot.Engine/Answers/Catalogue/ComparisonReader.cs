using System.Collections.Frozen;
using ChatBot.Text;

namespace ChatBot.Answers;

/// <summary>Finds the figures and dates of a question that values are compared with: "after 1 March 2026", "more than 5 million".</summary>
internal static class ComparisonReader
{
    private static readonly string[] Months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    private static readonly FrozenDictionary<string, Relation> Relations = new Dictionary<string, Relation>(StringComparer.Ordinal)
    {
        ["after"] = Relation.Above,
        ["morethan"] = Relation.Above,
        ["over"] = Relation.Above,
        ["above"] = Relation.Above,
        ["exceeding"] = Relation.Above,
        ["beyond"] = Relation.Above,
        ["since"] = Relation.From,
        ["from"] = Relation.From,
        ["atleast"] = Relation.From,
        ["between"] = Relation.From,
        ["before"] = Relation.Below,
        ["lessthan"] = Relation.Below,
        ["under"] = Relation.Below,
        ["below"] = Relation.Below,
        ["until"] = Relation.UpTo,
        ["till"] = Relation.UpTo,
        ["by"] = Relation.UpTo,
        ["atmost"] = Relation.UpTo,
        ["in"] = Relation.Within,
        ["on"] = Relation.Within,
        ["during"] = Relation.Within,
        ["of"] = Relation.Within,
        ["exactly"] = Relation.Within,
        ["equal"] = Relation.Within,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // "By three plans" compares nothing: only these words make a bound of a figure that is no date.
    private static readonly FrozenSet<string> Bounds = FrozenSet.Create(
        StringComparer.Ordinal, "morethan", "over", "above", "exceeding", "beyond", "atleast", "between", "lessthan", "under", "below", "atmost", "exactly", "equal");

    /// <summary>Takes what can be compared with out of a question. What has no relation is left for a field or a name to explain.</summary>
    public static void Read(CatalogueRequest request, Predicate<string> isFieldWord)
    {
        for (var i = 0; i < request.Tokens.Count; i++)
        {
            // The figure may be part of a field's name: loans_2025.
            if (request.Roles[i] is not TokenRole.Content || (request.Tokens[i].Number is not null && isFieldWord(request.Tokens[i].Stem)))
            {
                continue;
            }

            if (DateAt(request, i) is { } date)
            {
                Add(request, i, date.Count, date.Number, date.From, date.To);
                i += date.Count - 1;
            }
            else if (NumberAt(request, i) is { } number)
            {
                var next = i + number.Count;
                if (HasBound(request, i) || request.Tokens.ElementAtOrDefault(next)?.Word == "ormore")
                {
                    Add(request, i, number.Count, number.Value, from: null, to: null);
                }
                else if (next < request.Tokens.Count && (request.Roles[next] == TokenRole.Entity || request.Tokens[i].Number is null))
                {
                    // "Three essays" counts what is there; it asks for nothing.
                    request.Roles[i] = TokenRole.Filler;
                }

                i = next - 1;
            }
        }
    }

    private static void Add(CatalogueRequest request, int at, int count, decimal? number, DateTimeOffset? from, DateTimeOffset? to)
    {
        var relation = RelationBefore(request, at) ?? Relation.Within;
        relation = request.Tokens.ElementAtOrDefault(at + count)?.Word == "ormore" ? Relation.From : relation;
        request.Comparisons.Add(new Comparison(relation, number, from, to));
        for (var i = at; i < at + count; i++)
        {
            request.Roles[i] = TokenRole.Operation;
        }

        for (var i = Math.Max(0, at - 2); i < at; i++)
        {
            if (Relations.ContainsKey(request.Tokens[i].Word))
            {
                request.Roles[i] = TokenRole.Operation;
            }
        }

        if (request.Tokens.ElementAtOrDefault(at + count)?.Word == "ormore")
        {
            request.Roles[at + count] = TokenRole.Operation;
        }
    }

    private static bool HasBound(CatalogueRequest request, int at) =>
        Enumerable.Range(Math.Max(0, at - 2), Math.Min(2, at)).Any(i => Bounds.Contains(request.Tokens[i].Word))
        || (at > 0 && request.Tokens[at - 1].Word == "and" && request.Comparisons.Count > 0 && request.Comparisons[^1].Relation == Relation.From);

    private static Relation? RelationBefore(CatalogueRequest request, int at)
    {
        for (var i = at - 1; i >= Math.Max(0, at - 2); i--)
        {
            var word = request.Tokens[i].Word;
            if (Relations.TryGetValue(word, out var relation))
            {
                return relation;
            }

            if (word == "and" && request.Comparisons.Count > 0 && request.Comparisons[^1].Relation == Relation.From)
            {
                return Relation.UpTo;
            }
        }

        return null;
    }

    private static (int Count, decimal? Number, DateTimeOffset From, DateTimeOffset To)? DateAt(CatalogueRequest request, int at)
    {
        var tokens = request.Tokens;
        var first = tokens[at].Number;
        var second = tokens.ElementAtOrDefault(at + 1);
        var third = tokens.ElementAtOrDefault(at + 2);
        var year = IsYear(first) ? (int)first!.Value : 0;
        if (year > 0 && second?.Number is >= 1 and <= 12 && third?.Number is >= 1 and <= 31 && IsTight(tokens[at], second, third))
        {
            return Day(3, year, (int)second.Number.Value, (int)third.Number.Value);
        }

        if (MonthOf(tokens[at].Word) is { } month && IsCapitalMay(tokens[at]))
        {
            return second?.Number is >= 1 and <= 31 && IsYear(third?.Number) ? Day(3, (int)third!.Number!.Value, month, (int)second.Number.Value)
                : IsYear(second?.Number) ? MonthRange(2, (int)second!.Number!.Value, month)
                : null;
        }

        if (first is >= 1 and <= 31 && second is not null && MonthOf(second.Word) is { } named && IsYear(third?.Number))
        {
            return Day(3, (int)third!.Number!.Value, named, (int)first.Value);
        }

        return year > 0 && RelationBefore(request, at) is not null
            ? (1, year, Midnight(year, 1, 1), Midnight(year + 1, 1, 1))
            : null;
    }

    private static (int Count, decimal? Number, DateTimeOffset From, DateTimeOffset To)? Day(int count, int year, int month, int day) =>
        day > DateTime.DaysInMonth(year, month) ? null : (count, null, Midnight(year, month, day), Midnight(year, month, day).AddDays(1));

    private static (int Count, decimal? Number, DateTimeOffset From, DateTimeOffset To) MonthRange(int count, int year, int month) =>
        (count, null, Midnight(year, month, 1), Midnight(year, month, 1).AddMonths(1));

    private static DateTimeOffset Midnight(int year, int month, int day) => new(year, month, day, 0, 0, 0, TimeSpan.Zero);

    private static bool IsYear(decimal? number) => number is >= 1000 and <= 9000 && decimal.IsInteger(number.Value);

    private static bool IsTight(QuestionToken first, QuestionToken second, QuestionToken third) =>
        second.Span.Start == first.Span.End + 1 && third.Span.Start == second.Span.End + 1;

    private static bool IsCapitalMay(QuestionToken token) => token.Word != "may" || token.IsName;

    /// <summary>Which month a word names, or null.</summary>
    public static int? MonthOf(string word) =>
        word.Length < 3 ? null
        : Array.FindIndex(Months, month => month == word || (word.Length <= 4 && month.StartsWith(word, StringComparison.Ordinal))) is >= 0 and var at ? at + 1
        : null;

    private static (int Count, decimal Value)? NumberAt(CatalogueRequest request, int at)
    {
        var words = request.Tokens.Skip(at).Take(6).Select(token => token.Word).ToArray();
        return NumberWords.TryRead(words, out var value, out var count) ? (count, value)
            : NumberWords.TryReadAmount(words[0], out value) && char.IsAsciiDigit(words[0][0]) ? (1, value)
            : null;
    }
}
