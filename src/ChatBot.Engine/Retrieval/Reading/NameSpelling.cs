namespace ChatBot.Retrieval;

/// <summary>
/// Finds the name that a misspelt one stands for: one letter more, less, other or swapped; or, as speech recognition writes names, the same
/// consonants. Short words are too easily mistaken and are left alone.
/// </summary>
internal static class NameSpelling
{
    private const int ShortestForEdit = 5;
    private const int ShortestForSound = 5;
    private const int MostNames = 2_000;

    /// <summary>The name, or null when none or several are as close.</summary>
    public static string? Closest(string folded, IEnumerable<string> names)
    {
        if (folded.Length is < 4 or > 40 || folded.Any(char.IsAsciiDigit))
        {
            return null;
        }

        var found = default(string);
        foreach (var name in names.Take(MostNames))
        {
            if (name[0] == folded[0] && (IsOneEdit(folded, name) || SoundsAlike(folded, name)))
            {
                if (found is not null)
                {
                    return null;
                }

                found = name;
            }
        }

        return found;
    }

    /// <summary>Whether two words differ in one letter, or in two neighbours that changed places. Of four letters only the latter counts.</summary>
    public static bool IsOneEdit(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 1 || Math.Min(a.Length, b.Length) < 4)
        {
            return false;
        }

        var start = 0;
        while (start < Math.Min(a.Length, b.Length) && a[start] == b[start])
        {
            start++;
        }

        if (a.Length == b.Length && start + 1 < a.Length && a[start] == b[start + 1] && a[start + 1] == b[start] && a.AsSpan(start + 2).SequenceEqual(b.AsSpan(start + 2)))
        {
            return true;
        }

        return Math.Max(a.Length, b.Length) >= ShortestForEdit
            && (a.Length == b.Length ? start < a.Length && a.AsSpan(start + 1).SequenceEqual(b.AsSpan(start + 1))
                : a.Length > b.Length ? a.AsSpan(start + 1).SequenceEqual(b.AsSpan(start))
                : a.AsSpan(start).SequenceEqual(b.AsSpan(start + 1)));
    }

    private static bool SoundsAlike(string a, string b)
    {
        if (Math.Max(a.Length, b.Length) < ShortestForSound || Math.Abs(a.Length - b.Length) > 2)
        {
            return false;
        }

        var first = Consonants(a);
        return first.Length >= 3 && first == Consonants(b);
    }

    private static string Consonants(string word)
    {
        Span<char> kept = stackalloc char[40];
        var count = 0;
        foreach (var c in word.AsSpan(0, Math.Min(word.Length, 40)))
        {
            var sound = c switch { 'c' or 'q' => 'k', 'z' => 's', 'v' => 'f', 'y' => 'i', _ => c };
            if (sound is not ('a' or 'e' or 'i' or 'o' or 'u' or 'h' or 'w') && (count == 0 || kept[count - 1] != sound))
            {
                kept[count++] = sound;
            }
        }

        return new string(kept[..count]);
    }
}
