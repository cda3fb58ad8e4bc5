using System.Globalization;
using System.Text.Json;
using ChatBot.Access;
using ChatBot.Corpus;
using ChatBot.Text;

namespace ChatBot.Index;

/// <summary>What a point of the catalogue says: a document came with a change of the index, or went with it.</summary>
/// <param name="DocumentId">Which document.</param>
/// <param name="Generation">With which change.</param>
/// <param name="Document">The document, or null when it is gone.</param>
public sealed record StoredDocument(string DocumentId, long Generation, LoadedDocument? Document);

/// <summary>How a document's catalogue entry and words are written into the payload of a point, and read back.</summary>
public static class DocumentPayload
{
    /// <summary>Writes the properties of the payload.</summary>
    public static void Write(Utf8JsonWriter json, LoadedDocument document, long generation)
    {
        var entry = document.Entry;
        Begin(json, entry.Id, generation);
        json.WriteString("path", entry.Path);
        json.WriteString("root", entry.RootName);
        json.WriteString("file", entry.FilePath);
        json.WriteString("fileHash", entry.FileHash);
        json.WriteString(PointField.Version, entry.Version);
        json.WriteString("title", entry.Title);
        json.WriteString("language", entry.Language);
        json.WriteString("date", Moment(entry.Date));
        json.WriteString("indexedAt", Moment(entry.IndexedAt));
        PassagePayload.WriteAll(json, PointField.Labels, entry.Access.Values);
        json.WriteNumber("shape", (int)entry.Shape);
        json.WriteString("opening", entry.Opening);
        json.WriteNumber("passages", entry.PassageCount);
        WriteMetadata(json, entry.Metadata);
        json.WriteBase64String("words", document.Words.Packed.Span);
    }

    /// <summary>Writes the properties of what is left where a document was removed.</summary>
    public static void WriteGone(Utf8JsonWriter json, string documentId, long generation, DateTimeOffset now)
    {
        Begin(json, documentId, generation);
        json.WriteString(PointField.Until, now.UtcDateTime);
    }

    /// <summary>Reads a payload; the reader stands on its opening brace and is left on the closing one.</summary>
    public static StoredDocument Read(ref Utf8JsonReader json)
    {
        using var payload = JsonDocument.ParseValue(ref json);
        var root = payload.RootElement;
        var id = Text(root, PointField.DocumentId);
        var generation = root.GetProperty(PointField.Generation).GetInt64();
        return new StoredDocument(id, generation, root.TryGetProperty(PointField.Until, out _) ? null : ReadDocument(id, root));
    }

    private static void Begin(Utf8JsonWriter json, string documentId, long generation)
    {
        json.WriteString(PointField.Kind, PointField.DocumentKind);
        json.WriteString(PointField.DocumentId, documentId);
        json.WriteNumber(PointField.Generation, generation);
    }

    private static LoadedDocument ReadDocument(string id, JsonElement root) => new(
        new DocumentEntry
        {
            Id = id,
            Path = Text(root, "path"),
            RootName = Text(root, "root"),
            FilePath = Text(root, "file"),
            FileHash = Text(root, "fileHash"),
            Version = Text(root, PointField.Version),
            Title = Text(root, "title"),
            Language = Text(root, "language"),
            Date = Moment(root.GetProperty("date")),
            IndexedAt = Moment(root.GetProperty("indexedAt")),
            Access = AccessLabels.Of(root.GetProperty(PointField.Labels).EnumerateArray().Select(label => label.GetString()!)),
            Metadata = [.. root.GetProperty("metadata").EnumerateArray().Select(ReadField)],
            Shape = (DocumentShape)root.GetProperty("shape").GetInt32(),
            Opening = Text(root, "opening"),
            PassageCount = root.GetProperty("passages").GetInt32(),
        },
        CountedWords.Read(root.GetProperty("words").GetBytesFromBase64()));

    private static void WriteMetadata(Utf8JsonWriter json, IReadOnlyList<MetadataField> fields)
    {
        json.WriteStartArray("metadata");
        foreach (var (path, value, span) in fields)
        {
            json.WriteStartObject();
            json.WriteString("path", path);
            json.WriteString("written", value.Written);
            WriteValue(json, value);
            if (span is { } at)
            {
                json.WriteNumber("start", at.Start);
                json.WriteNumber("end", at.End);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteValue(Utf8JsonWriter json, MetadataValue value)
    {
        switch (value)
        {
            case MetadataValue.Number number:
                json.WriteString("number", number.Value.ToString(CultureInfo.InvariantCulture));
                break;
            case MetadataValue.Flag flag:
                json.WriteBoolean("flag", flag.Value);
                break;
            case MetadataValue.Date date:
                json.WriteString(date.HasTime ? "moment" : "day", Moment(date.Value));
                break;
        }
    }

    private static MetadataField ReadField(JsonElement field)
    {
        var written = Text(field, "written");
        MetadataValue value =
            field.TryGetProperty("number", out var number) ? new MetadataValue.Number(written, decimal.Parse(number.GetString()!, CultureInfo.InvariantCulture))
            : field.TryGetProperty("flag", out var flag) ? new MetadataValue.Flag(written, flag.GetBoolean())
            : field.TryGetProperty("moment", out var moment) ? new MetadataValue.Date(written, Moment(moment), HasTime: true)
            : field.TryGetProperty("day", out var day) ? new MetadataValue.Date(written, Moment(day), HasTime: false)
            : new MetadataValue.Text(written);
        TextSpan? span = field.TryGetProperty("start", out var start) ? new TextSpan(start.GetInt32(), field.GetProperty("end").GetInt32()) : null;
        return new MetadataField(Text(field, "path"), value, span);
    }

    private static string Text(JsonElement root, string name) => root.GetProperty(name).GetString()!;

    private static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private static DateTimeOffset Moment(JsonElement written) =>
        DateTimeOffset.Parse(written.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}
