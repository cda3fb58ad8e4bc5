using ChatBot.Evaluation;
using Microsoft.Extensions.AI;

namespace ChatBot.Benchmarks.Meaning;

/// <summary>
/// Stands for a good embedding model, as no small code can be one: it is told which passages are relevant to a question, and moves the question a
/// little towards them. How good it is decides how far.
/// </summary>
internal sealed class GuidedVectors(LatentVectors model, IReadOnlyDictionary<string, float[]> towards, float share) : IEmbeddingGenerator<string, Embedding<float>>
{
    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
        Task.FromResult<GeneratedEmbeddings<Embedding<float>>>([.. values.Select(text => new Embedding<float>(Of(text)))]);

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }

    private float[] Of(string text)
    {
        float[] own;
        lock (model)
        {
            own = model.Of(text);
        }

        var length = MathF.Sqrt(own.Sum(n => n * n));
        return towards.TryGetValue(text, out var goal) ? [.. own.Select((n, i) => (n / length) + (share * goal[i]))] : own;
    }
}
