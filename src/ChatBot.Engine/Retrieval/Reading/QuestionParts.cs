namespace ChatBot.Retrieval;

/// <summary>Splits a question that asks several things ("X, and which Y?") into one text for each.</summary>
internal static class QuestionParts
{
    private const int MaximumParts = 4;
    private const int FewestWords = 2;

    private static readonly HashSet<string> Asking = Set(
        "what which who whom whose when where why how wer wen wem wann wo warum wie welche welcher welches welchen welchem qui que quoi quel quelle quels quelles quand combien où comment pourquoi "
        + "quién cuándo cuánto cuánta cuántos cuántas qué cuál dónde cómo");

    private static readonly HashSet<string> Verbs = Set("is are was were does did do has have had can could will would should ist sind war hat");

    private static readonly HashSet<string> Orders = Set("name list quote cite give state tell find compare summarise summarize count");

    private static readonly HashSet<string> Joins = Set("and but und et y e");

    private static readonly HashSet<string> Prepositions = Set("in at on by from to for of with under through");

    /// <summary>The parts in order; the text itself when it asks one thing.</summary>
    public static IReadOnlyList<string> Of(string text, IReadOnlyList<AskedWord> words)
    {
        var parts = new List<string>();
        var start = 0;
        for (var i = 1; i < words.Count && parts.Count + 1 < MaximumParts; i++)
        {
            if (Border(words, i) is { } next && i - start >= FewestWords && words.Count - next >= FewestWords && Asks(words, start, i))
            {
                var from = words[start].Start == words[0].Start ? 0 : words[start].Start;
                parts.Add(text[from..words[i].Start].Trim(' ', ',', ';', '\u00BF'));
                start = next;
            }
        }

        var rest = start == 0 ? 0 : words[start].Start;
        parts.Add(text[rest..].Trim(' ', ',', ';'));
        return parts;
    }

    // The first word of the next part, when a part ends in front of this word.
    private static int? Border(IReadOnlyList<AskedWord> words, int at)
    {
        var word = words[at];
        if (word.Before is '?' or '\uFF1F' or '\u00BF')
        {
            return at;
        }

        if (Joins.Contains(word.Folded))
        {
            var next = at + 1 < words.Count && Prepositions.Contains(words[at + 1].Folded) ? at + 2 : at + 1;
            var isBehindComma = word.Before is ',' or ';';
            return next < words.Count && (Asking.Contains(words[next].Folded) || (isBehindComma && Verbs.Contains(words[next].Folded)))
                && (isBehindComma || HasVerbSoon(words, next)) ? at + 1 : null;
        }

        return (word.Before == ';' && Asking.Contains(word.Folded)) || (word.Before == ',' && word.Folded is "what" or "how" or "why") ? at : null;
    }

    private static bool HasVerbSoon(IReadOnlyList<AskedWord> words, int at) =>
        Enumerable.Range(at + 1, 3).Any(i => i < words.Count && (Verbs.Contains(words[i].Folded) || words[i].Folded is "many" or "much" or "long"));

    // What only prepares a question ("X did Y. Which?") stays with it.
    private static bool Asks(IReadOnlyList<AskedWord> words, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (Asking.Contains(words[i].Folded) || Orders.Contains(words[i].Folded) || (i <= from + 1 && Verbs.Contains(words[i].Folded)) || words[i].Folded[0] > '\u2E7F')
            {
                return true;
            }
        }

        return false;
    }

    private static HashSet<string> Set(string words) => words.Split(' ').Select(word => Text.Letters.Fold(word)).ToHashSet(StringComparer.Ordinal);
}
