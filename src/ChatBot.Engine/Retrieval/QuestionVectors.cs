using ChatBot.Index;

namespace ChatBot.Retrieval;

/// <summary>
/// What questions mean, by an embedding model that has only so long: when it does not answer in time, or not with a vector, a question is searched
/// by words alone. The last questions are remembered, because one turn asks for the same several times.
/// </summary>
public sealed class QuestionVectors(PassageEmbedder embedder, TimeSpan deadline, TimeProvider time)
{
    private const int MostRemembered = 256;

    private readonly Lock gate = new();
    private readonly Dictionary<string, LinkedListNode<(string Question, ReadOnlyMemory<float> Vector)>> known = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Question, ReadOnlyMemory<float> Vector)> recent = [];
    private (string Reason, long At)? problem;

    /// <summary>Why the model took no part in a question since this moment of the clock; null when it did.</summary>
    public string? ProblemSince(long moment)
    {
        lock (gate)
        {
            return problem is { } last && last.At >= moment ? last.Reason : null;
        }
    }

    /// <summary>The vector of a question, or null when there is none in time.</summary>
    public async ValueTask<ReadOnlyMemory<float>?> OfAsync(string question, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(question))
        {
            return null;
        }

        if (Find(question) is { } remembered)
        {
            return remembered;
        }

        using var late = new CancellationTokenSource(deadline, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            var vector = await embedder.EmbedQuestionAsync(question, stop.Token).AsTask().WaitAsync(stop.Token);
            Remember(question, vector);
            return vector;
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            Report(error is OperationCanceledException ? $"The embedding model {embedder.Model.Name} did not answer in time." : error.Message);
            return null;
        }
    }

    private void Report(string reason)
    {
        lock (gate)
        {
            problem = ($"Searched by words alone. {reason}", time.GetTimestamp());
        }
    }

    private ReadOnlyMemory<float>? Find(string question)
    {
        lock (gate)
        {
            if (!known.TryGetValue(question, out var node))
            {
                return null;
            }

            recent.Remove(node);
            recent.AddFirst(node);
            return node.Value.Vector;
        }
    }

    private void Remember(string question, ReadOnlyMemory<float> vector)
    {
        lock (gate)
        {
            if (known.ContainsKey(question))
            {
                return;
            }

            known.Add(question, recent.AddFirst((question, vector)));
            if (known.Count > MostRemembered)
            {
                known.Remove(recent.Last!.Value.Question);
                recent.RemoveLast();
            }
        }
    }
}
