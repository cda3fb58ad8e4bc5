using System.Runtime.InteropServices;

namespace ChatBot.Text;

/// <summary>One word of a text: its number in a <see cref="Vocabulary"/>, where it stands, and its position among the words.</summary>
public readonly record struct Term(int Word, int Start, int End, int Position);

/// <summary>
/// Reads texts into terms. Numbers written in words or with a scale are read as figures too: "sixty-seven" also gives 67, "$3T" also
/// gives 3000000000000. Keeps its list between texts, so one reader serves one thread.
/// </summary>
public sealed class TermReader(Vocabulary words)
{
    private const int LongestNumber = 12;

    private readonly List<Term> terms = [];
    private readonly string[] number = new string[LongestNumber];
    private int numberLength;
    private int numberStart;

    /// <summary>The table that gives the words their numbers.</summary>
    public Vocabulary Words { get; } = words;

    /// <summary>What was read since the last <see cref="Clear"/>; valid until the next call.</summary>
    public ReadOnlySpan<Term> Terms => CollectionsMarshal.AsSpan(terms);

    /// <summary>The next free position.</summary>
    public int Position { get; private set; }

    /// <summary>Forgets the terms read so far.</summary>
    public void Clear()
    {
        terms.Clear();
        Position = 0;
    }

    /// <summary>Leaves a gap, so that the last word read and the next are not neighbours.</summary>
    public void Break() => Position += 4;

    /// <summary>Appends the terms of a text.</summary>
    public void Read(ReadOnlySpan<char> text)
    {
        var sink = new Sink(this);
        Position = WordScanner.Scan(text, Position, ref sink);
        EndNumber();
    }

    private void Add(scoped ReadOnlySpan<char> folded, int start, int end, int position)
    {
        var word = Words.NumberOf(folded);
        if (Words.IsNumberPart(word) && (numberLength > 0 || NumberWords.MayStart(Words[word].Surface)))
        {
            if (numberLength == LongestNumber)
            {
                EndNumber();
            }

            numberStart = numberLength == 0 ? start : numberStart;
            number[numberLength++] = Words[word].Surface;
        }
        else if (numberLength > 0 && position != terms[^1].Position)
        {
            EndNumber();
        }

        terms.Add(new Term(word, start, end, position));
    }

    private void EndNumber()
    {
        if (numberLength == 0)
        {
            return;
        }

        var at = 0;
        while (at < numberLength)
        {
            if (NumberWords.TryRead(number.AsSpan(at, numberLength - at), out var value, out var count))
            {
                AddValue(NumberWords.Canonical(value), count == 1 ? number[at] : null);
                at += count;
            }
            else
            {
                if (NumberWords.TryReadAmount(number[at], out var amount))
                {
                    AddValue(NumberWords.Canonical(amount), number[at]);
                }

                at++;
            }
        }

        numberLength = 0;
    }

    private void AddValue(string canonical, string? written)
    {
        if (canonical != written)
        {
            terms.Add(new Term(Words.NumberOf(canonical), numberStart, terms[^1].End, terms[^1].Position));
        }
    }

    private readonly struct Sink(TermReader reader) : IWordSink
    {
        public void Add(scoped ReadOnlySpan<char> folded, int start, int end, int position) => reader.Add(folded, start, end, position);
    }
}
