using System.Collections.Frozen;
using ChatBot.Retrieval;

namespace ChatBot.Answers;

/// <summary>
/// Finds the noun that a question asks for: "which <b>shipyard</b> built", "what is the mayor's <b>salary</b>", "who is the <b>architect</b>
/// of the roof". What is said of other things is no answer.
/// </summary>
internal static class AskedNoun
{
    private const int MostWords = 4;

    private static readonly FrozenSet<string> Asking = FrozenSet.Create(
        StringComparer.Ordinal, "which", "what", "whose", "who", "welche", "welcher", "welches", "welchen", "welchem", "quel", "quelle", "quels", "quelles", "cual", "cuales", "que");

    private static readonly FrozenSet<string> Being = FrozenSet.Create(
        StringComparer.Ordinal, "is", "are", "was", "were", "s", "ist", "sind", "war", "waren", "est", "sont", "etait", "es", "son", "era", "fue");

    private static readonly FrozenSet<string> Articles = FrozenSet.Create(
        StringComparer.Ordinal, "the", "a", "an", "his", "her", "its", "their", "der", "die", "das", "ein", "eine", "le", "la", "les", "un", "une", "el", "los", "las", "una");

    /// <summary>Where it begins in the question; null when nothing is asked for by name.</summary>
    public static int? In(string question)
    {
        var words = AskedWord.Of(question);
        var at = words.FindIndex(w => Asking.Contains(w.Folded));
        if (at < 0)
        {
            return null;
        }

        // "What does she say about the airport".
        if (at + 1 < words.Count && words[at + 1].Folded is "does" or "do" or "did" && words.FindIndex(at, w => w.Folded == "about") is > 0 and var about)
        {
            return AfterBeing(words, about + 1);
        }

        if (at + 1 < words.Count && Being.Contains(words[at + 1].Folded))
        {
            return AfterBeing(words, at + 2);
        }

        // Before a verb stands nothing but the noun and its adjectives, and where the noun ends cannot be told: its first word must do.
        return words[at].Folded == "who" ? null : Run(words, at + 1).Where(w => !GeneralWords.SaysLittle(w.Folded)).Select(w => (int?)w.Start).FirstOrDefault();
    }

    private static int? AfterBeing(List<AskedWord> words, int at)
    {
        while (at < words.Count)
        {
            at += Articles.Contains(words[at].Folded) ? 1 : 0;
            var run = Run(words, at).ToList();
            if (run.Count == 0)
            {
                return null;
            }

            at += run.Count;
            if (!GeneralWords.SaysLittle(run[^1].Folded))
            {
                return run[^1].Start;
            }

            // "What is the name of the ship": the ship.
            if (at >= words.Count || words[at].Folded is not ("of" or "for"))
            {
                return null;
            }

            at++;
        }

        return null;
    }

    private static IEnumerable<AskedWord> Run(List<AskedWord> words, int from)
    {
        for (var i = from; i < Math.Min(words.Count, from + MostWords) && !CommonWords.IsGrammar(words[i].Folded) && (i == from || words[i].Before is '\0' or '-'); i++)
        {
            yield return words[i];
        }
    }
}
