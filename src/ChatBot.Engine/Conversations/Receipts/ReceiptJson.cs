using System.Text.Json;
using ChatBot.Answers;
using ChatBot.Text;

namespace ChatBot.Conversations;

/// <summary>What verifying needs of a receipt that was read back.</summary>
public sealed record KeptReceipt(string AnswerId, string PrincipalId, IReadOnlyList<string> Labels, IReadOnlyList<KeptQuote> Quotes);

/// <summary>A quote that an answer showed, and where it stood.</summary>
public sealed record KeptQuote(int Number, string DocumentId, string Path, string Version, TextSpan Span, string Quote);

/// <summary>Receipts as lines of JSON.</summary>
public static class ReceiptJson
{
    /// <summary>One line.</summary>
    public static string Of(Receipt receipt) => AnswerJson.Line(json =>
    {
        json.WriteStartObject();
        json.WriteString("answerId", receipt.Answer.AnswerId);
        json.WriteString("at", receipt.At);
        json.WriteString("asked", receipt.Asked);
        json.WriteStartObject("principal");
        json.WriteString("id", receipt.Principal.Id);
        WriteStrings(json, "labels", receipt.Principal.Labels);
        json.WriteEndObject();
        json.WriteString("settings", receipt.Settings);
        json.WritePropertyName("answer");
        AnswerJson.Write(json, receipt.Answer);
        WriteCandidates(json, receipt);
        WriteDropped(json, receipt);
        json.WriteStartObject("timings");
        foreach (var (step, milliseconds) in receipt.Timings)
        {
            json.WriteNumber(step, Math.Round(milliseconds, 3));
        }

        json.WriteEndObject();
        json.WriteEndObject();
    });

    /// <summary>How the line of an answer begins.</summary>
    public static string HeadOf(string answerId) => $"{{\"answerId\":\"{answerId}\",";

    /// <summary>Reads a line back; null when it is not a whole receipt, such as a last line that a kill cut off.</summary>
    public static KeptReceipt? Read(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var receipt = json.RootElement;
            return new KeptReceipt(
                receipt.GetProperty("answerId").GetString()!,
                receipt.GetProperty("principal").GetProperty("id").GetString()!,
                [.. receipt.GetProperty("principal").GetProperty("labels").EnumerateArray().Select(label => label.GetString()!)],
                [.. receipt.GetProperty("answer").GetProperty("citations").EnumerateArray().Select(ReadQuote)]);
        }
        catch (Exception broken) when (broken is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    private static KeptQuote ReadQuote(JsonElement citation) => new(
        citation.GetProperty("number").GetInt32(),
        citation.GetProperty("documentId").GetString()!,
        citation.GetProperty("path").GetString()!,
        citation.GetProperty("version").GetString()!,
        new TextSpan(citation.GetProperty("span")[0].GetInt32(), citation.GetProperty("span")[1].GetInt32()),
        citation.GetProperty("quote").GetString()!);

    private static void WriteCandidates(Utf8JsonWriter json, Receipt receipt)
    {
        json.WriteStartArray("candidates");
        foreach (var candidate in receipt.Candidates)
        {
            json.WriteStartObject();
            json.WriteNumber("rank", candidate.Rank);
            json.WriteNumber("score", Math.Round(candidate.Score, 4));
            json.WriteString("passageId", candidate.Hit.PassageId);
            json.WriteString("version", candidate.Hit.Document.Version);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteDropped(Utf8JsonWriter json, Receipt receipt)
    {
        json.WriteStartArray("dropped");
        foreach (var sentence in receipt.Dropped)
        {
            json.WriteStartObject();
            json.WriteString("text", sentence.Proposed.Text);
            json.WriteString("fault", sentence.Fault?.ToString());
            json.WriteString("detail", sentence.Detail);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteStrings(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
