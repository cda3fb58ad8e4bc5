namespace ChatBot.Answers;

/// <summary>Tells words that are made of the same root: "severe" and "severity", "tight" and "tighten", "Schuhgröße" and "Größe".</summary>
internal static class WordRoots
{
    private const int ShortestRoot = 5;
    private const int LongestEnding = 5;

    /// <summary>Whether two stems are so, without being equal.</summary>
    public static bool AreAlike(string a, string b)
    {
        var (shorter, longer) = a.Length <= b.Length ? (a, b) : (b, a);
        if (shorter.Length < ShortestRoot || shorter.Length == longer.Length && shorter == longer)
        {
            return false;
        }

        // A compound ends in the word that it is a kind of.
        if (longer.Length >= shorter.Length + 3 && longer.EndsWith(shorter, StringComparison.Ordinal))
        {
            return true;
        }

        var same = shorter.AsSpan().CommonPrefixLength(longer);
        return same >= ShortestRoot && same >= shorter.Length - 1 && longer.Length - same <= LongestEnding;
    }
}
