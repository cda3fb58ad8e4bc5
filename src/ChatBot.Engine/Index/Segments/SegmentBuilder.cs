using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using ChatBot.Corpus;
using ChatBot.Passages;
using ChatBot.Text;

namespace ChatBot.Index;

/// <summary>
/// Turns cut documents into the content of one segment. Terms are collected passage by passage and sorted by counting at the end, so
/// that no list per term has to grow. The word table may be shared by builders that follow one another on one thread.
/// </summary>
internal sealed class SegmentBuilder(SegmentWriter writer, Vocabulary words)
{
    private readonly TermReader reader = new(words);
    private readonly Dictionary<string, int> stemNumbers = new(StringComparer.Ordinal);
    private readonly List<string> stems = [];
    private readonly List<int> stemPassages = [];
    private readonly List<Posting> postings = [];
    private readonly Dictionary<string, int[]> stemOfWord = new(StringComparer.Ordinal);
    private readonly List<int> touched = [];
    private readonly ByteBuffer details = new();
    private int[] counts = new int[1 << 12];
    private int[] surfacePassages = new int[1 << 12];
    private int[] surfaceSeenIn = new int[1 << 12];

    private readonly record struct Posting(int Stem, int Passage, int Count);

    /// <summary>Adds a document and its passages. <paramref name="byteOffsets"/> gives the UTF-8 offset of a character offset.</summary>
    public void Add(DocumentReplacement replacement, DocumentEntry entry, Utf8Offsets byteOffsets)
    {
        var (document, passages) = (replacement.Document!, replacement.Passages);
        var headings = new HeadingList();
        var records = new PassageRecord[passages.Count];
        var passageDetails = new ByteBuffer(passages.Count * 16);
        var ends = new int[passages.Count];
        for (var i = 0; i < passages.Count; i++)
        {
            var passage = passages[i];
            var byteStart = byteOffsets.At(passage.Span.Start);
            var byteLength = byteOffsets.At(passage.Span.End) - byteStart;
            var wordCount = AddTerms(document, passage, writer.PassageCount + i);
            records[i] = new PassageRecord(0, passage.Span.Start, passage.Span.Length, byteStart, byteLength, 0, wordCount);
            DocumentCodec.Write(passageDetails, passage, headings);
            ends[i] = passageDetails.Length;
        }

        details.Clear();
        DocumentCodec.Write(details, entry, headings.All);
        var (titleWords, titleHash) = TitleKey.Of(reader, document.Title, document.Language);
        var id = ulong.Parse(document.Id, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        writer.AddDocument(new DocumentRecord(0, 0, passages.Count, titleWords, titleHash, id), details.Written);
        for (var i = 0; i < passages.Count; i++)
        {
            var start = i == 0 ? 0 : ends[i - 1];
            writer.AddPassage(records[i], passageDetails.Written[start..ends[i]]);
            if (replacement.Vectors is { } vectors)
            {
                writer.AddVector(new PassageVector(vectors[i]));
            }
        }
    }

    /// <summary>Hands the terms to the writer and finishes the file.</summary>
    public SegmentInfo Commit()
    {
        WriteStems();
        WriteSurfaces();
        return writer.Commit();
    }

    private int AddTerms(Document document, Passage passage, int passageNumber)
    {
        reader.Clear();
        PassageContent.ReadContext(reader, document.Title, passage.HeadingPath, PassageContent.HeaderOf(document, passage));
        foreach (var part in passage.Words)
        {
            reader.Read(part.In(document.Content.SourceText));
        }

        var stemOf = StemColumn(document.Language);
        var english = document.Language == "en";
        var length = 0;
        var lastPosition = -1;
        foreach (ref readonly var term in reader.Terms)
        {
            CountSurface(term.Word, passageNumber);
            if (english && words.IsEnglishFiller(term.Word))
            {
                continue;
            }

            length += term.Position == lastPosition ? 0 : 1;
            lastPosition = term.Position;
            var stem = StemNumber(stemOf, term.Word, document.Language);
            if (counts[stem]++ == 0)
            {
                touched.Add(stem);
            }
        }

        foreach (var stem in touched)
        {
            postings.Add(new Posting(stem, passageNumber, counts[stem]));
            counts[stem] = 0;
            stemPassages[stem]++;
        }

        touched.Clear();
        return length;
    }

    private int[] StemColumn(string language)
    {
        var column = language == "en" ? "en" : string.Empty;
        if (!stemOfWord.TryGetValue(column, out var numbers) || numbers.Length < words.Count)
        {
            var grown = new int[Math.Max(1 << 12, words.Count * 2)];
            numbers?.CopyTo(grown, 0);
            stemOfWord[column] = numbers = grown;
        }

        return numbers;
    }

    // Column entries are one above the stem's number, so that zero means not asked yet.
    private int StemNumber(int[] column, int word, string language)
    {
        if (column[word] != 0)
        {
            return column[word] - 1;
        }

        var stem = words[word].StemIn(language);
        if (!stemNumbers.TryGetValue(stem, out var number))
        {
            number = stems.Count;
            stems.Add(stem);
            stemPassages.Add(0);
            stemNumbers.Add(stem, number);
            if (counts.Length <= number)
            {
                Array.Resize(ref counts, counts.Length * 2);
            }
        }

        column[word] = number + 1;
        return number;
    }

    private void CountSurface(int word, int passageNumber)
    {
        if (surfacePassages.Length <= word)
        {
            var length = Math.Max(words.Count, surfacePassages.Length * 2);
            Array.Resize(ref surfacePassages, length);
            Array.Resize(ref surfaceSeenIn, length);
        }

        if (surfaceSeenIn[word] != passageNumber + 1)
        {
            surfaceSeenIn[word] = passageNumber + 1;
            surfacePassages[word]++;
        }
    }

    private void WriteStems()
    {
        var starts = new int[stems.Count + 1];
        for (var i = 0; i < stems.Count; i++)
        {
            starts[i + 1] = starts[i] + stemPassages[i];
        }

        var sorted = new Posting[postings.Count];
        var next = starts.AsSpan(0, stems.Count).ToArray();
        foreach (ref readonly var posting in CollectionsMarshal.AsSpan(postings))
        {
            sorted[next[posting.Stem]++] = posting;
        }

        var encoded = new ByteBuffer(1 << 12);
        foreach (var (key, stem) in InByteOrder(stems.Count, i => stems[i]))
        {
            encoded.Clear();
            var previous = -1;
            foreach (ref readonly var posting in sorted.AsSpan(starts[stem], stemPassages[stem]))
            {
                Postings.Write(encoded, previous, posting.Passage, posting.Count);
                previous = posting.Passage;
            }

            writer.AddTerm(key, stemPassages[stem], encoded.Written);
        }
    }

    private void WriteSurfaces()
    {
        var seen = Enumerable.Range(0, Math.Min(words.Count, surfacePassages.Length)).Where(i => surfacePassages[i] > 0).ToArray();
        foreach (var (key, at) in InByteOrder(seen.Length, i => words[seen[i]].Surface))
        {
            writer.AddSurface(key, surfacePassages[seen[at]]);
        }
    }

    private static (byte[] Key, int Number)[] InByteOrder(int count, Func<int, string> text)
    {
        var keys = new (byte[] Key, int Number)[count];
        for (var i = 0; i < count; i++)
        {
            keys[i] = (Encoding.UTF8.GetBytes(text(i)), i);
        }

        Array.Sort(keys, static (a, b) => a.Key.AsSpan().SequenceCompareTo(b.Key));
        return keys;
    }
}
