using ChatBot.Access;
using ChatBot.Index;

namespace ChatBot.Retrieval;

/// <summary>
/// Opened documents, kept so long as there is room. Whether the asker may see a document is asked of the store every time; only its
/// reading is remembered. Safe for use by several threads.
/// </summary>
public sealed class DocumentTexts(IPassageStore store)
{
    private const int MostCharacters = 16 * 1024 * 1024;
    private const int MostDocuments = 512;

    private readonly Lock gate = new();
    private readonly Dictionary<(string Id, string Version), LinkedListNode<DocumentText>> known = [];
    private readonly LinkedList<DocumentText> newestFirst = [];
    private long characters;

    /// <summary>The present version of a document, or null when it is not there or may not be seen.</summary>
    public async ValueTask<DocumentText?> OpenAsync(string documentId, AccessFilter access, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(documentId, access, cancellationToken) is not { } entry)
        {
            return null;
        }

        if (Remembered(entry) is { } text)
        {
            return text;
        }

        if (await store.ReadTextAsync(documentId, entry.Version, access, cancellationToken) is not { } stored)
        {
            return null;
        }

        var opened = DocumentText.Of(entry, stored);
        Remember(opened);
        return opened;
    }

    private DocumentText? Remembered(DocumentEntry entry)
    {
        lock (gate)
        {
            if (!known.TryGetValue((entry.Id, entry.Version), out var node))
            {
                return null;
            }

            newestFirst.Remove(node);
            newestFirst.AddFirst(node);

            // The catalogue entry may have changed without the text, in its labels for one.
            return ReferenceEquals(node.Value.Entry, entry) ? node.Value : node.Value = node.Value with { Entry = entry };
        }
    }

    private void Remember(DocumentText text)
    {
        lock (gate)
        {
            var key = (text.Entry.Id, text.Entry.Version);
            if (text.SourceText.Length > MostCharacters || known.ContainsKey(key))
            {
                return;
            }

            known.Add(key, newestFirst.AddFirst(text));
            characters += text.SourceText.Length;
            while (characters > MostCharacters || known.Count > MostDocuments)
            {
                var oldest = newestFirst.Last!.Value;
                newestFirst.RemoveLast();
                known.Remove((oldest.Entry.Id, oldest.Entry.Version));
                characters -= oldest.SourceText.Length;
            }
        }
    }
}
