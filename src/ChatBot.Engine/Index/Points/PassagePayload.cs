using System.Globalization;
using System.Text.Json;
using ChatBot.Corpus;
using ChatBot.Passages;
using ChatBot.Text;

namespace ChatBot.Index;

/// <summary>A passage as it comes back from a database. Its title and language are its document's.</summary>
/// <param name="DocumentId">Which document.</param>
/// <param name="Version">Which version of it.</param>
/// <param name="Ordinal">Place in the document, from 0.</param>
/// <param name="Span">What it covers of the source text.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="HeadingPath">The headings above it.</param>
/// <param name="TableHeader">Header row of the table that it continues, or nothing.</param>
/// <param name="Text">Its text.</param>
/// <param name="Words">The parts of the text that hold words to be found.</param>
public sealed record StoredPassage(
    string DocumentId, string Version, int Ordinal, TextSpan Span, Place Place, IReadOnlyList<string> HeadingPath, string TableHeader, string Text, IReadOnlyList<TextSpan> Words)
{
    /// <summary>The passage by itself.</summary>
    public PassageContent ContentIn(DocumentEntry document) => new()
    {
        Title = document.Title,
        Language = document.Language,
        HeadingPath = HeadingPath,
        TableHeader = TableHeader,
        Text = Text,
        Words = Words,
    };
}

/// <summary>How a passage is written into the payload of a point, and read back.</summary>
public static class PassagePayload
{
    private const int MostMetadata = 64;
    private const int LongestMetadata = 256;

    /// <summary>The fields that <see cref="Read"/> needs; title, labels and metadata are there for those who look into the database.</summary>
    public static IReadOnlyList<string> Needed { get; } =
        [PointField.DocumentId, PointField.Version, PointField.Ordinal, "start", "place", "headings", "tableHeader", "text", "words"];

    /// <summary>Writes the properties of the payload.</summary>
    public static void Write(Utf8JsonWriter json, Document document, Passage passage, PassageContent content)
    {
        json.WriteString(PointField.DocumentId, document.Id);
        json.WriteString(PointField.Version, document.Version);
        json.WriteNumber(PointField.Ordinal, passage.Ordinal);
        json.WriteNumber(PointField.Chance, PointId.ChanceOf(document.Id, passage.Ordinal));
        WriteLabels(json, document);
        json.WriteString("path", document.Path);
        json.WriteString("title", document.Title);
        json.WriteString("language", document.Language);
        json.WriteString("date", document.Date.UtcDateTime);
        json.WriteNumber("start", passage.Span.Start);
        WritePlace(json, passage.Place);
        WriteAll(json, "headings", content.HeadingPath);
        if (content.TableHeader.Length > 0)
        {
            json.WriteString("tableHeader", content.TableHeader);
        }

        json.WriteString("text", content.Text);
        json.WriteStartArray("words");
        foreach (var part in content.Words)
        {
            json.WriteNumberValue(part.Start);
            json.WriteNumberValue(part.End);
        }

        json.WriteEndArray();
        WriteMetadata(json, document.Content.Metadata);
    }

