namespace ChatBot.Text;

/// <summary>
/// Reduces an English word to its stem by the Porter2 (Snowball English) rules, so that words of one family meet.
/// Takes lower-case words with plain apostrophes; a word of another script or language comes back as it is or shortened, never longer.
/// </summary>
public static class EnglishStemmer
{
    private const int LongestWord = 128;

    /// <summary>The stem of one lower-case word.</summary>
    public static string Stem(ReadOnlySpan<char> lowerCaseWord)
    {
        if (lowerCaseWord.Length > LongestWord)
        {
            return lowerCaseWord.ToString();
        }

        Span<char> buffer = stackalloc char[LongestWord];
        lowerCaseWord.CopyTo(buffer);
        return buffer[..StemInPlace(buffer[..lowerCaseWord.Length])].ToString();
    }

    /// <summary>Turns one lower-case word into its stem where it stands and returns the stem's length.</summary>
    public static int StemInPlace(Span<char> word)
    {
        // A "word" longer than any word is data; its stem would mean nothing.
        if (word.Length is <= 2 or > LongestWord)
        {
            return word.Length;
        }

        if (EnglishStemExceptions.Whole(word) is { } known)
        {
            known.CopyTo(word);
            return known.Length;
        }

        var stem = new EnglishStem(word);
        stem.Run();
        return stem.Length;
    }
}
