using System.Text.RegularExpressions;

namespace ChatBot.Retrieval;

/// <summary>Whether a question asks for what does not hold.</summary>
internal static class Negation
{
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "not", "no", "never", "without", "neither", "nor", "none", "nobody", "nothing", "cannot", "lacks", "lack", "lacking", "missing", "nicht", "kein", "keine", "keinen", "keiner", "nie", "ohne",
        "pas", "jamais", "aucun", "aucune", "sans", "nunca", "ningun", "ninguna", "sin", "non", "mai", "senza", "nao",
    };

    /// <summary>Whether one of the words denies.</summary>
    public static bool In(IReadOnlyList<AskedWord> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (Words.Contains(words[i].Folded) || (words[i].Folded == "t" && i > 0 && words[i - 1].Folded.EndsWith('n')))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>Whether a plural only says among which documents one is picked.</summary>
internal static partial class Choice
{
    private static readonly HashSet<string> Picking = new(StringComparer.Ordinal)
    {
        "of", "among", "amongst", "behind", "von", "unter", "parmi", "entre", "tra", "per",
    };

    /// <summary>"Which of the essays", "among the essays".</summary>
    public static bool PicksOne(Mention mention, IReadOnlyList<AskedWord> words)
    {
        var from = mention.Words.From;
        return from > 0 && Picking.Contains(words[from - 1].Folded) && words.Take(from).Any(word => word.Folded is "which" or "who" or "whose" or "what" or "one" or "only" or "welche" or "welcher" or "welches");
    }
}

/// <summary>Tells a time of the day from a time of a recording.</summary>
internal static partial class Clock
{
    /// <summary>Whether the question is about when something runs, opens or happens by the clock.</summary>
    public static bool IsTimeOfDay(string lower) => OfDay().IsMatch(lower) && !Said().IsMatch(lower);

    [GeneratedRegex(
        @"\b(am|pm|a\.m\.|p\.m\.|o'clock|uhr|sails?|sailing|depart(s|ure|ing)?|arriv(e|es|al|ing)|leav(e|es|ing)|launch|train|bus|ferry|boat|opens?|closes?|opening|noon|morning|evening|utc|gmt|created|generated|published|written|born)\b",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex OfDay();

    [GeneratedRegex(
        @"\b(said|say|says|saying|mention(s|ed)?|heard|hear|talk(s|ed|ing)?|spoken|speak(s|ing)?|discuss(es|ed)?|recording|podcast|transcript|episode|stamp|mark|gesagt|aufnahme|dit|parle|enregistrement|dice|grabación)\b|\d{2}:\d{2}:\d{2}",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Said();
}

/// <summary>Tells an order to sum up from a question that only ends in "about".</summary>
internal static partial class Summaries
{
    /// <summary>Whether the question orders a summary in so many words.</summary>
    public static bool IsOrder(string lower) => Order().IsMatch(lower);

    [GeneratedRegex(@"\b(summari[sz]e|summary|sum up|overview|tl;?dr|fasse|zusammenfass\w*|résum\w*|resum\w*|riassumi)\b|总结|概括|摘要|要約|まとめ", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Order();
}
