using System.Collections.Frozen;
using ChatBot.Text;

namespace ChatBot.Answers;

/// <summary>What is known of English words in general: which say little, and which say nearly the same.</summary>
internal static class GeneralWords
{
    // Words that a question is made with and that its answer need not have. Found by counting, over thousands of questions, which of their
    // words the passage that answers has not got; and the words of the same sort.
    private static readonly FrozenSet<string> Little = string.Join(
        ' ',
        // Of telling and naming.
        "say says said saying saying sayings tell tells told name names named naming state states stated mention mentions mentioned according give gives given gave giving "
        + "call calls called refer refers referred describe describes described discuss discusses discussed report reports reported remark remarks speak speaks spoken "
        + "talk talks talked cite cites cited list lists listed word words answer question term terms view views viewed opinion reckoning regard regarded consider "
        + "considered think thinks thought believe believed find finds found note notes noted quote quoted put puts point points account",
        // Of happening, being and having.
        "take takes taken took make makes made making get gets got go goes gone went going come comes came become becomes became begin begins begun began start starts "
        + "started happen happens happened use uses used using do doing done be being been keep keeps kept stand stands stood stay fall falls fell fallen lie lies bring "
        + "brings brought hold holds held set sets turn turns turned let lets leave leaves left live lives lived serve serves served need needs needed want wants wanted "
        + "show shows shown showed see sees seen look looks looked try tries tried allow allows allowed involve involves involved include includes included "
        + "contain contains contained occur occurs occurred exist exists existed receive receives received provide provides provided offer offers offered able get "
        + "know knows known mean means meant pick picks picked move moves moved work works worked play plays played help helps helped end ends ended lead leads led "
        + "run runs ran reach reaches reached relate relates related associate associated locate located base based form forms formed place places placed "
        + "intend intended suppose supposed seem seems require requires required propose proposed suggest suggests suggested expect expects expected enter enters entered",
        // Of what kind something is.
        "kind kinds type types sort sorts way ways thing things part parts aspect aspects example examples factor factors role position location area date dates "
        + "person people someone somebody anyone man woman individual individuals one ones two three number figure amount document documents text page file "
        + "reason reasons purpose main major primary key common commonly typical typically usual usually famous important certain particular specific exact exactly "
        + "precise precisely current currently actual actually original originally former formerly overall general generally real really",
        // Of size and degree, which ask "how".
        "wide broad long high tall deep big large old far heavy fast often many much quick soon great small little short late early close",
        // Of time, place and connection.
        "each every all other another both only just still ever even more most less least very own same else who its also too now then here there again once later "
        + "earlier ago already yet together aside ahead instead along away back forward further near next over under between through against out up down off "
        + "before after during since until while within without inside outside upon per like such whether so because").Split(' ').ToFrozenSet(StringComparer.Ordinal);

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
