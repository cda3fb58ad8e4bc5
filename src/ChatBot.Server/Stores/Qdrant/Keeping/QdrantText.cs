using System.Text.Json;
using ChatBot.Access;
using ChatBot.Corpus;
using ChatBot.Index;

namespace ChatBot.Server.Stores.Qdrant;

/// <summary>One part of the kept text of one version of a document.</summary>
internal sealed record QdrantText(string Labels, DateTimeOffset KeptAt, int Parts, byte[] Packed)
{
    /// <summary>The labels that a text was kept under.</summary>
    public const string Under = "under";

    /// <summary>The labels of a document as they are compared: a text that was kept under others is not shown under these.</summary>
    public static string LabelsOf(AccessLabels access) => access.Key;

    /// <summary>The points that keep the text of a document's version.</summary>
    public static IEnumerable<QdrantPoint> PointsOf(Document document, DateTimeOffset now)
    {
        var parts = PackedText.Pack(document.Content.SourceText, document.Content.Blocks);
        return parts.Select((part, i) => new QdrantPoint(PointId.OfText(document.Id, document.Version, i), Meaning: null, Words: null, json =>
        {
            json.WriteString(PointField.Kind, PointField.TextKind);
            json.WriteString(PointField.DocumentId, document.Id);
            json.WriteString(PointField.Version, document.Version);
            json.WriteString(Under, LabelsOf(document.Access));
            json.WriteString("keptAt", now.UtcDateTime);
            json.WriteNumber("parts", parts.Count);
            json.WriteBase64String("packed", part);
        }));
    }

    /// <summary>Reads a payload.</summary>
    public static QdrantText Read(ref Utf8JsonReader json)
    {
        using var payload = JsonDocument.ParseValue(ref json);
        var root = payload.RootElement;
        return new QdrantText(
            root.GetProperty(Under).GetString()!,
            root.GetProperty("keptAt").GetDateTimeOffset(),
            root.GetProperty("parts").GetInt32(),
            root.GetProperty("packed").GetBytesFromBase64());
    }
}
