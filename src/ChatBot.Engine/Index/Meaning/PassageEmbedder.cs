using ChatBot.Corpus;
using ChatBot.Passages;
using ChatBot.Text;
using Microsoft.Extensions.AI;

namespace ChatBot.Index;

/// <summary>
/// Turns passages and questions into vectors by a model that may be anybody's: what comes back is checked, made of length 1 and, for
/// passages, rounded once, so that cache and stores hold the same numbers.
/// </summary>
public sealed class PassageEmbedder(IEmbeddingGenerator<string, Embedding<float>> generator, EmbeddingModel model) : IDisposable
{
    // As many are kept at once, so a pass that is killed embeds no more than these again.
    private const int TextsAtOnce = 256;

    private const int LongestText = 16_000;
    private const double ShortestVector = 1e-6;

    // One batch at a time: a text that two of them share is embedded once. The generator sends as many requests at once as it may.
    private readonly SemaphoreSlim one = new(1, 1);

    /// <summary>The model.</summary>
    public EmbeddingModel Model => model;

    /// <summary>Gives each passage of a batch its vector. <paramref name="embedded"/> is told how many texts the model has embedded.</summary>
    public async ValueTask<IReadOnlyList<DocumentReplacement>> EmbedAsync(
        IReadOnlyList<DocumentReplacement> batch, VectorCache? cache, Action<int>? embedded, CancellationToken cancellationToken)
    {
        var keys = new List<UInt128>[batch.Count];
        var texts = new Dictionary<UInt128, string>();
        for (var i = 0; i < batch.Count; i++)
        {
            keys[i] = KeysOf(batch[i], texts);
        }

        await one.WaitAsync(cancellationToken);
        try
        {
            var vectors = await VectorsAsync(texts, cache, embedded, cancellationToken);
            foreach (var (replacement, own) in batch.Zip(keys))
            {
                if (replacement.Document is { } document)
                {
                    cache?.Use(document.Id, document.Version, own);
                }
            }

            return [.. batch.Zip(keys, (r, own) => r.Document is null ? r : r with { Vectors = own.ConvertAll(k => (ReadOnlyMemory<Half>)vectors[k]) })];
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>What a question means.</summary>
    public async ValueTask<ReadOnlyMemory<float>> EmbedQuestionAsync(string question, CancellationToken cancellationToken)
    {
        var text = model.QueryPrefix + Cut(question);
        return (await AskAsync([text], cancellationToken))[0];
    }

    /// <inheritdoc />
    public void Dispose()
    {
        one.Dispose();
        generator.Dispose();
    }

    /// <summary>What of a passage is embedded: the title and the headings above it, each once, then its words.</summary>
    internal static string TextOf(EmbeddingModel model, Document document, Passage passage)
    {
        var context = new List<string> { document.Title };
        foreach (var heading in passage.HeadingPath)
        {
            if (!context.Contains(heading, StringComparer.Ordinal))
            {
                context.Add(heading);
            }
        }

        var words = string.Join(' ', passage.Words.Select(part => part.In(document.Content.SourceText).ToString()));
        return model.PassagePrefix + Cut(string.Join('\n', context.Append(words)));
    }

    private List<UInt128> KeysOf(DocumentReplacement replacement, Dictionary<UInt128, string> texts)
    {
        var keys = new List<UInt128>(replacement.Passages.Count);
        foreach (var passage in replacement.Document is null ? [] : replacement.Passages)
        {
            var text = TextOf(model, replacement.Document!, passage);
            var key = VectorCache.KeyOf(text);
            texts.TryAdd(key, text);
            keys.Add(key);
        }

        return keys;
    }

    private async ValueTask<Dictionary<UInt128, Half[]>> VectorsAsync(
        Dictionary<UInt128, string> texts, VectorCache? cache, Action<int>? embedded, CancellationToken cancellationToken)
    {
        var vectors = new Dictionary<UInt128, Half[]>(texts.Count);
        var missing = new List<UInt128>();
        foreach (var key in texts.Keys)
        {
            if (cache?.Find(key) is { } known)
            {
                vectors.Add(key, known);
            }
            else
            {
                missing.Add(key);
            }
        }

        foreach (var keys in missing.Chunk(TextsAtOnce))
        {
            var made = await AskAsync(Array.ConvertAll(keys, key => texts[key]), cancellationToken);
            var rounded = keys.Select((key, i) => (key, Array.ConvertAll(made[i], number => (Half)number))).ToList();
            cache?.Add(rounded);
            foreach (var (key, vector) in rounded)
            {
                vectors.Add(key, vector);
            }

            embedded?.Invoke(keys.Length);
        }

        return vectors;
    }

    private async ValueTask<float[][]> AskAsync(string[] texts, CancellationToken cancellationToken)
    {
        var answer = await generator.GenerateAsync(texts, options: null, cancellationToken);
        if (answer.Count != texts.Length)
        {
            throw Bad($"gave {answer.Count} vectors for {texts.Length} texts");
        }

        return [.. answer.Select(embedding => Normalised(embedding.Vector.Span))];
    }

    private float[] Normalised(ReadOnlySpan<float> vector)
    {
        if (vector.Length != model.Dimension)
        {
            throw Bad($"gave a vector of {vector.Length} numbers instead of {model.Dimension}; set Models:Embedding:Dimension to what it gives");
        }

        var sum = 0.0;
        foreach (var number in vector)
        {
            sum += (double)number * number;
        }

        if (!double.IsFinite(sum) || Math.Sqrt(sum) < ShortestVector)
        {
            throw Bad("gave a vector that points nowhere: its numbers are all zero, or not finite");
        }

        var factor = 1 / Math.Sqrt(sum);
        var normalised = new float[vector.Length];
        for (var i = 0; i < normalised.Length; i++)
        {
            normalised[i] = (float)(vector[i] * factor);
        }

        return normalised;
    }

    private EmbeddingException Bad(string what) =>
        new($"The embedding model {model.Name} {what}. Nothing of that was written; look at the model's endpoint, and run `chatbot index` again.");

    // Between two characters of one sign a text must not end.
    private static string Cut(string text) =>
        text.Length <= LongestText ? text : text[..(char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText)];
}
