using System.Collections.Immutable;
using System.Text.Json;
using ChatBot.Index;

namespace ChatBot.Server.Stores.Qdrant;

/// <summary>Where an index as a whole stands; one small point of the collection of documents, by which every replica sees that something changed.</summary>
internal sealed record QdrantState
{
    private const string Purged = "purged";
    private const string ChangedAtField = "changedAt";
    private const string Retired = "retired";
    private const string Written = "beingWritten";
    private const string ProblemsField = "problems";
    private const string Superseded = "superseded";

    /// <summary>An index in which nothing was written.</summary>
    public static QdrantState New { get; } = new();

    /// <summary>What is read every second.</summary>
    public static QdrantPayload Light { get; } = QdrantPayload.Only(PointField.Generation, Purged, ChangedAtField, Retired);

    /// <summary>Number of the last change.</summary>
    public long Generation { get; init; }

    /// <summary>Up to which change the marks of removed documents are gone: who knows less than this has to load everything again.</summary>
    public long PurgedUpTo { get; init; }

    /// <summary>When the last change was made.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>Whether another index has taken this one's place.</summary>
    public bool IsRetired { get; init; }

    /// <summary>Whether a writer has begun to change something and did not come to its end, by now or ever.</summary>
    public bool IsBeingWritten { get; init; }

    /// <summary>Files that gave no document.</summary>
    public IReadOnlyList<FileProblem> Problems { get; init; } = [];

    /// <summary>Documents of which passages of an earlier version may still be there, and since when that version is not the present one.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> WithOldPassages { get; init; } = ImmutableDictionary<string, DateTimeOffset>.Empty;

    /// <summary>The point.</summary>
    public QdrantPoint ToPoint() => new(PointId.State, Meaning: null, Words: null, Write);

    /// <summary>Reads a payload, whole or light.</summary>
    public static QdrantState Read(ref Utf8JsonReader json)
    {
        using var payload = JsonDocument.ParseValue(ref json);
        var root = payload.RootElement;
        return new QdrantState
        {
            Generation = root.GetProperty(PointField.Generation).GetInt64(),
            PurgedUpTo = root.GetProperty(Purged).GetInt64(),
            ChangedAt = root.TryGetProperty(ChangedAtField, out var at) && at.ValueKind == JsonValueKind.String ? at.GetDateTimeOffset() : null,
            IsRetired = root.GetProperty(Retired).GetBoolean(),
            IsBeingWritten = root.TryGetProperty(Written, out var written) && written.GetBoolean(),
            Problems = root.TryGetProperty(ProblemsField, out var problems) ? [.. problems.EnumerateArray().Select(ReadProblem)] : [],
            WithOldPassages = root.TryGetProperty(Superseded, out var old)
                ? old.EnumerateObject().ToDictionary(item => item.Name, item => DateTimeOffset.FromUnixTimeMilliseconds(item.Value.GetInt64()), StringComparer.Ordinal)
                : ImmutableDictionary<string, DateTimeOffset>.Empty,
        };
    }

    private void Write(Utf8JsonWriter json)
    {
        json.WriteString(PointField.Kind, PointField.StateKind);
        json.WriteNumber(PointField.Generation, Generation);
        json.WriteNumber(Purged, PurgedUpTo);
        json.WriteBoolean(Retired, IsRetired);
        json.WriteBoolean(Written, IsBeingWritten);
        if (ChangedAt is { } at)
        {
            json.WriteString(ChangedAtField, at.UtcDateTime);
        }

        json.WriteStartArray(ProblemsField);
        foreach (var problem in Problems)
        {
            json.WriteStartObject();
            json.WriteString("root", problem.RootName);
            json.WriteString("path", problem.Path);
            json.WriteString("hash", problem.FileHash);
            json.WriteBoolean("failed", problem.Failed);
            json.WriteString("reason", problem.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject(Superseded);
        foreach (var (id, since) in WithOldPassages)
        {
            json.WriteNumber(id, since.ToUnixTimeMilliseconds());
        }

        json.WriteEndObject();
    }

    private static FileProblem ReadProblem(JsonElement problem) => new(
        problem.GetProperty("root").GetString()!,
        problem.GetProperty("path").GetString()!,
        problem.GetProperty("hash").GetString()!,
        problem.GetProperty("failed").GetBoolean(),
        problem.GetProperty("reason").GetString()!);
}
