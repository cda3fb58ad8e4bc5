using System.Buffers;
using System.Text;

namespace ChatBot.Text;

/// <summary>
/// Brings the ways of writing one word together for searching: case, accents, width, typographic apostrophes and hyphens, the digits
/// of other scripts, invisible characters and vowel points. What people are shown is never folded.
/// </summary>
public static class Letters
{
    /// <summary>The most characters that one character becomes.</summary>
    public const int LongestExpansion = 3;

    private static readonly char[] Folds = LetterTables.Folds;

    /// <summary>
    /// The character that one is searched by, or <c>'\0'</c> when it does not count (an accent by itself, a vowel point, a soft hyphen).
    /// Of a character that becomes several (<c>ß</c>) the first.
    /// </summary>
    public static char Fold(char c)
    {
        var folded = Folds[c];
        return folded == LetterTables.Expanding ? LetterTables.Expand(c)[0] : folded;
    }

    /// <summary>
    /// Folds a word and returns the number of characters written. A destination that is <see cref="LongestExpansion"/> times as long
    /// as the word always holds it; in a shorter one the rest is left out.
    /// </summary>
    public static int FoldInto(ReadOnlySpan<char> word, Span<char> destination)
    {
        if (word.Length <= destination.Length && Ascii.ToLower(word, destination, out var written) == OperationStatus.Done)
        {
            return written;
        }

        return FoldAll(word, destination);
    }

    /// <summary>A word as it is searched.</summary>
    public static string Fold(ReadOnlySpan<char> word)
    {
        if (word.Length > 256)
        {
            var large = new char[word.Length * LongestExpansion];
            return new string(large, 0, FoldInto(word, large));
        }

        Span<char> small = stackalloc char[256 * LongestExpansion];
        return small[..FoldInto(word, small)].ToString();
    }

    private static int FoldAll(ReadOnlySpan<char> word, Span<char> destination)
    {
        var folds = Folds;
        var count = 0;
        foreach (var c in word)
        {
            var folded = folds[c];
            if (folded == LetterTables.Expanding)
            {
                foreach (var part in LetterTables.Expand(c))
                {
                    if (count < destination.Length)
                    {
                        destination[count++] = part;
                    }
                }
            }
            else if (folded != '\0' && count < destination.Length)
            {
                destination[count++] = folded;
            }
        }

        return count;
    }
}
