using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ChatBot.Channels.Activities;

/// <summary>Activities as JSON.</summary>
public static class ActivityJson
{
    private static readonly ActivityJsonContext Readable = new(new JsonSerializerOptions(ActivityJsonContext.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>How an activity is read and written.</summary>
    public static JsonTypeInfo<Activity> Type => Readable.Activity;

    /// <summary>Reads an activity; null when it is none.</summary>
    public static Activity? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, Readable.Activity);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Writes an activity.</summary>
    public static byte[] Write(Activity activity) => JsonSerializer.SerializeToUtf8Bytes(activity, Readable.Activity);

    /// <summary>An entity as it stands in an activity.</summary>
    public static JsonElement Element(StreamInfo entity) => JsonSerializer.SerializeToElement(entity, Readable.StreamInfo);

    /// <summary>An entity as it stands in an activity.</summary>
    public static JsonElement Element(AIEntity entity) => JsonSerializer.SerializeToElement(entity, Readable.AIEntity);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(StreamInfo))]
[JsonSerializable(typeof(AIEntity))]
internal sealed partial class ActivityJsonContext : JsonSerializerContext;
