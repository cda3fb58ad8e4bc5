using System.Text.Json;

namespace ChatBot.Tests.ModelClients.Double.Chat;

/// <summary>Reads messages, which must stand in an order that a model can follow: each call of a tool has its result, and each result its call.</summary>
internal static class ChatMessages
{
    /// <summary>The messages, or what is wrong with them.</summary>
    public static (IReadOnlyList<AskedMessage> Messages, string? Problem) Read(JsonElement list)
    {
        var messages = new List<AskedMessage>();
        var open = new List<string>();
        foreach (var message in list.EnumerateArray())
        {
            var (read, problem) = ReadOne(message);
            if (read is null)
            {
                return ([], problem);
            }

            if (read.Role == "tool" && !open.Remove(read.AnswersCall ?? ""))
            {
                return ([], "Invalid parameter: messages with role 'tool' must be a response to a preceding message with 'tool_calls'.");
            }

            if (read.Role != "tool" && open.Count > 0)
            {
                return ([], Unanswered(open));
            }

            open.AddRange(read.CallIds);
            messages.Add(read);
        }

        return open.Count > 0 ? ([], Unanswered(open)) : (messages, null);
    }

    private static string Unanswered(List<string> open) =>
        $"An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'. The following tool_call_ids did not have response messages: {string.Join(", ", open)}";

    private static (AskedMessage? Message, string? Problem) ReadOne(JsonElement message)
    {
        var role = message.ValueKind == JsonValueKind.Object && message.TryGetProperty("role", out var name) ? name.GetString() : null;
        if (role is not ("system" or "user" or "assistant" or "tool"))
        {
            return (null, $"Invalid value: '{role}'. Supported values are: 'system', 'assistant', 'user', and 'tool'.");
        }

        if (message.EnumerateObject().Select(member => member.Name).FirstOrDefault(member => member is not ("role" or "content" or "tool_calls" or "tool_call_id")) is { } unknown)
        {
            return (null, $"Additional properties are not allowed ('{unknown}' was unexpected) - 'messages'");
        }

        var ids = new List<string>();
        if (message.TryGetProperty("tool_calls", out var calls))
        {
            if (role != "assistant" || calls.GetArrayLength() == 0 || CallProblem(calls, ids) is { } problem && problem.Length > 0)
            {
                return (null, "Invalid 'messages.tool_calls': only an assistant calls functions, each with an id of its own, a name and arguments that are a JSON object as a string.");
            }
        }

        var hasText = message.TryGetProperty("content", out var content) && content.ValueKind == JsonValueKind.String;
        if (!hasText && ids.Count == 0)
        {
            return (null, "Invalid value for 'content': expected a string, got null.");
        }

        return (new AskedMessage(role, hasText ? content.GetString()! : "", ids, message.TryGetProperty("tool_call_id", out var call) ? call.GetString() : null), null);
    }

    private static string CallProblem(JsonElement calls, List<string> ids)
    {
        foreach (var call in calls.EnumerateArray())
        {
            var id = call.GetProperty("id").GetString() ?? "";
            var function = call.GetProperty("function");
            if (id.Length == 0 || ids.Contains(id) || call.GetProperty("type").GetString() != "function" || string.IsNullOrEmpty(function.GetProperty("name").GetString()))
            {
                return "call";
            }

            using var arguments = JsonDocument.Parse(function.GetProperty("arguments").GetString()!);
            if (arguments.RootElement.ValueKind != JsonValueKind.Object)
            {
                return "arguments";
            }

            ids.Add(id);
        }

        return "";
    }
}
