using System.Runtime.InteropServices;
using ChatBot.Text;

namespace ChatBot.Index;

/// <summary>
/// Turns passages into the sparse vectors by which a vector database finds them by words, and counts the words of their document on the
/// way. A vector holds how much each stem counts in the passage (the part of BM25 that does not depend on other passages); how rare it is is the
/// database's to multiply with. As in the embedded index, stems choose the candidates, and neighbours and written forms are found when these are
/// read again: as dimensions of the vector they made it three times as long and changed no ranking. Serves one thread.
/// </summary>
public sealed class PassageWords
{
    // Lengths are held against this one in every index, so that a vector depends on its passage alone; rankings are computed anew from the
    // true average when candidates are read.
    private const float UsualLength = 120;

    private const int MostWordsKept = 200_000;

    private readonly Dictionary<uint, int> counts = [];
    private readonly Dictionary<string, WordCount> stems = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WordCount> forms = new(StringComparer.Ordinal);
    private TermReader reader = new(new Vocabulary());
    private int passages;
    private long words;

    /// <summary>Begins with another document.</summary>
    public void Begin()
    {
        stems.Clear();
        forms.Clear();
        (passages, words) = (0, 0);
        if (reader.Words.Count > MostWordsKept)
        {
            reader = new TermReader(new Vocabulary());
        }
    }

    /// <summary>The vector of the next passage of the document.</summary>
    public SparseVector Add(PassageContent passage)
    {
        passages++;
        var length = Count(passage);
        words += length;
        var score = new WordScore(UsualLength);
        var indices = new uint[counts.Count];
        var values = new float[counts.Count];
        counts.Keys.CopyTo(indices, 0);
        Array.Sort(indices);
        for (var i = 0; i < indices.Length; i++)
        {
            values[i] = (float)(Half)score.Of(counts[indices[i]], length);
        }

        return new SparseVector(indices, values);
    }

    /// <summary>The words of the document, of which all passages were added.</summary>
    public CountedWords Finish() => CountedWords.Of(passages, words, stems, forms);

    private int Count(PassageContent passage)
    {
        counts.Clear();
        reader.Clear();
        passage.ReadInto(reader);
        var english = passage.Language == "en";
        var (length, last) = (0, -1);
        foreach (ref readonly var term in reader.Terms)
        {
            var word = reader.Words[term.Word];
            CountOnce(forms, word.Surface);
            if (english && word.IsEnglishFiller)
            {
                continue;
            }

            var stem = word.StemIn(passage.Language);
            CountOnce(stems, stem);
            Raise(SparseDimension.OfStem(stem));
            length += term.Position == last ? 0 : 1;
            last = term.Position;
        }

        return length;
    }

    private void Raise(uint dimension) => CollectionsMarshal.GetValueRefOrAddDefault(counts, dimension, out _)++;

    // In every passage once, which is numbered from 1.
    private void CountOnce(Dictionary<string, WordCount> table, string word)
    {
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(table, word, out _);
        known = known.Last == passages ? known : new WordCount(known.Passages + 1, passages);
    }
}
