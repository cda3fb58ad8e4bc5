namespace ChatBot.Text;

/// <summary>
/// The distinct words met so far, each analysed once: its number, its English stem, its stem for other languages, whether it is
/// too common to index and whether it can be part of a number. Not safe for use by two threads at once.
/// </summary>
public sealed class Vocabulary
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private readonly List<WordForms> forms = [];

    // The two questions asked of every word of every text, where the processor finds them without following references.
    private readonly List<Traits> traits = [];

    [Flags]
    private enum Traits : byte
    {
        None = 0,
        Filler = 1,
        NumberPart = 2,
    }

    /// <summary>Makes an empty table.</summary>
    public Vocabulary() => lookup = numbers.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Number of distinct words met.</summary>
    public int Count => forms.Count;

    /// <summary>What is known of a word by its number.</summary>
    public WordForms this[int number] => forms[number];

    /// <summary>See <see cref="WordForms.IsEnglishFiller"/>.</summary>
    public bool IsEnglishFiller(int number) => traits[number].HasFlag(Traits.Filler);

    /// <summary>See <see cref="WordForms.IsNumberPart"/>.</summary>
    public bool IsNumberPart(int number) => traits[number].HasFlag(Traits.NumberPart);

    /// <summary>The number of a folded word; the first time, the word is analysed.</summary>
    public int NumberOf(ReadOnlySpan<char> folded)
    {
        if (lookup.TryGetValue(folded, out var number))
        {
            return number;
        }

        var word = folded.ToString();
        number = forms.Count;
        forms.Add(WordForms.Of(word));
        traits.Add((forms[number].IsEnglishFiller ? Traits.Filler : Traits.None) | (forms[number].IsNumberPart ? Traits.NumberPart : Traits.None));
        numbers.Add(word, number);
        return number;
    }
}
