namespace ChatBot.Retrieval;

/// <summary>Finds what a question leaves aside: "the factory <b>other than Token Factory</b>", "all ports <b>except Lindry</b>".</summary>
internal static class LeftAside
{
    private const int MostWords = 4;

    private static readonly Phrases Leaving = new(
        "other than; except for?; excepting; excluding; apart from; aside from; besides; not counting|including; leaving out; außer; abgesehen von; ohne zu zählen; à part; sauf; excepté; excepto; salvo; aparte de; además de");

    private static readonly HashSet<string> Articles = new(StringComparer.Ordinal) { "the", "a", "an", "its", "der", "die", "das", "den", "dem", "le", "la", "les", "el", "los", "las" };

    /// <summary>The things left aside, each with the stretch of text that does so.</summary>
    public static IEnumerable<(string Thing, int Start, int End)> In(IReadOnlyList<AskedWord> words, string text)
    {
        foreach (var (start, end) in Leaving.All(words, text))
        {
            var from = 0;
            while (from < words.Count && (words[from].Start < end || Articles.Contains(words[from].Folded)))
            {
                from++;
            }

            var to = from;
            while (to < words.Count && to - from < MostWords && !CommonWords.IsGrammar(words[to].Folded) && (to == from || words[to].Before is '\0' or '-'))
            {
                to++;
            }

            if (to > from && words[from].Before is '\0' or '"' or '\u201C')
            {
                yield return (text[words[from].Start..words[to - 1].End], start, words[to - 1].End);
            }
        }
    }
}
