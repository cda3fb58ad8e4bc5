using System.Text;
using System.Text.Json;

namespace ChatBot.Evaluation;

/// <summary>Figures as JSON, so that a later run can be held against them.</summary>
public static class FiguresJson
{
    /// <summary>One line with the members that apply.</summary>
    public static string Of(EvalFigures figures)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            WriteKinds(json, figures);
            WriteShare(json, "citationPrecision", figures.CitationPrecision);
            if (figures.NotVerbatim is { } notVerbatim)
            {
                json.WriteNumber("notVerbatim", notVerbatim);
            }

            WriteShare(json, "ndcg10", figures.Ranking?.Ndcg10);
            WriteShare(json, "recall5", figures.Ranking?.Recall5);
            WriteShare(json, "mrr10", figures.Ranking?.Mrr10);
            WriteShare(json, "sentenceHit1", figures.Sentences?.Hit1);
            WriteShare(json, "sentenceHit3", figures.Sentences?.Hit3);
            WriteAbstention(json, "abstention", figures.Abstention);
            WriteAbstention(json, "offTopic", figures.OffTopic);
            json.WriteStartObject("elapsedMs");
            json.WriteNumber("p50", Math.Round(figures.MedianMs, 3));
            json.WriteNumber("p95", Math.Round(figures.Percentile95Ms, 3));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    /// <summary>The members of a former line by path, such as <c>kinds.fact.right</c>; null when it is none.</summary>
    public static IReadOnlyDictionary<string, double>? Read(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            var members = new Dictionary<string, double>(StringComparer.Ordinal);
            return json.RootElement.ValueKind == JsonValueKind.Object && Collect(json.RootElement, "", members) && members.ContainsKey("elapsedMs.p50") ? members : null;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    // Three levels at most are written; the parser bounds the depth of what is read.
    private static bool Collect(JsonElement element, string path, Dictionary<string, double> members)
    {
        foreach (var member in element.EnumerateObject())
        {
            var name = path + member.Name;
            if (member.Value.ValueKind == JsonValueKind.Number)
            {
                members[name] = member.Value.GetDouble();
            }
            else if (member.Value.ValueKind != JsonValueKind.Object || !Collect(member.Value, name + ".", members))
            {
                return false;
            }
        }

        return true;
    }

    private static void WriteKinds(Utf8JsonWriter json, EvalFigures figures)
    {
        if (figures.Kinds.Count == 0)
        {
            return;
        }

        json.WriteStartObject("kinds");
        foreach (var kind in figures.Kinds)
        {
            json.WriteStartObject(kind.Kind);
            json.WriteNumber("right", kind.Right);
            json.WriteNumber("all", kind.All);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteNumber("right", figures.Right);
        json.WriteNumber("all", figures.All);
    }

    private static void WriteAbstention(Utf8JsonWriter json, string name, Abstention? abstention)
    {
        if (abstention is null)
        {
            return;
        }

        json.WriteStartObject(name);
        WriteShare(json, "auroc", abstention.Auroc);
        WriteShare(json, "declined", abstention.Declined);
        WriteShare(json, "kept", abstention.Kept);
        json.WriteEndObject();
    }

    private static void WriteShare(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } known)
        {
            json.WriteNumber(name, Math.Round(known, 4));
        }
    }
}
