using ChatBot.Corpus;
using ChatBot.Index;
using ChatBot.Passages;

namespace ChatBot.Server.Stores.Qdrant;

/// <summary>Writes the passages and texts of documents, the next batch being made while one is on its way.</summary>
internal sealed class QdrantPassages(QdrantApi api, QdrantPair pair, QdrantPersistence persistence)
{
    private const int TextsPerBatch = 32;

    private readonly PassageWords words = new();

    /// <summary>Writes them all, and gives the words of each document.</summary>
    public async Task<Dictionary<string, CountedWords>> WriteAsync(IReadOnlyList<DocumentReplacement> batch, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var counted = new Dictionary<string, CountedWords>(StringComparer.Ordinal);
        var points = new List<QdrantPoint>(QdrantApi.PointsPerBatch);
        var sending = Task.CompletedTask;
        try
        {
            foreach (var replacement in batch)
            {
                if (replacement.Document is not { } document)
                {
                    continue;
                }

                words.Begin();
                for (var i = 0; i < replacement.Passages.Count; i++)
                {
                    points.Add(PointOf(document, replacement.Passages[i], replacement.Vectors?[i]));
                    if (points.Count == QdrantApi.PointsPerBatch)
                    {
                        await sending;
                        sending = SendAsync(pair.Passages, points, cancellationToken);
                        points = new List<QdrantPoint>(QdrantApi.PointsPerBatch);
                    }
                }

                counted.Add(document.Id, words.Finish());
            }
        }
        finally
        {
            await sending;
        }

        await SendAsync(pair.Passages, points, cancellationToken);
        foreach (var some in batch.Where(r => r.Document is not null).Chunk(TextsPerBatch))
        {
            await SendAsync(pair.Documents, [.. some.SelectMany(r => QdrantText.PointsOf(r.Document!, now))], cancellationToken);
        }

        return counted;
    }

    private QdrantPoint PointOf(Document document, Passage passage, ReadOnlyMemory<Half>? meaning)
    {
        var content = PassageContent.Of(document, passage);
        var vector = words.Add(content);
        return new QdrantPoint(
            PointId.OfPassage(document.Id, document.Version, passage.Ordinal),
            meaning,
            new QdrantSparse(vector.Indices, vector.Values),
            json => PassagePayload.Write(json, document, passage, content));
    }

    private Task SendAsync(string collection, List<QdrantPoint> points, CancellationToken cancellationToken) =>
        points.Count == 0 ? Task.CompletedTask : persistence.RunAsync(token => api.UpsertAsync(collection, points, token), cancellationToken);
}
