using System.Collections.Frozen;
using ChatBot.Text;

namespace ChatBot.Answers;

/// <summary>What is known of English words in general: which say little, and which say nearly the same.</summary>
internal static class GeneralWords
{
    private static readonly FrozenSet<string> Little = FrozenSet.Create(
        StringComparer.Ordinal,
        "say", "says", "said", "name", "named", "state", "stated", "mention", "mentioned", "according", "kind", "type", "sort", "way", "thing", "things",
        "give", "given", "take", "taken", "make", "made", "get", "gets", "got", "go", "goes", "use", "used", "become", "happen", "exactly", "main",
        "list", "word", "words", "answer", "question", "tell", "told", "call", "called", "describe", "described", "refer", "referred", "one", "two",
        "each", "every", "all", "other", "another", "both", "only", "just", "still", "ever", "more", "most", "very", "own", "same", "else", "who", "its",
        "wide", "broad", "long", "high", "tall", "deep", "big", "large", "old", "far", "heavy", "fast", "often", "people", "person", "someone", "document", "documents", "text", "talk", "speak", "speaker", "think", "thinks", "put", "come", "comes", "see", "after",
        "before", "during", "since", "until", "while", "over", "under", "between", "through", "against", "out", "up", "down", "off", "too", "now");

    private static readonly string[][] Groups =
    [
        ["cost", "price", "expense", "charge", "fee", "pay"],
        ["build", "construct", "erect"],
        ["begin", "start", "commence", "launch"],
        ["end", "finish", "stop", "complete", "conclude"],
        ["buy", "purchase", "acquire"],
        ["big", "large", "huge", "great"],
        ["small", "little", "tiny"],
        ["fast", "quick", "rapid"],
        ["show", "display", "demonstrate"],
        ["help", "assist", "aid", "support"],
        ["job", "work", "employment", "employee"],
        ["leader", "head", "chief", "boss"],
        ["lead", "head", "run", "direct", "manage"],
        ["found", "establish", "create", "set"],
        ["reason", "cause", "why", "because"],
        ["goal", "aim", "objective", "purpose"],
        ["danger", "risk", "threat", "hazard"],
        ["author", "writer", "wrote", "write"],
        ["movie", "film"],
        ["car", "vehicle", "automobile"],
        ["doctor", "physician"],
        ["kid", "child", "children"],
        ["rule", "policy", "regulation"],
        ["answer", "reply", "respond", "response"],
        ["forbid", "ban", "prohibit"],
        ["allow", "permit", "let"],
        ["need", "require", "must", "necessary"],
        ["grow", "increase", "rise", "expand"],
        ["fall", "decrease", "decline", "drop", "shrink"],
        ["wide", "width", "broad"],
        ["long", "length"],
        ["high", "height", "tall"],
        ["deep", "depth"],
        ["heavy", "weigh", "weight"],
        ["old", "age"],
        ["money", "fund", "budget", "financ"],
        ["repair", "fix", "mend", "restore"],
        ["approve", "agree", "accept"],
        ["reject", "refuse", "deny", "decline"],
        ["choose", "select", "pick", "decide"],
        ["percent", "percentage", "share", "portion", "proportion"],
        ["amount", "sum", "total"],
        ["argue", "claim", "assert", "contend"],
        ["predict", "forecast", "expect", "anticipate"],
        ["critic", "object", "oppose", "disagree"],
        ["email", "mail"],
        ["town", "city", "municipality"],
        ["country", "nation", "state"],
        ["die", "death", "dead"],
        ["bear", "born", "birth"],
        ["marry", "married", "wife", "husband", "spouse"],
        ["company", "firm", "corporation", "business"],
        ["error", "mistake", "fault", "bug"],
        ["delete", "remove", "erase"],
        ["change", "alter", "modify", "replace"],
        ["important", "significant", "crucial", "key"],
    ];

    private static readonly FrozenDictionary<string, string[]> Others = Build();

    /// <summary>Whether a word, folded, says little of what is asked.</summary>
    public static bool SaysLittle(string word) => Little.Contains(word);

    /// <summary>Stems of words that say nearly the same as a folded word.</summary>
    public static IReadOnlyList<string> Alike(string word) => Others.GetValueOrDefault(EnglishStemmer.Stem(word), []);

    private static FrozenDictionary<string, string[]> Build()
    {
        var others = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var group in Groups)
        {
            var stems = Array.ConvertAll(group, word => EnglishStemmer.Stem(word));
            foreach (var stem in stems)
            {
                if (!others.TryGetValue(stem, out var known))
                {
                    others.Add(stem, known = new HashSet<string>(StringComparer.Ordinal));
                }

                known.UnionWith(stems.Where(other => other != stem));
            }
        }

        return others.ToFrozenDictionary(o => o.Key, o => o.Value.ToArray(), StringComparer.Ordinal);
    }
}
