using System.Text.Json;
using ChatBot.Answers;
using ChatBot.Index;
using ChatBot.Retrieval;

namespace ChatBot.Server.Hosting.Commands;

/// <summary>Results as JSON in one line, in the shapes that scripts rely on.</summary>
internal static class ReportJson
{
    /// <summary>What <c>index --json</c> prints.</summary>
    public static string Of(IndexReport report) => Write(json =>
    {
        json.WriteNumber("added", report.Added);
        json.WriteNumber("updated", report.Updated);
        json.WriteNumber("unchanged", report.Unchanged);
        json.WriteNumber("removed", report.Removed);
        WriteFiles(json, "skipped", report.Skipped);
        WriteFiles(json, "failed", report.Failed);
        json.WriteNumber("documents", report.Documents);
        json.WriteNumber("passages", report.Passages);
        if (report.Embedded is { } embedded)
        {
            json.WriteNumber("embedded", embedded);
        }

        json.WriteNumber("seconds", report.Seconds);
    });

    /// <summary>What <c>search --json</c> and each line of <c>search --batch</c> print.</summary>
    public static string Of(Evidence evidence, JsonElement? id, double elapsedMs) => Write(json =>
    {
        WriteId(json, id);
        json.WriteString("question", evidence.Question);
        json.WriteNumber("confidence", Math.Round(evidence.Confidence, 4));
        json.WriteStartArray("hits");
        foreach (var passage in evidence.Passages)
        {
            WriteHit(json, passage);
        }

        json.WriteEndArray();
        json.WriteNumber("elapsedMs", Math.Round(elapsedMs, 3));
    });

    /// <summary>Each line of <c>ask --batch</c>.</summary>
    public static string Of(Answer answer, JsonElement? id) => Write(json =>
    {
        WriteId(json, id);
        json.WritePropertyName("answer");
        AnswerJson.Write(json, answer);
    });

    private static void WriteId(Utf8JsonWriter json, JsonElement? id)
    {
        if (id is { } given)
        {
            json.WritePropertyName("id");
            given.WriteTo(json);
        }
    }

    private static void WriteHit(Utf8JsonWriter json, RankedPassage passage)
    {
        json.WriteStartObject();
        json.WriteNumber("rank", passage.Rank);
        json.WriteNumber("score", Math.Round(passage.Score, 4));
        json.WriteStartObject("legs");
        WriteLeg(json, "words", passage.Hit.Words);
        WriteLeg(json, "meaning", passage.Hit.Meaning);

        if (passage.Hit.SharedNames > 0)
        {
            json.WriteStartObject("names");
            json.WriteNumber("score", Math.Round(passage.Hit.SharedNames, 4));
            json.WriteEndObject();
        }

        json.WriteEndObject();
        if (passage.NamedBy is not null)
        {
            json.WriteString("namedBy", passage.NamedBy);
        }

        json.WriteString("documentId", passage.Hit.Document.Id);
        json.WriteString("path", passage.Hit.Document.Path);
        json.WriteString("title", passage.Hit.Document.Title);
        json.WriteString("passageId", passage.Hit.PassageId);
        AnswerJson.WritePlace(json, passage.Hit.Place);
        json.WriteString("text", passage.Hit.Text);
        json.WriteEndObject();
    }

    private static void WriteLeg(Utf8JsonWriter json, string name, Leg? leg)
    {
        if (leg is { } place)
        {
            json.WriteStartObject(name);
            json.WriteNumber("rank", place.Rank);
            json.WriteNumber("score", Math.Round(place.Score, 4));
            json.WriteEndObject();
        }
    }

    private static void WriteFiles(Utf8JsonWriter json, string name, IReadOnlyList<ReportedFile> files)
    {
        json.WriteStartArray(name);
        foreach (var file in files)
        {
            json.WriteStartObject();
            json.WriteString("path", file.Path);
            json.WriteString("reason", file.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Write(Action<Utf8JsonWriter> content) => Printable.Json(AnswerJson.Line(json =>
    {
        json.WriteStartObject();
        content(json);
        json.WriteEndObject();
    }));
}
