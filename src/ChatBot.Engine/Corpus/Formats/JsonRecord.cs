using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace ChatBot.Corpus;

/// <summary>One JSON object understood as a record: id, title, text, and every further scalar as a field by its dotted path.</summary>
internal sealed class JsonRecord
{
    private const int DepthAtMost = 64;
    private const int PathCharactersAtMost = 500;

    private static readonly JsonReaderOptions Options = new() { MaxDepth = DepthAtMost, AllowTrailingCommas = true };
    private static readonly string[] textNames = ["text", "body", "content"];
    private static readonly string[] knownNames = ["id", "_id", "title", "access", .. textNames];

    private List<(string Name, string Value, int At)> texts = [];

    private JsonRecord()
    {
    }

    public string? Id { get; private set; }

    public string? Title { get; private set; }

    public string? Text { get; private set; }

    public List<RecordField> Fields { get; } = [];

    /// <summary>Understands the object, or says what is wrong with it.</summary>
    public static JsonRecord? Parse(ReadOnlyMemory<byte> json, out string problem)
    {
        if (ValidUtf8(json) is not { } valid)
        {
            problem = "binary";
            return null;
        }

        try
        {
            return Read(valid.Span, out problem);
        }
        catch (JsonException error)
        {
            problem = $"not valid JSON (byte {error.BytePositionInLine})";
            return null;
        }
        catch (InvalidOperationException)
        {
            // An escape that is half of a surrogate pair has no text; the rest of the record does.
            return Read(WithoutLoneSurrogates(valid.Span), out problem);
        }
    }

    private static ReadOnlyMemory<byte>? ValidUtf8(ReadOnlyMemory<byte> json) =>
        Utf8.IsValid(json.Span) ? json : TextDecoding.Decode(json.Span) is DecodedText.Text text ? Encoding.UTF8.GetBytes(text.Value) : null;

    private static JsonRecord? Read(ReadOnlySpan<byte> json, out string problem)
    {
        var reader = new Utf8JsonReader(json, Options);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            problem = "not a JSON object";
            return null;
        }

        problem = "";
        var record = new JsonRecord();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            record.TakeProperty(ref reader);
        }

        // Reads to the end, which throws on anything behind the object.
        _ = reader.Read();
        record.ChooseText();
        return record;
    }

    private void TakeProperty(ref Utf8JsonReader reader)
    {
        var name = NameOf(ref reader);
        _ = reader.Read();
        var isText = reader.TokenType == JsonTokenType.String;
        switch (name)
        {
            case "id" or "_id" when Id is null && (reader.TokenType == JsonTokenType.Number || (isText && reader.GetString() is { Length: > 0 })):
                Id = isText ? reader.GetString() : Encoding.ASCII.GetString(reader.ValueSpan);
                break;
            case "title" when isText && Title is null:
                Title = reader.GetString();
                break;
            case "text" or "body" or "content" when isText:
                texts.Add((name, reader.GetString()!, Fields.Count));
                break;
            case "access":
                TakeAccess(ref reader);
                break;
            default:
                AddFields(name, ref reader);
                break;
        }
    }

    private static string NameOf(ref Utf8JsonReader reader)
    {
        foreach (var name in knownNames)
        {
            if (reader.ValueTextEquals(name))
            {
                return name;
            }
        }

        return reader.GetString()!;
    }

    // The rule goes first, so that no number of other fields pushes it out; one that says nothing is kept as an empty label,
    // because it is not the same as no rule.
    private void TakeAccess(ref Utf8JsonReader reader)
    {
        var others = Fields.ToArray();
        Fields.Clear();
        AddFields("access", ref reader);
        if (Fields.Count == 0)
        {
            Fields.Add(new RecordField("access", new MetadataValue.Text("")));
        }

        texts = [.. texts.Select(text => text with { At = text.At + Fields.Count })];
        Fields.AddRange(others);
    }

    // The first of text, body and content is the text; the others are fields where they stood.
    private void ChooseText()
    {
        var chosen = Array.Find(textNames, name => texts.Exists(text => text.Name == name));
        Text = texts.FindLast(text => text.Name == chosen).Value;
        for (var i = texts.Count - 1; i >= 0; i--)
        {
            if (texts[i].Name != chosen)
            {
                Fields.Insert(texts[i].At, new RecordField(texts[i].Name, MetadataValue.OfQuoted(texts[i].Value)));
            }
        }
    }

    // Recursion ends at the depth that the reader allows.
    private void AddFields(string path, ref Utf8JsonReader reader)
    {
        if (Fields.Count >= RecordComposer.FieldsAtMost || path.Length > PathCharactersAtMost)
        {
            reader.Skip();
            return;
        }

        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    var name = $"{path}.{reader.GetString()}";
                    _ = reader.Read();
                    AddFields(name, ref reader);
                }

                break;
            case JsonTokenType.StartArray:
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    AddFields(path, ref reader);
                }

                break;
            case JsonTokenType.String:
                Fields.Add(new RecordField(path, MetadataValue.OfQuoted(reader.GetString()!)));
                break;
            case JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False:
                Fields.Add(new RecordField(path, MetadataValue.Of(Encoding.ASCII.GetString(reader.ValueSpan))));
                break;
        }
    }

    private static byte[] WithoutLoneSurrogates(ReadOnlySpan<byte> json)
    {
        var bytes = json.ToArray();
        for (var i = 0; i + 1 < bytes.Length; i++)
        {
            if (bytes[i] != '\\')
            {
                continue;
            }

            var unit = EscapedUnit(bytes, i);
            if (unit is >= 0xD800 and <= 0xDBFF && EscapedUnit(bytes, i + 6) is >= 0xDC00 and <= 0xDFFF)
            {
                i += 11;
            }
            else if (unit is >= 0xD800 and <= 0xDFFF)
            {
                "FFFD"u8.CopyTo(bytes.AsSpan(i + 2));
                i += 5;
            }
            else
            {
                i++;
            }
        }

        return bytes;
    }

    private static int EscapedUnit(byte[] bytes, int at) =>
        at + 6 <= bytes.Length && bytes[at] == '\\' && bytes[at + 1] == 'u'
            && ushort.TryParse(bytes.AsSpan(at + 2, 4), System.Globalization.NumberStyles.AllowHexSpecifier, null, out var unit)
            ? unit
            : -1;
}