    /// <summary>Reads a payload; the reader stands on its opening brace and is left on the closing one.</summary>
    public static StoredPassage Read(ref Utf8JsonReader json)
    {
        string documentId = "", version = "", header = "", text = "";
        var (ordinal, start) = (0, 0);
        var place = default(Place);
        IReadOnlyList<string> headings = [];
        IReadOnlyList<TextSpan> words = [];
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("text"u8))
            {
                text = Text(ref json);
            }
            else if (json.ValueTextEquals("words"u8))
            {
                words = ReadSpans(ref json);
            }
            else if (json.ValueTextEquals("documentId"u8))
            {
                documentId = Text(ref json);
            }
            else if (json.ValueTextEquals("version"u8))
            {
                version = Text(ref json);
            }
            else if (json.ValueTextEquals("ordinal"u8))
            {
                ordinal = Number(ref json);
            }
            else if (json.ValueTextEquals("start"u8))
            {
                start = Number(ref json);
            }
            else if (json.ValueTextEquals("place"u8))
            {
                place = ReadPlace(ref json);
            }
            else if (json.ValueTextEquals("headings"u8))
            {
                headings = ReadAll(ref json);
            }
            else if (json.ValueTextEquals("tableHeader"u8))
            {
                header = Text(ref json);
            }
            else
            {
                json.Skip();
            }
        }

        return new StoredPassage(
            documentId, version, ordinal, new TextSpan(start, start + text.Length), place ?? throw new JsonException("A passage has no place."), headings, header, text, words);
    }

    internal static void WriteAll(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    internal static IReadOnlyList<string> ReadAll(ref Utf8JsonReader json)
    {
        var values = new List<string>();
        json.Read();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            values.Add(json.GetString() ?? "");
        }

        return values;
    }

    internal static string Text(ref Utf8JsonReader json)
    {
        json.Read();
        return json.GetString() ?? "";
    }

    internal static int Number(ref Utf8JsonReader json)
    {
        json.Read();
        return json.GetInt32();
    }

    // Nobody holds the empty set: such a document is found by no search, and by no database query either.
    private static void WriteLabels(Utf8JsonWriter json, Document document) => WriteAll(json, PointField.Labels, document.Access.Values);

    private static void WritePlace(Utf8JsonWriter json, Place place)
    {
        json.WriteStartArray("place");
        json.WriteNumberValue(place.Lines.First);
        json.WriteNumberValue(place.Lines.Last);
        json.WriteNumberValue(place.Page ?? 0);
        json.WriteNumberValue(place.Slide ?? 0);
        json.WriteNumberValue(place.Time is { } time ? (long)time.From.TotalMilliseconds : -1);
        json.WriteNumberValue(place.Time is { } until ? (long)until.To.TotalMilliseconds : -1);
        json.WriteStringValue(place.Sheet);
        json.WriteEndArray();
    }

    private static Place ReadPlace(ref Utf8JsonReader json)
    {
        json.Read();
        var lines = (Number(ref json), Number(ref json));
        var (page, slide) = (Number(ref json), Number(ref json));
        json.Read();
        var from = json.GetInt64();
        json.Read();
        var to = json.GetInt64();
        json.Read();
        var sheet = json.GetString();
        json.Read();
        return new Place
        {
            Lines = lines,
            Page = page == 0 ? null : page,
            Slide = slide == 0 ? null : slide,
            Sheet = sheet,
            Time = from < 0 ? null : (TimeSpan.FromMilliseconds(from), TimeSpan.FromMilliseconds(to)),
        };
    }

    private static List<TextSpan> ReadSpans(ref Utf8JsonReader json)
    {
        var spans = new List<TextSpan>();
        json.Read();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            var start = json.GetInt32();
            spans.Add(new TextSpan(start, Number(ref json)));
        }

        return spans;
    }

    // Typed, so that whoever looks into the database can filter by it; a search of this product uses the catalogue instead.
    private static void WriteMetadata(Utf8JsonWriter json, IReadOnlyList<MetadataField> metadata)
    {
        json.WriteStartObject("metadata");
        foreach (var field in metadata.GroupBy(field => field.Path, StringComparer.Ordinal).Take(MostMetadata))
        {
            json.WriteStartArray(field.Key);
            foreach (var (_, value, _) in field.Take(MostMetadata))
            {
                WriteValue(json, value);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, MetadataValue value)
    {
        switch (value)
        {
            case MetadataValue.Number number:
                json.WriteNumberValue(number.Value);
                break;
            case MetadataValue.Flag flag:
                json.WriteBooleanValue(flag.Value);
                break;
            case MetadataValue.Date date:
                json.WriteStringValue(date.Value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
                break;
            default:
                json.WriteStringValue(value.Written.AsSpan(0, Math.Min(value.Written.Length, LongestMetadata)));
                break;
        }
    }
}
