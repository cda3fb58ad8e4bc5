using System.Runtime.InteropServices;
using ChatBot.Text;

namespace ChatBot.Answers;

/// <summary>A word of a text as it is compared, and where it stands.</summary>
internal readonly record struct WordAt(string Folded, int Start, int End);

/// <summary>The words of a text in order, and beside them the joined forms of compounds (OpenAI is open, AI, and openai).</summary>
internal sealed class WordList
{
    private readonly List<WordAt> words = [];
    private readonly List<string> joined = [];

    private WordList(string text) => Text = text;

    /// <summary>The text that was read.</summary>
    public string Text { get; }

    /// <summary>Each place once.</summary>
    public ReadOnlySpan<WordAt> Words => CollectionsMarshal.AsSpan(words);

    /// <summary>The compounds in one word.</summary>
    public IReadOnlyList<string> Joined => joined;

    /// <summary>Reads a text.</summary>
    public static WordList Of(string text)
    {
        var list = new WordList(text);
        var sink = new Sink(list);
        WordScanner.Scan(text, 0, ref sink);
        return list;
    }

    /// <summary>The first word that ends behind <paramref name="start"/>, and how many begin before <paramref name="end"/>.</summary>
    public (int First, int Count) Within(int start, int end)
    {
        var first = 0;
        while (first < words.Count && words[first].End <= start)
        {
            first++;
        }

        var count = 0;
        while (first + count < words.Count && words[first + count].Start < end)
        {
            count++;
        }

        return (first, count);
    }

    /// <summary>Marks every place at which the words of a phrase stand one after another.</summary>
    public void Mark(WordList phrase, bool[] marks)
    {
        var wanted = phrase.Words;
        var all = Words;
        for (var at = 0; wanted.Length > 0 && at + wanted.Length <= all.Length; at++)
        {
            if (StandsAt(all[at..], wanted))
            {
                marks.AsSpan(at, wanted.Length).Fill(true);
            }
        }
    }

    /// <summary>Whether words stand one after another somewhere in the text.</summary>
    public bool Contains(ReadOnlySpan<WordAt> wanted)
    {
        var all = Words;
        for (var at = 0; at + wanted.Length <= all.Length; at++)
        {
            if (StandsAt(all[at..], wanted))
            {
                return true;
            }
        }

        return wanted.IsEmpty;
    }

    private static bool StandsAt(ReadOnlySpan<WordAt> words, ReadOnlySpan<WordAt> wanted)
    {
        for (var i = 0; i < wanted.Length; i++)
        {
            if (words[i].Folded != wanted[i].Folded)
            {
                return false;
            }
        }

        return true;
    }

    private struct Sink(WordList list) : IWordSink
    {
        private int last = -1;

        public void Add(scoped ReadOnlySpan<char> folded, int start, int end, int position)
        {
            if (position == last)
            {
                list.joined.Add(folded.ToString());
            }
            else
            {
                list.words.Add(new WordAt(folded.ToString(), start, end));
            }

            last = position;
        }
    }
}

/// <summary>The names of documents as words, each read once for all sentences that cite it.</summary>
internal sealed class NameLists
{
    private readonly Dictionary<string, WordList> known = new(StringComparer.Ordinal);

    /// <summary>The words of a name.</summary>
    public WordList Of(string name)
    {
        if (!known.TryGetValue(name, out var list))
        {
            known.Add(name, list = WordList.Of(name));
        }

        return list;
    }
}
