using ChatBot.Index;

namespace ChatBot.Retrieval;

/// <summary>
/// What a corpus is called by: the identities of the documents that one asker may see. It is made once for a catalogue and kept by
/// whoever asks; nothing in it changes.
/// </summary>
public sealed class CorpusView
{
    // In a large corpus first lines name too much, and titles are found by the store.
    private const int MostWithOpening = 500;
    private const int MostWithNames = 20_000;

    // A language that only one document in so many has is not searched in.
    private const int FewDocuments = 50;

    private readonly Dictionary<string, List<int>> mainMakers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> titleWords = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(int Document, string[] Words, bool IsTail)>> phrases = new(StringComparer.Ordinal);

    private readonly IReadOnlyList<string> languages;

    private CorpusView(IReadOnlyList<DocumentEntry> catalogue)
    {
        Documents = catalogue;
        languages = LanguagesOf(catalogue);
        var named = catalogue.Take(MostWithNames).Select(entry => new DocumentIdentity(entry, catalogue.Count <= MostWithOpening)).ToList();
        Identities = named;
        for (var i = 0; i < named.Count; i++)
        {
            foreach (var word in named[i].MainMakers)
            {
                Add(mainMakers, word, i);
            }

            foreach (var word in named[i].Title)
            {
                Add(titleWords, word, i);
            }

            foreach (var phrase in named[i].Phrases)
            {
                Add(phrases, phrase[0], (i, phrase, false));

                // Of a short name its end alone is often used: "the steering group".
                if (phrase.Length is 3 or 4 && !phrase.Any(CommonWords.IsGrammar))
                {
                    Add(phrases, phrase[1], (i, phrase[1..], true));
                }
            }

            foreach (var field in catalogue[i].Metadata)
            {
                FieldWords.UnionWith(WordsOfPath(field.Path));
            }
        }
    }

    /// <summary>The documents, as the catalogue lists them.</summary>
    public IReadOnlyList<DocumentEntry> Documents { get; }

    internal IReadOnlyList<DocumentIdentity> Identities { get; }

    /// <summary>Words of the names of metadata fields: "transcript" in <c>transcriptWordCount</c>.</summary>
    internal HashSet<string> FieldWords { get; } = new(StringComparer.Ordinal);

    /// <summary>The words that name a maker, for comparing misspelt ones.</summary>
    internal IEnumerable<string> MakerNames => mainMakers.Keys;

    /// <summary>The words of titles, for comparing misspelt ones.</summary>
    internal IEnumerable<string> TitleNames => titleWords.Keys;

    /// <summary>The view of a catalogue.</summary>
    public static CorpusView Of(IReadOnlyList<DocumentEntry> catalogue) => new(catalogue);

    /// <summary>The documents whose maker is named by a word; none when it stands for too many.</summary>
    internal IReadOnlyList<int> ByMaker(string folded) =>
        mainMakers.TryGetValue(folded, out var found) && found.Count <= Math.Max(3, Identities.Count / 3) ? found : [];

    /// <summary>The one document in whose title a word stands, or null.</summary>
    internal int? ByTitleWord(string folded) => titleWords.TryGetValue(folded, out var found) && found.Count == 1 ? found[0] : null;

    /// <summary>The titles, and parts of titles, that begin with a word.</summary>
    internal IReadOnlyList<(int Document, string[] Words, bool IsTail)> PhrasesFrom(string folded) => phrases.TryGetValue(folded, out var found) ? found : [];

    /// <summary>The languages of the documents that a question is about, that of most documents first.</summary>
    internal IReadOnlyList<string> LanguagesOf(QuestionReading reading)
    {
        var only = reading.Documents.Where(d => d.Strength == MeantStrength.Only).Select(d => d.DocumentId).ToHashSet(StringComparer.Ordinal);
        return only.Count == 0 ? languages : LanguagesOf(Documents.Where(document => only.Contains(document.Id)));
    }

    // A few documents among very many may have been taken for another language.
    private static IReadOnlyList<string> LanguagesOf(IEnumerable<DocumentEntry> documents)
    {
        var counts = documents.CountBy(document => document.Language, StringComparer.Ordinal).ToList();
        var least = counts.Sum(pair => pair.Value) / FewDocuments;
        return [.. counts.Where(pair => pair.Value >= least).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key)];
    }

    private static void Add<T>(Dictionary<string, List<T>> lists, string key, T value)
    {
        if (!lists.TryGetValue(key, out var list))
        {
            lists.Add(key, list = []);
        }

        list.Add(value);
    }

    private static IEnumerable<string> WordsOfPath(string path)
    {
        var start = 0;
        for (var i = 1; i <= path.Length; i++)
        {
            if (i == path.Length || char.IsUpper(path[i]) || !char.IsLetter(path[i]))
            {
                if (i - start >= 3)
                {
                    yield return path[start..i].Trim('.', '_', '-').ToLowerInvariant();
                }

                start = i;
            }
        }
    }
}
