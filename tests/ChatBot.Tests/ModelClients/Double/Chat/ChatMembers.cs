using System.Text.Json;

namespace ChatBot.Tests.ModelClients.Double.Chat;

/// <summary>What may stand in each member of a request besides its messages.</summary>
internal static class ChatMembers
{
    /// <summary>What is wrong with a member; null when nothing is.</summary>
    public static string? Problem(JsonProperty member, JsonElement request)
    {
        var value = member.Value;
        return member.Name switch
        {
            "stream" or "parallel_tool_calls" when value.ValueKind is not (JsonValueKind.True or JsonValueKind.False) => "must be a boolean",
            "parallel_tool_calls" or "tool_choice" when !request.TryGetProperty("tools", out _) => "is only allowed when 'tools' are specified.",
            "stream_options" when !request.TryGetProperty("stream", out var stream) || stream.ValueKind != JsonValueKind.True => "is only allowed when 'stream' is true.",
            "max_tokens" or "max_completion_tokens" when value.ValueKind != JsonValueKind.Number || !value.TryGetInt32(out var tokens) || tokens < 1 => "must be a whole number of at least 1",
            "max_tokens" when request.TryGetProperty("max_completion_tokens", out _) => "Setting 'max_tokens' and 'max_completion_tokens' at the same time is not supported.",
            "temperature" when value.ValueKind != JsonValueKind.Number || value.GetDouble() is < 0 or > 2 => "must be between 0 and 2",
            "top_p" when value.ValueKind != JsonValueKind.Number || value.GetDouble() is < 0 or > 1 => "must be between 0 and 1",
            "seed" when value.ValueKind != JsonValueKind.Number || !value.TryGetInt64(out _) => "must be a whole number",
            "stop" when value.ValueKind != JsonValueKind.Array || value.GetArrayLength() is 0 or > 4 || value.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.String) => "must be 1 to 4 strings",
            "tools" => ToolsProblem(value),
            "tool_choice" => ChoiceProblem(value, request),
            _ => null,
        };
    }

    /// <summary>The name of a tool.</summary>
    public static string ToolName(JsonElement tool) => tool.GetProperty("function").GetProperty("name").GetString()!;

    private static string? ToolsProblem(JsonElement tools)
    {
        if (tools.ValueKind != JsonValueKind.Array || tools.GetArrayLength() == 0)
        {
            return "[] is too short";
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tool in tools.EnumerateArray())
        {
            if (!tool.TryGetProperty("type", out var type) || type.GetString() != "function" || !tool.TryGetProperty("function", out var function))
            {
                return "must be functions";
            }

            if (!function.TryGetProperty("name", out var name) || name.GetString() is not { Length: > 0 and <= 64 } text || !text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-'))
            {
                return "does not match '^[a-zA-Z0-9_-]+$'.";
            }

            if (!names.Add(text))
            {
                return $"two functions are called '{text}'";
            }

            if (!function.TryGetProperty("parameters", out var schema) || schema.ValueKind != JsonValueKind.Object || !schema.TryGetProperty("type", out var kind) || kind.GetString() != "object")
            {
                return $"Invalid schema for function '{text}': schema must be a JSON Schema of 'type: \"object\"'.";
            }
        }

        return null;
    }

    private static string? ChoiceProblem(JsonElement choice, JsonElement request)
    {
        if (choice.ValueKind == JsonValueKind.String)
        {
            return choice.GetString() is "auto" or "none" or "required" ? null : "must be auto, none or required";
        }

        return choice.ValueKind == JsonValueKind.Object && request.GetProperty("tools").EnumerateArray().Any(tool => ToolName(tool) == ToolName(choice)) ? null : "names no function of 'tools'";
    }
}
