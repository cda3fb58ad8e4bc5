namespace ChatBot.Text;

/// <summary>English endings and what they become. Of endings that end alike the longest stands first.</summary>
internal static class EnglishSuffixes
{
    public static readonly (string Suffix, string By)[] Double =
    [
        ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("abli", "able"), ("entli", "ent"),
        ("ization", "ize"), ("izer", "ize"), ("ation", "ate"), ("ator", "ate"), ("alism", "al"), ("aliti", "al"), ("alli", "al"),
        ("fulness", "ful"), ("ousness", "ous"), ("iveness", "ive"), ("ousli", "ous"), ("iviti", "ive"), ("biliti", "ble"), ("bli", "ble"),
        ("fulli", "ful"), ("lessli", "less"), ("ogi", "og"), ("li", ""),
    ];

    public static readonly (string Suffix, string By)[] Single =
    [
        ("ational", "ate"), ("tional", "tion"), ("alize", "al"), ("icate", "ic"), ("iciti", "ic"), ("ical", "ic"), ("ative", ""), ("ful", ""),
        ("ness", ""),
    ];

    public static readonly string[] Dropped =
    [
        "ement", "ment", "ance", "ence", "able", "ible", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize", "ion", "al", "er", "ic",
    ];
}
