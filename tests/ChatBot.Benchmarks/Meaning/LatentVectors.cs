using System.Numerics;
using System.Runtime.InteropServices;
using ChatBot.Text;
using Microsoft.Extensions.AI;

namespace ChatBot.Benchmarks.Meaning;

/// <summary>
/// An embedding model that is learned from a corpus itself, without any network: words that occur in the same passages point the same way
/// (latent semantic analysis by subspace iteration). Weaker than a trained model, but a real one: it finds passages that share no word with a question.
/// </summary>
internal sealed class LatentVectors : IEmbeddingGenerator<string, Embedding<float>>
{
    private const int Rounds = 4;
    private const int RarestWord = 2;

    private readonly int dimension;
    private readonly Dictionary<string, int> words = new(StringComparer.Ordinal);
    private readonly TermReader reader = new(new Vocabulary());
    private readonly float[] weights;
    private readonly float[] directions;

    private LatentVectors(int dimension, IReadOnlyList<string> texts)
    {
        this.dimension = dimension;
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var stem in texts.SelectMany(text => StemsOf(text).Keys))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(counts, stem, out _)++;
        }

        foreach (var (stem, _) in counts.Where(c => c.Value >= RarestWord).OrderBy(c => c.Key, StringComparer.Ordinal))
        {
            words.Add(stem, words.Count);
        }

        weights = new float[words.Count];
        foreach (var (stem, number) in words)
        {
            weights[number] = MathF.Log((texts.Count + 1f) / (counts[stem] + 0.5f));
        }

        var rows = texts.Select(RowOf).ToList();
        directions = new float[words.Count * dimension];
        var random = new Random(1);
        for (var i = 0; i < directions.Length; i++)
        {
            directions[i] = (float)(random.NextDouble() - 0.5);
        }

        for (var round = 0; round < Rounds; round++)
        {
            Improve(rows);
        }
    }

    /// <summary>Learns from texts.</summary>
    public static LatentVectors Learn(int dimension, IReadOnlyList<string> texts) => new(dimension, texts);

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        lock (reader)
        {
            return Task.FromResult<GeneratedEmbeddings<Embedding<float>>>([.. values.Select(text => new Embedding<float>(Of(text)))]);
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }

    /// <summary>The vector of a text; of one without a known word it points anywhere.</summary>
    public float[] Of(string text)
    {
        var vector = new float[dimension];
        vector[0] = 1e-5f;
        foreach (var (word, weight) in RowOf(text))
        {
            AddScaled(vector, directions.AsSpan(word * dimension, dimension), weight);
        }

        return vector;
    }

    private Dictionary<string, int> StemsOf(string text)
    {
        reader.Clear();
        reader.Read(text);
        var stems = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (ref readonly var term in reader.Terms)
        {
            if (!reader.Words[term.Word].IsEnglishFiller)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(stems, reader.Words[term.Word].StemIn("en"), out _)++;
            }
        }

        return stems;
    }

    private List<(int Word, float Weight)> RowOf(string text)
    {
        var row = StemsOf(text).Where(s => words.ContainsKey(s.Key)).Select(s => (Word: words[s.Key], Weight: (1 + MathF.Log(s.Value)) * weights[words[s.Key]])).ToList();
        var length = MathF.Sqrt(row.Sum(r => r.Weight * r.Weight));
        return row.ConvertAll(r => (r.Word, r.Weight / Math.Max(length, 1e-6f)));
    }

    private void Improve(List<List<(int Word, float Weight)>> rows)
    {
        var next = new float[directions.Length];
        var projected = new float[dimension];
        foreach (var row in rows)
        {
            Array.Clear(projected);
            foreach (var (word, weight) in row)
            {
                AddScaled(projected, directions.AsSpan(word * dimension, dimension), weight);
            }

            foreach (var (word, weight) in row)
            {
                AddScaled(next.AsSpan(word * dimension, dimension), projected, weight);
            }
        }

        Orthonormalise(next);
        next.CopyTo(directions, 0);
    }

    // Column by column, on a copy that has them in rows.
    private void Orthonormalise(float[] columns)
    {
        var count = words.Count;
        var rows = new float[dimension][];
        for (var i = 0; i < dimension; i++)
        {
            rows[i] = new float[count];
            for (var w = 0; w < count; w++)
            {
                rows[i][w] = columns[(w * dimension) + i];
            }

            for (var j = 0; j < i; j++)
            {
                AddScaled(rows[i], rows[j], -Dot(rows[i], rows[j]));
            }

            var length = MathF.Sqrt(Dot(rows[i], rows[i]));
            for (var w = 0; w < count; w++)
            {
                rows[i][w] /= Math.Max(length, 1e-12f);
                columns[(w * dimension) + i] = rows[i][w];
            }
        }
    }

    private static void AddScaled(Span<float> target, ReadOnlySpan<float> source, float factor)
    {
        var i = 0;
        for (; i + Vector<float>.Count <= source.Length; i += Vector<float>.Count)
        {
            (new Vector<float>(target[i..]) + (new Vector<float>(source[i..]) * factor)).CopyTo(target[i..]);
        }

        for (; i < source.Length; i++)
        {
            target[i] += source[i] * factor;
        }
    }

    private static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var sum = Vector<float>.Zero;
        var i = 0;
        for (; i + Vector<float>.Count <= a.Length; i += Vector<float>.Count)
        {
            sum += new Vector<float>(a[i..]) * new Vector<float>(b[i..]);
        }

        var total = Vector.Sum(sum);
        for (; i < a.Length; i++)
        {
            total += a[i] * b[i];
        }

        return total;
    }
}
