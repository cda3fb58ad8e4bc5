using System.Collections.Frozen;
using ChatBot.Text;

namespace ChatBot.Answers;

/// <summary>General words for one thing, whatever a corpus is about: what a question calls a price, a field may call a cost.</summary>
internal static class FieldSynonyms
{
    // A word may stand in several lines; two words are alike if they share one.
    private static readonly string[] Groups =
    [
        "price cost charge fee rate",
        "cost budget expense spend expensive cheap pay worth",
        "release publish launch",
        "create write generate make produce compose",
        "date day when",
        "end finish complete close ready until",
        "start begin",
        "provider vendor supplier maker company manufacturer",
        "author writer byline reporter llm write",
        "input prompt",
        "output completion answer",
        "length long word size",
        "limit allow maximum max permit cap",
        "duration length minute long",
        "time duration latency take long fast slow",
        "lead leader head manager charge responsible",
        "owner own belong",
        "language lang",
        "status state stage",
        "tag keyword topic",
        "update modify revise change",
        "amount number count quantity",
        "year annual yearly",
        "place location venue where",
        "build construct building construction",
        "id identifier",
        "contact email mail address",
        "kind type category sort",
        "context window",
        "version revision edition",
        "image picture photo",
        "host interviewer moderator presenter",
        "tool function",
        "organisation organization institution",
        "title headline",
        "paper newspaper",
        "replace supersede",
        "attachment attach file",
        "depend rely",
        "employee job",
        "ms millisecond",
        "second sec",
        "minute min",
        "eur euro",
        "usd dollar",
    ];

    private static readonly FrozenDictionary<string, int[]> GroupsOf = Groups
        .SelectMany((group, number) => group.Split(' ').Select(word => (Stem: EnglishStemmer.Stem(word), number)))
        .GroupBy(pair => pair.Stem, pair => pair.number, StringComparer.Ordinal)
        .ToFrozenDictionary(pairs => pairs.Key, pairs => pairs.Distinct().ToArray(), StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string[]> Stems = Groups
        .SelectMany(group => group.Split(' ').SelectMany(word => group.Split(' '), (word, other) => (Stem: EnglishStemmer.Stem(word), Other: EnglishStemmer.Stem(other))))
        .Where(pair => pair.Stem != pair.Other)
        .GroupBy(pair => pair.Stem, pair => pair.Other, StringComparer.Ordinal)
        .ToFrozenDictionary(pairs => pairs.Key, pairs => pairs.Distinct(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);

    /// <summary>The stems of words that can stand for what a stem stands for, without itself.</summary>
    public static IReadOnlyList<string> AlikeTo(string stem) => Stems.TryGetValue(stem, out var others) ? others : [];

    /// <summary>Whether two stems can stand for one thing.</summary>
    public static bool AreAlike(string stem, string other) =>
        GroupsOf.TryGetValue(stem, out var groups) && GroupsOf.TryGetValue(other, out var others) && groups.AsSpan().IndexOfAny(others) >= 0;
}
