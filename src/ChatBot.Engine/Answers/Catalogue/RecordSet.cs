using System.Numerics;

namespace ChatBot.Answers;

/// <summary>A set of records by their numbers, a bit for each: sets of many thousand are met and counted in a moment.</summary>
internal sealed class RecordSet
{
    private const int Bits = 64;
    private readonly ulong[] words;

    private RecordSet(ulong[] words)
    {
        this.words = words;
        foreach (var word in words)
        {
            Count += BitOperations.PopCount(word);
        }
    }

    /// <summary>How many there are.</summary>
    public int Count { get; }

    /// <summary>The set of some numbers, none of which is negative.</summary>
    public static RecordSet Of(IReadOnlyCollection<int> numbers)
    {
        var bits = new ulong[numbers.Count == 0 ? 0 : (numbers.Max() / Bits) + 1];
        foreach (var number in numbers)
        {
            bits[number / Bits] |= 1UL << (number % Bits);
        }

        return new RecordSet(bits);
    }

    /// <summary>Whether a number is in it.</summary>
    public bool Contains(int number) => number / Bits is var at && at < words.Length && (words[at] >> (number % Bits) & 1) != 0;

    /// <summary>How many of its numbers another set has too.</summary>
    public int CountIn(RecordSet other)
    {
        var count = 0;
        for (var i = 0; i < Math.Min(words.Length, other.words.Length); i++)
        {
            count += BitOperations.PopCount(words[i] & other.words[i]);
        }

        return count;
    }

    /// <summary>Whether both have a number.</summary>
    public bool Overlaps(RecordSet other)
    {
        for (var i = 0; i < Math.Min(words.Length, other.words.Length); i++)
        {
            if ((words[i] & other.words[i]) != 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What both have.</summary>
    public RecordSet And(RecordSet other)
    {
        var both = new ulong[Math.Min(words.Length, other.words.Length)];
        for (var i = 0; i < both.Length; i++)
        {
            both[i] = words[i] & other.words[i];
        }

        return new RecordSet(both);
    }

    /// <summary>What either has.</summary>
    public RecordSet Or(RecordSet other)
    {
        var either = words.Length >= other.words.Length ? words.ToArray() : [.. other.words];
        var less = words.Length >= other.words.Length ? other.words : words;
        for (var i = 0; i < less.Length; i++)
        {
            either[i] |= less[i];
        }

        return new RecordSet(either);
    }

    /// <summary>Its numbers in order.</summary>
    public List<int> ToList()
    {
        var numbers = new List<int>(Count);
        for (var i = 0; i < words.Length; i++)
        {
            for (var rest = words[i]; rest != 0; rest &= rest - 1)
            {
                numbers.Add((i * Bits) + BitOperations.TrailingZeroCount(rest));
            }
        }

        return numbers;
    }
}
