using ChatBot.Text;

namespace ChatBot.Index;

/// <summary>
/// Finds the word that was probably meant by one that the corpus does not hold: the commonest known word one edit away (a letter more,
/// less, other, or two neighbours swapped), from four letters on. Only where there is none, the first letter may be the wrong one, or
/// another form of the word may be the known one.
/// </summary>
internal sealed class TypoRepair
{
    private const int ShortestWord = 4;
    private const int ShortestWithWrongStart = 5;

    private const int MostKnown = 10_000;

    private readonly Dictionary<string, string?> known = new(StringComparer.Ordinal);

    /// <summary>The meant word, or null. Remembered, so one instance must always be given the same view.</summary>
    public string? Find(string word, IWordView view)
    {
        if (!known.TryGetValue(word, out var meant))
        {
            if (known.Count == MostKnown)
            {
                known.Clear();
            }

            known.Add(word, meant = Meant(word, view));
        }

        return meant;
    }

    private static string? Meant(string word, IWordView view)
    {
        if (word.Length < ShortestWord || word.Length > 40 || word.Any(char.IsDigit))
        {
            return null;
        }

        return Commonest(OneEditAway(word), view.PassagesWithForm)
            ?? (word.Length < ShortestWithWrongStart ? null : Commonest(OtherStart(word), view.PassagesWithForm))
            ?? Commonest(OneEditAway(word), form => CountStem(form, view));
    }

    private static string? Commonest(IEnumerable<string> candidates, Func<string, int> counted)
    {
        var best = default(string);
        var bestCount = 0;
        foreach (var candidate in candidates)
        {
            var count = counted(candidate);
            if (count > bestCount || (count == bestCount && count > 0 && string.CompareOrdinal(candidate, best) < 0))
            {
                (best, bestCount) = (candidate, count);
            }
        }

        return best;
    }

    private static int CountStem(string candidate, IWordView view) =>
        EnglishStemmer.Stem(candidate) is var stem && stem != candidate ? view.PassagesWithStem(stem) : 0;

    private static IEnumerable<string> OneEditAway(string word)
    {
        var letters = AlphabetOf(word[0]);
        yield return Swapped(word, 0);
        for (var i = 1; i < word.Length; i++)
        {
            yield return word.Remove(i, 1);
            if (i + 1 < word.Length)
            {
                yield return Swapped(word, i);
            }
        }

        foreach (var letter in letters)
        {
            for (var i = 1; i < word.Length; i++)
            {
                yield return string.Concat(word.AsSpan(0, i), [letter], word.AsSpan(i + 1));
                yield return word.Insert(i, letter.ToString());
            }

            yield return word + letter;
        }
    }

    private static IEnumerable<string> OtherStart(string word)
    {
        yield return word[1..];
        foreach (var letter in AlphabetOf(word[0]))
        {
            yield return letter + word;
            yield return letter + word[1..];
        }
    }

    private static string Swapped(string word, int at) =>
        string.Concat(word.AsSpan(0, at), [word[at + 1], word[at]], word.AsSpan(at + 2));

    private static string AlphabetOf(char c) => c switch
    {
        >= '\u0430' and <= '\u0451' => "абвгдежзийклмнопрстуфхцчшщъыьэюя",
        >= '\u03B1' and <= '\u03C9' => "αβγδεζηθικλμνξοπρσςτυφχψω",
        >= '\u0621' and <= '\u064A' => "ابتثجحخدذرزسشصضطظعغفقكلمنهويءةى",
        _ => "abcdefghijklmnopqrstuvwxyz",
    };
}
