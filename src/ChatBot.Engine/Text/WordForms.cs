using System.Collections.Frozen;

namespace ChatBot.Text;

/// <summary>The forms under which one word is found.</summary>
public sealed record WordForms
{
    // The classic list of English words that say nothing about a text.
    private static readonly FrozenSet<string> EnglishFillers = FrozenSet.Create(
        StringComparer.Ordinal,
        "a", "an", "and", "are", "as", "at", "be", "but", "by", "for", "if", "in", "into", "is", "it", "no", "not", "of", "on", "or", "such",
        "that", "the", "their", "then", "there", "these", "they", "this", "to", "was", "will", "with");

    private const int Outlines = 4096;

    private static readonly bool[] FillerOutlines = OutlinesOf(EnglishFillers);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Fillers = EnglishFillers.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Grows whenever a text gives other words or stems than before.</summary>
    public const int Version = 2;

    /// <summary>The word as folded.</summary>
    public required string Surface { get; init; }

    /// <summary>Its stem in an English text.</summary>
    public required string EnglishStem { get; init; }

    /// <summary>Its stem in a text of any other language: the beginning of the word.</summary>
    public required string CutStem { get; init; }

    /// <summary>Whether it is too common in English to be indexed.</summary>
    public required bool IsEnglishFiller { get; init; }

    /// <summary>Whether it can begin or continue a number (sixty, 1.4, trillion).</summary>
    public required bool IsNumberPart { get; init; }

    /// <summary>The stem in a text of a language.</summary>
    public string StemIn(string language) => language == "en" ? EnglishStem : CutStem;

    /// <summary>Whether a folded word is too common in English to be indexed.</summary>
    public static bool IsFiller(ReadOnlySpan<char> folded) => FillerOutlines[OutlineOf(folded)] && Fillers.Contains(folded);

    /// <summary>Analyses a folded word.</summary>
    public static WordForms Of(string surface) => new()
    {
        Surface = surface,
        EnglishStem = EnglishStemmer.Stem(surface),
        CutStem = CutStemmer.Stem(surface),
        IsEnglishFiller = IsFiller(surface),
        IsNumberPart = NumberWords.IsPart(surface),
    };

    // A word's first letter, last letter and length tell most words from all fillers, and cost less than looking it up.
    private static int OutlineOf(ReadOnlySpan<char> word) => ((word[0] * 61) + (word[^1] * 7) + word.Length) % Outlines;

    private static bool[] OutlinesOf(IEnumerable<string> words)
    {
        var outlines = new bool[Outlines];
        foreach (var word in words)
        {
            outlines[OutlineOf(word)] = true;
        }

        return outlines;
    }
}
