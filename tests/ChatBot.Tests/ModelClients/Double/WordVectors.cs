using System.Collections.Concurrent;

namespace ChatBot.Tests.ModelClients.Double;

/// <summary>
/// Vectors of texts without a model: every word stands for a fixed direction made of its hash, and a text for the sum of its words, so that texts that
/// share words are near. The same text has the same vector on every machine.
/// </summary>
internal sealed class WordVectors(int dimension, bool noise)
{
    private const ulong FirstHash = 14695981039346656037;
    private const int Remembered = 50_000;
    private const int ShortWord = 3;

    private readonly ConcurrentDictionary<ulong, float[]> directions = new();

    /// <summary>How many numbers a vector has.</summary>
    public int Dimension => dimension;

    /// <summary>The vector of a text, of norm 1. With noise it says nothing about the words: each text points somewhere else.</summary>
    public float[] Of(string text, out int words)
    {
        words = 0;
        var sum = new float[dimension];
        var (hash, length) = (FirstHash, 0);
        foreach (var letter in text)
        {
            if (char.IsLetterOrDigit(letter))
            {
                hash = Mixed(hash, char.ToLowerInvariant(letter));
                length++;
            }
            else if (length > 0)
            {
                words++;
                Add(sum, hash, length);
                (hash, length) = (FirstHash, 0);
            }
        }

        if (length > 0)
        {
            words++;
            Add(sum, hash, length);
        }

        return noise || words == 0 ? Direction(text.Aggregate(FirstHash, Mixed)) : Normalised(sum);
    }

    private void Add(float[] sum, ulong hash, int length)
    {
        if (noise)
        {
            return;
        }

        // Short words are mostly those that every text has.
        var weight = length <= ShortWord ? 0.3f : 1f;
        var direction = directions.TryGetValue(hash, out var known) ? known : Direction(hash);
        if (known is null && directions.Count < Remembered)
        {
            directions[hash] = direction;
        }

        for (var i = 0; i < sum.Length; i++)
        {
            sum[i] += weight * direction[i];
        }
    }

    private static ulong Mixed(ulong hash, char letter) => (hash ^ letter) * 1099511628211;

    // A sequence that looks like chance, begun by the hash.
    private float[] Direction(ulong seed)
    {
        var numbers = new float[dimension];
        for (var i = 0; i < numbers.Length; i++)
        {
            seed += 0x9E3779B97F4A7C15;
            var mixed = (seed ^ (seed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            numbers[i] = (((mixed ^ (mixed >> 31)) >> 40) / (float)(1 << 23)) - 1;
        }

        return Normalised(numbers);
    }

    private static float[] Normalised(float[] vector)
    {
        var norm = Math.Sqrt(vector.Sum(number => (double)number * number));
        for (var i = 0; i < vector.Length; i++)
        {
            vector[i] = (float)(vector[i] / norm);
        }

        return vector;
    }
}
