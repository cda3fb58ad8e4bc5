namespace ChatBot.Server.Hosting.Configuration;

/// <summary>Finds the word that somebody probably meant.</summary>
internal static class Spelling
{
    /// <summary>The known word that is at most a third of its letters, rounded up, away, or null.</summary>
    public static string? Nearest(string word, IEnumerable<string> known)
    {
        var bounded = word.Length > 100 ? word[..100] : word;
        return known
            .Select(candidate => (Word: candidate, Distance: Distance(bounded.ToLowerInvariant(), candidate.ToLowerInvariant())))
            .Where(item => item.Distance <= (item.Word.Length + 2) / 3)
            .OrderBy(item => item.Distance)
            .ThenBy(item => item.Word, StringComparer.Ordinal)
            .Select(item => item.Word)
            .FirstOrDefault();
    }

    // Letters added, left out, changed or swapped with their neighbour.
    private static int Distance(string left, string right)
    {
        var distances = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            for (var j = 0; j <= right.Length; j++)
            {
                distances[i, j] = i == 0 || j == 0 ? i + j : Step(i, j);
            }
        }

        return distances[left.Length, right.Length];

        int Step(int i, int j)
        {
            var best = Math.Min(distances[i - 1, j], distances[i, j - 1]) + 1;
            best = Math.Min(best, distances[i - 1, j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1));
            return i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1] ? Math.Min(best, distances[i - 2, j - 2] + 1) : best;
        }
    }
}
