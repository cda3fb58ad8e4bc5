using ChatBot.Index;

namespace ChatBot.Server.Stores.Qdrant;

/// <summary>
/// Texts of present versions that were read lately, so that checking an answer does not fetch again what finding it has fetched. Who may see
/// a document is asked before; the text of a version under the same labels never changes.
/// </summary>
internal sealed class RecentTexts
{
    private const long MostCharacters = 8 << 20;

    private readonly Lock gate = new();
    private readonly Dictionary<(string Document, string Version, string Labels), StoredText> known = [];
    private readonly Queue<(string Document, string Version, string Labels)> oldestFirst = new();
    private long characters;

    /// <summary>A text, if it was read lately.</summary>
    public StoredText? Find(string documentId, string version, string labels)
    {
        lock (gate)
        {
            return known.GetValueOrDefault((documentId, version, labels));
        }
    }

    /// <summary>Remembers a text; the ones that came first go when there is no room.</summary>
    public void Keep(StoredText text, string labels)
    {
        if (text.SourceText.Length > MostCharacters / 4)
        {
            return;
        }

        lock (gate)
        {
            var key = (text.DocumentId, text.Version, labels);
            if (!known.TryAdd(key, text))
            {
                return;
            }

            oldestFirst.Enqueue(key);
            characters += text.SourceText.Length;
            while (characters > MostCharacters && oldestFirst.TryDequeue(out var oldest))
            {
                known.Remove(oldest, out var gone);
                characters -= gone!.SourceText.Length;
            }
        }
    }
}
