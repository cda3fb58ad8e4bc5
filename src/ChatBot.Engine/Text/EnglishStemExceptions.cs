namespace ChatBot.Text;

/// <summary>The words whose English stems follow no rule.</summary>
internal static class EnglishStemExceptions
{
    /// <summary>The stem of a word that is an exception as a whole, or null. Never longer than the word.</summary>
    public static string? Whole(ReadOnlySpan<char> word) => word switch
    {
        "skis" => "ski",
        "skies" => "sky",
        "dying" => "die",
        "lying" => "lie",
        "tying" => "tie",
        "idly" => "idl",
        "gently" => "gentl",
        "ugly" => "ugli",
        "early" => "earli",
        "only" => "onli",
        "singly" => "singl",
        "sky" => "sky",
        "news" => "news",
        "howe" => "howe",
        "atlas" => "atlas",
        "cosmos" => "cosmos",
        "bias" => "bias",
        "andes" => "andes",
        _ => null,
    };

    /// <summary>Whether a word stays as it is once its plural ending is gone.</summary>
    public static bool IsDone(ReadOnlySpan<char> word) =>
        word is "inning" or "outing" or "canning" or "herring" or "earring" or "proceed" or "exceed" or "succeed";

    /// <summary>Length of a beginning behind which the first region starts in spite of the rule, or 0.</summary>
    public static int RegionPrefix(ReadOnlySpan<char> word) =>
        word.StartsWith("gener") || word.StartsWith("arsen") ? 5 : word.StartsWith("commun") ? 6 : 0;
}
