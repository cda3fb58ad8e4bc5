using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using ChatBot.Corpus;
using ChatBot.Passages;
using ChatBot.Retrieval;
using ChatBot.Text;

namespace ChatBot.Answers;

/// <summary>A word of a sentence: its stem, its form, and where it stands. Words with one number are the same word.</summary>
internal readonly record struct SentenceWord(string Stem, string Surface, int Number, int Position, int Start, int End);

/// <summary>A document with its sentences as words, read when they are first needed and remembered with it.</summary>
internal sealed class OpenDocument(DocumentText text)
{
    private readonly SentenceWord[]?[] words = new SentenceWord[]?[text.Sentences.Count];
    private readonly ConditionalWeakTable<IReadOnlyList<string>, SentenceWord[]> headings = [];
    private SentenceWord[]? title;
    private LineIndex? lines;

    public DocumentText Text { get; } = text;

    public IReadOnlyList<TextSentence> Sentences => Text.Sentences;

    public string Id => Text.Entry.Id;

    public SentenceWord[] WordsOf(int sentence, WordReaders readers) =>
        words[sentence] ??= readers.Read(Sentences[sentence].Text, Text.Entry.Language);

    public SentenceWord[] TitleWords(WordReaders readers) => title ??= readers.Read(Text.Entry.Title, Text.Entry.Language);

    public SentenceWord[] HeadingWords(int sentence, WordReaders readers) =>
        headings.GetValue(Sentences[sentence].HeadingPath, path => readers.Read(string.Join(" . ", path), Text.Entry.Language));

    /// <summary>The source that a sentence is.</summary>
    public Source SourceOf(TextSentence sentence) => SourceOf(sentence, sentence.Span);

    /// <summary>The source that a span at a sentence is.</summary>
    public Source SourceOf(TextSentence sentence, TextSpan span)
    {
        var index = lines ??= new LineIndex(Text.SourceText);
        var block = Text.Blocks[sentence.Block];
        return new Source
        {
            Document = Text.Entry,
            Span = span,
            Quote = span.In(Text.SourceText).ToString(),
            HeadingPath = sentence.HeadingPath,
            Header = (block as Block.TableRow)?.Header,
            Place = new Place
            {
                Lines = (index.LineAt(span.Start), index.LineAt(Math.Max(span.Start, span.End - 1))),
                Time = sentence.Time,
                Page = block.Page,
                Slide = block.Slide,
                Sheet = block.Sheet,
            },
        };
    }

    /// <summary>The first sentence that ends behind an offset.</summary>
    public int SentenceAt(int offset)
    {
        int low = 0, high = Sentences.Count;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (Sentences[middle].Span.End <= offset)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}

/// <summary>Readers of words that are not in use, so that their tables are not made anew.</summary>
internal sealed class WordReaders
{
    private const int MostWordsKept = 100_000;

    private readonly ConcurrentBag<WordReader> idle = [];
    private int numbers;

    public SentenceWord[] Read(string text, string language)
    {
        var reader = idle.TryTake(out var known) && known.Terms.Words.Count < MostWordsKept ? known : new WordReader();
        reader.Terms.Clear();
        reader.Terms.Read(text);
        var found = new List<SentenceWord>(reader.Terms.Terms.Length);
        foreach (ref readonly var term in reader.Terms.Terms)
        {
            var forms = reader.Terms.Words[term.Word];
            if (!forms.IsEnglishFiller)
            {
                found.Add(new SentenceWord(forms.StemIn(language), forms.Surface, NumberOf(reader, term.Word), term.Position, term.Start, term.End));
            }
        }

        idle.Add(reader);
        return found.ToArray();
    }

    // A word that several readers meet has several numbers, but no number is of several words.
    private int NumberOf(WordReader reader, int word)
    {
        while (reader.Numbers.Count < reader.Terms.Words.Count)
        {
            reader.Numbers.Add(Interlocked.Increment(ref numbers));
        }

        return reader.Numbers[word];
    }

    private sealed class WordReader
    {
        public TermReader Terms { get; } = new(new Vocabulary());

        public List<int> Numbers { get; } = [];
    }
}
