using System.Text.Json;
using System.Text.RegularExpressions;

namespace ChatBot.Tests.Channels.Agents;

/// <summary>
/// Holds JSON against a schema of an OpenAPI document. It knows the words that our description uses and refuses any other, so that
/// nothing is taken as held that was not looked at.
/// </summary>
internal sealed partial class JsonShape(JsonElement description)
{
    private const string IdPattern = "^[A-Za-z0-9_:.-]+$";

    private static readonly string[] Remarks = ["type", "description", "format", "default"];

    /// <summary>What is wrong with a value, each with its path; empty when it is as described.</summary>
    public IReadOnlyList<string> Faults(string schema, JsonElement value) => [.. Check(description.GetProperty("components").GetProperty("schemas").GetProperty(schema), value, "$")];

    /// <summary>The same for a schema that stands somewhere else in the document.</summary>
    public IReadOnlyList<string> Faults(JsonElement schema, JsonElement value) => [.. Check(schema, value, "$")];

    // Of a value of another type nothing else can be said.
    private IEnumerable<string> Check(JsonElement schema, JsonElement value, string path) =>
        schema.TryGetProperty("type", out var type) && !IsOf(type.GetString()!, value)
            ? [$"{path} is {value.ValueKind}, not {type}"]
            : schema.EnumerateObject().SelectMany(rule => Check(schema, rule, value, path));

    private IEnumerable<string> Check(JsonElement schema, JsonProperty rule, JsonElement value, string path) => rule.Name switch
    {
        "$ref" => Faults(rule.Value.GetString()!.Split('/')[^1], value).Select(fault => path + fault[1..]),
        "enum" => When(!rule.Value.EnumerateArray().Any(allowed => JsonElement.DeepEquals(allowed, value)), $"{path} is {value}, none of {rule.Value}"),
        "required" => rule.Value.EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _)).Select(name => $"{path}.{name} is missing"),
        "properties" => rule.Value.EnumerateObject().SelectMany(member =>
            value.TryGetProperty(member.Name, out var part) ? Check(member.Value, part, $"{path}.{member.Name}") : []),
        "additionalProperties" => value.EnumerateObject().Where(member => !schema.GetProperty("properties").TryGetProperty(member.Name, out _))
            .Select(member => $"{path}.{member.Name} is not described"),
        "items" => value.EnumerateArray().SelectMany((item, i) => Check(rule.Value, item, $"{path}[{i}]")),
        "minItems" => When(value.GetArrayLength() < rule.Value.GetInt32(), $"{path} has too few items"),
        "maxItems" => When(value.GetArrayLength() > rule.Value.GetInt32(), $"{path} has too many items"),
        "minimum" => When(value.GetDouble() < rule.Value.GetDouble(), $"{path} is too small"),
        "maximum" => When(value.GetDouble() > rule.Value.GetDouble(), $"{path} is too large"),
        "minLength" => When(value.GetString()!.Length < rule.Value.GetInt32(), $"{path} is too short"),
        "maxLength" => When(value.GetString()!.Length > rule.Value.GetInt32(), $"{path} is too long"),
        "pattern" => When(rule.Value.GetString() != IdPattern || !Id().IsMatch(value.GetString()!), $"{path} is not of the pattern"),
        _ => When(!Remarks.Contains(rule.Name), $"{path}: '{rule.Name}' is no word that this test knows"),
    };

    private static bool IsOf(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "number" => value.ValueKind == JsonValueKind.Number,
        _ => false,
    };

    private static string[] When(bool isWrong, string fault) => isWrong ? [fault] : [];

    [GeneratedRegex(IdPattern, RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Id();
}
