using System.Collections.Frozen;
using ChatBot.Text;

namespace ChatBot.Answers;

/// <summary>General words for one thing, whatever a corpus is about: what a question calls a price, a field may call a cost.</summary>
internal static class FieldSynonyms
{
    // A word may stand in several lines; two words are alike if they share one.
    private static readonly string[] Groups =
    [
        "price cost charge fee fare tariff toll",
        "cost budget expense spend expensive cheap pay worth",
        "release publish launch",
        "create write generate make produce compose",
        "date day when",
        "end finish complete close ready until",
        "start begin",
        "provider vendor supplier maker company manufacturer",
        "author writer byline reporter llm write verfasser verfasserin autor autorin auteur autrice",
        "input prompt",
        "output completion answer",
        "length long word size",
        "limit allow maximum max permit cap",
        "duration length minute long",
        "time duration latency take long fast slow",
        "take hour minute day week",
        "lead leader head manager charge responsible",
        "owner own belong",
        "language lang",
        "status state stage",
        "tag keyword topic",
        "update modify revise change",
        "amount number count quantity",
        "year annual yearly",
        "place seat capacity people",
        "person people",
        "print copy circulation",
        "publish create",
        "deputy substitute vice",
        "licence license",
        "day daily weekday",
        "month monthly",
        "week weekly",
        "buy buyer purchase acquire bought",
        "sell sale",
        "teach teacher instructor trainer lecturer tutor",
        "km kilometre kilometer",
        "kg kilogram kilo weight weigh heavy",
        "place location venue where",
        "build construct building construction",
        "id identifier",
        "contact email mail address",
        "contact reach",
        "owner responsible maintain maintainer office lead charge",
        "severity severe serious grave",
        "severity rate rating score grade",
        "valid good apply effective",
        "review check inspect examine",
        "injury injure hurt",
        "kind type category sort",
        "context window",
        "version revision edition",
        "image picture photo",
        "host interviewer moderator presenter",
        "tool function",
        "organisation organization institution",
        "title headline",
        "paper newspaper",
        "replace supersede previous former predecessor history",
        "attachment attach file",
        "depend rely",
        "plan proposal scheme",
        "borrow loan lend",
        "employee job",
        "ms millisecond",
        "second sec",
        "minute min",
        "eur euro",
        "usd dollar",
    ];

    private static readonly FrozenSet<string> Money =
        "price cost charge fee fare pay paid spend money amount euro dollar pound".Split(' ').Select(word => EnglishStemmer.Stem(word)).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Spending =
        "cost pay paid spend money euro dollar pound".Split(' ').Select(word => EnglishStemmer.Stem(word)).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, int[]> GroupsOf = Groups
        .SelectMany((group, number) => group.Split(' ').Select(word => (Stem: EnglishStemmer.Stem(word), number)))
        .GroupBy(pair => pair.Stem, pair => pair.number, StringComparer.Ordinal)
        .ToFrozenDictionary(pairs => pairs.Key, pairs => pairs.Distinct().ToArray(), StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string[]> Stems = Groups
        .SelectMany(group => group.Split(' ').SelectMany(word => group.Split(' '), (word, other) => (Stem: EnglishStemmer.Stem(word), Other: EnglishStemmer.Stem(other))))
        .Where(pair => pair.Stem != pair.Other)
        .GroupBy(pair => pair.Stem, pair => pair.Other, StringComparer.Ordinal)
        .ToFrozenDictionary(pairs => pairs.Key, pairs => pairs.Distinct(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);

    /// <summary>All words of the groups.</summary>
    public static IEnumerable<string> Words { get; } = [.. Groups.SelectMany(group => group.Split(' ')).Distinct(StringComparer.Ordinal)];

    /// <summary>The stems of words that can stand for what a stem stands for, without itself.</summary>
    public static IReadOnlyList<string> AlikeTo(string stem)
    {
        string[] doers = stem.Length >= 3 ? [stem + "er", stem + "or", stem + stem[^1] + "er"] : [];
        return Stems.TryGetValue(stem, out var others) ? [.. others, .. doers] : doers;
    }

    /// <summary>Whether a stem asks for money, whatever it is paid for.</summary>
    public static bool IsMoney(string stem) => Money.Contains(stem);

    /// <summary>Whether a stem asks for any money spent; a price or a fare is a certain one.</summary>
    public static bool IsSpending(string stem) => Spending.Contains(stem);

    /// <summary>Whether two stems can stand for one thing.</summary>
    public static bool AreAlike(string stem, string other) =>
        IsDoerOf(stem, other) || IsDoerOf(other, stem) || ShareGroup(stem, other);

    // Who keeps something is its keeper, whoever drives it its driver.
    private static bool IsDoerOf(string doer, string verb) =>
        verb.Length >= 3 && (doer.Length == verb.Length + 2 || (doer.Length == verb.Length + 3 && doer[^3] == verb[^1]))
        && (doer.EndsWith("er", StringComparison.Ordinal) || doer.EndsWith("or", StringComparison.Ordinal)) && doer.StartsWith(verb, StringComparison.Ordinal);

    private static bool ShareGroup(string stem, string other) =>
        GroupsOf.TryGetValue(stem, out var groups) && GroupsOf.TryGetValue(other, out var others) && groups.AsSpan().IndexOfAny(others) >= 0;
}
