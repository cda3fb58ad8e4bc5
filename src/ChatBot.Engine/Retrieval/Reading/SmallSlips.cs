using System.Text;

namespace ChatBot.Retrieval;

/// <summary>
/// Mends the small words of an English question where they are misspelt ("wat dose X meen"). The index cannot: it looks for words of the
/// documents, and these only ask. Each is mended only where it would stand, because a slip may be a word of its own.
/// </summary>
internal static class SmallSlips
{
    private const int MostWords = 15;
    private const int ShortestWord = 3;

    private static readonly string[] Asking = ["what", "which", "when", "where", "who", "how"];
    private static readonly string[] Helping = ["does", "did", "are", "was", "were", "has"];
    private static readonly string[] Closing = ["mean", "means", "meant", "cost", "costs"];
    private static readonly string[] Amounts = ["many", "much", "long"];

    /// <summary>The question with its small words mended.</summary>
    public static string Mend(string text)
    {
        var words = AskedWord.Of(text);
        if (words.Count is < 3 or > MostWords)
        {
            return text;
        }

        var mended = new StringBuilder(text);
        var before = "";
        for (var (i, shift) = (0, 0); i < words.Count; i++)
        {
            var meant = Meant(words, i, before);
            if (meant is not null)
            {
                mended.Remove(words[i].Start + shift, words[i].End - words[i].Start).Insert(words[i].Start + shift, meant);
                shift += meant.Length - (words[i].End - words[i].Start);
            }

            before = meant ?? words[i].Folded;
        }

        return mended.ToString();
    }

    private static string? Meant(List<AskedWord> words, int at, string before)
    {
        var word = words[at].Folded;
        if (IsSwapped(word, "the"))
        {
            return "the";
        }

        // "Dose" is a word, but not where the verb that it helps stands at the end.
        if (word is "dose" or "doe" or "dos")
        {
            return before is "what" or "how" or "where" or "when" && IsClosing(words[^1].Folded) ? "does" : null;
        }

        return word.Length < ShortestWord - (at == 0 ? 1 : 0) || CommonWords.IsCommon(word) || (words[at].IsCapital && at > 0) ? null
            : at == 0 ? Nearest(word, Asking)
            : before == "how" ? Nearest(word, Amounts)
            : Array.IndexOf(Asking, before) >= 0 ? Nearest(word, Helping)
            : at == words.Count - 1 && words.Exists(w => w.Folded is "does" or "did" or "do" or "dose") ? Nearest(word, Closing)
            : null;
    }

    private static bool IsClosing(string word) => Array.IndexOf(Closing, word) >= 0 || (!CommonWords.IsCommon(word) && Nearest(word, Closing) is not null);

    private static string? Nearest(string word, string[] meant) => Array.Find(meant, known => IsSwapped(word, known) || IsOneLetterAway(word, known));

    // The same letters, two neighbours of them in the wrong order.
    private static bool IsSwapped(string word, string meant)
    {
        var at = word.AsSpan().CommonPrefixLength(meant);
        return word.Length == meant.Length && at + 1 < word.Length && word[at] == meant[at + 1] && word[at + 1] == meant[at] && word.AsSpan(at + 2).SequenceEqual(meant.AsSpan(at + 2));
    }

    // One letter more, less or other.
    private static bool IsOneLetterAway(string word, string meant)
    {
        var at = word.AsSpan().CommonPrefixLength(meant);
        var rest = word.AsSpan(at);
        var other = meant.AsSpan(at);
        return (rest.Length == other.Length && rest.Length > 0 && rest[1..].SequenceEqual(other[1..]))
            || (rest.Length == other.Length + 1 && rest[1..].SequenceEqual(other))
            || (rest.Length + 1 == other.Length && rest.SequenceEqual(other[1..]));
    }
}
