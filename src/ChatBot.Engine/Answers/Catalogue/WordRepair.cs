using System.Collections.Frozen;
using ChatBot.Index;
using ChatBot.Retrieval;
using ChatBot.Text;

namespace ChatBot.Answers;

/// <summary>Takes words of a question that no document holds for the words of fields that they are close to.</summary>
internal sealed class WordRepair
{
    private const int MostWords = 5_000;

    private static readonly FrozenSet<string> Known = FieldSynonyms.Words.Concat(OperationReader.Names).ToFrozenSet(StringComparer.Ordinal);

    private readonly IReadOnlyDictionary<string, string> meant;

    private WordRepair(IReadOnlyDictionary<string, string> meant) => this.meant = meant;

    /// <summary>The word that is meant by a word; itself when nothing is known of it.</summary>
    public string Repaired(string word) => meant.GetValueOrDefault(word, word);

    /// <summary>The repairs for a question, or null when there is nothing to repair.</summary>
    public static async ValueTask<WordRepair?> OfAsync(AnswerRequest request, IReadOnlyList<CatalogueColumns> catalogues, IPassageStore store, CancellationToken cancellationToken)
    {
        var unknown = (await store.ReadWordsAsync(request.Reading.Asked, request.Access, cancellationToken))
            .Where(word => !word.IsOtherForm && (word.PassageCount == 0 || word.Asked != word.Meant) && !CatalogueWords.IsFiller(word.Asked));
        var repairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var word in unknown)
        {
            if (Closest(word, catalogues) is { } closest)
            {
                repairs[word.Asked] = closest;
            }
        }

        return repairs.Count == 0 ? null : new WordRepair(repairs);
    }

    // Tables are about the question, so their words come first; what a field may be called comes before what the texts hold.
    private static string? Closest(QueryWord word, IReadOnlyList<CatalogueColumns> catalogues)
    {
        if (Known.Contains(word.Asked) || catalogues.Any(catalogue => catalogue.Words.Contains(word.Asked)))
        {
            return null;
        }

        foreach (var catalogue in catalogues)
        {
            if (Closest(word.Asked, catalogue.Words) is { } found)
            {
                return found;
            }
        }

        return Closest(word.Asked, Known) ?? (word.Meant != word.Asked ? word.Meant : null);
    }

    // One letter more, less, other or swapped; several words as close are one if they differ in their endings only.
    private static string? Closest(string asked, IEnumerable<string> known)
    {
        var close = known.Take(MostWords).Where(word => word[0] == asked[0] && NameSpelling.IsOneEdit(asked, word)).ToList();
        return close.Select(word => EnglishStemmer.Stem(word)).Distinct(StringComparer.Ordinal).Count() == 1 ? close[0] : null;
    }
}
