using System.Text;
using ChatBot.Text;
using Microsoft.Extensions.AI;

namespace ChatBot.Tests.Index.Meaning;

/// <summary>
/// An embedding model for tests that needs no network: each word and each three characters of a word point somewhere by their hash, and a text
/// points where they point together. Alike texts get alike vectors, and the same text gets the same one everywhere.
/// </summary>
internal class WordVectors(int dimension = 256) : IEmbeddingGenerator<string, Embedding<float>>
{
    private readonly Lock gate = new();

    /// <summary>Every text that it was given, in order.</summary>
    public List<string> Texts { get; } = [];

    /// <summary>How often it was asked.</summary>
    public int Calls { get; private set; }

    /// <summary>Called before it answers; may throw, or wait.</summary>
    public Func<IReadOnlyList<string>, CancellationToken, Task> Before { get; set; } = (_, _) => Task.CompletedTask;

    public virtual async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var texts = values.ToList();
        await Before(texts, cancellationToken);
        lock (gate)
        {
            Calls++;
            Texts.AddRange(texts);
        }

        return [.. texts.Select(text => new Embedding<float>(Of(text)))];
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }

    /// <summary>The vector of a text.</summary>
    public virtual float[] Of(string text)
    {
        var vector = new float[dimension];
        foreach (var word in text.Split(' ', '\n', '.', ',', '?', '!', ':', ';', '(', ')', '"', '\''))
        {
            var folded = word.ToLowerInvariant();
            Add(vector, folded, 1);
            for (var i = 0; i + 3 <= folded.Length; i++)
            {
                Add(vector, folded.Substring(i, 3), 0.5f);
            }
        }

        return vector;
    }

    /// <summary>Adds a direction that a piece of text alone decides.</summary>
    protected static void Add(float[] vector, string piece, float weight)
    {
        if (piece.Length == 0)
        {
            return;
        }

        var random = Hash(piece);
        for (var i = 0; i < vector.Length; i++)
        {
            random = (random * 6364136223846793005) + 1442695040888963407;
            vector[i] += weight * (((random >> 33) / (float)(1u << 30)) - 1);
        }
    }

    private static ulong Hash(string piece) => Encoding.UTF8.GetBytes(piece).Aggregate(14695981039346656037, (hash, b) => (hash ^ b) * 1099511628211);
}

/// <summary>The same, of which nothing can be learned: each text points anywhere.</summary>
internal sealed class NoiseVectors(int dimension = 256) : WordVectors(dimension)
{
    public override float[] Of(string text)
    {
        var vector = new float[base.Of(string.Empty).Length];
        for (var i = 0; i < 8; i++)
        {
            Add(vector, $"{i}{text}", 1);
        }

        return vector;
    }
}
