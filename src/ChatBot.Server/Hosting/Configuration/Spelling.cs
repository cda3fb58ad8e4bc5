namespace ChatBot.Server.Hosting.Configuration;

/// <summary>Finds the word that somebody probably meant.</summary>
internal static class Spelling
{
    /// <summary>The known word that is at most a third of its letters away, or null.</summary>
    public static string? Nearest(string word, IEnumerable<string> known)
    {
        var bounded = word.Length > 100 ? word[..100] : word;
        return known
            .Select(candidate => (Word: candidate, Distance: Distance(bounded.ToLowerInvariant(), candidate.ToLowerInvariant())))
            .Where(item => item.Distance <= Math.Max(1, item.Word.Length / 3))
            .OrderBy(item => item.Distance)
            .ThenBy(item => item.Word, StringComparer.Ordinal)
            .Select(item => item.Word)
            .FirstOrDefault();
    }

    // Letters added, left out or changed, row by row.
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var changed = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
