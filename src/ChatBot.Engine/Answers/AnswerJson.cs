using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ChatBot.Passages;

namespace ChatBot.Answers;

/// <summary>The answer object as JSON, the same for the command line and for every channel that shows it as it is.</summary>
public static class AnswerJson
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The answer in one line.</summary>
    public static string Of(Answer answer) => Line(json => Write(json, answer));

    /// <summary>One line of JSON with readable letters; a line break inside a text stays escaped.</summary>
    public static string Line(Action<Utf8JsonWriter> content)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            content(json);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    /// <summary>The same, written where it shall go.</summary>
    public static void Write(IBufferWriter<byte> target, Action<Utf8JsonWriter> content)
    {
        using var json = new Utf8JsonWriter(target, Readable);
        content(json);
    }

    /// <summary>Writes the answer object.</summary>
    public static void Write(Utf8JsonWriter json, Answer answer)
    {
        json.WriteStartObject();
        json.WriteString("answerId", answer.AnswerId);
        json.WriteString("conversationId", answer.ConversationId);
        json.WriteString("question", answer.Question);
        json.WriteString("outcome", Name(answer.Outcome));
        json.WriteString("mode", Name(answer.Mode));
        if (answer.Fallback is { } fallback)
        {
            json.WriteString("fallback", fallback);
        }

        json.WriteString("text", answer.Text);
        WriteCitations(json, answer.Citations);
        WriteArray(json, "nearest", answer.Nearest, isNeeded: false, WriteNearest);
        WriteArray(json, "disagreement", answer.Disagreement, isNeeded: false, WriteStatement);
        WriteArray(json, "suggestions", answer.Suggestions, isNeeded: true, static (json, suggestion) => json.WriteStringValue(suggestion));
        json.WriteNumber("confidence", Math.Round(answer.Confidence, 4));
        WriteUsage(json, answer.Usage);
        json.WriteNumber("elapsedMs", Math.Round(answer.ElapsedMs, 3));
        if (answer.TraceId is { } trace)
        {
            json.WriteString("traceId", trace);
        }

        json.WriteEndObject();
    }

    private static void WriteUsage(Utf8JsonWriter json, ModelUsage? usage)
    {
        if (usage is null)
        {
            return;
        }

        json.WriteStartObject("usage");
        json.WriteString("model", usage.Model);
        if (usage is { InputTokens: { } input, OutputTokens: { } output })
        {
            json.WriteNumber("inputTokens", input);
            json.WriteNumber("outputTokens", output);
        }

        if (usage.Cost is { } cost)
        {
            json.WriteNumber("cost", Math.Round(cost, 6));
            json.WriteString("currency", usage.Currency);
        }

        json.WriteEndObject();
    }

    /// <summary>Writes citations as the member <c>citations</c>.</summary>
    public static void WriteCitations(Utf8JsonWriter json, IReadOnlyList<Citation> citations) =>
        WriteArray(json, "citations", citations, isNeeded: true, WriteCitation);

    /// <summary>Writes a place as the member <c>place</c>; only what applies is there.</summary>
    public static void WritePlace(Utf8JsonWriter json, Place place)
    {
        json.WriteStartObject("place");
        WritePair(json, "lines", place.Lines.First, place.Lines.Last);
        if (place.Time is { } time)
        {
            json.WriteStartArray("time");
            json.WriteStringValue(PlaceText.Of(time.From));
            json.WriteStringValue(PlaceText.Of(time.To));
            json.WriteEndArray();
        }

        if (place.Page is { } page)
        {
            json.WriteNumber("page", page);
        }

        if (place.Slide is { } slide)
        {
            json.WriteNumber("slide", slide);
        }

        if (place.Sheet is { } sheet)
        {
            json.WriteString("sheet", sheet);
        }

        json.WriteEndObject();
    }

    /// <summary>How an outcome is written.</summary>
    public static string Name(AnswerOutcome outcome) => outcome switch
    {
        AnswerOutcome.Answered => "answered",
        AnswerOutcome.NotFound => "notFound",
        AnswerOutcome.Refused => "refused",
        AnswerOutcome.Failed => "failed",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    /// <summary>How a mode is written.</summary>
    public static string Name(AnswerMode mode) => mode switch
    {
        AnswerMode.Extractive => "extractive",
        AnswerMode.Computed => "computed",
        AnswerMode.Model => "model",
        _ => throw new ArgumentOutOfRangeException(nameof(mode)),
    };

    private static void WriteCitation(Utf8JsonWriter json, Citation citation)
    {
        json.WriteStartObject();
        json.WriteNumber("number", citation.Number);
        json.WriteString("documentId", citation.DocumentId);
        json.WriteString("path", citation.Path);
        json.WriteString("title", citation.Title);
        json.WriteString("version", citation.Version);
        json.WriteString("versionDate", citation.VersionDate);
        WritePlace(json, citation.Place);
        WriteArray(json, "headingPath", citation.HeadingPath, isNeeded: true, static (json, heading) => json.WriteStringValue(heading));
        json.WriteString("quote", citation.Quote);
        WritePair(json, "span", citation.Span.Start, citation.Span.End);
        json.WriteString("url", citation.Url);
        json.WriteEndObject();
    }

    private static void WriteNearest(Utf8JsonWriter json, NearestDocument document)
    {
        json.WriteStartObject();
        json.WriteString("documentId", document.DocumentId);
        json.WriteString("title", document.Title);
        json.WriteString("url", document.Url);
        json.WriteEndObject();
    }

    private static void WriteStatement(Utf8JsonWriter json, Statement statement)
    {
        json.WriteStartObject();
        json.WriteString("says", statement.Says);
        WriteArray(json, "citations", statement.Citations, isNeeded: true, static (json, number) => json.WriteNumberValue(number));
        if (statement.Date is { } date)
        {
            json.WriteString("date", date);
        }

        json.WriteEndObject();
    }

    private static void WritePair(Utf8JsonWriter json, string name, int first, int last)
    {
        json.WriteStartArray(name);
        json.WriteNumberValue(first);
        json.WriteNumberValue(last);
        json.WriteEndArray();
    }

    private static void WriteArray<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> items, bool isNeeded, Action<Utf8JsonWriter, T> write)
    {
        if (items.Count == 0 && !isNeeded)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var item in items)
        {
            write(json, item);
        }

        json.WriteEndArray();
    }
}
