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
internal static class Choice
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
internal static class Clock
{
    private static readonly Phrases OfDay = new(
        "am|pm|uhr|sail|sails|sailing|depart|departs|departure|arrive|arrives|arrival|arriving|leave|leaves|leaving|launch|train|bus|ferry|boat|open|opens|close|closes|opening|noon|morning|evening|utc|gmt|created|generated|published|written|born; o clock");

    private static readonly Phrases Said = new(
        "said|say|says|saying|mention|mentions|mentioned|heard|hear|talk|talks|talked|talking|spoken|speak|speaks|speaking|discuss|discusses|discussed|recording|podcast|transcript|episode|stamp|mark|gesagt|aufnahme|dit|parle|enregistrement|dice|grabación");

    /// <summary>Whether it is asked what is said, or of a recording.</summary>
    public static bool IsOfSpeech(IReadOnlyList<AskedWord> words, string text) => Said.IsIn(words, text);

    /// <summary>Whether the question is about when something runs, opens or happens by the clock.</summary>
    public static bool IsTimeOfDay(IReadOnlyList<AskedWord> words, string text) =>
        OfDay.IsIn(words, text) && !Said.IsIn(words, text) && !words.Any(word => word.Folded.Count(c => c == ':') == 2);
}
