namespace ChatBot.Index;

/// <summary>
/// The words and titles of the documents that a replica has loaded, in one part for each set of access labels. A view of some of the
/// parts is what an asker may see. Parts change under the hands of one writer; a view is made anew after every change.
/// </summary>
public sealed class LoadedWords
{
    private readonly Dictionary<string, int> stems = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> forms = new(StringComparer.Ordinal);

    /// <summary>Number of passages.</summary>
    public long PassageCount { get; private set; }

    /// <summary>Sum of their lengths.</summary>
    public long WordCount { get; private set; }

    /// <summary>How many passages hold a stem.</summary>
    public int PassagesWithStem(string stem) => stems.GetValueOrDefault(stem);

    /// <summary>How many passages hold a word in exactly this form.</summary>
    public int PassagesWithForm(string form) => forms.GetValueOrDefault(form);

    /// <summary>Counts a document in.</summary>
    public void Add(CountedWords document) => Change(document, 1);

    /// <summary>Counts a document out again.</summary>
    public void Remove(CountedWords document) => Change(document, -1);

    private void Change(CountedWords document, int sign)
    {
        PassageCount += sign * document.Passages;
        WordCount += sign * document.Words;
        document.Visit((stem, count) => Change(stems, stem, sign * count), (form, count) => Change(forms, form, sign * count));
    }

    private static void Change(Dictionary<string, int> table, string word, int by)
    {
        ref var count = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(table, word, out _);
        count += by;
        if (count <= 0)
        {
            table.Remove(word);
        }
    }
}
