using System.Text;

namespace ChatBot.Index;

/// <summary>
/// Finds the word that was probably meant by one that the corpus does not hold: the commonest known word one edit away (a letter more,
/// less, other, or two neighbours swapped), from four letters on; with the first letter kept, or swapped with the second.
/// </summary>
internal sealed class TypoRepair
{
    private const int ShortestWord = 4;

    /// <summary>The meant word, or null.</summary>
    public string? Find(string word, IReadOnlyList<Segment> segments)
    {
        if (word.Length < ShortestWord || word.Length > 40 || word.Any(char.IsDigit))
        {
            return null;
        }

        var best = default(string);
        var bestCount = 0;
        foreach (var candidate in OneEditAway(word))
        {
            var count = Count(candidate, segments);
            if (count > bestCount || (count == bestCount && count > 0 && string.CompareOrdinal(candidate, best) < 0))
            {
                (best, bestCount) = (candidate, count);
            }
        }

        return best;
    }

    private static int Count(string candidate, IReadOnlyList<Segment> segments)
    {
        Span<byte> utf8 = stackalloc byte[candidate.Length * 4];
        var key = utf8[..Encoding.UTF8.GetBytes(candidate, utf8)];
        var count = 0;
        foreach (var segment in segments)
        {
            count += segment.Surfaces.TryFind(key, out var entry) ? entry.PassageCount : 0;
        }

        return count;
    }

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
