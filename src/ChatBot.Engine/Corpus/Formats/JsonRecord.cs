using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace ChatBot.Corpus;

/// <summary>One JSON object understood as a record: id, title, text, and every further scalar as a field by its dotted path.</summary>
internal sealed class JsonRecord
{
    private const int DepthAtMost = 64;
    private const int PathCharactersAtMost = 500;
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = DepthAtMost, AllowTrailingCommas = true };

    public string? Id { get; private init; }

    public string? Title { get; private init; }

    public string? Text { get; private init; }

    public required List<RecordField> Fields { get; init; }

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
            return Read(valid, out problem);
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

    private static JsonRecord? Read(ReadOnlyMemory<byte> json, out string problem)
    {
        using var document = JsonDocument.Parse(json, Options);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
        {
            problem = "not a JSON object";
            return null;
        }

        problem = "";
        var idName = root.TryGetProperty("id"u8, out var id) || !root.TryGetProperty("_id"u8, out id) ? "id" : "_id";
        var textName = NameOfText(root, out var text);
        var title = root.TryGetProperty("title"u8, out var named) && named.ValueKind == JsonValueKind.String ? named.GetString() : null;
        var fields = AccessRule(root);
        foreach (var property in root.EnumerateObject())
        {
            if (!property.NameEquals("access"u8)
                && !(property.NameEquals(idName) && Scalar(id) is not null)
                && !(textName is not null && property.NameEquals(textName))
                && !(title is not null && property.NameEquals("title"u8)))
            {
                AddFields(property.Name, property.Value, fields);
            }
        }

        return new JsonRecord { Id = Scalar(id), Title = title, Text = text, Fields = fields };
    }

    // The rule comes first, so that no number of other fields pushes it out; one that says nothing is kept as an empty label,
    // because it is not the same as no rule.
    private static List<RecordField> AccessRule(JsonElement root)
    {
        var fields = new List<RecordField>();
        foreach (var property in root.EnumerateObject())
        {
            if (property.NameEquals("access"u8))
            {
                AddFields("access", property.Value, fields);
                if (fields.Count == 0)
                {
                    fields.Add(new RecordField("access", new MetadataValue.Text("")));
                }
            }
        }

        return fields;
    }

    private static string? NameOfText(JsonElement root, out string? text)
    {
        foreach (var name in (ReadOnlySpan<string>)["text", "body", "content"])
        {
            if (root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String)
            {
                text = value.GetString();
                return name;
            }
        }

        text = null;
        return null;
    }

    private static string? Scalar(JsonElement id) => id.ValueKind switch
    {
        JsonValueKind.String when id.GetString() is { Length: > 0 } written => written,
        JsonValueKind.Number => id.GetRawText(),
        _ => null,
    };

    // Recursion ends at the depth that the parser allows.
    private static void AddFields(string path, JsonElement value, List<RecordField> fields)
    {
        if (fields.Count >= RecordComposer.FieldsAtMost || path.Length > PathCharactersAtMost)
        {
            return;
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in value.EnumerateObject())
                {
                    AddFields($"{path}.{property.Name}", property.Value, fields);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    AddFields(path, item, fields);
                }

                break;
            case JsonValueKind.String:
                fields.Add(new RecordField(path, MetadataValue.OfQuoted(value.GetString()!)));
                break;
            case JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False:
                fields.Add(new RecordField(path, MetadataValue.Of(value.GetRawText())));
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
