namespace ChatBot.Index;

/// <summary>
/// Gives the documents of one pass their vectors. What was embedded before is found in the cache, which is opened when the first document has
/// changed and tidied at the end of such a pass.
/// </summary>
internal sealed class EmbeddingStep(PassageEmbedder embedder, DataFolder data, TimeProvider time, Action<int> tell) : IDisposable
{
    private readonly Lock gate = new();
    private readonly List<(string DocumentId, string Version)> written = [];
    private VectorCache? cache;
    private int count;

    /// <summary>How many texts the model has turned into vectors.</summary>
    public int Embedded => count;

    /// <summary>The same documents with vectors.</summary>
    public ValueTask<IReadOnlyList<DocumentReplacement>> EmbedAsync(IReadOnlyList<DocumentReplacement> batch, CancellationToken cancellationToken)
    {
        var added = batch.Where(r => r.Document is not null).Select(r => (r.DocumentId, r.Document!.Version)).ToList();
        if (added.Count == 0)
        {
            return ValueTask.FromResult(batch);
        }

        lock (gate)
        {
            written.AddRange(added);
            cache ??= VectorCache.Open(data, embedder.Model, time);
        }

        return embedder.EmbedAsync(batch, cache, Count, cancellationToken);
    }

    /// <summary>Forgets vectors that nothing has needed for so long. <paramref name="before"/> is what was in the index when the pass began.</summary>
    public void Tidy(IEnumerable<DocumentEntry> before, TimeSpan keep) =>
        cache?.Tidy(before.Select(d => (d.Id, d.Version)).Concat(written), keep);

    private void Count(int texts)
    {
        Interlocked.Add(ref count, texts);
        tell(texts);
    }

    public void Dispose() => cache?.Dispose();
}
