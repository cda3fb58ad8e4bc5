using ChatBot.Text;

namespace ChatBot.Retrieval;

/// <summary>Which everyday words of two languages mean the same.</summary>
public static class Glossary
{
    private const int ShortestStemmed = 5;

    private static readonly string[][][] Meanings = [.. GlossaryTable.Rows.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(row =>
        row.Split('|').Select(column => column.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => Letters.Fold(word)).ToArray()).ToArray())];

    // A language is read when it is first spoken: most programs that start answer in one.
    private static readonly Dictionary<string, Lazy<Dictionary<string, int>>> Words = GlossaryTable.Languages
        .Select((code, column) => (Code: code, Words: new Lazy<Dictionary<string, int>>(() => Build(column, code)))).ToDictionary(pair => pair.Code, pair => pair.Words, StringComparer.Ordinal);

    /// <summary>Whether it holds a language.</summary>
    public static bool Holds(string language) => Words.ContainsKey(language);

    /// <summary>The word of another language that means the same as a folded one, or null.</summary>
    /// <param name="folded">The word.</param>
    /// <param name="from">Its language.</param>
    /// <param name="to">The other language.</param>
    /// <param name="isWhole">Whether it must be listed itself, not only a word that begins like it.</param>
    public static string? Translate(string folded, string from, string to, bool isWhole = false) =>
        (isWhole && !Words[from].Value.ContainsKey(folded) ? null : MeaningOf(folded, from)) is { } meaning && FormsOf(meaning, to) is [var first, ..] ? first : null;

    /// <summary>All words of a language that mean the same as a folded word of it, that one too; none when it is not in the glossary.</summary>
    public static IReadOnlyList<string> Alike(string folded, string language) => MeaningOf(folded, language) is { } meaning ? FormsOf(meaning, language) : [];

    /// <summary>The longest word of a language without spaces that begins at a place of a text; its length, and the word of another language.</summary>
    public static (int Length, string Word)? TranslateAt(ReadOnlySpan<char> text, string from, string to)
    {
        for (var length = Math.Min(6, text.Length); length > 0; length--)
        {
            if (Words[from].Value.TryGetValue(text[..length].ToString(), out var meaning) && FormsOf(meaning, to) is [var first, ..])
            {
                return (length, first);
            }
        }

        return null;
    }

    private static int? MeaningOf(string folded, string language) =>
        !Words.TryGetValue(language, out var words) ? null
        : words.Value.TryGetValue(folded, out var meaning) ? meaning
        : folded.Length >= ShortestStemmed && words.Value.TryGetValue(StemKey(folded, language), out meaning) ? meaning
        : null;

    private static string[] FormsOf(int meaning, string language) => Meanings[meaning][Array.IndexOf(GlossaryTable.Languages, language)];

    private static Dictionary<string, int> Build(int column, string language)
    {
        var words = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var meaning = 0; meaning < Meanings.Length; meaning++)
        {
            foreach (var word in Meanings[meaning][column])
            {
                words.TryAdd(word, meaning);
            }
        }

        // A form that is not listed counts as the first listed one that begins like it.
        for (var meaning = 0; meaning < Meanings.Length; meaning++)
        {
            foreach (var word in Meanings[meaning][column].Where(word => word.Length >= ShortestStemmed))
            {
                words.TryAdd(StemKey(word, language), meaning);
            }
        }

        return words;
    }

    // A mark keeps stems apart from words.
    private static string StemKey(string folded, string language) => "~" + WordForms.Of(folded).StemIn(language);
}
