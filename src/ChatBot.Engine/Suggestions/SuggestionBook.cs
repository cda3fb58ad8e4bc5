using System.Text;
using System.Text.Json;
using ChatBot.Access;
using ChatBot.Answers;
using ChatBot.Index;

namespace ChatBot.Suggestions;

/// <summary>
/// What can be asked of each document, kept in the data folder. A hint only: when the file is lost or another process writes it too, questions
/// are made anew. Safe for use by several threads.
/// </summary>
public sealed class SuggestionBook(DataFolder folder)
{
    private const string FileName = "suggestions.jsonl";
    private const int MostDocuments = 2_000;

    private readonly Lock gate = new();
    private Dictionary<string, DocumentSuggestions>? known;

    /// <summary>What was found for a document; null when it has not been asked in this version and with these labels.</summary>
    public DocumentSuggestions? Find(DocumentEntry document)
    {
        lock (gate)
        {
            return Open().TryGetValue(document.Id, out var found) && IsOf(document, found) ? found : null;
        }
    }

    /// <summary>All that is known, in the order in which it was found.</summary>
    public IReadOnlyList<DocumentSuggestions> All()
    {
        lock (gate)
        {
            return [.. Open().Values];
        }
    }

    /// <summary>Takes note of what was found, and forgets what was found first when there is too much.</summary>
    public void Add(IReadOnlyList<DocumentSuggestions> found)
    {
        lock (gate)
        {
            var all = Open();
            foreach (var document in found)
            {
                all.Remove(document.DocumentId);
                all.Add(document.DocumentId, document);
            }

            known = all.Count <= MostDocuments ? all : Keyed(all.Values.TakeLast(MostDocuments));
            Save();
        }
    }

    /// <summary>Forgets documents that are gone, have changed or may be seen by others than before. To be called after every pass; writes only when there is something to forget.</summary>
    public async ValueTask PruneAsync(IPassageStore store, CancellationToken cancellationToken)
    {
        HashSet<string> gone;
        try
        {
            gone = await GoneAsync(store, cancellationToken);
        }
        catch (StoreUnreachableException)
        {
            // The pass itself is done; the next one calls this again.
            return;
        }

        lock (gate)
        {
            if (gone.Count > 0)
            {
                known = Keyed(Open().Values.Where(document => !gone.Contains(document.DocumentId)));
                Save();
            }
        }
    }

    private async ValueTask<HashSet<string>> GoneAsync(IPassageStore store, CancellationToken cancellationToken)
    {
        var gone = new HashSet<string>(StringComparer.Ordinal);
        foreach (var document in All())
        {
            var now = await store.FindAsync(document.DocumentId, Filter(document.Access), cancellationToken);
            if (now is null || !IsOf(now, document))
            {
                gone.Add(document.DocumentId);
            }
        }

        return gone;
    }

    /// <summary>What somebody sees who holds all labels of a document.</summary>
    internal static AccessFilter Filter(AccessLabels labels) => AccessFilter.For(Asker(labels));

    /// <summary>Somebody who holds all labels of a document and no others.</summary>
    internal static Principal Asker(AccessLabels labels) => new() { Id = "suggestions", Labels = labels.Values };

    private static bool IsOf(DocumentEntry document, DocumentSuggestions found) => found.Version == document.Version && found.Access.Equals(document.Access);

    private static Dictionary<string, DocumentSuggestions> Keyed(IEnumerable<DocumentSuggestions> documents) =>
        documents.ToDictionary(document => document.DocumentId, StringComparer.Ordinal);

    private Dictionary<string, DocumentSuggestions> Open() => known ??= Load();

    private Dictionary<string, DocumentSuggestions> Load()
    {
        var read = new Dictionary<string, DocumentSuggestions>(StringComparer.Ordinal);
        try
        {
            foreach (var line in File.ReadLines(folder.PathOf(FileName)).Take(MostDocuments))
            {
                if (Read(line) is { } document)
                {
                    read[document.DocumentId] = document;
                }
            }
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            // Not there yet, or not to be read: then nothing is known.
        }

        return read;
    }

    private void Save()
    {
        try
        {
            folder.Write(FileName, Encoding.UTF8.GetBytes(string.Concat(known!.Values.Select(Line))));
        }
        catch (IOException)
        {
            // Another process writes it, or the disk is full: what is in memory still serves.
        }
    }

    private static string Line(DocumentSuggestions document) => AnswerJson.Line(json =>
    {
        json.WriteStartObject();
        json.WriteString("document", document.DocumentId);
        json.WriteString("version", document.Version);
        json.WriteStartArray("access");
        foreach (var label in document.Access.Values)
        {
            json.WriteStringValue(label);
        }

        json.WriteEndArray();
        json.WriteStartArray("questions");
        foreach (var question in document.Questions)
        {
            json.WriteStartObject();
            json.WriteString("text", question.Text);
            json.WriteString("topic", question.Topic);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }) + "\n";

    private static DocumentSuggestions? Read(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var row = json.RootElement;
            return new DocumentSuggestions
            {
                DocumentId = row.GetProperty("document").GetString()!,
                Version = row.GetProperty("version").GetString()!,
                Access = AccessLabels.Of(row.GetProperty("access").EnumerateArray().Select(label => label.GetString()!)),
                Questions = [.. row.GetProperty("questions").EnumerateArray().Select(item => new Suggestion(item.GetProperty("text").GetString()!, item.GetProperty("topic").GetString()!))],
            };
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }
}
