namespace ChatBot.Corpus;

/// <summary>The words that a text writes with a hyphen in the middle of a line: at the end of a line they keep it too.</summary>
internal sealed class HyphenatedWords
{
    private const int WordsAtMost = 50_000;

    private readonly HashSet<string> words = new(StringComparer.OrdinalIgnoreCase);

    private HyphenatedWords()
    {
    }

    /// <summary>Whether two parts are written with a hyphen between them elsewhere.</summary>
    public bool Contains(string first, string second) => words.Contains($"{first}-{second}");

    /// <summary>Collects the words of a text.</summary>
    public static HyphenatedWords In(string text)
    {
        var found = new HyphenatedWords();
        for (var at = text.IndexOf('-'); at >= 0 && found.words.Count < WordsAtMost; at = text.IndexOf('-', at + 1))
        {
            int start = at, end = at + 1;
            while (start > 0 && at - start < 40 && char.IsLetter(text[start - 1]))
            {
                start--;
            }

            while (end < text.Length && end - at < 40 && char.IsLetter(text[end]))
            {
                end++;
            }

            if (start < at && end > at + 1)
            {
                found.words.Add(text[start..end]);
            }
        }

        return found;
    }
}
